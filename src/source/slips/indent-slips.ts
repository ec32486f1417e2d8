// Lines that YAML does not accept as indented, as one slip. In: the edits that indent them. Out: the slip, or none.
import type { Slip, SlipEdit } from "./slip.ts";

export function indentSlips(text: string, edits: readonly SlipEdit[]): readonly Slip[] {
  const [first] = edits;
  if (!first) return [];
  const typed = text.slice(first.start, first.end);
  const lines = edits.length === 1 ? "one line is" : `${edits.length} lines are`;
  const by = typed.includes("\t")
    ? "tabs"
    : /^ *$/.test(typed)
      ? "too few spaces"
      : "spaces of another kind, as in text copied from a web page,";
  return [
    {
      message: `${lines} indented with ${by} where YAML requires spaces; they are read as spaces`,
      hint: "indent with ordinary spaces",
      start: first.start,
      end: Math.max(first.end, first.start),
      edits,
    },
  ];
}
