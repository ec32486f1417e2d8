// Bundles src/ into dist/: the command line with its lazily loaded chunks and the references worker. One run of esbuild,
// so that they share code. citeproc stays outside (its licence is CPAL or AGPL).
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { mathFontPlugin } from "./bundle-math.mjs";
import { leanPlugin } from "./lean-plugin.mjs";
import { parseTemplates } from "./parse-templates.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "dist");
const modules = join(root, "node_modules");

/** CommonJS packages inside an ES module still call `require` for Node's own modules. */
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

rmSync(out, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { abstracts: "src/cli/main.ts", "references-worker": "src/references/worker.ts" },
  outdir: "dist",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  banner,
  external: ["citeproc"],
  plugins: [mathFontPlugin, leanPlugin],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "linked",
  logLevel: "warning",
});
cpSync(join(modules, "harfbuzzjs/dist/harfbuzz.wasm"), join(out, "harfbuzz.wasm"));
cpSync(join(modules, "hyphenopoly/patterns"), join(out, "patterns"), { recursive: true });
await parseTemplates();
