// Tools that are too heavy for everybody's installation: each has its own lock file in scripts/on-demand/, and is installed in
// node_modules/.on-demand/ when it is first asked for.
//   node scripts/on-demand.mjs TOOL           installs it
//   node scripts/on-demand.mjs TOOL WORD …    runs its command of the same name
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifests = ["package.json", "package-lock.json"];
/** Tools whose program is an optional package, one for each system. */
const native = new Set(["biome"]);

/** The node_modules folder of a tool: the name of a folder in scripts/on-demand. */
export function onDemand(tool) {
  const folder = join(root, "node_modules", ".on-demand", tool);
  if (!isInstalled(tool, folder)) install(tool, folder);
  return join(folder, "node_modules");
}

/** What `require` finds among the packages of a tool. */
export function requireOnDemand(tool) {
  return createRequire(join(onDemand(tool), "of-a-tool.cjs"));
}

function sourceOf(tool) {
  return join(root, "scripts", "on-demand", tool);
}

function isInstalled(tool, folder) {
  const lock = join(folder, "package-lock.json");
  return existsSync(lock) && readFileSync(lock).equals(readFileSync(join(sourceOf(tool), "package-lock.json")));
}

/** Beside its place first: several processes may ask at once, and the folder is there only when it is complete. */
function install(tool, folder) {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    for (const name of manifests) copyFileSync(join(sourceOf(tool), name), join(draft, name));
    const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    if (!native.has(tool)) words.push("--omit=optional");
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    const { status } = spawnSync("npm", words, { cwd: draft, env, stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`${tool} cannot be installed by npm, which needs the network for it once`);
    if (isInstalled(tool, folder)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [tool, ...words] = process.argv.slice(2);
  const packages = onDemand(tool);
  if (words.length > 0) {
    const { status, error } = spawnSync(join(packages, ".bin", tool), words, { stdio: "inherit" });
    if (error) throw error;
    process.exitCode = status ?? 1;
  }
}
