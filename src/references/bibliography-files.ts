// CSL-JSON and RIS: the text of a file → raw CSL items by key, each with its extent in the file.
import { jsonFault } from "./json-fault.ts";

export interface FileEntry {
  readonly key: string;
  readonly item: unknown;
  readonly start: number;
  readonly end: number;
}

export interface BibliographyFault {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
  readonly lost?: string;
}

export type FileFaultReporter = (fault: BibliographyFault) => void;

export const bad = (message: string, start: number, end: number, hint?: string): BibliographyFault => ({
  severity: "error",
  code: "bad-bibliography",
  message,
  start,
  end,
  ...(hint === undefined ? {} : { hint }),
});

export function cslEntriesOfJson(text: string, report: FileFaultReporter): readonly FileEntry[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = jsonFault(text);
    const found = at >= text.length ? "its end comes too early" : `“${text[at]}” is not expected here`;
    report(bad(`the bibliography is not JSON: ${found}`, at, Math.min(at + 1, text.length)));
    return [];
  }
  const list = Array.isArray(read) ? read : itemsOf(read);
  if (!list) {
    report(
      bad(
        "the bibliography is not a list of CSL items",
        0,
        0,
        'CSL-JSON is a list: [{ "id": "curie1898", "type": … }, …]',
      ),
    );
    return [];
  }
  const extents = Array.isArray(read) ? elementExtents(text) : [];
  return list.flatMap((item: unknown, index) => {
    const [start, end] = extents[index] ?? [0, 0];
    return keyed(item, index, start, end, report);
  });
}

function itemsOf(read: unknown): readonly unknown[] | null {
  if (typeof read !== "object" || read === null) return null;
  const inside =
    (read as Readonly<Record<string, unknown>>).references ?? (read as Readonly<Record<string, unknown>>).items;
  if (Array.isArray(inside)) return inside;
  return "id" in read && "type" in read ? [read] : null;
}

export function keyed(
  item: unknown,
  index: number,
  start: number,
  end: number,
  report: FileFaultReporter,
): readonly FileEntry[] {
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    report(bad(`item ${index + 1} of the bibliography is not a CSL item`, start, end));
    return [];
  }
  const { id, "citation-key": citationKey } = item as Readonly<Record<string, unknown>>;
  const key = typeof citationKey === "string" ? citationKey : id;
  if ((typeof key !== "string" && typeof key !== "number") || key === "") {
    report(
      bad(
        `item ${index + 1} of the bibliography has no “id”`,
        start,
        end,
        "the id is the key by which abstracts name it",
      ),
    );
    return [];
  }
  return [{ key: String(key), item, start, end }];
}

/** Where the elements of the outer list of a JSON text stand. The text is known to be JSON. */
function elementExtents(text: string): readonly (readonly [number, number])[] {
  const extents: [number, number][] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if (depth === 1 && start === -1 && !/[\s,\]]/.test(character)) start = i;
    if (character === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === "\\") i++;
    } else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    const ends = (depth === 1 && character === ",") || (depth === 0 && character === "]");
    if (ends && start !== -1) {
      extents.push([start, i]);
      start = -1;
    }
  }
  return extents;
}

export async function entriesOfRis(text: string, report: FileFaultReporter): Promise<readonly FileEntry[]> {
  const { plugins } = (await import("@citation-js/core")).default;
  await import("@citation-js/plugin-ris");
  const entries: FileEntry[] = [];
  for (const { start, end } of risRecords(text)) {
    const record = text.slice(start, end);
    const source = record.replace(/^\uFEFF/, "").replace(/^([A-Z][A-Z0-9]) - ?/gm, "$1  - ");
    try {
      const [item] = plugins.input.chain(source, { forceType: "@ris/file", generateGraph: false });
      if (item) entries.push({ key: risKey(source, item, entries.length), item, start, end });
    } catch (error) {
      report(
        bad(`the RIS record cannot be read: ${error instanceof Error ? error.message : String(error)}`, start, end),
      );
    }
  }
  if (entries.length === 0 && text.trim() !== "")
    report(
      bad(
        "there is no RIS record in the bibliography",
        0,
        0,
        "a record begins with “TY  - JOUR” and ends with “ER  -”",
      ),
    );
  return entries;
}

/** Records run from TY to ER. Some programs write one space before the hyphen, or a byte order mark. */
function risRecords(text: string): readonly { readonly start: number; readonly end: number }[] {
  const records: { readonly start: number; readonly end: number }[] = [];
  let start = -1;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + 8));
    if (/^\uFEFF?TY {1,2}-/.test(line)) {
      if (start !== -1) records.push({ start, end: at });
      start = at;
    } else if (start !== -1 && /^ER {1,2}-/.test(line)) {
      records.push({ start, end });
      start = -1;
    }
    at = end + 1;
  }
  if (start !== -1) records.push({ start, end: text.length });
  return records;
}

/** The record's ID, else the first author's family name and the year: `curie1898`. */
function risKey(source: string, item: Readonly<Record<string, unknown>>, index: number): string {
  const id = /^ID {2}- *(\S.*)$/m.exec(source)?.[1]?.trimEnd();
  if (id) return id;
  const author = /^(?:AU|A1) {2}- *([^,\s]+)/m.exec(source)?.[1]?.toLowerCase() ?? "";
  const year = /^(?:PY|Y1|DA) {2}- *(\d{4})/m.exec(source)?.[1] ?? "";
  return author || year ? author + year : typeof item.id === "string" ? item.id : `ris${index + 1}`;
}
