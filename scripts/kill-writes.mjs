// npm run kill-writes -- [--times 100] [--seed 1]: kills `build` (SIGKILL) at random moments of its writing, which is slowed for this,
// and looks at what is left: the old PDF or the new one, whole, every time; after a last run that is not killed, nothing else.
// The moments are random, and what they hit differs from machine to machine; the seed only makes them the same fractions.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const program = join(dirname(dirname(fileURLToPath(import.meta.url))), "bin/abstracts.js");
const value = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1] || otherwise);
const times = process.argv.includes("--times") ? value("--times") : 100;
let state = process.argv.includes("--seed") ? value("--seed") : 1;
/** Park and Miller 1988. */
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};
/** Milliseconds for each 4,096 bytes. */
const slowness = 20;

const folder = mkdtempSync(join(tmpdir(), "abstracts-kill-"));
const output = join(folder, "out", "book.pdf");
mkdirSync(join(folder, "abstracts"));
mkdirSync(join(folder, "out"));
writeFileSync(join(folder, "abstracts/a.yaml"), "title: A title\nauthors: [Ann Lee]\nabstract: A text.\n");

const words = ["build", "--no-cache", "-q", "-o", output, folder];
const titled = (name) => writeFileSync(join(folder, "book.yaml"), `title: ${name}\nparts: [cover, abstracts]\n`);
const digest = () => createHash("sha256").update(readFileSync(output)).digest("hex");
const build = () => spawnSync(process.execPath, [program, ...words], { stdio: "inherit" });

/** The digests of both books. */
const known = new Map();
for (const name of ["Old", "New"]) {
  titled(name);
  build();
  known.set(digest(), name);
}
const parts = Math.ceil(readFileSync(output).length / 4096);
const counts = { Old: 0, New: 0, torn: 0, left: 0, over: 0 };
for (let time = 0; time < times; time++) await killOne(time % 2 === 0 ? "Old" : "New");
build();
const remains = readdirSync(join(folder, "out")).filter((name) => name !== "book.pdf");
rmSync(folder, { recursive: true });
console.log(
  `${times} runs killed while they wrote: the old PDF ${counts.Old} times, the new one ${counts.New} times, torn ${counts.torn} times ` +
    `(${counts.left} left a temporary file, ${counts.over} were over before); after a last run ${remains.length} files left over`,
);
process.exitCode = counts.torn + remains.length === 0 ? 0 : 1;

/** Writes the book of that title, and kills the run at a random moment after its temporary file is there. */
async function killOne(name) {
  const before = known.get(digest());
  titled(name);
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, ABSTRACTS_TEST_SLOW_WRITE: String(slowness) },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  const isWriting = () => readdirSync(join(folder, "out")).some((file) => file !== "book.pdf" && !stale.has(file));
  const stale = new Set(readdirSync(join(folder, "out")));
  while (child.exitCode === null && !isWriting()) await new Promise((resolve) => setTimeout(resolve, 2));
  // Up to a little after the end, so that the step that puts the file in its place is hit too.
  await new Promise((resolve) => setTimeout(resolve, random() * slowness * (parts + 1)));
  child.kill("SIGKILL");
  if ((await ended) === null) counts.over++;
  if (readdirSync(join(folder, "out")).length > 1) counts.left++;
  const after = known.get(digest());
  if (after === undefined) counts.torn++;
  else counts[after === name && after !== before ? "New" : "Old"]++;
}
