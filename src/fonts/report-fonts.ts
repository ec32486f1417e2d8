// Reports on the search for fonts: a warning for each writing without a font, with the command that installs one, or
// with only a font for another writing; and a line for fonts found outside the book.
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { Search, Served } from "./find-fonts.ts";
import type { FontKind } from "./font-file.ts";
import { eastAsian, type Writing, writingName } from "./writing.ts";

/** How much of a book is in a writing. */
export interface Extent {
  readonly writing: Writing;
  readonly texts: number;
  readonly files: number;
  readonly span: Span | null;
}

export function reportFonts(search: Search, extents: readonly Extent[], kind: FontKind, diagnostics: Reporter): void {
  const of = (writing: Writing) => extents.find((extent) => extent.writing === writing);
  for (const writing of search.missing) {
    const extent = of(writing);
    const name = writingName(writing);
    const prints = extent?.texts === 1 && extent.files > 0 ? "is printed" : "are printed";
    diagnostics.warning(
      "missing-font",
      `no font for ${name} was found: ${extentOf(extent)} ${prints} as boxes with the numbers of the characters`,
      extent?.span ?? null,
      { hint: hintFor(writing, kind) },
    );
  }
  for (const { writing, family, borrowed } of search.served) {
    if (!borrowed) continue;
    const extent = of(writing);
    diagnostics.warning(
      "borrowed-font",
      `no font for ${writingName(writing)} was found: ${extentOf(extent)} are set in “${family.name}”, where some characters have other forms`,
      extent?.span ?? null,
      { hint: hintFor(writing, kind) },
    );
  }
}

function extentOf(extent: Extent | undefined): string {
  const { texts = 0, files = 0 } = extent ?? {};
  const inFiles = files === 0 ? "the labels of the program" : `${counted(texts, "text")} in ${counted(files, "file")}`;
  return inFiles;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

function hintFor(writing: Writing, kind: FontKind): string {
  const known = eastAsian[writing];
  if (!known)
    return `put a font that has them, such as Noto Sans ${writingName(writing)}, into the book’s folder “fonts”`;
  return `run “npm install ${known.install[kind === "serif" ? "serif" : "sans"]}” in the book’s folder, or put such a font into its “fonts” folder`;
}

/** A line about fonts found outside the book, on which the pages depend. Null if there are none. */
export function servedLines(served: readonly Served[]): readonly string[] {
  const list = (place: Served["place"]) => [
    ...new Set(
      served
        .filter((one) => one.place === place)
        .map(({ writing, family }) => `${writingName(writing)} in ${family.name}`),
    ),
  ];
  const packages = list("package");
  const system = list("system");
  return [
    ...(packages.length > 0 ? [`Fonts of installed packages: ${packages.join(", ")}.`] : []),
    ...(system.length > 0
      ? [
          `Fonts of this system: ${system.join(", ")}. Other machines may print differently: \`abstracts fonts --add\` copies them into the book.`,
        ]
      : []),
  ];
}
