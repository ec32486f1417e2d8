// Measures how far the signs of the families in fonts/fonts.yaml may hang into the margins, from their side bearings and ink, and
// writes those that differ from the default into fonts/protrusion.yaml. Letters keep the default, which was judged by eye.
// Run by hand: node scripts/measure-protrusion.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const path = join(root, "fonts", "protrusion.yaml");
const measuredFamilies = ["STIX Two Text", "Source Sans 3", "Libertinus Serif", "Noto Serif", "Noto Sans"];
/** Signs: the part of their ink that goes over the edge, beside the white about it, on the left and right; null: as usual. */
const measuredSigns = {
  ".,…": [null, 0.7],
  ":;": [null, 0.35],
  "-‐‑": [0.35, 0.55],
  "–": [0.2, 0.3],
  "—": [0.12, 0.2],
  "‘’'": [0.35, 0.55],
  '“”"': [0.3, 0.4],
  "‚„": [0.35, 0.35],
  "‹›": [0.2, 0.35],
  "«»": [0.15, 0.25],
};
/** Thousandths of the width: a smaller difference from the default is invisible. */
const leastVisible = 70;
const rounding = 10;

const text = readFileSync(path, "utf8");
const { default: normal, italic: slanted } = parse(text);
const catalogue = parse(readFileSync(join(root, "fonts", "fonts.yaml"), "utf8"));

const round = (value) => Math.max(0, Math.round((1000 * value) / rounding) * rounding);

function measured(font, character) {
  const glyph = font.glyphForCodePoint(character.codePointAt(0));
  const width = glyph.advanceWidth;
  const [, parts] = Object.entries(measuredSigns).find(([signs]) => signs.includes(character)) ?? [];
  if (!parts) return null;
  const { minX, maxX } = glyph.bbox;
  const bearings = [minX, width - maxX];
  return parts.map((part, side) => (part === null ? null : round((bearings[side] + part * (maxX - minX)) / width)));
}

/** A table of groups as a map by character. */
function byCharacter(table) {
  return new Map(Object.entries(table).flatMap(([characters, hang]) => [...characters].map((each) => [each, hang])));
}

function differences(font, table) {
  const groups = new Map();
  for (const character of Object.keys(measuredSigns).flatMap((signs) => [...signs])) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0))) continue;
    const usual = table.get(character) ?? [0, 0];
    const hang = measured(font, character)?.map((each, side) => each ?? usual[side]);
    if (!hang || hang.every((each, side) => Math.abs(each - usual[side]) < leastVisible)) continue;
    const key = JSON.stringify(hang);
    groups.set(key, (groups.get(key) ?? "") + character);
  }
  return [...groups]
    .map(([hang, characters]) => `    ${JSON.stringify(characters)}: ${hang.replace(",", ", ")}\n`)
    .join("");
}

const upright = byCharacter(normal);
const italic = new Map([...upright, ...byCharacter(slanted)]);
let families = "";
for (const name of measuredFamilies) {
  const { package: folder, file } = catalogue[name];
  const open = (cut) => openSync(join(root, "node_modules", folder, cut, `${file}_${cut}.ttf`));
  families += `  ${name}:\n`;
  for (const [slant, cut, table] of [
    ["upright", "400Regular", upright],
    ["italic", "400Regular_Italic", italic],
  ]) {
    const lines = differences(open(cut), table);
    families += lines === "" ? `   ${slant}: {}\n` : `   ${slant}:\n${lines}`;
  }
}
const divider = "# Below: measured by scripts/measure-protrusion.mjs.\n";
writeFileSync(path, `${text.split(divider)[0]}${divider}families:\n${families}`);
