// How far a text of a YAML file goes, whose lines are not all indented. In: the lines below its key. Out: the line
// after its last one, and the edits that indent it. A text ends at the next field.
import { nearest } from "../did-you-mean.ts";
import { afterDash, keyAt, type YamlLine } from "./lines.ts";
import { fieldNames, isField, type SlipEdit } from "./slip.ts";

/** A range of characters, and the line after its last one. */
export interface TextRegion {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

interface Context {
  readonly text: string;
  readonly lines: readonly YamlLine[];
  /** That of the text's key. */
  readonly column: number;
}

/** Whether a line is text that belongs to what is above it, though it is indented no deeper than a key. */
export function startsLoose(index: number, { text, lines, column }: Context, isEmpty = false): boolean {
  const at = nextWords(index, lines);
  const line = lines[at];
  if (!line || line.indent > column || isMark(line, text)) return false;
  if (afterDash(text, line.words, line.end) !== null) return false;
  const key = keyAt(text, line.words, line.end);
  // Below a bar, “Methods: none” is no field.
  return key === null || (isEmpty && !isField(key.name) && /[A-Z ]/.test(key.name));
}

/** The line after the last one of such a text. */
export function looseEnd(from: number, { text, lines, column }: Context): number {
  let end = from;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (!line || (line.indent <= column && isEnd(line, text))) break;
    if (!line.isBlank) end = index + 1;
  }
  return end;
}

/** Whether lines are a text although the first of them looks like a field: others do not. */
export function isUnmarkedText(from: number, to: number, { text, lines }: Context): boolean {
  const first = lines[nextWords(from, lines)];
  const isKey = ({ words, end }: YamlLine) => keyAt(text, words, end);
  const key = first && isKey(first);
  if (!first || !key || isField(key.name) || afterDash(text, first.words, first.end) !== null) return false;
  const below = lines.slice(from, to).filter((line) => !line.isBlank && line.indent === first.indent);
  return below.some((line) => isKey(line) === null) && !below.some((line) => isField(isKey(line)?.name ?? ""));
}

/** The lines of a block below `|`, and its first one that is indented too little. */
export function blockRegion(
  header: number,
  context: Context,
): { readonly end: number; readonly edits: readonly SlipEdit[]; readonly loose: YamlLine | null } {
  const { text, lines, column } = context;
  const first = nextWords(header + 1, lines);
  const start = lines[first];
  const isEmpty = !start || start.indent <= column;
  if (isEmpty && !startsLoose(header + 1, context, true)) return { end: header + 1, edits: [], loose: null };
  const indent = isEmpty ? Math.max(column, 0) + 2 : start.indent;
  let end = first;
  while (end < lines.length && (lines[end]?.isBlank || (lines[end]?.indent ?? 0) > column)) end++;
  if (startsLoose(end, context, isEmpty)) end = looseEnd(end, context);
  const edits: SlipEdit[] = [];
  let loose: YamlLine | null = null;
  for (const line of lines.slice(first, end)) {
    if (line.isBlank) continue;
    const isShallow = line.indent < indent;
    if (isShallow) loose ??= line;
    // What is indented deeper keeps what it has beyond the block's own indentation.
    const margin = text.slice(line.start, line.words);
    if (isShallow) edits.push({ start: line.start, end: line.words, text: " ".repeat(indent) });
    else if (/[^ ]/.test(margin.slice(0, indent)) && line.isOdd)
      edits.push({ start: line.start, end: line.words, text: " ".repeat(line.indent) });
  }
  return { end, edits, loose };
}

function nextWords(from: number, lines: readonly YamlLine[]): number {
  let at = from;
  while (lines[at]?.isBlank) at++;
  return at;
}

const isMark = ({ start, words }: YamlLine, text: string) =>
  words === start && /^(?:---|\.\.\.|#)/.test(text.slice(start, start + 3));

/** A line that begins a field, or the next abstract. */
function isEnd(line: YamlLine, text: string): boolean {
  if (line.isBlank) return false;
  if (isMark(line, text)) return text[line.words] !== "#";
  const dashed = afterDash(text, line.words, line.end);
  const key = keyAt(text, dashed ?? line.words, line.end);
  if (key === null) return false;
  return isField(key.name) || (/^[a-z]{4,20}$/.test(key.name) && nearest(key.name, fieldNames) !== null);
}
