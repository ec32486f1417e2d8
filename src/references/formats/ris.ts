// RIS: the text of a file → raw CSL items by key, each with its extent in the file. citation-js reads each record.
import { type BibliographyFormat, bad, type FileEntry, type FileFaultReporter } from "./format.ts";

export const ris: BibliographyFormat = { extensions: [".ris"], isTex: false, read: entriesOfRis };

async function entriesOfRis(text: string, report: FileFaultReporter): Promise<readonly FileEntry[]> {
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
