// node scripts/list-packages.mjs: after a build, writes the table in SECURITY.md of the packages that the program contains.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, "SECURITY.md");

/** The first that fits. */
const purposes = [
  [/^@mathjax\/|^mhchemparser/, "formulas"],
  [/^citeproc/, "references and citations; its licence keeps it a package of its own"],
  [/^(?:fontkit|@swc\/helpers|clone|dfa|fast-deep-equal|restructure|tiny-inflate|@noble\/hashes)$/, "fonts in the PDF"],
  [/^(?:pdfkit|png-js)$/, "objects of the PDF"],
  [/^harfbuzzjs/, "shaping (WebAssembly)"],
  [/^hyphenopoly/, "patterns of hyphenation, and what reads them"],
  [/^bidi-js/, "directions of text"],
  [/^(?:chokidar|readdirp)$/, "`watch`: what changes"],
  [/^pdfjs-dist/, "`watch`: pages in the browser"],
  [/^minisearch/, "`export html`: search"],
  [/^(?:papaparse|fflate)$/, "`import`, `export`: tables, archives"],
  [
    /^(?:htmlparser2|dom\w*|dom-serializer|entities|mdast-util-to-markdown|longest-streak|markdown-table|zwitch)$/,
    "`import`, Markdown",
  ],
  [/^commander/, "the command line"],
  [/^yaml$/, "YAML"],
  [/^qr$/, "QR codes"],
  [/^(?:micromark|mdast|unist|ccount|character-entities|decode-named|devlop|escape-string)/, "Markdown"],
];

export function tableOfPackages() {
  const packages = JSON.parse(readFileSync(join(root, "dist/packages.json"), "utf8"));
  const rows = packages.map(({ name, version, licence }) => {
    const [, purpose] = purposes.find(([pattern]) => pattern.test(name)) ?? [];
    if (!purpose) throw new Error(`scripts/list-packages.mjs has no purpose for ${name}`);
    return `| ${name} | ${version} | ${licence} | ${purpose} |`;
  });
  return ["| Package | Version | Licence | For |", "| :-- | :-- | :-- | :-- |", ...rows].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(/\| Package \|[\s\S]*?\n\n/, () => `${tableOfPackages()}\n\n`),
  );
}
