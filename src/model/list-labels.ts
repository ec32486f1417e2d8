// The labels of lists that Markdown does not know: “(a)”, “b)”, “(1)”, “ii.”. In: the beginning of a line. Out: the label, its form and the
// places that it may have in its list.

/** The form of the label, and the places that it may have in a list; “i” is the ninth letter and the first number. */
export interface ListLabel {
  /** “(a)” */
  readonly written: string;
  /** Characters up to the text. */
  readonly length: number;
  readonly form: string;
  /** As a number, a letter, a Roman number; 0: not of that kind. */
  readonly places: readonly number[];
}

const label = /^[ \t]{0,3}(?:\(([a-zA-Z]|\d{1,2}|[ivx]{1,5})\)|([a-zA-Z]|[ivx]{1,5})\)|([ivx]{1,5})\.)[ \t]+(?=\S|$)/;

const roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

export function listLabel(text: string): ListLabel | null {
  const match = label.exec(text);
  if (!match) return null;
  const [whole, bracketed, closed, dotted] = match;
  const value = bracketed ?? closed ?? dotted ?? "";
  const form = bracketed !== undefined ? "()" : closed !== undefined ? ")" : ".";
  const letter = value.length === 1 && /[a-z]/i.test(value) ? value.toLowerCase().charCodeAt(0) - 96 : 0;
  const places = [/^\d/.test(value) ? Number(value) : 0, form === "." ? 0 : letter, roman.indexOf(value) + 1];
  return { written: whole.trim(), length: whole.length, form, places };
}

/** A label with the places that it has as the first of a list, or behind another; null where it is neither. */
export function placedLabel(found: ListLabel, last: ListLabel | null): ListLabel | null {
  if (last && last.form !== found.form) return null;
  const places = found.places.map((place, kind) => (place > 0 && place === (last?.places[kind] ?? 0) + 1 ? place : 0));
  return places.some((place) => place > 0) ? { ...found, places } : null;
}
