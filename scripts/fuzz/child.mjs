// The process of a trier: tries the inputs that it receives, and answers.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./trier.mjs";

const [bundle, scratch] = process.argv.slice(2);
const { mutations, Trial, fc } = await import(pathToFileURL(bundle).href);
const trials = new Map();

process.on("disconnect", () => process.exit());
/** If the requester is gone, this process exits silently. */
const send = (answer) => process.send(answer, (error) => error && process.exit());
// What every process does once does not belong to an answer.
await trialOf("tests/fuzz/books/formulas.yaml").try(new Map());
process.on("message", async (input) => {
  const before = process.cpuUsage();
  const answer = input.only === "files" ? filesOf(input) : await answerTo(input);
  const { user, system } = process.cpuUsage(before);
  send({ ...answer, milliseconds: Math.round((user + system) / 1000), memory: process.memoryUsage.rss() });
});
send({ ready: true });

function trialOf(target) {
  if (!trials.has(target)) trials.set(target, new Trial(join(root, target)));
  return trials.get(target);
}

/** What the input is based on, and its own damage. */
function mutationsOf({ seed, before = [], mutations: given }) {
  if (given) return given;
  const [fresh] = fc.sample(mutations, { seed, numRuns: 1 });
  return [...before, ...fresh];
}

function filesOf(input) {
  return { files: Object.fromEntries(trialOf(input.target).changedBy(mutationsOf(input))) };
}

async function answerTo(input) {
  const { target, seed, files, extent } = input;
  const list = files ? [] : mutationsOf(input);
  try {
    const trial = trialOf(target);
    const changed = files ? new Map(Object.entries(files)) : trial.changedBy(list);
    const { outcome, pdf, codes } = await trial.try(changed, extent);
    if (!pdf) return { outcome, codes, mutations: list };
    const path = join(scratch, `${seed}.pdf`);
    writeFileSync(path, pdf);
    return { outcome, codes, mutations: list, pdf: path };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error), mutations: list };
  }
}
