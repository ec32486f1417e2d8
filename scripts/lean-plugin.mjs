// Parts of libraries that this program never runs are left out of the bundle, for a quick start and a small surface:
// the network code of citation-js, WOFF2 and fontkit's own shapers (HarfBuzz shapes), pdfkit's line breaker and ciphers.
// What stands in for them throws, so that a wrong guess shows in the first test that runs into it.

/** Module → the names that its importers take from it. */
const unused = {
  "sync-fetch": ["default"],
  "node-fetch": ["default"],
  "brotli/decompress.js": ["default"],
  linebreak: ["default"],
  "@noble/ciphers/aes": ["cbc", "ecb"],
};

const absent = (path) => `function () { throw new Error(${JSON.stringify(`${path} is not part of this bundle`)}); }`;

const source = (path, names) =>
  names
    .map((name) => (name === "default" ? `export default ${absent(path)}` : `export const ${name} = ${absent(path)};`))
    .join("\n");

/** What fontkit asks of a character outside its shapers, answered by the tables of the JavaScript engine. */
const unicodeProperties = `
export const isMark = (codePoint) => /\\p{M}/u.test(String.fromCodePoint(codePoint));
export const isDigit = (codePoint) => /\\p{Nd}/u.test(String.fromCodePoint(codePoint));
${source("unicode-properties", ["getCombiningClass", "getScript", "getCategory"])}`;

/** @type {import("esbuild").Plugin} */
export const leanPlugin = {
  name: "lean",
  setup(build) {
    build.onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
      path === "unicode-properties" || Object.hasOwn(unused, path) ? { path, namespace: "lean" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "lean" }, ({ path }) => ({
      contents: path === "unicode-properties" ? unicodeProperties : source(path, unused[path]),
    }));
  },
};
