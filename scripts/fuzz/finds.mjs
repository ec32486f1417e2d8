// What broke the program, one per kind: made as small as possible, and kept in tests/fuzz/cases as the damaged files.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./trier.mjs";

/** Trials for one find; those of a hang take twenty seconds each. */
const trials = { hang: 12, fault: 1000 };
const isHang = (message) => /no answer|process ended/.test(message);
const kindOf = (message) => message.split("\n").slice(0, 2).join(" ").replace(/\d+/g, "#").slice(0, 160);

export class Finds {
  #trier;
  #folder;
  #found = new Map();

  /** `trier` makes one that tries inputs; cases are kept in `folder`. */
  constructor(trier, folder = join(root, "tests/fuzz/cases")) {
    this.#trier = trier;
    this.#folder = folder;
  }

  get size() {
    return this.#found.size;
  }

  /** A find of a new kind is reduced and kept at once, because a run may be stopped. */
  async add(message, input) {
    const kind = kindOf(message);
    const known = this.#found.get(kind);
    if (known) {
      known.times++;
      return;
    }
    this.#found.set(kind, { times: 1 });
    console.log(`found (seed ${input.seed}, ${input.target}): ${message.split("\n").slice(0, 4).join("\n  ")}`);
    const trier = this.#trier();
    const files = await trier.filesOf(input);
    const smaller = message.startsWith("qpdf") ? files : await smallest(trier, input, files, message);
    trier.end();
    write(this.#folder, message, input, smaller);
  }

  summary() {
    if (this.#found.size === 0) return "nothing found";
    const lines = [...this.#found].map(([kind, { times }]) => `  ${times} × ${kind}`);
    return `${this.#found.size} kinds of fault found, kept in tests/fuzz/cases\n${lines.join("\n")}`;
  }
}

/**
 * Files that need no damage are restored; pieces of the others are left out as long as the fault remains (Zeller 2002).
 */
async function smallest(trier, { target, seed, extent }, files, message) {
  const kind = kindOf(message);
  let left = isHang(message) ? trials.hang : trials.fault;
  const breaks = async (changed) => {
    if (left-- <= 0) return false;
    const { fault } = await trier.try({ seed, target, extent, files: changed });
    return fault !== undefined && kindOf(fault) === kind;
  };
  let best = files;
  for (const name of Object.keys(files)) {
    const { [name]: _, ...others } = best;
    if (Object.keys(best).length > 1 && (await breaks(others))) best = others;
  }
  for (const name of Object.keys(best)) {
    for (
      let size = Math.ceil(best[name].length / 2);
      size >= 1 && left > 0;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    ) {
      for (let at = 0; at < best[name].length && left > 0; ) {
        const shorter = { ...best, [name]: best[name].slice(0, at) + best[name].slice(at + size) };
        if (await breaks(shorter)) best = shorter;
        else at += size;
      }
    }
  }
  return best;
}

/** As a book in one file: what was damaged, what was reported, the damaged files. */
function write(folder, message, { seed, target }, files) {
  const head = `# of ${target}\n# seed ${seed}: ${message.split("\n")[0].slice(0, 200)}\n`;
  const sections = Object.entries(files).map(([name, text]) =>
    // Anything that UTF-8 or the format of these files would change.
    /[\ud800-\udfff\r\0]|^==== |[^\n]$/mu.test(text) ||
    /\.(?:png|jpe?g|[ot]tf|woff2?|docx|xlsx|odt|ods|zip)$/.test(name)
      ? `==== ${name} base64\n${Buffer.from(text, isLatin(name) ? "latin1" : "utf8").toString("base64")}\n`
      : `==== ${name}\n${text}`,
  );
  const text = head + sections.join("");
  const name = createHash("sha256").update(text).digest("hex").slice(0, 12);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.txt`), text);
  console.log(`kept as tests/fuzz/cases/${name}.txt`);
}

const isLatin = (name) => /\.(?:png|jpe?g|[ot]tf|woff2?|docx|xlsx|odt|ods|zip)$/.test(name);
