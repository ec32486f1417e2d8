// The labels of lists that Markdown does not know: “(a)”, “b)”, “(1)”, “ii.”. In: the beginning of a line. Out: the label, its form and the
// places that it may have in its list.

import { plainFigures } from "./figures.ts";

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
  if (!match) return ofOtherScripts(text);
  const [whole, bracketed, closed, dotted] = match;
  const value = bracketed ?? closed ?? dotted ?? "";
  const form = bracketed !== undefined ? "()" : closed !== undefined ? ")" : ".";
  const letter = value.length === 1 && /[a-z]/i.test(value) ? value.toLowerCase().charCodeAt(0) - 96 : 0;
  const places = [/^\d/.test(value) ? Number(value) : 0, form === "." ? 0 : letter, roman.indexOf(value) + 1];
  return { written: whole.trim(), length: whole.length, form, places };
}

/** The first letters of alphabets, and the numerals of Chinese and Japanese, in order. */
const series = ["αβγδεζηθικ", "абвгдежзиклмн", "אבגדהוזחטי", "أبجدهوزحطي", "一二三四五六七八九十"].map((letters) => [
  ...letters,
]);
const circled = /^[ \t\u3000]{0,3}([\u2460-\u2473])[ \t\u3000]{0,3}(?=\S)/;
/** “１．”, “１）”, “（一）”, “一、”, “א.”, “β)”, “1- ”: wide signs need no space after them. */
const ofOthers =
  /^[ \t\u3000]{0,3}([（(]?)(\p{Nd}{1,2}|[α-κа-нא-יأبجدهوزحطي一二三四五六七八九十])(?:([）．、])[ \t\u3000]{0,3}|([).]|\s?-)[ \t\u3000]{1,3})(?=\S)/u;

function ofOtherScripts(text: string): ListLabel | null {
  const sign = circled.exec(text);
  if (sign)
    return {
      written: sign[0].trim(),
      length: sign[0].length,
      form: "①",
      places: [(sign[1]?.charCodeAt(0) ?? 0) - 0x245f],
    };
  const match = ofOthers.exec(text);
  const [whole = "", open = "", value = "", wide, narrow] = match ?? [];
  // “1. ” and “1) ” are Markdown's own; “（1.” is none.
  if (!match || (open !== "" && !/^[)）]/.test(wide ?? narrow ?? "")) || /^[0-9]+[.)]/.test(whole.trimStart()))
    return null;
  const number = /^\p{Nd}/u.test(value) ? Number(plainFigures(value)) : 0;
  const places = [number, ...series.map((letters) => letters.indexOf(value) + 1)];
  return { written: whole.trim(), length: whole.length, form: `${open}${(wide ?? narrow ?? "").trim()}`, places };
}

/** A label with the places that it has as the first of a list, or behind another; null where it is neither. */
export function placedLabel(found: ListLabel, last: ListLabel | null): ListLabel | null {
  if (last && last.form !== found.form) return null;
  const places = found.places.map((place, kind) => (place > 0 && place === (last?.places[kind] ?? 0) + 1 ? place : 0));
  return places.some((place) => place > 0) ? { ...found, places } : null;
}
