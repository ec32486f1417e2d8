// Keeps what the rules about heads reported from one build to the next: who presents what, where and when. In: a book.
// Out: for each of these rules, what it reported in the last build, if the book differs from that one in texts alone.
import type { Abstract, Book, Day, ProgrammeItem, Session } from "../model/book.ts";
import { isSame, isSameBut } from "../runtime/is-same.ts";
import type { More } from "../source/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import type { CheckSetting, LintRule, Report } from "./rule.ts";

type Reports = readonly Parameters<Report>[];

/** What rules about heads do not look at. Spans change with any character before them. */
const texts: ReadonlySet<string> = new Set([
  "body",
  "figures",
  "references",
  "acknowledgements",
  "keywords",
  "extent",
  "span",
]);

export class KeptHeads {
  #last: { readonly book: Book; readonly setting: CheckSetting } | null = null;
  #reports = new Map<LintRule, Reports>();

  /** What the rule reports, and what it reported before if that is still true. */
  check(book: Book, rules: readonly LintRule[], setting: CheckSetting): ReadonlyMap<LintRule, Reports> {
    const replaced = this.#last && isSame(this.#last.setting, setting) ? replacedIn(this.#last.book, book) : null;
    const made = new Map<LintRule, Reports>();
    for (const rule of rules) {
      const known = replaced && this.#reports.get(rule);
      made.set(rule, known && !known.some((one) => isAbout(one, replaced)) ? known : reportsOf(rule, book, setting));
    }
    this.#last = { book, setting };
    this.#reports = made;
    return made;
  }
}

function reportsOf(rule: LintRule, book: Book, setting: CheckSetting): Reports {
  const said: Parameters<Report>[] = [];
  rule.check(book, (...report) => said.push(report), setting);
  return said;
}

/** The files that were replaced by others with the same heads; null if a head or anything else has changed. */
function replacedIn(last: Book, book: Book): ReadonlySet<Source> | null {
  const { abstracts: _abstracts, days: _days, parts: _parts, ...rest } = book;
  const same = Object.entries(rest).every(([name, value]) => isSame(last[name as keyof Book], value));
  if (!same || last.abstracts.length !== book.abstracts.length || last.days.length !== book.days.length) return null;
  const replaced = new Set<Source>();
  for (const [at, abstract] of book.abstracts.entries()) {
    const before = last.abstracts[at];
    if (before === abstract) continue;
    if (!before || !haveSameHead(before, abstract)) return null;
    replaced.add(before.span.source);
  }
  return book.days.every((day, at) => isSameDay(last.days[at], day)) ? replaced : null;
}

function haveSameHead(one: Abstract, other: Abstract): boolean {
  return (one.body === null) === (other.body === null) && isSameBut(texts, one, other);
}

function isSameDay(last: Day | undefined, { sessions, ...day }: Day): boolean {
  if (!last) return false;
  const { sessions: before, ...rest } = last;
  return (
    isSame(rest, day) &&
    before.length === sessions.length &&
    sessions.every((session, at) => isSameSession(before[at], session))
  );
}

function isSameSession(last: Session | undefined, session: Session): boolean {
  if (last === session) return true;
  if (!last) return false;
  const { items, ...own } = session;
  const { items: before, ...rest } = last;
  return isSame(rest, own) && before.length === items.length && items.every((item, at) => isSameItem(before[at], item));
}

function isSameItem(last: ProgrammeItem | undefined, item: ProgrammeItem): boolean {
  if (last?.kind !== "abstract" || item.kind !== "abstract") return isSame(last, item);
  const { abstract, ...own } = item;
  const { abstract: before, ...rest } = last;
  return isSame(rest, own) && (before === abstract || haveSameHead(before, abstract));
}

/** Whether a report names a place in one of these files. */
function isAbout([, span, more]: Parameters<Report>, files: ReadonlySet<Source>): boolean {
  return placesIn(span, more ?? {}).some(({ source }) => files.has(source));
}

function placesIn(span: Span | null, { related = [], fix = [] }: More): readonly Span[] {
  return [...(span ? [span] : []), ...related.map((one) => one.span), ...fix.map((one) => one.span)];
}
