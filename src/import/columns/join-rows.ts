// Rows with one id and one title → one contribution: either each row is an author, or an abstract was entered twice. A
// later row adds what the first lacks; where they differ, the first one counts, and that is reported.
import { FreeNames } from "../../model/free-names.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { type ImportedAuthor, type ImportedContribution, wholeName } from "../conference.ts";
import { digest } from "../digest.ts";
import { derivedId } from "./derived-id.ts";
import type { Row } from "./row.ts";

/** The contributions found so far, row by row. */
export class JoinedRows {
  readonly found: ImportedContribution[] = [];
  readonly #ids = new FreeNames();
  readonly #byId = new Map<string, number>();
  readonly #diagnostics: Reporter;

  constructor(diagnostics: Reporter) {
    this.#diagnostics = diagnostics;
  }

  /** Adds a contribution and returns the id under which it is found. */
  add(one: ImportedContribution, row: Row): string {
    const at = this.#byId.get(one.id);
    const earlier = at === undefined ? undefined : this.found[at];
    if (at === undefined || !earlier) return this.#push({ ...one, id: this.#ids.take(one.id) });
    if (isSame(earlier, one)) {
      this.found[at] = this.#joined(earlier, one, row);
      return one.id;
    }
    this.#diagnostics.warning(
      "import-duplicate",
      `duplicate id “${one.id}”; the second abstract gets another`,
      row.span,
    );
    return this.#push({ ...one, id: this.#freeId(one) });
  }

  #push(one: ImportedContribution): string {
    this.#byId.set(one.id, this.found.length);
    this.found.push(one);
    return one.id;
  }

  /** An id made from the title, so that it stays the same when rows are added above. */
  #freeId(one: ImportedContribution): string {
    return this.#ids.take(`${one.id}-${derivedId(one.title, one.authors)}`);
  }

  #joined(first: ImportedContribution, more: ImportedContribution, row: Row): ImportedContribution {
    const whole: Record<string, unknown> = { ...first };
    for (const [field, value] of Object.entries(more)) {
      if (field === "authors" || field === "span" || isEmpty(value)) continue;
      const before = whole[field];
      if (isEmpty(before)) whole[field] = value;
      else if (Array.isArray(before) && Array.isArray(value)) whole[field] = union(before, value);
      else if (digest(before) !== digest(value))
        this.#diagnostics.warning(
          "import-duplicate",
          `row ${row.number} gives a different ${names[field] ?? field} from the earlier row of the same title, which counts`,
          row.span,
        );
    }
    return { ...(whole as unknown as ImportedContribution), authors: joinedAuthors(first.authors, more.authors) };
  }
}

const names: Readonly<Record<string, string>> = { slot: "time or place", number: "number", body: "abstract" };

/** Whether both are the same contribution: the titles agree and the texts do not differ. */
function isSame(a: ImportedContribution, b: ImportedContribution): boolean {
  return a.title === b.title && (a.body === "" || b.body === "" || a.body === b.body);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function union(before: readonly unknown[], more: readonly unknown[]): readonly unknown[] {
  const there = new Set(before.map(digest));
  return [...before, ...more.filter((each) => !there.has(digest(each)))];
}

/** An author who is already in the list gains what the later row adds. */
function joinedAuthors(before: readonly ImportedAuthor[], more: readonly ImportedAuthor[]): readonly ImportedAuthor[] {
  const out = [...before];
  for (const author of more) {
    const at = out.findIndex((other) => wholeName(other.name) === wholeName(author.name));
    const there = out[at];
    if (!there) out.push(author);
    else
      out[at] = {
        ...there,
        affiliations: [...new Set([...there.affiliations, ...author.affiliations])],
        presenting: there.presenting || author.presenting,
        orcid: there.orcid ?? author.orcid,
        email: there.email ?? author.email,
      };
  }
  return out;
}
