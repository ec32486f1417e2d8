// The families that ship with the program. In: fonts/fonts.yaml; out: FontFamily by name, with absolute paths.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../package-root.ts";
import type { FontFamily, FontFile } from "../template/style.ts";
import { libraryFolder } from "./wasm.ts";

interface CatalogueEntry {
  readonly package: string;
  readonly file: string;
  readonly weights: readonly number[];
  readonly italics: boolean;
  readonly fallback: readonly string[];
}

type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** The names of weights in file names (OpenType OS/2 usWeightClass). */
const WEIGHT_NAMES: Readonly<Record<number, string>> = {
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

/** Families by name. No font file is opened; a package that is not installed leaves its family out. */
export function fontCatalogue(): ReadonlyMap<string, FontFamily> {
  catalogue ??= readCatalogue();
  return catalogue;
}

/** What scripts/parse-templates.mjs wrote into dist/ when the program was bundled; null where the file has changed since. */
function parsedAhead(text: string): Catalogue | null {
  try {
    const ahead: { readonly text: string; readonly catalogue: Catalogue } = JSON.parse(
      readFileSync(join(packageRoot(), "dist", "fonts.json"), "utf8"),
    );
    return ahead.text === text ? ahead.catalogue : null;
  } catch {
    return null;
  }
}

function readCatalogue(): ReadonlyMap<string, FontFamily> {
  const text = readFileSync(join(packageRoot(), "fonts", "fonts.yaml"), "utf8");
  const families = new Map<string, FontFamily>();
  for (const [name, entry] of Object.entries(parsedAhead(text) ?? (parse(text) as Catalogue))) {
    const folder = libraryFolder(entry.package);
    if (!folder) continue;
    const faces: FontFile[] = [];
    for (const weight of entry.weights) {
      for (const italic of entry.italics ? [false, true] : [false]) {
        const cut = `${weight}${WEIGHT_NAMES[weight]}${italic ? "_Italic" : ""}`;
        faces.push({ path: join(folder, cut, `${entry.file}_${cut}.ttf`), weight, italic });
      }
    }
    families.set(name, { name, faces, fallback: entry.fallback });
  }
  return families;
}
