// Keeps the objects of a book that is read again and again. In: the book of each build. Out: the same book, in which
// everything that equals its counterpart in the previous build is that very object, so that what was made from it can
// be found again.
import type { Abstract, Book, Day, Part, ProgrammeItem } from "../model/book.ts";
import { isSame } from "../runtime/is-same.ts";

export class KeptBook {
  #last: Book | null = null;

  take(book: Book): Book {
    this.#last = this.#last ? settled(this.#last, book) : book;
    return this.#last;
  }
}

function settled(last: Book, book: Book): Book {
  const { abstracts: _abstracts, days: _days, ...rest } = book;
  const same = settledFields(last, rest);
  const abstracts = abstractsOf(last, book);
  const days = book.days.map((day, at) => dayOf(last.days[at], day, abstracts));
  const parts = same.parts === last.parts ? last.parts : same.parts.map((part, at) => partOf(last.parts[at], part));
  return { ...same, abstracts: book.abstracts.map((one) => abstracts.get(one) ?? one), days, parts };
}

/** An object of the new book, with those of its values that the previous book has too. */
function settledFields<T extends object>(last: Partial<T> | undefined, now: T): T {
  if (!last) return now;
  const fields = Object.entries(now).map(([name, value]: readonly [string, unknown]) => {
    const before: unknown = last[name as keyof T];
    return [name, isSame(before, value) ? before : value];
  });
  return Object.fromEntries(fields) as T;
}

/** Each abstract → itself, or its equal in the previous build. */
function abstractsOf(last: Book, { abstracts }: Book): ReadonlyMap<Abstract, Abstract> {
  const before = new Map(last.abstracts.map((abstract) => [abstract.id, abstract]));
  return new Map(
    abstracts.map((abstract) => {
      const known = before.get(abstract.id);
      return [abstract, known && isSame(known, abstract) ? known : abstract];
    }),
  );
}

function dayOf(last: Day | undefined, day: Day, abstracts: ReadonlyMap<Abstract, Abstract>): Day {
  const before = new Map(last?.sessions.map((session) => [session.slug, session]));
  const sessions = day.sessions.map((session) => {
    const known = before.get(session.slug);
    const items = session.items.map((item, at): ProgrammeItem => {
      const now =
        item.kind === "abstract" ? { ...item, abstract: abstracts.get(item.abstract) ?? item.abstract } : item;
      const was = known?.items[at];
      return isSame(was, now) ? (was ?? now) : settledFields(was?.kind === now.kind ? was : undefined, now);
    });
    const isKnown = known?.items.length === items.length && items.every((item, at) => item === known.items[at]);
    const now = { ...session, items: isKnown ? known.items : items };
    return known && isSame(known, now) ? known : settledFields(known, now);
  });
  const isKnown = last?.sessions.length === sessions.length && sessions.every((one, at) => one === last.sessions[at]);
  const now = { ...day, sessions: isKnown ? last.sessions : sessions };
  return last && isSame(last, now) ? last : settledFields(last, now);
}

function partOf(last: Part | undefined, part: Part): Part {
  if (isSame(last, part)) return last ?? part;
  if (part.kind !== "chapter" || last?.kind !== "chapter") return part;
  const before = new Map(last.pages.map((page) => [page.slug, page]));
  const pages = part.pages.map((page) => {
    const known = before.get(page.slug);
    return known && isSame(known, page) ? known : page;
  });
  return { ...part, pages };
}
