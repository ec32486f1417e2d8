// The package.json that is published: without the scripts and devDependencies for work on the sources, which need
// files that are not shipped. `strip` is npm's prepack and `restore` its postpack; the whole file is kept in between.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = join(root, "package.json");
const whole = join(root, "node_modules", ".package.json.whole");

function strip() {
  // An earlier packing was interrupted: the kept file is the whole one.
  if (existsSync(whole)) restore();
  const text = readFileSync(manifest, "utf8");
  const { scripts: _, devDependencies: __, overrides: ___, ...published } = JSON.parse(text);
  writeFileSync(whole, text);
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`);
}

function restore() {
  if (existsSync(whole)) renameSync(whole, manifest);
}

const task = { strip, restore }[process.argv[2] ?? ""];
if (!task) throw new Error("usage: published-manifest.mjs strip|restore");
task();
