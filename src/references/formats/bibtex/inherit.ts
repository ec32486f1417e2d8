// What an entry inherits from others: by `crossref` (the volume of a chapter) and `xdata` (BibLaTeX manual, §2.4.1 and
// appendix B), to any realistic depth.
import type { BibEntry, FieldValue } from "./entries.ts";

type Fields = ReadonlyMap<string, FieldValue>;

/** The maximum depth of inheritance, which also ends cycles. */
const deepest = 8;

/** Fields of the entry itself that are not inherited. */
const own = new Set(
  "ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey keywords abstract file note annote doi url urldate pages eid".split(
    " ",
  ),
);

const bookParts = new Set([
  "inbook",
  "bookinbook",
  "suppbook",
  "incollection",
  "inreference",
  "suppcollection",
  "inproceedings",
  "conference",
]);
const volumes = new Set([
  "book",
  "collection",
  "reference",
  "proceedings",
  "mvbook",
  "mvcollection",
  "mvreference",
  "mvproceedings",
]);

export class Inheritance {
  readonly #byKey = new Map<string, BibEntry>();

  constructor(entries: readonly BibEntry[]) {
    for (const entry of entries) {
      for (const key of [entry.key, entry.key.toLowerCase()]) if (!this.#byKey.has(key)) this.#byKey.set(key, entry);
    }
  }

  /** The fields of an entry, including those that it inherits; `missing` is called for unknown parents. */
  fieldsOf(entry: BibEntry, missing: (key: string, field: FieldValue) => void, depth = 0): Fields {
    const fields = new Map(entry.fields);
    if (depth > deepest) return fields;
    for (const name of ["xdata", "crossref"]) {
      const written = entry.fields.get(name);
      if (!written) continue;
      for (const key of written.text.split(",").map((part) => part.trim())) {
        const parent = this.#byKey.get(key) ?? this.#byKey.get(key.toLowerCase());
        if (!parent) missing(key, written);
        if (!parent || parent === entry) continue;
        const inherited = this.fieldsOf(parent, () => {}, depth + 1);
        const given = name === "xdata" ? inherited : asParent(parent.type, entry.type, inherited);
        for (const [field, value] of given) if (!fields.has(field)) fields.set(field, value);
      }
    }
    return fields;
  }
}

/** The title of a volume is the book title of the works in it, its author the book's. */
function asParent(parent: string, child: string, fields: Fields): Fields {
  const given = new Map<string, FieldValue>();
  const isPart = bookParts.has(child) && volumes.has(parent);
  const isArticle = parent === "periodical" && child === "article";
  for (const [field, value] of fields) {
    if (own.has(field)) continue;
    if ((isPart || isArticle) && /^(?:short)?title$|^subtitle$|^titleaddon$/.test(field)) {
      const prefix = isArticle ? "journal" : parent.startsWith("mv") ? "main" : "book";
      // A volume may give the title under which its chapters cite it.
      if (field !== "shorttitle" && !fields.has(`${prefix}${field}`)) given.set(`${prefix}${field}`, value);
    } else if (isPart && field === "author" && /book$/.test(parent)) given.set("bookauthor", value);
    else given.set(field, value);
  }
  return given;
}
