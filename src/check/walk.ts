// Walks over a book that several rules share.
import type { Abstract, Book, Day, Minutes, ProgrammeItem, Session } from "../model/book.ts";
import { type Figure, type Flow, type Inline, plainText } from "../model/text.ts";
import { linesOf, walkFlow } from "../model/walk.ts";

/** The abstracts that will be printed. */
export function printedAbstracts(book: Book): readonly Abstract[] {
  return book.abstracts.filter((abstract) => !abstract.withdrawn);
}

export interface Scheduled {
  readonly day: Day;
  readonly session: Session;
}

export function sessionsOf(book: Book): readonly Scheduled[] {
  return book.days.flatMap((day) => day.sessions.map((session) => ({ day, session })));
}

export interface Interval {
  readonly start: Minutes;
  readonly end: Minutes;
}

/** When a session takes place, by its own times or those of its items. */
export function sessionInterval(session: Session): Interval | null {
  const start = session.start ?? least(session.items.map((item) => item.start));
  const end = session.end ?? most(session.items.map((item) => item.end));
  return start === null || end === null ? null : { start, end };
}

export function itemInterval(item: ProgrammeItem): Interval | null {
  return item.start === null || item.end === null ? null : { start: item.start, end: item.end };
}

/** When an item of a session takes place: one without an end lasts until the next begins, or the session ends. */
export function intervalIn({ items, end: last }: Session, index: number): Interval | null {
  const item = items[index];
  if (!item || item.start === null) return null;
  const { start } = item;
  const next = least(items.map((other) => (other.start !== null && other.start > start ? other.start : null)));
  const end = item.end ?? next ?? last;
  return end === null || end <= start ? null : { start, end };
}

/** Counted through the days, so that a night can overlap the next morning. */
export function onTheClock({ date }: Day, { start, end }: Interval): Interval {
  const midnight = Date.parse(`${date}T00:00:00Z`) / 60_000;
  return { start: midnight + start, end: midnight + end };
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

/** 545 → “09:05”. */
export function clock(minutes: Minutes): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function least(values: readonly (number | null)[]): number | null {
  return values.reduce((found, value) => (value !== null && (found === null || value < found) ? value : found), null);
}

function most(values: readonly (number | null)[]): number | null {
  return values.reduce((found, value) => (value !== null && (found === null || value > found) ? value : found), null);
}

/** The figures of an abstract: those of its field, and those in its text. */
export function figuresOf(abstract: Abstract): readonly Figure[] {
  const inText: Figure[] = [];
  walkFlow(abstract.body ?? [], {
    block: (block) => {
      if (block.kind === "figure") inText.push(block.figure);
    },
  });
  return [...abstract.figures, ...inText];
}

/** Words as a submission form counts them: runs without a space; a formula is one. */
export function wordsIn(flows: readonly Flow[]): number {
  return linesOf(flows).reduce((sum, line) => sum + wordsInLine(line), 0);
}

function wordsInLine(content: readonly Inline[]): number {
  const formulasAsWords = content.map(
    (node): Inline => (node.kind === "math" ? { kind: "text", value: "x", span: node.span } : node),
  );
  const words = plainText(formulasAsWords)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length + wordsInNotes(content);
}

/** A footnote is text like any other. */
function wordsInNotes(content: readonly Inline[]): number {
  return content.reduce((sum, node) => {
    if (node.kind === "footnote") return sum + wordsIn(node.note.content);
    return "children" in node ? sum + wordsInNotes(node.children) : sum;
  }, 0);
}
