// The sessions of two versions of a programme, in pairs.
import type { Book, Day, Session } from "../model/book.ts";
import { plainText } from "../model/text.ts";

export interface ScheduledSession {
  readonly day: Day;
  readonly session: Session;
}

/** Each session of the new book with its counterpart in the old book. */
export type SessionPairs = ReadonlyMap<Session, Session>;

/** By slug; a session whose slug contains its date, because its title repeats, by its title and items. */
export function pairSessions(before: Book, after: Book): SessionPairs {
  const [old, current] = [sessionsOf(before), sessionsOf(after)];
  const pairs = new Map<Session, Session>();
  for (const [slug, { session }] of current) {
    const same = old.get(slug);
    if (same) pairs.set(session, same.session);
  }
  const taken = new Set(pairs.values());
  const held = ({ items }: Session) => items.flatMap((item) => (item.kind === "abstract" ? [item.abstract.id] : []));
  for (const { session } of current.values()) {
    const ids = pairs.has(session) ? [] : held(session);
    const found = [...old.values()].find((other) => {
      const shared = held(other.session).filter((id) => ids.includes(id)).length;
      const isSame = plainText(other.session.title) === plainText(session.title);
      return isSame && !taken.has(other.session) && shared * 2 > ids.length;
    });
    if (!found) continue;
    pairs.set(session, found.session);
    taken.add(found.session);
  }
  return pairs;
}

export function sessionsOf(book: Book): ReadonlyMap<string, ScheduledSession> {
  return new Map(book.days.flatMap((day) => day.sessions.map((session) => [session.slug, { day, session }] as const)));
}
