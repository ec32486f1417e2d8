// PubMed's format (MEDLINE, “.nbib”): the text of a file → raw CSL items by their PubMed number, each with its extent in the file.
import type { FileEntry } from "./format.ts";
import {
  filled,
  firstValue,
  nameAndYear,
  placeOfTag,
  type TaggedRecord,
  taggedRecords,
  valuesOf,
} from "./tagged-records.ts";

export function nbibEntries(text: string): readonly FileEntry[] {
  const taken = new Set<string>();
  return taggedRecords(text, "PMID", null).map((record, index): FileEntry => {
    const named = nameAndYear(firstValue(record, "FAU", "AU", "CN"), firstValue(record, "DP"), taken, index);
    taken.add(named);
    const issued = placeOfTag(record, "DP");
    return {
      key: firstValue(record, "PMID") ?? named,
      aliases: [named],
      item: itemOf(record),
      start: record.start,
      end: record.end,
      ...(issued ? { places: new Map([["issued", issued]]) } : {}),
    };
  });
}

/** Tags of “MEDLINE/PubMed Data Element (Field) Descriptions” (NLM). */
function itemOf(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const first = (...tags: readonly string[]) => firstValue(record, ...tags);
  const people = valuesOf(record, "FAU").map(fullName);
  const bodies = valuesOf(record, "CN").map((literal) => ({ literal }));
  const isBook = first("BTI") !== undefined;
  return filled({
    type: isBook ? (first("TI") === undefined ? "book" : "chapter") : "article-journal",
    author: people.length > 0 || bodies.length > 0 ? [...people, ...bodies] : valuesOf(record, "AU").map(shortName),
    editor: valuesOf(record, "FED").map(fullName),
    title: first("TI", "BTI")?.replace(/(?<!\.)\.$/, ""),
    "container-title": isBook && first("TI") !== undefined ? first("BTI") : first("JT"),
    "container-title-short": first("TA"),
    issued: first("DP"),
    volume: first("VI"),
    issue: first("IP"),
    page: inFull(first("PG")),
    DOI: identifier(record, "doi"),
    PMID: first("PMID"),
    PMCID: first("PMC"),
    publisher: first("PB"),
    "publisher-place": isBook ? first("PL") : undefined,
  });
}

function fullName(written: string): Readonly<Record<string, string>> {
  const [family = "", given = "", suffix = ""] = written.split(",").map((part) => part.trim());
  if (given === "") return { literal: family };
  return { family, given, ...(suffix === "" ? {} : { suffix }) };
}

/** “Smith JA”. */
function shortName(written: string): Readonly<Record<string, string>> {
  const match = /^(.{1,80}) ([A-Z]{1,3})$/.exec(written);
  return match ? { family: match[1] ?? "", given: [...(match[2] ?? "")].join(". ").concat(".") } : { literal: written };
}

/** `LID - 10.1000/x [doi]`. */
const identifier = (record: TaggedRecord, kind: string): string | undefined =>
  valuesOf(record, "LID", "AID")
    .find((value) => value.endsWith(`[${kind}]`))
    ?.replace(/(?<!\s)\s*\[\w+\]$/, "");

/** “101-10” is 101 to 110. */
function inFull(pages: string | undefined): string | undefined {
  const match = /^(\d{1,8})-(\d{1,8})$/.exec(pages ?? "");
  const [from = "", to = ""] = [match?.[1], match?.[2]];
  return match && to.length < from.length ? `${from}-${from.slice(0, from.length - to.length)}${to}` : pages;
}
