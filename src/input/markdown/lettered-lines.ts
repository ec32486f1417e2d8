// Lists that Markdown does not know: “(a) …”, “b) …”, “(1) …”, “ii. …”, each on a line of its own. In: the lines of a body. Out: line
// breaks before them, so that they are printed as they are typed and do not run together.
import { type ListLabel, listLabel, placedLabel } from "../../model/list-labels.ts";
import type { Rewriting } from "../../source/scalar-text.ts";
import type { BodyLine } from "./pasted-lines.ts";

/** Lines of one paragraph whose labels count from the first one, two at the least. */
export function letteredLines(lines: readonly BodyLine[]): readonly Rewriting[] {
  const changes: Rewriting[] = [];
  let list: { readonly index: number; readonly label: ListLabel }[] = [];
  const flush = () => {
    if (list.length > 1) for (const { index } of list) changes.push(...breakBefore(lines, index));
    list = [];
  };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!before || before.end + 1 !== line.start) flush();
    const found = listLabel(line.text);
    if (!found) return;
    const next = placedLabel(found, list.at(-1)?.label ?? null);
    if (!next) flush();
    const label = next ?? placedLabel(found, null);
    if (label) list.push({ index, label });
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
