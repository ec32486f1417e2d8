// The bibliography files and references.lock.json: from their text to CSL items by key and by DOI. Oddities of an entry
// are reported when it is first used, so entries of a large library that this book does not cite are not reported.

import { checkMemory } from "../runtime/memory.ts";
import type { CslItem } from "./citeproc.ts";
import { type CleanOptions, cleanItem } from "./csl-item.ts";
import { doiKey } from "./doi.ts";
import type { FaultReporter, ReferenceOrigin, ReferencesRequest, TextFile } from "./exchange.ts";
import type { BibtexParser } from "./formats/bibtex.ts";
import type { BibliographyFault, BibliographyFormat, FileEntry } from "./formats/format.ts";
import { formatOf } from "./formats/formats.ts";
import { withoutMarks } from "./marked-text.ts";

export interface BibliographyItem {
  readonly item: CslItem;
  readonly place: ReferenceOrigin;
}

export interface Bibliography {
  /** Null for an unknown key, and for an entry that cannot be used, which is reported. */
  get(key: string): BibliographyItem | null;
  has(key: string): boolean;
  readonly keys: readonly string[];
  /** By lower-case DOI; the lock file is used only if no bibliography has it. */
  byDoi(doi: string): BibliographyItem | null;
}

/** An entry that has not been used yet. */
interface Shelved {
  readonly entry: FileEntry;
  readonly file: number;
  readonly format: BibliographyFormat;
  readonly math: ((tex: string) => string) | null;
  /** Other entries with the same key. */
  readonly others: FileEntry[];
}

export async function readBibliography(
  request: ReferencesRequest,
  tex: BibtexParser,
  report: FaultReporter,
): Promise<Bibliography> {
  const shelf = new Map<string, Shelved>();
  const dois = new Map<string, Shelved>();
  for (const [file, source] of request.bibliography.entries()) {
    checkMemory(source.path);
    const format = formatOf(source.path);
    if (!format) {
      reportKind(source.path, file, report);
      continue;
    }
    const math = mathOf(source.text, tex);
    for (const entry of await format.read(withoutMarks(source.text), tellOf(file, report), tex)) {
      const first = shelf.get(entry.key);
      if (first) first.others.push(entry);
      const shelved = first ?? { entry, file, format, math, others: [] };
      for (const key of [entry.key, ...(entry.aliases ?? [])]) if (!shelf.has(key)) shelf.set(key, shelved);
      const doi = rawDoi(entry.item);
      if (doi !== null && !dois.has(doi)) dois.set(doi, shelved);
    }
  }
  const used = new Map<Shelved, BibliographyItem | null>();
  const use = (shelved: Shelved): BibliographyItem | null => {
    let item = used.get(shelved);
    if (item === undefined) {
      item = cleaned(shelved, `b${used.size}`, report);
      used.set(shelved, item);
    }
    return item;
  };
  const lock = request.lock ? readLock(request.lock, report) : null;
  const locked = new Map<string, BibliographyItem | null>();
  return {
    keys: [...shelf.keys()],
    has: (key) => shelf.has(key),
    get(key) {
      const shelved = shelf.get(key);
      return shelved ? use(shelved) : null;
    },
    byDoi(doi) {
      const shelved = dois.get(doiKey(doi));
      if (shelved || !lock) return shelved ? use(shelved) : null;
      const known = locked.get(doiKey(doi)) ?? lock(doiKey(doi), locked.size);
      locked.set(doiKey(doi), known);
      return known;
    },
  };
}

function rawDoi(item: unknown): string | null {
  const doi = typeof item === "object" && item !== null && "DOI" in item ? item.DOI : null;
  return typeof doi === "string" && doi !== "" ? doiKey(doi) : null;
}

function cleaned(
  { entry, file, format, math, others }: Shelved,
  id: string,
  report: FaultReporter,
): BibliographyItem | null {
  const place: ReferenceOrigin = { at: "bibliography", file, start: entry.start, end: entry.end };
  const tell = tellOf(file, (fault) => report({ ...fault, of: place }));
  for (const fault of entry.faults ?? []) tell(fault);
  for (const { start, end } of others) {
    report({
      severity: "warning",
      code: "duplicate-reference-key",
      message: `duplicate key “${entry.key}” in the bibliography; the first entry is used`,
      place: { at: "bibliography", file, start, end },
      related: { message: `“${entry.key}” is first defined here`, place },
    });
  }
  const { isTex } = format;
  const options = cleaning(
    place,
    entry.key,
    report,
    { markdown: !isTex, math: isTex ? null : math, strict: false },
    entry,
  );
  const item = cleanItem(entry.item, id, options);
  return item && { item, place };
}

const tellOf =
  (file: number, report: FaultReporter) =>
  ({ start, end, ...fault }: BibliographyFault) =>
    report({ ...fault, place: { at: "bibliography", file, start, end } });

function reportKind(path: string, file: number, report: FaultReporter): void {
  report({
    severity: "error",
    code: "bad-bibliography",
    message: `“${path}” is not a known bibliography format`,
    place: { at: "bibliography", file, start: 0, end: 0 },
    hint: "use .bib, .json (CSL-JSON), .yaml (CSL), .ris, .nbib or .enw",
  });
}

/** Options for `cleanItem` that report at a place. */
export function cleaning(
  place: ReferenceOrigin,
  name: string,
  report: FaultReporter,
  options: Omit<CleanOptions, "report">,
  entry?: Pick<FileEntry, "places">,
): CleanOptions {
  return {
    ...options,
    report: ({ severity, message, hint, field }) =>
      report({
        severity,
        code: "bad-reference",
        message: name === "" ? message : `${message} (in “${name}”)`,
        place: fieldPlace(place, field === undefined ? undefined : entry?.places?.get(field)),
        of: place,
        ...(hint === undefined ? {} : { hint }),
      }),
  };
}

/** The field of an entry if its place is known, otherwise the entry. */
const fieldPlace = (place: ReferenceOrigin, field: { readonly start: number; readonly end: number } | undefined) =>
  place.at === "bibliography" && field ? { ...place, ...field } : place;

/** The converter of `$…$` in fields of CSL, if the text can hold any. */
export const mathOf = (text: string, tex: BibtexParser): ((tex: string) => string) | null =>
  /\$[^$]+\$/.test(text) ? tex.math : null;

/** `{ "<doi>": { "csl": { … }, … } }`; items are cleaned when they are used. */
function readLock(lock: TextFile, report: FaultReporter): (doi: string, number: number) => BibliographyItem | null {
  const locked = new Map<string, { readonly key: string; readonly csl: unknown }>();
  try {
    const read: unknown = JSON.parse(lock.text);
    if (typeof read === "object" && read !== null) {
      for (const [key, value] of Object.entries(read)) {
        if (typeof value === "object" && value !== null && "csl" in value)
          locked.set(doiKey(key), { key, csl: value.csl });
      }
    }
  } catch {
    report({
      severity: "error",
      code: "bad-bibliography",
      message: `“${lock.path}” is not JSON`,
      place: { at: "lock", start: 0, end: 0 },
      hint: "delete it and resolve the DOIs again",
    });
  }
  return (doi, number) => {
    const found = locked.get(doi);
    if (!found) return null;
    const start = Math.max(0, lock.text.indexOf(JSON.stringify(found.key)));
    const place: ReferenceOrigin = { at: "lock", start, end: start + found.key.length + 2 };
    const item = cleanItem(
      found.csl,
      `d${number}`,
      cleaning(place, doi, report, { markdown: false, math: null, strict: false }),
    );
    return item && { item, place };
  };
}
