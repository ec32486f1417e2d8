// RIS: the text of a file → raw CSL items by key, each with its extent in the file. Tags are read as Zotero, Mendeley,
// EndNote, JabRef, publishers and IEEE Xplore write them, which is not always as in the specification of 2011. PubMed's
// own format, which people save with the same extension, is recognized by its tags.
import { readDate } from "../dates.ts";
import { type BibliographyFormat, bad, type FileEntry, type FileFaultReporter } from "./format.ts";
import { nbibEntries } from "./nbib.ts";
import {
  filled,
  firstValue,
  nameAndYear,
  placeOfTag,
  type TaggedRecord,
  taggedRecords,
  valuesOf,
} from "./tagged-records.ts";

export const ris: BibliographyFormat = {
  extensions: [".ris", ".nbib"],
  isTex: false,
  read: async (text, report) =>
    /^PMID ?- /m.test(text) && !/^TY {1,2}-/m.test(text) ? nbibEntries(text) : risEntries(text, report),
};

function risEntries(text: string, report: FileFaultReporter): readonly FileEntry[] {
  const taken = new Set<string>();
  const entries = taggedRecords(text, "TY", "ER").map((record, index): FileEntry => {
    const author = firstValue(record, "AU", "A1");
    const key = firstValue(record, "ID") ?? nameAndYear(author, firstValue(record, "PY", "Y1", "DA"), taken, index);
    taken.add(key);
    const issued = placeOfTag(record, "DA", "PY", "Y1");
    return {
      key,
      item: itemOf(record),
      start: record.start,
      end: record.end,
      ...(issued ? { places: new Map([["issued", issued]]) } : {}),
    };
  });
  if (entries.length === 0 && text.trim() !== "") {
    const hint = "a record begins with “TY  - JOUR” and ends with “ER  -”";
    report(bad("there is no RIS record in the bibliography", 0, 0, hint));
  }
  return entries;
}

const types: Readonly<Record<string, string>> = Object.fromEntries(
  "JOUR article-journal,EJOUR article-journal,JFULL article-journal,INPR article-journal,ABST article-journal,MGZN article-magazine,NEWS article-newspaper,BOOK book,EBOOK book,EDBOOK book,SER book,CHAP chapter,ECHAP chapter,CONF paper-conference,CPAPER paper-conference,THES thesis,RPRT report,GOVDOC report,STAND standard,ELEC webpage,WEB webpage,BLOG post-weblog,COMP software,DATA dataset,DBASE dataset,AGGR dataset,PAT patent,UNPB manuscript,MANSCPT manuscript,PAMP pamphlet,SLIDE speech,MAP map,VIDEO motion_picture,MPCT motion_picture,SOUND song,MUSIC musical_score,ART graphic,FIGURE figure,CASE legal_case,HEAR hearing,STAT legislation,LEGAL legislation,BILL bill,PCOMM personal_communication,ICOMM personal_communication,ENCYC entry-encyclopedia,DICT entry-dictionary,GEN document"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);

function itemOf(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const first = (...tags: readonly string[]) => firstValue(record, ...tags);
  const ty = first("TY") ?? "GEN";
  const type = types[ty] ?? "document";
  const isPart = /^(?:article|chapter|paper|entry|document|webpage|post)/.test(type);
  const pages = [first("SP"), first("EP")].filter((page) => page !== undefined);
  const number = first("M1");
  const isNumbered = type === "report" || type === "patent" || type === "standard";
  const serial = first("SN");
  const isIsbn =
    /book|chapter|entry|thesis/.test(type) ||
    (serial !== undefined &&
      /^(?:97[89][\d -]{10,}|[\dX -]{10,13})$/.test(serial) &&
      !/^\d{4}-?\d{3}[\dX]$/.test(serial));
  const third = first("M3");
  return filled({
    type,
    author: namesOf(record, "AU", "A1"),
    editor: namesOf(record, "ED", "A2"),
    "collection-editor": namesOf(record, "A3"),
    translator: namesOf(record, "A4", "TA"),
    title: first("TI", "T1", "CT", ...(isPart ? [] : ["BT"])),
    "title-short": first("ST"),
    "container-title": isPart ? first("T2", "JF", "JO", "BT", "JA") : undefined,
    "container-title-short": first("J2", "JA", "J1"),
    "collection-title": first("T3", ...(isPart ? [] : ["T2"])),
    issued: dateIn(record, "DA", "PY", "Y1"),
    accessed: dateIn(record, "Y2"),
    volume: first("VL"),
    issue: isNumbered ? undefined : (first("IS", "CP") ?? (type === "article-journal" ? number : undefined)),
    number: isNumbered ? first("IS", "M1", "SN") : number,
    page: pages.length > 0 ? [...new Set(pages)].join("-").replace(/--+|–/g, "-") : first("C7", "AR"),
    edition: first("ET")?.replace(/^(\d+)(?:st|nd|rd|th)?\.?(?: ed\.?| edition)?$/i, "$1"),
    "number-of-volumes": first("NV"),
    publisher: first("PB"),
    "publisher-place": first("CY", "PP"),
    [isIsbn ? "ISBN" : "ISSN"]: isNumbered ? undefined : serial,
    DOI: first("DO") ?? (third !== undefined && /^10\.\d/.test(third) ? third : undefined),
    URL: first("UR", "LK"),
    genre: third !== undefined && !/^10\.\d|journal article/i.test(third) ? third : undefined,
    language: /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.exec(first("LA") ?? "")?.[0],
    note: first("N1"),
  });
}

/** The first that is a date, otherwise the first that is not empty. `2020/05/06/` and `2020///` are RIS's own. */
function dateIn(record: TaggedRecord, ...tags: readonly string[]): unknown {
  const written = valuesOf(record, ...tags).map((value) => value.replace(/(?<!\/)\/+$/, ""));
  const date = written.map(readDate).find((each) => each.date?.["date-parts"] !== undefined);
  return date?.date ?? written[0];
}

/** “Family, Given, Suffix”; without a comma it is a body, or a name in natural order. */
const namesOf = (record: TaggedRecord, ...tags: readonly string[]) => valuesOf(record, ...tags).map(nameOf);

function nameOf(written: string): Readonly<Record<string, string>> {
  const [family = "", given = "", suffix = ""] = written.split(",").map((part) => part.trim());
  if (given !== "") return { family, given, ...(suffix === "" ? {} : { suffix }) };
  return { literal: family };
}
