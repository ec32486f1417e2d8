// Edits of a file → a unified diff, for `patch` and `git apply` (POSIX diff -u). Only lines with an edit are compared:
// all others stay.
import type { Edit } from "../source/diagnostic.ts";
import { placeOf, type Source } from "../source/source.ts";

const context = 3;

/** Lines `[from, to)` of the file, counted from 0, and what they become. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** `mark`: the file's byte order mark, if any. */
export function unifiedDiff(source: Source, edits: readonly Edit[], mark = ""): string {
  const changes = changesOf(source, edits);
  if (changes.length === 0) return "";
  const old = linesOf(mark + source.text);
  let shift = 0;
  const hunks = grouped(changes).map((group) => {
    const from = Math.max(0, (group[0]?.from ?? 0) - context);
    const to = Math.min(old.length, (group.at(-1)?.to ?? 0) + context);
    const lines: string[] = [];
    let at = from;
    let gained = 0;
    for (const change of group) {
      lines.push(...old.slice(at, change.from).map((line) => ` ${line}`));
      lines.push(...old.slice(change.from, change.to).map((line) => `-${line}`));
      const fresh = linesOf((change.from === 0 ? mark : "") + change.text);
      lines.push(...fresh.map((line) => `+${line}`));
      gained += fresh.length - (change.to - change.from);
      at = change.to;
    }
    lines.push(...old.slice(at, to).map((line) => ` ${line}`));
    const count = to - from;
    const head = `@@ -${from + 1},${count} +${from + 1 + shift},${count + gained} @@\n`;
    shift += gained;
    return head + lines.map(ended).join("");
  });
  return `--- a/${source.path}\n+++ b/${source.path}\n${hunks.join("")}`;
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function ended(line: string): string {
  return line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`;
}

/** The edits by the lines that they touch, each group as one change. */
function changesOf(source: Source, edits: readonly Edit[]): readonly Change[] {
  const { text, lineStarts } = source;
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  const touched = sorted.map(({ span }) => ({
    from: placeOf(source, span.start).line - 1,
    to: placeOf(source, span.end).line,
  }));
  const changes: Change[] = [];
  for (let index = 0; index < sorted.length; ) {
    const { from, to: firstEnd = 0 } = touched[index] ?? { from: 0 };
    let to = firstEnd;
    let done = lineStarts[from] ?? 0;
    let made = "";
    for (; index < sorted.length && (touched[index]?.from ?? 0) < to; index++) {
      const edit = sorted[index];
      if (!edit) break;
      to = Math.max(to, touched[index]?.to ?? 0);
      made += text.slice(done, edit.span.start) + edit.text;
      done = edit.span.end;
    }
    changes.push({ from, to, text: made + text.slice(done, lineStarts[to] ?? text.length) });
  }
  return changes;
}

/** Changes whose contexts touch are one hunk. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && change.from - (last.at(-1)?.to ?? 0) <= 2 * context) last.push(change);
    else groups.push([change]);
  }
  return groups;
}
