// EndNote's tagged format (“.enw”, which Google Scholar and publishers also write): the text of a file → raw CSL items
// by key, each with its extent in the file. A record begins with %0 and ends at the next one, or at an empty line
// before it.
import { type BibliographyFormat, bad, type FileEntry, type FileFaultReporter } from "./format.ts";
import {
  filled,
  firstValue,
  nameAndYear,
  placeOfTag,
  type TaggedLine,
  type TaggedRecord,
  valuesOf,
} from "./tagged-records.ts";

export const enw: BibliographyFormat = {
  extensions: [".enw"],
  isTex: false,
  read: async (text, report) => enwEntries(text, report),
};

function enwEntries(text: string, report: FileFaultReporter): readonly FileEntry[] {
  const taken = new Set<string>();
  const entries = recordsOf(text).map((record, index): FileEntry => {
    const named = nameAndYear(firstValue(record, "%A", "%E"), firstValue(record, "%D", "%8"), taken, index);
    const key = firstValue(record, "%F") ?? named;
    taken.add(named);
    const issued = placeOfTag(record, "%D", "%8");
    return {
      key,
      ...(key === named ? {} : { aliases: [named] }),
      item: itemOf(record),
      start: record.start,
      end: record.end,
      ...(issued ? { places: new Map([["issued", issued]]) } : {}),
    };
  });
  if (entries.length === 0 && text.trim() !== "")
    report(bad("there is no EndNote record in the bibliography", 0, 0, "a record begins with “%0 Journal Article”"));
  return entries;
}

function recordsOf(text: string): readonly TaggedRecord[] {
  const records: { lines: TaggedLine[]; start: number; end: number }[] = [];
  for (const { 0: written, index: start } of text.matchAll(/[^\r\n]+/g)) {
    const match = /^\uFEFF?(%[0-9A-Z@$+<>?[\]^!&()*=-]) ?(.*)$/.exec(written);
    const end = start + written.length;
    if (match?.[1] === "%0") records.push({ lines: [], start, end });
    const record = records.at(-1);
    const last = record?.lines.at(-1);
    if (match && record) record.lines.push({ tag: match[1] ?? "", value: (match[2] ?? "").trim(), start, end });
    // A line without a tag goes on with the one before it.
    else if (record && last)
      record.lines[record.lines.length - 1] = { ...last, value: `${last.value} ${written.trim()}` };
    if (record) record.end = end;
  }
  return records;
}

/** EndNote's names of types, in lower case. */
const types: Readonly<Record<string, string>> = {
  "journal article": "article-journal",
  "electronic article": "article-journal",
  "magazine article": "article-magazine",
  "newspaper article": "article-newspaper",
  book: "book",
  "edited book": "book",
  "electronic book": "book",
  "book section": "chapter",
  "conference paper": "paper-conference",
  "conference proceedings": "paper-conference",
  thesis: "thesis",
  report: "report",
  "government document": "report",
  standard: "standard",
  patent: "patent",
  "web page": "webpage",
  "online database": "dataset",
  dataset: "dataset",
  "computer program": "software",
  "unpublished work": "manuscript",
  manuscript: "manuscript",
};

function itemOf(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const first = (...tags: readonly string[]) => firstValue(record, ...tags);
  const type = types[first("%0")?.toLowerCase() ?? ""] ?? "document";
  const isPart = type.startsWith("article") || type === "chapter" || type === "paper-conference";
  const isNumbered = type === "report" || type === "patent" || type === "standard";
  const serial = first("%@");
  return filled({
    type,
    author: valuesOf(record, "%A").map(nameOf),
    editor: valuesOf(record, "%E").map(nameOf),
    title: first("%T"),
    "container-title": isPart ? first("%J", "%B") : undefined,
    "collection-title": first("%S"),
    issued: first("%D", "%8"),
    volume: first("%V"),
    [isNumbered ? "number" : "issue"]: first("%N"),
    page: first("%P"),
    edition: first("%7"),
    genre: type === "thesis" || type === "report" ? first("%9") : undefined,
    publisher: first("%I"),
    "publisher-place": first("%C"),
    DOI: first("%R")?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ""),
    URL: first("%U"),
    [isPart && type !== "chapter" ? "ISSN" : "ISBN"]: serial,
  });
}

/** `Roe, Ada B.`; a body ends with a comma. */
function nameOf(written: string): Readonly<Record<string, string>> {
  const [family = "", given = "", suffix = ""] = written.split(",").map((part) => part.trim());
  if (given !== "") return { family, given, ...(suffix === "" ? {} : { suffix }) };
  const words = family.split(" ");
  if (written.includes(",") || words.length < 2) return { literal: family };
  return { family: words.at(-1) ?? "", given: words.slice(0, -1).join(" ") };
}
