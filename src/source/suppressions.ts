// Comments that suppress a diagnostic at its place: `# abstracts: ignore unknown-key` on its line or the line above.
// In: a diagnostic's code and the place where it begins. Out: whether the file suppresses it there.
import { currentCodes } from "./former-codes.ts";
import { placeOf, type Source, type Span } from "./source.ts";

/** The codes of each comment that applies to a line (counted from 1); null for every code. */
type Suppressions = ReadonlyMap<number, readonly (ReadonlySet<string> | null)[]>;

const mark = "abstracts: ignore";
const none: Suppressions = new Map();
const known = new WeakMap<Source, Suppressions>();

export function isSuppressed(code: string, { source, start }: Span): boolean {
  let suppressions = known.get(source);
  if (!suppressions) {
    suppressions = source.text.includes(mark) ? suppressionsIn(source) : none;
    known.set(source, suppressions);
  }
  if (suppressions.size === 0) return false;
  return suppressions.get(placeOf(source, start).line)?.some((codes) => codes?.has(code) ?? true) ?? false;
}

/** A comment begins with `#` in YAML, `<!--` in Markdown, `%` in BibTeX. */
function suppressionsIn(source: Source): Suppressions {
  const lines = source.text.split("\n");
  const suppressions = new Map<number, (ReadonlySet<string> | null)[]>();
  lines.forEach((line, index) => {
    const at = line.indexOf(mark);
    if (at === -1) return;
    const before = line.slice(0, at).trimEnd();
    const opening = ["#", "<!--", "%"].find((each) => before.endsWith(each));
    if (opening === undefined) return;
    const written = (line.slice(at + mark.length).split("-->")[0] ?? "").match(/[a-z][a-z0-9-]*/g);
    const codes = written && new Set(written.flatMap(currentCodes));
    const alone = before.slice(0, -opening.length).trim() === "";
    const target = alone ? nextLine(lines, index) : index;
    const last = blockEnd(lines, target) + 1;
    for (let applied = index + 1; applied <= last; applied++) {
      const there = suppressions.get(applied);
      if (there) there.push(codes);
      else suppressions.set(applied, [codes]);
    }
  });
  return suppressions;
}

/** The line that a comment on its own line applies to: the next one that is neither empty nor such a comment. */
function nextLine(lines: readonly string[], index: number): number {
  let at = index + 1;
  while (at < lines.length && /^\s*(#.*)?$/.test(lines[at] ?? "") && at < index + 20) at++;
  return Math.min(at, lines.length - 1);
}

/** A block scalar cannot contain comments, so a comment on its opening line applies to the whole text. */
function blockEnd(lines: readonly string[], index: number): number {
  const whole = lines[index] ?? "";
  const comment = whole.search(/\s#/);
  const opening = (comment === -1 ? whole : whole.slice(0, comment)).trimEnd();
  if (!/(^|[\s:-])[|>][-+0-9]{0,2}$/.test(opening)) return index;
  const depth = indentOf(opening);
  let end = index;
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (indentOf(line) <= depth) break;
    end = at;
  }
  return end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
