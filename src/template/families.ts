// The font families of a book: those that come with the program, those that its template names, those in its `fonts/`.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { FontFile, FontKind } from "../fonts/font-file.ts";
import { pathInside } from "../source/book-folder.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { FontFamily, ProtrusionTable } from "./style.ts";
import { mapAt, nodeAt, type TemplateMap, type TemplateNode, textOf } from "./tree.ts";

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

/** `EB Garamond`, `EBGaramond` and `eb-garamond` are the same family in a template. */
export function familyKey(name: string): string {
  return name.toLowerCase().replace(/[ _-]+/g, "");
}

/** Whether a family has serifs, by its name if nothing else tells. */
export function kindOf(name: string, families: ReadonlyMap<string, FontFamily>): FontKind {
  return families.get(name)?.kind ?? (/sans|grotes|gothic|mono|code|arial|helvetica/i.test(name) ? "sans" : "serif");
}

/**
 * Font files of the book's own `fonts/` folder. The file's name up to the first `-` or `_` is the family; weight and
 * slant follow: `Brill-BoldItalic.ttf`.
 */
export function bookFamilies(folder: string, diagnostics: Reporter): readonly FontFamily[] {
  const faces = new Map<string, FontFile[]>();
  for (const file of fontFilesIn(folder)) {
    const path = pathInside(folder, `fonts/${file}`);
    if (path === null) {
      diagnostics.error("font-outside", `the font “fonts/${file}” leads outside the book folder`, null);
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

/** Weight and slant by a file's name: `SemiBoldItalic` is 600, italic. */
function weightAndSlant(style: string): { readonly weight: number; readonly italic: boolean } {
  const words = style.toLowerCase().replace(/[ _-]+/g, "");
  const italic = /italic|oblique|(?<![a-z])it$/.test(words);
  const named = words.replace(/italic|oblique|it$/, "").replace(/[^a-z]/g, "");
  const number = /[1-9]00/.exec(words);
  return { weight: number ? Number(number[0]) : (weights[named] ?? 400), italic };
}

/**
 * Families that a template names with their files: `Brill: { files: [fonts/Brill-Roman.ttf, …], fallback: [Noto Serif]
 * }`, paths inside the book folder; or, for families that exist already, only their optical margins.
 */
export function templateFamilies(
  fonts: TemplateMap,
  folder: string | null,
  known: ReadonlyMap<string, FontFamily>,
  diagnostics: Reporter,
): readonly FontFamily[] {
  return [...fonts.entries.keys()].map((name) => {
    const node = mapAt(fonts, name);
    const files = nodeAt(node, "files");
    const other = files ? undefined : known.get(name);
    const given = files?.kind === "list" ? files.items : [];
    const read = given.flatMap((file) => faceOf(file, folder, diagnostics));
    const faces = read.length > 0 ? read : known.get(name)?.faces;
    if (!faces && given.length === 0)
      diagnostics.error("missing-key", `“${name}” needs “files”, the list of its font files`, node.span);
    const fallback = nodeAt(node, "fallback");
    const protrusion = node.entries.has("protrusion") ? mapAt(node, "protrusion") : null;
    return {
      name,
      faces: faces ?? [],
      fallback:
        fallback?.kind === "list" ? fallback.items.flatMap((item) => textOf(item) ?? []) : (other?.fallback ?? []),
      protrusion: protrusion && {
        upright: protrusionTable(mapAt(protrusion, "upright")),
        italic: protrusionTable(mapAt(protrusion, "italic")),
      },
    };
  });
}

/** Each is a pair of numbers, by the schema. */
function protrusionTable({ entries }: TemplateMap): ProtrusionTable {
  const numbers = (node: TemplateNode) =>
    node.kind === "list" ? node.items.map((item) => (item.kind === "scalar" ? Number(item.value) : 0)) : [];
  return Object.fromEntries(
    [...entries].map(([characters, { value }]) => {
      const [left = 0, right = 0] = numbers(value);
      return [characters, [left, right] as const];
    }),
  );
}

function faceOf(node: TemplateNode, folder: string | null, diagnostics: Reporter): readonly FontFile[] {
  const name = textOf(node) ?? "";
  const path = folder === null ? null : pathInside(folder, name);
  if (path === null) {
    diagnostics.error("font-not-found", `the font file “${name}” is not in the book folder`, node.span);
    return [];
  }
  const style = /[_-]([^/_-]*)\.[a-z0-9]+$/i.exec(name)?.[1] ?? "";
  return [{ path, ...weightAndSlant(style) }];
}
