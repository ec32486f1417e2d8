// What distinguishes sessions in a timetable: their track, or their kind. Each has a colour and, for print in black, a
// letter; both are the same throughout a book.
import { typeLabel } from "../../language/labels.ts";
import type { Session } from "../../model/book.ts";
import type { Colour } from "../../vector/drawing.ts";
import type { Setting } from "../setting.ts";

export interface Category {
  readonly name: string;
  readonly letter: string;
  readonly colour: Colour;
}

export interface Categories {
  /** In the order in which they appear. */
  readonly all: readonly Category[];
  of(session: Session): Category | null;
  /** Of tracks alone, those of abstracts outside sessions of theirs too. */
  readonly tracks: readonly Category[];
  /** The track of that name; null where the book has no two of them. */
  named(track: string | null): Category | null;
}

const known = new WeakMap<Setting["book"], WeakMap<Setting["style"], Categories>>();

type Named = Pick<Setting, "book" | "style" | "labels">;

export function categoriesOf(setting: Named): Categories {
  const byStyle = known.get(setting.book) ?? new WeakMap<Setting["style"], Categories>();
  known.set(setting.book, byStyle);
  const found = byStyle.get(setting.style) ?? gather(setting);
  byStyle.set(setting.style, found);
  return found;
}

function gather(setting: Named): Categories {
  const { book, style } = setting;
  const sessions = book.days.flatMap((day) => day.sessions);
  const names = new Map<Session, string>();
  const byName = new Map<string, Category>();
  const letters = new Set<string>();
  const add = (name: string) => {
    if (byName.has(name)) return;
    const letter = letterFor(name, letters);
    letters.add(letter);
    const { palette } = style.programme;
    const colour = style.colours.types[name.toLowerCase()] ?? palette[byName.size % Math.max(1, palette.length)];
    byName.set(name, { name, letter, colour: colour ?? style.colours.accent });
  };
  for (const session of sessions) {
    const name = nameOf(session, setting);
    if (name === null) continue;
    names.set(session, name);
    add(name);
  }
  const all = [...byName.values()];
  const tracks = [...new Set(book.abstracts.flatMap(({ track, withdrawn }) => (track && !withdrawn ? [track] : [])))];
  for (const track of tracks) add(track);
  // A single kind distinguishes nothing.
  const [hasKinds, hasTracks] = [all.length > 1, tracks.length > 1];
  return {
    all: hasKinds ? all : [],
    of: (session) => (hasKinds ? (byName.get(names.get(session) ?? "") ?? null) : null),
    tracks: hasTracks ? [...byName.values()].filter(({ name }) => tracks.includes(name)) : [],
    named: (track) => (hasTracks && track !== null ? (byName.get(track) ?? null) : null),
  };
}

/** The track of at least two thirds of its abstracts; else “keynote” or “posters”. */
function nameOf(session: Session, { labels }: Named): string | null {
  const abstracts = session.items.flatMap((item) => (item.kind === "abstract" ? [item.abstract] : []));
  if (session.kind.toLowerCase() === "posters") return labels.posters;
  if (abstracts.length === 0) return null;
  const tracks = new Map<string, number>();
  for (const { track } of abstracts) if (track !== null) tracks.set(track, (tracks.get(track) ?? 0) + 1);
  for (const [track, count] of tracks) if (count * 3 >= abstracts.length * 2) return track;
  return abstracts.every(({ type }) => type.toLowerCase() === "keynote") ? typeLabel(labels, "keynote") : null;
}

/** A letter of the name that no other has, its first if possible; else a number. */
function letterFor(name: string, taken: ReadonlySet<string>): string {
  for (const letter of name.toLocaleUpperCase("und")) if (/\p{L}/u.test(letter) && !taken.has(letter)) return letter;
  let number = 1;
  while (taken.has(String(number))) number++;
  return String(number);
}

/** The colour as a tint behind text. */
export function tintOf([red, green, blue]: Colour, strength: number): Colour {
  const pale = (part: number) => 1 - (1 - part) * strength;
  return [pale(red), pale(green), pale(blue)];
}
