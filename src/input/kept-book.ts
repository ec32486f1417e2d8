// Keeps the objects of a book that is read again and again. In: the book of each build. Out: the same book, in which
// everything that equals its counterpart in the previous build is that very object, so that what was made from it can
// be found again.
import type { Abstract, Book, Day, Part } from "../model/book.ts";
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
  const fields = Object.entries(rest).map(([name, value]: readonly [string, unknown]) => {
    const before: unknown = last[name as keyof Book];
    return [name, isSame(before, value) ? before : value];
  });
  const same = Object.fromEntries(fields) as typeof rest;
  const abstracts = abstractsOf(last, book);
  const days = book.days.map((day, at) => dayOf(last.days[at], day, abstracts));
  const parts = same.parts === last.parts ? last.parts : same.parts.map((part, at) => partOf(last.parts[at], part));
  return { ...same, abstracts: book.abstracts.map((one) => abstracts.get(one) ?? one), days, parts };
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
    const items = session.items.map((item) =>
      item.kind === "abstract" ? { ...item, abstract: abstracts.get(item.abstract) ?? item.abstract } : item,
    );
    const known = before.get(session.slug);
    return known && isSame(known, { ...session, items }) ? known : { ...session, items };
  });
  const title = last && isSame(last.title, day.title) ? last.title : day.title;
  return { ...day, title, sessions };
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
