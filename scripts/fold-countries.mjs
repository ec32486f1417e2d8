// Writes src/model/country-keys.tsv: the names of countries in all languages, folded as src/model/countries.ts looks them
// up (by hand: `node scripts/fold-countries.mjs`, after a change of the names or of the folding; a test tells).
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outfile = join(root, "dist", "fold-countries.tmp.cjs");
buildSync({
  entryPoints: [join(root, "src/model/countries.ts")],
  bundle: true,
  platform: "node",
  format: "cjs",
  define: { "import.meta.url": "__url" },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
  outfile,
});
const { foldCountries } = createRequire(import.meta.url)(outfile);
rmSync(outfile);
const rows = [...foldCountries()].map(([key, code]) => `${key}\t${code}\n`);
writeFileSync(join(root, "src/model/country-keys.tsv"), rows.join(""));
