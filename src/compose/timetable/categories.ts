// What distinguishes sessions in a timetable: their track, or their type; without tracks, the letter in their title, or
// their room. Each has a colour and, for print in black, a letter; both are the same throughout a book.
import { typeLabel } from "../../language/labels.ts";
import type { Session } from "../../model/book.ts";
import { isPause } from "../../model/pauses.ts";
import { plainText } from "../../model/text.ts";
import type { Colour } from "../../vector/drawing.ts";
import type { Setting } from "../setting.ts";
import { sessionLetters } from "./session-codes.ts";

export interface Category {
  readonly name: string;
  readonly letter: string;
  readonly colour: Colour;
  /** Where readers of a day's grid see it even without its letter: in every title, or as the column. */
  readonly isSaidBy: "title" | "room" | null;
}

export interface Categories {
  /** In the order in which they appear. */
  readonly all: readonly Category[];
  of(session: Session): Category | null;
  /** Of tracks only; those of abstracts outside their sessions too. */
  readonly tracks: readonly Category[];
  /** The track of that name; null unless the book has at least two. */
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

interface Name {
  readonly name: string;
  readonly by: "track" | "letters" | "room";
}

function gather(setting: Named): Categories {
  const { book } = setting;
  const sessions = book.days.flatMap((day) => day.sessions);
  const names = namesOf(sessions, setting);
  const bySession = new Map<string, Session[]>();
  for (const session of sessions) {
    const name = names.get(session)?.name;
    if (name === undefined) continue;
    const own = bySession.get(name);
    if (own) own.push(session);
    else bySession.set(name, [session]);
  }
  const tracks = [...new Set(book.abstracts.flatMap(({ track, withdrawn }) => (track && !withdrawn ? [track] : [])))];
  for (const track of tracks) if (!bySession.has(track)) bySession.set(track, []);
  const letters = new Set<string>();
  const ends = lastWords([...names.values()].flatMap(({ name, by }) => (by === "room" ? [name] : [])));
  const categories = [...bySession].map(([name, own], index): Category => {
    const by = own[0] ? names.get(own[0])?.by : undefined;
    const end = ends.get(name);
    const letter = by === "letters" ? name : end !== undefined && !letters.has(end) ? end : letterFor(name, letters);
    letters.add(letter);
    return { name, letter, colour: colourOf(name, index, setting), isSaidBy: saidBy(name, by, own) };
  });
  const byName = new Map(categories.map((category) => [category.name, category]));
  const all = categories.filter(({ name }) => (bySession.get(name)?.length ?? 0) > 0);
  // A single kind distinguishes nothing.
  const [hasKinds, hasTracks] = [all.length > 1, tracks.length > 1];
  return {
    all: hasKinds ? all : [],
    of: (session) => (hasKinds ? (byName.get(names.get(session)?.name ?? "") ?? null) : null),
    tracks: hasTracks ? categories.filter(({ name }) => tracks.includes(name)) : [],
    named: (track) => (hasTracks && track !== null ? (byName.get(track) ?? null) : null),
  };
}

function colourOf(name: string, index: number, { style }: Named): Colour {
  const { palette } = style.programme;
  return (
    style.colours.types[name.toLowerCase()] ?? palette[index % Math.max(1, palette.length)] ?? style.colours.accent
  );
}

function saidBy(name: string, by: Name["by"] | undefined, sessions: readonly Session[]): Category["isSaidBy"] {
  if (by === "room") return "room";
  const wanted = name.toLowerCase();
  const isSaid =
    by === "letters" ||
    (sessions.length > 0 && sessions.every(({ title }) => plainText(title).toLowerCase().includes(wanted)));
  return isSaid ? "title" : null;
}

function namesOf(sessions: readonly Session[], setting: Named): ReadonlyMap<Session, Name> {
  const names = new Map<Session, Name>();
  for (const session of sessions) {
    const name = nameOf(session, setting);
    if (name !== null) names.set(session, { name, by: "track" });
  }
  const others = sessions.filter((session) => !names.has(session) && !isPause(session));
  const hasTracks =
    setting.book.abstracts.some(({ track }) => track !== null) || sessions.some(({ track }) => track !== null);
  if (hasTracks || others.length === 0) return names;
  const letters = others.map((session) => sessionLetters(plainText(session.title)));
  const isLettered =
    new Set(letters).size > 2 && letters.filter((each) => each !== null).length * 3 >= others.length * 2;
  others.forEach((session, index) => {
    const name = isLettered ? letters[index] : session.room;
    if (name) names.set(session, { name, by: isLettered ? "letters" : "room" });
  });
  return names;
}

/** Its own track, or that of at least two thirds of its abstracts; otherwise “keynote” or “posters”. */
function nameOf(session: Session, { labels }: Named): string | null {
  const abstracts = session.items.flatMap((item) => (item.kind === "abstract" ? [item.abstract] : []));
  if (session.kind.toLowerCase() === "posters") return labels.posters;
  if (session.track !== null) return session.track;
  if (abstracts.length === 0) return null;
  for (const [track, count] of tracksOf(session)) if (count * 3 >= abstracts.length * 2) return track;
  return abstracts.every(({ type }) => type.toLowerCase() === "keynote") ? typeLabel(labels, "keynote") : null;
}

function tracksOf({ items }: Session): ReadonlyMap<string, number> {
  const tracks = new Map<string, number>();
  for (const item of items) {
    const track = item.kind === "abstract" ? item.abstract.track : null;
    if (track !== null) tracks.set(track, (tracks.get(track) ?? 0) + 1);
  }
  return tracks;
}

/** The last words of “Hall A” and “Hall B”, if they are short and all different. */
function lastWords(names: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(names)];
  const words = all.map((name) => name.split(/\s/u).at(-1) ?? name);
  const areShort = words.every((word) => word.length <= 3) && new Set(words).size === words.length;
  return new Map(areShort ? all.map((name, index) => [name, words[index] ?? name]) : []);
}

/** A letter of the name that no other has, if possible its first; otherwise a number. */
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
