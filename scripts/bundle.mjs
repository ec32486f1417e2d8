// Bundles src/ into dist/: the command line with its lazily loaded chunks and the references worker. One run of esbuild,
// so that they share code. citeproc stays outside (its licence is CPAL or AGPL).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { copyFonts } from "./copy-fonts.mjs";
import { leanPlugin } from "./lean-plugin.mjs";
import { parseTemplates } from "./parse-templates.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "dist");
const modules = join(root, "node_modules");
/** The thread that formats references loads nothing else: its chunks are together, even if they are in another pack too. */
const threadPack = "pack-references";

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    abstracts: "src/cli/main.ts",
    references: "src/references/worker.ts",
    setter: "src/paragraph/setters/worker.ts",
    session: "src/cli/watch-worker.ts",
  },
  outdir: "dist",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  external: ["citeproc"],
  plugins: [leanPlugin],
  // The CSV reader can download files; this program must not.
  define: { XMLHttpRequest: "undefined" },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "linked",
  logLevel: "warning",
  write: false,
  metafile: true,
});
const packs = packChunks(metafile);
/** @type {Map<string, string>} */
const scripts = new Map();
for (const { path, text } of outputFiles) {
  if (path.endsWith(".js")) scripts.set(commonJs(basename(path)), await script(text));
  else writeFileSync(path, text);
}
const packsOfChunks = {};
for (const [name, members] of packs) {
  writeFileSync(join(out, `${name}.cjs`), packed(members));
  for (const member of members) packsOfChunks[member] = [...(packsOfChunks[member] ?? []), name];
}
// Every thread finds what is in a pack of the command line there.
for (const name of scripts.keys())
  if (!packsOfChunks[name]?.some((pack) => pack !== threadPack)) writeFileSync(join(out, name), packed([name]));
await build({
  absWorkingDir: root,
  entryPoints: ["src/launcher/start.ts"],
  outfile: "dist/start.cjs",
  define: { packsOfChunks: JSON.stringify(packsOfChunks) },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  logLevel: "warning",
});
writeFileSync(join(out, "references-worker.cjs"), 'require("./start.cjs").load("references");\n');
writeFileSync(join(out, "setter-worker.cjs"), 'require("./start.cjs").load("setter");\n');
writeFileSync(join(out, "session-worker.cjs"), 'require("./start.cjs").load("session");\n');
writeFileSync(join(out, "command-worker.cjs"), 'require("./start.cjs").work();\n');
for (const file of ["harfbuzz.wasm", "harfbuzz-subset.wasm"])
  cpSync(join(modules, "harfbuzzjs/dist", file), join(out, file));
// Without those that belong to no language: a test's, and other ways to divide German and Finnish.
cpSync(join(modules, "hyphenopoly/patterns"), join(out, "patterns"), {
  recursive: true,
  filter: (path) => !/(?:en-test|de-x-syllable|fi-x-school)\.wasm$/.test(path),
});
copyFonts();
writeFileSync(join(out, "packages.json"), `${JSON.stringify(packagesIn(metafile), null, 1)}\n`);
await bundleViewer();
await bundleSite();
await parseTemplates();
writeFileSync(join(out, "program-id"), programId());
warm();

/** The version of a cache: a digest of the code and of the data that it works with. */
function programId() {
  const hash = createHash("sha256");
  for (const { text } of outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1))) hash.update(text);
  for (const file of ["package.json", "package-lock.json", "fonts/fonts.yaml", "fonts/protrusion.yaml"])
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  for (const room of ["language", "model"])
    for (const file of readdirSync(join(root, "src", room)).sort())
      if (file.endsWith(".tsv")) hash.update(readFileSync(join(root, "src", room, file)));
  const styles = join(root, "src/references/csl");
  for (const file of readdirSync(styles, { recursive: true, encoding: "utf8" }).sort())
    if (/\.(csl|xml)$/.test(file)) hash.update(file).update(readFileSync(join(styles, file)));
  return hash.digest("hex");
}

/**
 * The chunks that are needed together, by pack: those of a command that only prints a line; those that read a book;
 * those that print it; those for formulas; and all those of the thread that formats references.
 */
function packChunks({ outputs }) {
  const chunksOf = (entries, taken) => {
    const found = new Set();
    const add = (path) => {
      const name = commonJs(basename(path));
      if (taken.has(name) || found.has(name)) return;
      found.add(name);
      for (const one of outputs[path].imports) if (one.kind === "import-statement" && !one.external) add(one.path);
    };
    for (const [path, { entryPoint }] of Object.entries(outputs)) if (entries.includes(entryPoint)) add(path);
    return [...found];
  };
  const taken = new Set();
  const named = [
    ["pack-command", ["src/cli/main.ts"]],
    ["pack-read", ["src/cli/build.ts", "src/cli/cache.ts", "src/references/run-formatting.ts"]],
    ["pack-set", ["src/paragraph/setters/worker.ts"]],
    ["pack-print", ["src/set-book.ts", "src/pdf/write-pdf.ts"]],
    ["pack-math", ["src/math/typeset.ts"]],
  ].map(([name, entries]) => {
    const members = chunksOf(entries, taken);
    for (const one of members) taken.add(one);
    return [name, members];
  });
  return new Map([...named, [threadPack, chunksOf(["src/references/worker.ts"], new Set())]]);
}

/** A file that exports chunks as functions, by name, as src/launcher/chunks.ts calls them. */
function packed(names) {
  const functions = names.map(
    (name) => `"${name}":function(exports,require,module,__filename,__dirname){${scripts.get(name)}\n}`,
  );
  return `module.exports={${functions.join(",\n")}};\n`;
}

/** esbuild splits only ES modules, and V8 caches the compiled code of scripts only: each chunk becomes a CommonJS file. */
async function script(text) {
  const chunks = text.replaceAll(/(from|import|import\()\s*"(\.\/[\w-]+)\.js"/g, '$1"$2.cjs"');
  const { code } = await transform(chunks, {
    format: "cjs",
    target: "node20.19",
    platform: "node",
    supported: { "dynamic-import": false },
    define: { "import.meta.url": "__url" },
    ...(text.includes("import.meta.url") && {
      banner: 'const __url = require("node:url").pathToFileURL(__filename).href;',
    }),
    minifySyntax: true,
    minifyWhitespace: true,
  });
  return asAscii(code);
}

/**
 * Regular expressions are the only place where esbuild leaves other characters than those of ASCII; for a single one of
 * them, V8 keeps the whole file with two bytes for each character.
 */
function asAscii(code) {
  return code.replaceAll(/(\\?)([^\0-\x7f])/g, (_, slash, unit) => {
    if (slash) throw new Error(`a backslash before “${unit}” would escape its escape: leave it out`);
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The script and style of exported sites: a single script, which a page can load even from a folder. */
async function bundleSite() {
  await build({
    absWorkingDir: root,
    entryPoints: { site: "src/site/main.ts", style: "src/site/style.css" },
    outdir: "dist/site",
    external: ["math.ttf"],
    bundle: true,
    platform: "browser",
    format: "iife",
    target: ["chrome123", "firefox120", "safari17.5"],
    minify: true,
    legalComments: "inline",
    logLevel: "warning",
  });
}

/** The browser page of `watch`, with PDF.js and its worker. */
async function bundleViewer() {
  const viewer = join(out, "viewer");
  await build({
    absWorkingDir: root,
    entryPoints: { viewer: "src/viewer/main.ts", style: "src/viewer/style.css" },
    outdir: "dist/viewer",
    bundle: true,
    platform: "browser",
    format: "esm",
    target: ["chrome115", "firefox115", "safari16.4"],
    minify: true,
    legalComments: "linked",
    logLevel: "warning",
  });
  for (const file of ["index.html", "icon.svg"]) cpSync(join(root, "src/viewer", file), join(viewer, file));
  cpSync(join(modules, "pdfjs-dist/legacy/build/pdf.worker.min.mjs"), join(viewer, "pdf.worker.mjs"));
}

function commonJs(path) {
  return path.replace(/\.js$/, ".cjs");
}

/** Builds a book with a cache, as users do, so that their first build finds the program compiled. */
function warm() {
  const folder = mkdtempSync(join(tmpdir(), "abstracts-warm-"));
  try {
    const program = join(root, "bin", "abstracts.js");
    execFileSync(
      process.execPath,
      [program, "build", join(root, "data"), "-q", "--cache", join(folder, "cache"), "-o", join(folder, "book.pdf")],
      {
        stdio: "ignore",
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The packages whose code is bundled, and those installed beside the program: name, version, licence. */
function packagesIn({ inputs }) {
  const names = Object.keys(inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  // What is not code, or not bundled, and what it needs itself.
  const beside = ["citeproc", "harfbuzzjs", "hyphenopoly", "pdfjs-dist"];
  return [...new Set([...names, ...beside])].sort().map((name) => {
    const { version, license, licenses } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
    return { name, version, licence: license ?? licenses?.[0]?.type ?? "MIT" };
  });
}
