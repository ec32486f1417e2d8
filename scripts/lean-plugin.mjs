// Leaves parts of libraries that this program never runs out of the bundle, for a quick start and a small attack
// surface: fontkit's own shapers (HarfBuzz shapes), pdfkit's line breaker, PNG reader and ciphers, commander's
// processes. Their replacements throw, so that the first test that reaches one shows the mistake. Brotli and Unicode
// data come from Node.

/** Module → the names that its importers take from it. */
const unused = {
  linebreak: ["default"],
  "png-js": ["default"],
  "@noble/ciphers/aes": ["cbc", "ecb"],
  // For subcommands that are programs of their own: there are none, and what it loads takes 10 ms of each start.
  "node:child_process": ["spawn"],
};

/** The one importer that is meant, where others use the module. */
const importers = { "node:child_process": /[\\/]commander[\\/]/ };

const absent = (path) => `function () { throw new Error(${JSON.stringify(`${path} is not part of this bundle`)}); }`;

const source = (path, names) =>
  names
    .map((name) => (name === "default" ? `export default ${absent(path)}` : `export const ${name} = ${absent(path)};`))
    .join("\n");

/** What fontkit needs outside its shapers, provided by Node and its JavaScript engine. */
const ours = {
  "brotli/decompress.js": `export { brotliDecompressSync as default } from "node:zlib";`,
  // Tables of the shapers, unpacked at import.
  "unicode-trie": "export default class { get() { return 0; } }",
  "unicode-properties": `
export const isMark = (codePoint) => /\\p{M}/u.test(String.fromCodePoint(codePoint));
export const isDigit = (codePoint) => /\\p{Nd}/u.test(String.fromCodePoint(codePoint));
${source("unicode-properties", ["getCombiningClass", "getScript", "getCategory"])}`,
};

const contents = (path) => ours[path] ?? source(path, unused[path]);

/** @type {import("esbuild").Plugin} */
export const leanPlugin = {
  name: "lean",
  setup(build) {
    build.onResolve({ filter: /^[@a-z]/ }, ({ path, importer }) => {
      const isMeant = importers[path]?.test(importer) ?? true;
      return isMeant && (Object.hasOwn(ours, path) || Object.hasOwn(unused, path))
        ? { path, namespace: "lean" }
        : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: "lean" }, ({ path }) => ({
      contents: contents(path),
      resolveDir: process.cwd(),
    }));
  },
};
