// Oddities of the printed items of a list: missing parts that readers need to find the work, years in the future, works
// listed twice.
import type { CslItem } from "./citeproc.ts";
import { doiKey } from "./doi.ts";
import type { FaultReporter, ReferenceOrigin } from "./exchange.ts";

/** An item of a list, where it was written, and where the list names it. */
export interface Listed {
  readonly item: CslItem;
  readonly place: ReferenceOrigin;
  readonly listed: ReferenceOrigin;
}

/** Works that have an author or an editor, a title and a year. */
const published = new Set(["article-journal", "book", "chapter", "paper-conference", "thesis"]);

export class ListChecker {
  readonly #report: FaultReporter;
  readonly #lastYear: number | null;
  readonly #faulty: ReadonlySet<ReferenceOrigin>;
  readonly #reported = new Set<string>();

  /** `faulty`: places of items with an error; a part that could not be read does not count as missing. */
  constructor(lastYear: number | null, faulty: ReadonlySet<ReferenceOrigin>, report: FaultReporter) {
    this.#lastYear = lastYear;
    this.#faulty = faulty;
    this.#report = report;
  }

  check(list: readonly Listed[]): void {
    for (const { item, place } of list) {
      // An entry of the bibliography that many lists name is reported once.
      if (this.#reported.has(item.id)) continue;
      this.#reported.add(item.id);
      if (!this.#faulty.has(place)) this.#incomplete(item, place);
      this.#future(item, place);
    }
    if (list.length > 1) this.#repeated(list);
  }

  #incomplete(item: CslItem, place: ReferenceOrigin): void {
    if (!published.has(item.type)) return;
    const has = (...names: readonly string[]) => names.some((name) => item[name] !== undefined && item[name] !== "");
    const missing = [
      has("author", "editor", "translator", "collection-editor") ? "" : "an author",
      has("title", "container-title") ? "" : "a title",
      has("issued", "status", "submitted", "original-date") ? "" : "a year",
    ].filter((part) => part !== "");
    if (missing.length === 0) return;
    const name = nameOf(item);
    this.#report({
      severity: "warning",
      code: "reference-incomplete",
      message: `the reference${name} is missing ${missing.join(" and ")}`,
      place,
      hint: "readers find a work by author, title and year",
    });
  }

  #future(item: CslItem, place: ReferenceOrigin): void {
    const year = yearOf(item);
    if (year === null || this.#lastYear === null || year <= this.#lastYear) return;
    this.#report({
      severity: "warning",
      code: "reference-future",
      message: `the reference${nameOf(item)} is dated ${year}, after the meeting`,
      place,
      hint: "correct the year; a work that has not appeared has “issued: in press”",
    });
  }

  #repeated(list: readonly Listed[]): void {
    const seen = new Map<string, Listed>();
    for (const listed of list) {
      const keys = identitiesOf(listed.item);
      const first = keys.map((key) => seen.get(key)).find((each) => each !== undefined);
      for (const key of keys) if (!seen.has(key)) seen.set(key, listed);
      if (!first) continue;
      this.#report({
        severity: "warning",
        code: "duplicate-reference",
        message: `the reference${nameOf(listed.item)} is listed twice`,
        place: listed.listed,
        hint: "remove one of them",
        related: { message: "it is listed here too", place: first.listed },
      });
    }
  }
}

function identitiesOf(item: CslItem): readonly string[] {
  const doi = item.DOI;
  const title = typeof item.title === "string" ? item.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ") : "";
  return [
    ...(typeof doi === "string" ? [`doi ${doiKey(doi)}`] : []),
    // A title such as “Introduction” does not identify a work.
    ...(title.trim().length > 20 ? [`title ${title.trim()} ${yearOf(item)}`] : []),
  ];
}

function yearOf(item: CslItem): number | null {
  const issued = item.issued;
  if (typeof issued !== "object" || issued === null || !("date-parts" in issued)) return null;
  const parts = issued["date-parts"];
  const first: unknown = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : null;
  const year = typeof first === "string" ? Number(first) : first;
  return typeof year === "number" && Number.isInteger(year) ? year : null;
}

function nameOf(item: CslItem): string {
  const title = item.title;
  if (typeof title !== "string" || title === "") return "";
  const plain = title.replace(/<[^<>]{1,40}>|[\ue000-\uf8ff]/g, "");
  return ` “${plain.length > 60 ? `${plain.slice(0, 57)}…` : plain}”`;
}
