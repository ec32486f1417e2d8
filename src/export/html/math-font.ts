// The font for formulas, for systems that have none: cut down to what the formulas of the site need, since browsers
// load it whole. In: the pages. Out: the font and its licence; nothing if there are no formulas.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cutFont } from "../../fonts/cut-font.ts";
import { packageRoot } from "../../runtime/package-files.ts";
import type { ExportFile } from "../format.ts";

export function mathFont(pages: readonly ExportFile[]): readonly ExportFile[] {
  const characters = new Set<string>();
  for (const { bytes } of pages) addFormulas(Buffer.from(bytes).toString("utf8"), characters);
  if (characters.size === 0) return [];
  for (const [first, last] of unwritten)
    for (let code = first; code <= last; code++) characters.add(String.fromCodePoint(code));
  const fonts = join(packageRoot(), "dist", "fonts");
  return [
    {
      path: "assets/math.ttf",
      bytes: cutFont(readFileSync(join(fonts, "STIXTwoMath_400Regular.ttf")), [...characters].sort()),
    },
    { path: "assets/font-licences.txt", bytes: readFileSync(join(fonts, "LICENCES.txt")) },
  ];
}

/**
 * What browsers show without it being written: the root, the minus for a hyphen, and slanted letters where one stands
 * alone (MathML Core, “italic mappings”).
 */
const unwritten = [
  [0x210e, 0x210e],
  [0x2212, 0x2212],
  [0x221a, 0x221a],
  [0x1d434, 0x1d467],
  [0x1d6a4, 0x1d6a5],
  [0x1d6e2, 0x1d71b],
] as const;

/** The characters of all formulas, with those of their markup: it is ASCII, as most formulas are. */
function addFormulas(page: string, characters: Set<string>): void {
  for (let from = page.indexOf("<math"); from !== -1; from = page.indexOf("<math", from)) {
    const end = page.indexOf("</math>", from);
    if (end === -1) return;
    for (const character of page.slice(from, end)) characters.add(character);
    from = end;
  }
}
