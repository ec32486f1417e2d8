// Lists that Markdown does not know: “(a) …”, “b) …”, “(1) …”, “ii. …”, each on a line of its own. In: the lines of a body. Out: line
// breaks before them, so that they are printed as they are typed and do not run together.
import type { Rewriting } from "../../source/scalar-text.ts";
import type { BodyLine } from "./pasted-lines.ts";

const label = /^[ \t]{0,3}(?:\(([a-zA-Z]|\d{1,2}|[ivx]{1,5})\)|([a-zA-Z]|[ivx]{1,5})\)|([ivx]{1,5})\.)[ \t]+(?=\S)/;

const roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

/** The form of the label, and the places that it may have in a list; “i” is the ninth letter and the first number. */
interface Label {
  readonly form: string;
  readonly places: readonly number[];
}

function labelOf({ text }: BodyLine): Label | null {
  const match = label.exec(text);
  if (!match) return null;
  const [, bracketed, closed, dotted] = match;
  const value = bracketed ?? closed ?? dotted ?? "";
  const form = bracketed !== undefined ? "()" : closed !== undefined ? ")" : ".";
  const letter = value.length === 1 && /[a-z]/i.test(value) ? value.toLowerCase().charCodeAt(0) - 96 : 0;
  const places = [/^\d/.test(value) ? Number(value) : 0, form === "." ? 0 : letter, roman.indexOf(value) + 1];
  return { form, places };
}

/** Lines of one paragraph whose labels count from the first one, two at the least. */
export function letteredLines(lines: readonly BodyLine[]): readonly Rewriting[] {
  const changes: Rewriting[] = [];
  let list: { readonly index: number; readonly form: string; places: readonly number[] }[] = [];
  const flush = () => {
    if (list.length > 1) for (const { index } of list) changes.push(...breakBefore(lines, index));
    list = [];
  };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || before.end + 1 !== line.start) flush();
    const found = labelOf(line);
    if (!found) return;
    const last = list.at(-1);
    // The labels that count up in the same kind of number; 0: not of that kind.
    const places = found.places.map((place, kind) =>
      place > 0 && place === (last?.places[kind] ?? 0) + 1 ? place : 0,
    );
    const goesOn = places.some((place) => place > 0) && (!last || last.form === found.form);
    if (!goesOn) {
      flush();
      const first = found.places.map((place) => (place === 1 ? 1 : 0));
      if (first.includes(1)) list.push({ index, form: found.form, places: first });
    } else list.push({ index, form: found.form, places });
  });
  flush();
  return changes;
}

/** A backslash at the end of the line before, unless that line already ends with a break or begins the paragraph. */
function breakBefore(lines: readonly BodyLine[], index: number): readonly Rewriting[] {
  const [before, line] = [lines[index - 1], lines[index]];
  if (!before || !line || before.end + 1 !== line.start || /(?: {2}|\\)$/.test(before.text)) return [];
  return [{ start: before.end, end: before.end, text: "\\" }];
}
