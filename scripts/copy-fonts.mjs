// Copies the faces that fonts/fonts.yaml lists from the packages of fonts into dist/fonts/, with their licences: an
// installation holds these faces and no others. src/runtime/font-files.ts finds them there.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "dist", "fonts");
/** As in src/template/font-catalogue.ts; a test compares what is copied with what the catalogue lists. */
const weightNames = {
  100: "Thin",
  200: "ExtraLight",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "SemiBold",
  700: "Bold",
  800: "ExtraBold",
  900: "Black",
};

/** Called once dist/ exists. */
export function copyFonts() {
  mkdirSync(out, { recursive: true });
  const licences = new Map();
  for (const [family, entry] of Object.entries(parse(readFileSync(join(root, "fonts", "fonts.yaml"), "utf8")))) {
    const folder = join(root, "node_modules", entry.package);
    if (!existsSync(folder)) throw new Error(`${entry.package}, the package of ${family}, is not installed`);
    for (const cut of cutsOf(entry)) {
      if (entry.package.startsWith("@fontsource/")) {
        const name = `${entry.file}-${cut.slice(0, 3)}-normal.woff2`;
        copyFileSync(join(folder, "files", name), join(out, name));
        continue;
      }
      const name = `${entry.file}_${cut}.ttf`;
      if (entry.packed) pack(join(folder, cut, name), join(out, `${name}.br`));
      else copyFileSync(join(folder, cut, name), join(out, name));
    }
    const [copyright, terms] = licenceOf(folder);
    const families = licences.get(terms) ?? [];
    licences.set(terms, [...families, `${family}: ${copyright}`]);
  }
  const texts = [...licences].map(([terms, families]) => `${families.join("\n")}\n\n${terms}\n`);
  writeFileSync(join(out, "LICENCES.txt"), texts.join(`\n${"=".repeat(60)}\n\n`));
}

/** Half the size; a higher quality takes many times as long for two hundredths less. */
function pack(from, to) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 };
  writeFileSync(to, brotliCompressSync(readFileSync(from), { params }));
}

function cutsOf({ weights, italics }) {
  return weights.flatMap((weight) => {
    const cut = `${weight}${weightNames[weight]}`;
    return italics ? [cut, `${cut}_Italic`] : [cut];
  });
}

/** The copyright, and the text of the licence, which is the same for nearly all families and is kept once. */
function licenceOf(folder) {
  const file = ["LICENSE_FONT", "LICENSE"].map((name) => join(folder, name)).find(existsSync);
  const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim();
  const start = text.indexOf("This Font Software is licensed under");
  if (start < 0) throw new Error(`${folder}: the licence is not the SIL Open Font License`);
  const copyright = text.slice(0, start).trim().replaceAll(/\s+/g, " ");
  // The copies differ in the address of the FAQ and in white space.
  const terms = text
    .slice(text.indexOf("-----", start))
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/\n{2,}/g, "\n\n");
  return [copyright, `This Font Software is licensed under the SIL Open Font License, Version 1.1.\n\n${terms}`];
}
