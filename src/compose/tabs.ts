// Thumb tabs: the day, track or letter of a page, on its edge. In: days, tracks and letters in the order of the book.
// Out: marks in the galley, and at the end the tabs themselves, each with its step.
import { weekday } from "../language/dates.ts";
import type { Day } from "../model/book.ts";
import type { Span } from "../source/source.ts";
import type { Block } from "./block.ts";
import type { Setting } from "./setting.ts";
import type { TabKind } from "./tab-register.ts";
import { categoriesOf } from "./timetable/categories.ts";

/** From here on the pages belong to this day. */
export function dayTab(day: Day | null, setting: Setting): readonly Block[] {
  if (!day || !wants("day", setting)) return [];
  const { book, style } = setting;
  const label = weekday(day.date, book.language);
  // All days have their steps, even if little of them is printed.
  for (const one of book.days) {
    const tab = { label: weekday(one.date, book.language), colour: style.colours.accent, span: one.span };
    setting.tabs.note("day", one.date, tab);
  }
  return mark(setting.tabs.note("day", day.date, { label, colour: style.colours.accent, span: day.span }));
}

export function trackTab(track: string | null, span: Span, setting: Setting): readonly Block[] {
  if (!wants("track", setting)) return [];
  const found = categoriesOf(setting).named(track);
  if (!found) return mark(null);
  for (const { name, colour } of categoriesOf(setting).tracks)
    setting.tabs.note("track", name, { label: name, colour, span });
  return mark(setting.tabs.note("track", found.name, { label: found.name, colour: found.colour, span }));
}

export function letterTab(letter: string, setting: Setting): readonly Block[] {
  // Anything longer than a letter is a heading of another kind, such as a country.
  if (!wants("letter", setting) || [...letter].length > 2) return [];
  const { colours } = setting.style;
  return mark(setting.tabs.note("letter", letter, { label: letter, colour: colours.accent, span: null }));
}

/** The pages from here on belong to nothing. */
export function noTab({ style }: Setting): readonly Block[] {
  return style.tabs.by.length > 0 ? mark(null) : [];
}

function wants(kind: TabKind, { style }: Setting): boolean {
  return style.tabs.by.includes(kind);
}

function mark(text: string | null): readonly Block[] {
  return [{ kind: "mark", slot: "tab", text }];
}
