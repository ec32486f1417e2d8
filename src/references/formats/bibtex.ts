// BibTeX and BibLaTeX: the text of a .bib file → CSL items, each with its place and its oddities.

import { type BibEntry, readEntries } from "./bibtex/entries.ts";
import { Inheritance } from "./bibtex/inherit.ts";
import { itemOf } from "./bibtex/item.ts";
import type { BibliographyFault, FileEntry, FileFaultReporter } from "./format.ts";
import { decodeTex } from "./tex-text.ts";

export interface BibtexParser {
  /** `keyless`: whether to include entries without a key. */
  parse(text: string, report: FileFaultReporter, keyless?: boolean): readonly FileEntry[];
  /** `$…$` as citeproc's HTML. */
  math(tex: string): string;
}

/** `language`: that of the words that the program adds (“PhD thesis”), as a BCP 47 tag. */
export const bibtexParser = (language: string): BibtexParser => ({
  parse: (text, report, keyless = false) => parse(text, language, report, keyless),
  math: (tex) => decodeTex(tex).text,
});

function parse(text: string, language: string, report: FileFaultReporter, keyless: boolean): readonly FileEntry[] {
  const entries = readEntries(text);
  const inheritance = new Inheritance(entries);
  const named = entries.filter(({ key, type, start }) => {
    if (key === "" && !keyless) report(noKey(type, start));
    return type !== "xdata" && (key !== "" || keyless);
  });
  return named.map((entry) => fileEntry(entry, inheritance, language));
}

const noKey = (type: string, start: number): BibliographyFault => ({
  severity: "warning",
  code: "bibtex-syntax",
  message: `the BibTeX entry @${type} has no key, so it cannot be cited`,
  start,
  end: start + type.length + 1,
  hint: `write “@${type}{key, …}”`,
});

function fileEntry(entry: BibEntry, inheritance: Inheritance, language: string): FileEntry {
  const faults: BibliographyFault[] = [...entry.faults];
  const fields = inheritance.fieldsOf(entry, (key, { start, end }) =>
    faults.push({
      severity: "warning",
      code: "bibtex-syntax",
      message: `unknown entry “${key}”, from which “${entry.key}” inherits`,
      start,
      end,
    }),
  );
  const { item, places, faults: odd } = itemOf(entry, fields, language);
  const aliases = (entry.fields.get("ids")?.text ?? "").split(/[\s,]+/).filter((alias) => alias !== "");
  return { key: entry.key, aliases, item, places, faults: [...faults, ...odd], start: entry.start, end: entry.end };
}
