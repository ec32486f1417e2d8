// The families that ship with the program. In: fonts/fonts.yaml. Out: FontFamily by name, with absolute paths. Also the
// optical margins of fonts, fonts/protrusion.yaml.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { FontFile, FontKind } from "../fonts/font-file.ts";
import { fontFile } from "../runtime/font-files.ts";
import { packageRoot } from "../runtime/package-files.ts";
import type { FontFamily, Protrusion, ProtrusionTable } from "./style.ts";

/** fonts/protrusion.yaml. */
export interface ProtrusionData {
  readonly default: ProtrusionTable;
  /** The values that differ in italics. */
  readonly italic: ProtrusionTable;
  /** The values that differ in the faces of a family. */
  readonly families: Readonly<Record<string, Protrusion>>;
}

interface CatalogueEntry {
  readonly package: string;
  readonly file: string;
  readonly weights: readonly number[];
  readonly italics: boolean;
  readonly fallback: readonly string[];
  readonly scripts?: readonly string[];
  readonly kind?: FontKind;
}

type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** The names of weights in file names (OpenType OS/2 usWeightClass). */
const weightNames: Readonly<Record<number, string>> = {
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

let catalogue: ReadonlyMap<string, FontFamily> | null = null;

/** Families by name. No font file is opened; a family none of whose faces is installed is left out. */
export function fontCatalogue(): ReadonlyMap<string, FontFamily> {
  catalogue ??= readCatalogue();
  return catalogue;
}

let protrusion: ProtrusionData | null = null;

/** The optical margins that ship with the program. */
export function protrusionData(): ProtrusionData {
  protrusion ??= read("protrusion") as ProtrusionData;
  return protrusion;
}

/** What scripts/parse-templates.mjs wrote into dist/ when the program was bundled: the text of each file and its data. */
type Ahead = Readonly<Record<string, { readonly text: string; readonly parsed: unknown }>>;

let ahead: Ahead | null = null;

function parsedAhead(): Ahead {
  try {
    return JSON.parse(readFileSync(join(packageRoot(), "dist", "fonts.json"), "utf8")) as Ahead;
  } catch {
    return {};
  }
}

/** A file of fonts/, parsed now if it has changed since the program was bundled. */
function read(name: "fonts" | "protrusion"): unknown {
  const text = readFileSync(join(packageRoot(), "fonts", `${name}.yaml`), "utf8");
  ahead ??= parsedAhead();
  const known = ahead[name];
  return known?.text === text ? known.parsed : parse(text);
}

function readCatalogue(): ReadonlyMap<string, FontFamily> {
  const families = new Map<string, FontFamily>();
  for (const [name, entry] of Object.entries(read("fonts") as Catalogue)) {
    const faces: FontFile[] = [];
    for (const weight of entry.weights) {
      for (const italic of entry.italics ? [false, true] : [false]) {
        const cut = `${weight}${weightNames[weight]}${italic ? "_Italic" : ""}`;
        const path = fontFile(entry.package, entry.file, cut);
        if (path) faces.push({ path, weight, italic });
      }
    }
    if (faces.length === 0) continue;
    const { fallback, scripts, kind } = entry;
    families.set(name, { name, faces, fallback, protrusion: null, ...(scripts && { scripts }), ...(kind && { kind }) });
  }
  return families;
}
