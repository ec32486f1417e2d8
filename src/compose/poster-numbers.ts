// How posters are numbered, and the destinations of their lists.
import type { Abstract, Session } from "../model/book.ts";

export function posterListDestination(session: Session): string {
  return `posters-${session.slug}`;
}

/** The number given to the poster, otherwise its place in the session. */
export function posterNumber(abstract: Abstract, index: number): string {
  return abstract.number ?? String(index + 1);
}

/** `T1–T34`. */
export function posterRange(session: Session): string {
  const numbers = session.items.flatMap((item, index) =>
    item.kind === "abstract" ? [posterNumber(item.abstract, index)] : [],
  );
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return "";
  return first === last ? first : `${first}–${last}`;
}
