// Breaks and social events: what a timetable shows although nobody gives a talk. In: a session. Out: whether it is one.
import type { Session } from "./book.ts";

export function isBreak({ kind }: Pick<Session, "kind">): boolean {
  return kind.toLowerCase() === "break";
}

/** A break or a social event: its place in a timetable need not be as tall as it is long. */
export function isPause(session: Pick<Session, "kind" | "items">): boolean {
  if (isBreak(session)) return true;
  return session.kind.toLowerCase() === "social" && session.items.every(({ kind }) => kind === "event");
}
