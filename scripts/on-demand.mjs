// Tools for rare tasks that are too heavy for everybody's installation: each has its own lock file in
// scripts/on-demand/, and is installed when it is first asked for, in node_modules/.on-demand/.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifests = ["package.json", "package-lock.json"];

/** The node_modules folder of a tool, `recheck` or `verapdf`. */
export function onDemand(tool) {
  const source = join(root, "scripts", "on-demand", tool);
  const folder = join(root, "node_modules", ".on-demand", tool);
  const locked = readFileSync(join(source, "package-lock.json"), "utf8");
  // Written last: if it is there, the installation is complete and of this lock file.
  const done = join(folder, "installed.json");
  if (!existsSync(done) || readFileSync(done, "utf8") !== locked) {
    mkdirSync(folder, { recursive: true });
    for (const name of manifests) copyFileSync(join(source, name), join(folder, name));
    const words = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"];
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    const { status } = spawnSync("npm", words, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`${tool} cannot be installed by npm`);
    writeFileSync(done, locked);
  }
  return join(folder, "node_modules");
}
