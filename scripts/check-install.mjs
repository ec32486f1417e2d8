// Packs the program, installs the package into an empty folder with npm, runs it there, and prints its size: what a user gets.
// Fails when npm warns, when the installation is larger than 30 MB, or when a command does. Run by CI: npm run check:install
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const largest = 30e6;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), "abstracts-install-"));
// An npm run by another npm would inherit its settings for this package.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

try {
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", work], { cwd: root, env });
  const tarball = join(work, packed.toString().trim().split("\n").at(-1));
  const prefix = join(work, "prefix");
  mkdirSync(prefix);
  const installed = npm(["install", "--global", "--prefix", prefix, "--no-audit", "--no-fund", tarball], work);
  if (/warn/i.test(installed)) throw new Error(`npm warns:\n${installed}`);
  const size = sizeOf(prefix);
  console.log(`Installed: ${(size / 1e6).toFixed(1)} MB`);
  if (size > largest) throw new Error(`an installation may have ${largest / 1e6} MB`);
  const folder = join(prefix, "lib", "node_modules", "book-of-abstracts");
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (scripts) throw new Error(`the published package.json has scripts: ${Object.keys(scripts).join(", ")}`);

  const program = join(prefix, "bin", "abstracts");
  const book = join(work, "a book");
  for (const words of [
    ["init", book],
    ["check", "--strict", book],
    ["build", "-o", join(work, "book.pdf"), book],
    ["build", "-t", "modern", "-o", join(work, "modern.pdf"), book],
    ["explain", "unknown-key"],
    ["schema", "template"],
    ["init", "--ci", book],
  ]) {
    const { status, stderr } = spawnSync(program, words, { cwd: work, encoding: "utf8", env });
    if (status !== 0) throw new Error(`abstracts ${words.join(" ")}: exit status ${status}\n${stderr}`);
  }
  for (const pdf of ["book.pdf", "modern.pdf"]) if (!existsSync(join(work, pdf))) throw new Error(`no ${pdf}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** npm's output. */
function npm(words, cwd) {
  const { status, stdout, stderr } = spawnSync("npm", words, { cwd, encoding: "utf8", env });
  if (status !== 0) throw new Error(`npm ${words.join(" ")}: exit status ${status}\n${stderr}`);
  return stdout + stderr;
}

/** Bytes on the disk, as du counts them. */
function sizeOf(path) {
  const { blocks } = lstatSync(path);
  const below = lstatSync(path).isDirectory() ? readdirSync(path).map((name) => sizeOf(join(path, name))) : [];
  return below.reduce((sum, size) => sum + size, blocks * 512);
}
