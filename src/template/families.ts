// The font families of a book: those that come with the program, those that its template names, those in its `fonts/`.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { FontFile, FontKind } from "../fonts/font-file.ts";
import { pathInside } from "../source/book-folder.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { Fields, type Palette } from "./fields.ts";
import type { Node } from "./node.ts";
import type { FontFamily, Protrusion, ProtrusionTable } from "./style.ts";

const weights: Readonly<Record<string, number>> = {
  thin: 100,
  extralight: 200,
  ultralight: 200,
  light: 300,
  regular: 400,
  book: 400,
  roman: 400,
  medium: 500,
  semibold: 600,
  demibold: 600,
  bold: 700,
  extrabold: 800,
  ultrabold: 800,
  black: 900,
  heavy: 900,
};

/** `EB Garamond`, `EBGaramond` and `eb-garamond` are one family to whoever writes a template. */
export function familyKey(name: string): string {
  return name.toLowerCase().replace(/[ _-]+/g, "");
}

/** Whether a family has serifs: where nothing says so, its name does. */
export function kindOf(name: string, families: ReadonlyMap<string, FontFamily>): FontKind {
  return families.get(name)?.kind ?? (/sans|grotes|gothic|mono|code|arial|helvetica/i.test(name) ? "sans" : "serif");
}

/**
 * Font files of the book's own `fonts/` folder. The family is what stands before the first `-` or `_` of the file's name,
 * weight and slant what follows: `Brill-BoldItalic.ttf`.
 */
export function bookFamilies(folder: string, diagnostics: Reporter): readonly FontFamily[] {
  const faces = new Map<string, FontFile[]>();
  for (const file of fontFilesIn(folder)) {
    const path = pathInside(folder, `fonts/${file}`);
    if (path === null) {
      diagnostics.error("font-outside", `the font “fonts/${file}” leads out of the book folder`, null);
      continue;
    }
    const name = file.slice(0, file.lastIndexOf("."));
    const [first = ""] = name.split(/[_-]/, 1);
    const family = first || name;
    const style = name.slice(family.length + 1);
    faces.set(family, [...(faces.get(family) ?? []), { path, ...weightAndSlant(style) }]);
  }
  return [...faces].map(([name, files]) => ({ name, faces: files, fallback: [], protrusion: null }));
}

function fontFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, "fonts"))
      .filter((file) => /\.(ttf|otf|ttc|woff2?)$/i.test(file))
      .sort();
  } catch {
    return [];
  }
}

/** What a file's name says of its face: `SemiBoldItalic` is 600, italic. */
function weightAndSlant(style: string): { readonly weight: number; readonly italic: boolean } {
  const words = style.toLowerCase().replace(/[ _-]+/g, "");
  const italic = /italic|oblique|(?<![a-z])it$/.test(words);
  const named = words.replace(/italic|oblique|it$/, "").replace(/[^a-z]/g, "");
  const number = /[1-9]00/.exec(words);
  return { weight: number ? Number(number[0]) : (weights[named] ?? 400), italic };
}

/**
 * Families that a template names with their files: `Brill: { files: [fonts/Brill-Roman.ttf, …], fallback: [Noto Serif] }`,
 * paths inside the book folder; or, of families that are there without it, their optical margins.
 */
export function templateFamilies(
  fonts: Fields,
  folder: string | null,
  known: ReadonlyMap<string, FontFamily>,
  palette: Palette,
): readonly FontFamily[] {
  return fonts.keys().map(([name, { value }]) => {
    fonts.get(name);
    const fields = new Fields(value, `fonts.${name}`, palette);
    const files = fields.get("files");
    const other = files ? undefined : known.get(name);
    const faces = files?.kind === "list" ? files.items.flatMap((file) => faceOf(file, folder, palette)) : other?.faces;
    if (!faces?.length) {
      palette.diagnostics.error("template-value", `“fonts.${name}.files” must list the font’s files`, fields.span);
    }
    const fallback = fields.get("fallback") ? fields.strings("fallback") : (other?.fallback ?? []);
    const protrusion = fields.get("protrusion") ? protrusionOf(fields.map("protrusion"), palette) : null;
    fields.close();
    return { name, faces: faces ?? [], fallback, protrusion };
  });
}

function protrusionOf(fields: Fields, palette: Palette): Protrusion {
  const table = (slant: string): ProtrusionTable => {
    const entries = fields.map(slant);
    return Object.fromEntries(entries.keys().map(([characters, { value }]) => [characters, hangOf(value, palette)]));
  };
  const tables = { upright: table("upright"), italic: table("italic") };
  fields.close();
  return tables;
}

function hangOf(node: Node, palette: Palette): readonly [number, number] {
  const [left, right] =
    node.kind === "list" ? node.items.map((item) => (item.kind === "scalar" ? item.value : null)) : [];
  if (isHang(left) && isHang(right)) return [left, right];
  const hint = { hint: "such as [0, 600]: in thousandths of the character’s width, on the left and on the right" };
  palette.diagnostics.error(
    "template-value",
    "optical margins are pairs of numbers from −1000 to 1000",
    node.span,
    hint,
  );
  return [0, 0];
}

function isHang(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= 1000;
}

function faceOf(node: Node, folder: string | null, palette: Palette): readonly FontFile[] {
  const name = node.kind === "scalar" && typeof node.value === "string" ? node.value : null;
  const path = name === null || folder === null ? null : pathInside(folder, name);
  if (path !== null && name !== null) {
    const style = /[_-]([^/_-]*)\.[a-z0-9]+$/i.exec(name)?.[1] ?? "";
    return [{ path, ...weightAndSlant(style) }];
  }
  palette.diagnostics.error("font-not-found", `there is no font file “${name ?? ""}” in the book folder`, node.span);
  return [];
}
