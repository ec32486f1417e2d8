// Writes the bundled citation styles and locales (src/references/csl) from the data of @citation-js/plugin-csl.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

export async function generateCsl() {
  const styles = require("@citation-js/plugin-csl/lib/styles.json");
  const locales = require("@citation-js/plugin-csl/lib/locales.json");
  const out = join(root, "src/references/csl");
  mkdirSync(join(out, "locales"), { recursive: true });
  for (const [name, xml] of Object.entries(styles)) writeFileSync(join(out, `${name}.csl`), text(xml));
  for (const [language, xml] of Object.entries(locales))
    writeFileSync(join(out, "locales", `locales-${language}.xml`), text(xml));
}

const text = (xml) => `${xml.trimEnd()}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateCsl();
