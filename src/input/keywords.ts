// The keywords of an abstract, given as a list or as people fill in one field of a form: “surfaces, machine learning; DFT”. In: the field;
// out: one text each.
import { type Checked, items, textOf } from "../source/checked.ts";
import { sliceText } from "../source/scalar-text.ts";
import type { SourceText } from "../source/source.ts";

export function keywordTexts(
  of: Checked<string | number | readonly (string | number)[]> | null,
): readonly SourceText[] {
  if (!of) return [];
  const texts =
    of.node.kind === "sequence" ? items(of as Checked<readonly (string | number)[]>).map(textOf) : divided(textOf(of));
  return texts.filter(({ value }) => value.trim() !== "");
}

/** At semicolons or line ends, else at commas before a blank: “1,2-dichloroethane” is one word. Formulas and brackets stay whole. */
function divided(text: SourceText): readonly SourceText[] {
  const value = text.value.trimEnd();
  const parts = partsOf(value, /^[;\n；•|]/);
  return (parts.length > 1 ? parts : partsOf(value, /^(?:,\s|[，、،])/)).map(({ start, end }) =>
    sliceText(text, start, end),
  );
}

function partsOf(value: string, separator: RegExp): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  let depth = 0;
  let isFormula = false;
  const add = (end: number) => {
    const piece = value.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    if (piece.trim() !== "") parts.push({ start: from, end: from + piece.trim().length });
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === "$") isFormula = !isFormula;
    else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth = Math.max(0, depth - 1);
    if (depth > 0 || isFormula || !separator.test(value.slice(at, at + 2))) continue;
    add(at);
    start = at + 1;
  }
  add(value.length);
  return parts;
}
