// What deposits require. In: the book. Out: whether it is there; whatever is missing is reported at the place where it
// belongs.
import type { Book } from "../../../model/book.ts";
import type { Reporter } from "../../../source/diagnostic.ts";
import { type Span, span } from "../../../source/source.ts";

export type Needed = "dois" | "depositor" | "site" | "dates" | "anthology";

const hints: Readonly<Record<Needed, readonly [what: string, hint: string]>> = {
  dois: [
    "a DOI for each abstract",
    "add “export: { dois: " + '"10.5555/meeting.{id}"' + " }” to book.yaml, with your own prefix",
  ],
  depositor: ["who deposits, and a contact address", "add “export: { depositor: { name: …, email: … } }” to book.yaml"],
  site: ["the address of each abstract", "add “export: { site: https://… }” to book.yaml: where the site is published"],
  dates: ["the year", "add “dates” to book.yaml"],
  anthology: ["the id of the collection", "add “export: { anthology: 2026.name }” to book.yaml"],
};

export function hasAll(needed: readonly Needed[], book: Book, of: string, report: Reporter): boolean {
  const missing = needed.filter((name) => !isGiven(name, book));
  for (const name of missing) {
    const [what, hint] = hints[name];
    report.error("export-impossible", `${of} requires ${what}, which the book does not give`, placeOf(book), { hint });
  }
  return missing.length === 0;
}

function isGiven(name: Needed, { exports, dates, days }: Book): boolean {
  switch (name) {
    case "dates":
      return dates !== null || days.some(({ date }) => !date.startsWith("0001"));
    default:
      return exports?.[name] !== undefined && exports[name] !== null;
  }
}

function placeOf({ exports, source }: Book): Span {
  return exports?.span ?? span(source, 0);
}

/** Warns about something that the record will lack. */
export function warnMissing(what: string, hint: string, book: Book, report: Reporter): void {
  report.warning("export-incomplete", what, span(book.source, 0), { hint });
}
