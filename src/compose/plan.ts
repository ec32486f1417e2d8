// What is printed where, decided before anything is composed, so that no link leads nowhere.
import type { Abstract, Book, Part, Session } from "../model/book.ts";

export interface Plan {
  readonly programme: boolean;
  /** Whether anything in the programme has a time. */
  readonly timed: boolean;
  /** The part that an abstract belongs to; null for one that is not printed. */
  homeOf(abstract: Abstract): "abstracts" | "posters" | null;
  /** Whether its text is printed, as opposed to a line in a list of posters. */
  isFull(abstract: Abstract): boolean;
  /** Where the abstract, or its line in a list, is printed; null for nowhere. */
  destinationOf(abstract: Abstract): string | null;
  /** Where a reader looking for it is sent: the abstract, otherwise its line in the programme. */
  placeOf(abstract: Abstract): string | null;
  /** Its place in the printed programme. */
  slotOf(abstract: Abstract): string | null;
  /** Whether a session is printed as a list of posters, to which the programme then refers. */
  isListed(session: Session): boolean;
  /** The place of a session: in the programme, otherwise its heading among the abstracts or posters; null for none. */
  sessionDestination(session: Session): string | null;
}

export function planOf(book: Book): Plan {
  const has = (kind: Part["kind"]) => book.parts.some((part) => part.kind === kind);
  const programme = has("programme");
  const abstracts = book.parts.find((part) => part.kind === "abstracts");
  const posters = book.parts.find((part) => part.kind === "posters");
  const inPosters = (abstract: Abstract) => {
    const session = sessionOf(book, abstract);
    return session ? isPosterSession(session) : abstract.type.toLowerCase() === "poster";
  };

  const homes = new Map<Abstract, "abstracts" | "posters">();
  for (const abstract of book.abstracts) {
    if (abstract.withdrawn) continue;
    if (posters && inPosters(abstract)) homes.set(abstract, "posters");
    else if (abstracts) homes.set(abstract, "abstracts");
  }
  const full = (abstract: Abstract) => {
    const home = homes.get(abstract);
    return home === "abstracts" || (home === "posters" && posters?.full === true && abstract.body !== null);
  };
  const listed = (session: Session) => posters !== undefined && isPosterSession(session);
  // Chapters have headings of sessions when they follow the programme.
  const headed = abstracts !== undefined && (abstracts.group === "day" || abstracts.group === "session");
  const printed = new Set(
    headed
      ? book.abstracts.flatMap((abstract) => {
          const session = homes.get(abstract) === "abstracts" ? sessionOf(book, abstract) : null;
          return session ? [session] : [];
        })
      : [],
  );
  const destinationOf = (abstract: Abstract) => (homes.has(abstract) ? `abstract-${abstract.anchor}` : null);
  const slotOf = (abstract: Abstract) => {
    const session = sessionOf(book, abstract);
    if (!programme || !session) return null;
    return listed(session) ? `session-${session.slug}` : `slot-${abstract.anchor}`;
  };
  return {
    programme,
    timed: book.days.some((day) =>
      day.sessions.some((session) => session.start !== null || session.items.some((item) => item.start !== null)),
    ),
    homeOf: (abstract) => homes.get(abstract) ?? null,
    isFull: full,
    destinationOf,
    placeOf: (abstract) => destinationOf(abstract) ?? (abstract.withdrawn ? null : slotOf(abstract)),
    slotOf,
    isListed: listed,
    sessionDestination(session) {
      return programme || printed.has(session) || listed(session) ? `session-${session.slug}` : null;
    },
  };
}

function isPosterSession(session: Session): boolean {
  return session.kind.toLowerCase() === "posters";
}

/** The session of an abstract; null for one that is not scheduled. */
export function sessionOf(book: Book, abstract: Abstract): Session | null {
  if (!abstract.slot) return null;
  return book.days[abstract.slot.day]?.sessions[abstract.slot.session] ?? null;
}

/** Scheduled abstracts in programme order, then the others in file order. */
export function inProgrammeOrder(abstracts: readonly Abstract[]): readonly Abstract[] {
  const key = (abstract: Abstract) => abstract.slot ?? { day: Number.MAX_SAFE_INTEGER, session: 0, item: 0 };
  return [...abstracts].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a.day - b.day || a.session - b.session || a.item - b.item;
  });
}
