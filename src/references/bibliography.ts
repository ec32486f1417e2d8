// The bibliography files and references.lock.json: in comes their text, out go CSL items by key and by DOI.

import { checkMemory } from "../runtime/memory.ts";
import type { CslItem } from "./citeproc.ts";
import { type CleanOptions, cleanItem } from "./csl-item.ts";
import { doiKey } from "./doi.ts";
import type { FaultReporter, ReferenceOrigin, ReferencesRequest, TextFile } from "./exchange.ts";
import { type BibtexParser, loadBibtex } from "./formats/bibtex.ts";
import type { BibliographyFault, BibliographyFormat, FileEntry, TexLoader } from "./formats/format.ts";
import { formatOf } from "./formats/formats.ts";
import { withoutMarks } from "./marked-text.ts";

export interface BibliographyItem {
  readonly item: CslItem;
  readonly place: ReferenceOrigin;
}

export interface Bibliography {
  readonly byKey: ReadonlyMap<string, BibliographyItem>;
  /** By lower-case DOI; the lock file only where no bibliography has it. */
  byDoi(doi: string): BibliographyItem | null;
  /** Keys of entries that are there but cannot be read, which has been reported. */
  readonly lost: ReadonlySet<string>;
}

export function texLoader(): TexLoader {
  let loading: Promise<BibtexParser> | null = null;
  return () => {
    loading ??= loadBibtex();
    return loading;
  };
}

export async function readBibliography(
  request: ReferencesRequest,
  tex: TexLoader,
  report: FaultReporter,
): Promise<Bibliography> {
  const byKey = new Map<string, BibliographyItem>();
  const byDoi = new Map<string, BibliographyItem>();
  const lost = new Set<string>();
  for (const [file, source] of request.bibliography.entries()) {
    checkMemory(source.path);
    const format = formatOf(source.path);
    const entries = await readFile(source, file, format, tex, lost, report);
    const math = await mathOf(source.text, tex);
    for (const entry of entries) {
      const place: ReferenceOrigin = { at: "bibliography", file, start: entry.start, end: entry.end };
      const first = byKey.get(entry.key);
      if (first) {
        report({
          severity: "warning",
          code: "duplicate-reference-key",
          message: `the key “${entry.key}” stands twice in the bibliography; the first one counts`,
          place,
          related: { message: `“${entry.key}” stands here first`, place: first.place },
        });
        continue;
      }
      const isTex = format?.isTex ?? false;
      const item = cleanItem(
        entry.item,
        `b${byKey.size}`,
        cleaning(place, entry.key, report, { markdown: !isTex, math: isTex ? null : math, strict: false }),
      );
      if (!item) continue;
      const known = { item, place };
      byKey.set(entry.key, known);
      if (typeof item.DOI === "string" && !byDoi.has(doiKey(item.DOI))) byDoi.set(doiKey(item.DOI), known);
    }
  }
  const lock = request.lock ? readLock(request.lock, report) : null;
  return {
    byKey,
    lost,
    byDoi(doi) {
      const known = byDoi.get(doiKey(doi));
      if (known || !lock) return known ?? null;
      const locked = lock(doiKey(doi), byDoi.size);
      if (locked) byDoi.set(doiKey(doi), locked);
      return locked;
    },
  };
}

/** Options for `cleanItem` that report at a place. */
export function cleaning(
  place: ReferenceOrigin,
  name: string,
  report: FaultReporter,
  options: Omit<CleanOptions, "report">,
): CleanOptions {
  return {
    ...options,
    report: ({ severity, message, hint }) =>
      report({
        severity,
        code: "bad-reference",
        message: name === "" ? message : `${message} (in “${name}”)`,
        place,
        ...(hint === undefined ? {} : { hint }),
      }),
  };
}

/** What sets `$…$` in fields of CSL, if the text can hold any. */
export const mathOf = async (text: string, tex: TexLoader): Promise<((tex: string) => string) | null> =>
  /\$[^$]+\$/.test(text) ? (await tex()).math : null;

async function readFile(
  source: TextFile,
  file: number,
  format: BibliographyFormat | null,
  tex: TexLoader,
  lost: Set<string>,
  report: FaultReporter,
): Promise<readonly FileEntry[]> {
  const text = withoutMarks(source.text);
  const reportFault = ({ severity, code, message, start, end, hint, lost: key }: BibliographyFault) => {
    if (key !== undefined) lost.add(key);
    report({
      severity,
      code,
      message,
      place: { at: "bibliography", file, start, end },
      ...(hint === undefined ? {} : { hint }),
    });
  };
  if (format) return format.read(text, reportFault, tex);
  reportFault({
    severity: "error",
    code: "bad-bibliography",
    message: `“${source.path}” is not a kind of bibliography that is known`,
    start: 0,
    end: 0,
    hint: "use .bib, .json (CSL-JSON), .yaml (CSL) or .ris",
  });
  return [];
}

/** `{ "<doi>": { "csl": { … }, … } }`; items are cleaned when they are asked for. */
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
