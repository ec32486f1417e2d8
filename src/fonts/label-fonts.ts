// Fonts for the labels of figures in scripts that the program has no fonts for. In: the characters of a drawing, and
// the language of the book. Out: families, the best first, found in the same way as those of the book's texts.
import { join } from "node:path";
import { scriptCode } from "../language/scripts.ts";
import type { Book } from "../model/book.ts";
import { findFonts } from "./find-fonts.ts";
import type { FontFile, FoundFamily } from "./font-file.ts";
import { isEastAsian, writingOf } from "./writing.ts";

export interface LabelFonts {
  /** What the answers depend on: with the same basis they are the same. */
  readonly basis: string;
  familiesFor(text: string): Promise<readonly FoundFamily[]>;
}

type Families = ReadonlyMap<string, { readonly faces: readonly FontFile[] }>;

/** The files of the book's own folder among the families of its style. */
export function ownFonts(folder: string, families: Families): readonly string[] {
  const paths = [...families.values()].flatMap(({ faces }) => faces.map(({ path }) => path));
  return paths.filter((path) => path.startsWith(join(folder, "fonts")));
}

export function labelFonts({ folder, language }: Pick<Book, "folder" | "language">, families?: Families): LabelFonts {
  const bookFiles = ownFonts(folder, families ?? new Map());
  const known = new Map<string, Promise<readonly FoundFamily[]>>();
  return {
    basis: [folder, language, ...bookFiles].join("\n"),
    familiesFor(text) {
      const letters = [...new Set(text)].filter((character) => isEastAsian(scriptOf(character))).sort();
      if (letters.length === 0) return Promise.resolve([]);
      const key = letters.join("");
      const found = known.get(key) ?? search(letters, { folder, language, bookFiles });
      known.set(key, found);
      return found;
    },
  };
}

const scriptOf = (character: string) => scriptCode(character.codePointAt(0) ?? 0);

interface Place {
  readonly folder: string;
  readonly language: string;
  readonly bookFiles: readonly string[];
}

async function search(letters: readonly string[], { folder, language, bookFiles }: Place) {
  const scripts = letters.map(scriptOf);
  const usual = scripts.some((script) => script === "Hira" || script === "Kana") ? "ja" : "zh-Hans";
  const uses = new Map<string, { readonly script: string; readonly characters: Set<string> }>();
  for (const [index, letter] of letters.entries()) {
    const script = scripts[index] ?? "";
    const writing = writingOf(script, language, usual);
    const use = uses.get(writing) ?? { script, characters: new Set<string>() };
    uses.set(writing, use);
    use.characters.add(letter);
  }
  const wanted = [...uses].map(([writing, use]) => ({ writing, ...use }));
  const { families } = await findFonts(wanted, { folder, bookFiles, kind: "sans", served: new Set() });
  return [...families.values()].flat();
}
