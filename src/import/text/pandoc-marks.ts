// What Markdown files have beyond CommonMark, as pandoc and Quarto read them: footnotes, citations, sub- and
// superscripts, struck-out words. In: the text of a file, or a part of it. Out: its notes; the part with each mark
// where `keep` puts it.
import type { RichRun } from "./rich.ts";

export interface PandocMarks {
  /** The keys of the included bibliography; other citations stay as they are written. */
  readonly keys: ReadonlySet<string>;
  /** Notes by their labels. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Takes the definitions of footnotes, `[^1]: …`, out of a text; their continuation lines are indented. */
export function withoutNotes(markdown: string): { readonly text: string; readonly notes: ReadonlyMap<string, string> } {
  const notes = new Map<string, string>();
  const kept: string[] = [];
  let open: string | null = null;
  for (const line of markdown.split("\n")) {
    const [, label, first] = /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]?(.*)$/.exec(line) ?? [];
    if (label !== undefined) {
      open = label;
      notes.set(label, first ?? "");
    } else if (open !== null && /^(?: {2,}|\t)\S/.test(line))
      notes.set(open, `${notes.get(open) ?? ""} ${line.trim()}`);
    else {
      open = null;
      kept.push(line);
    }
  }
  return { text: kept.join("\n"), notes };
}

const marks =
  /\[\^([^\]\s]{1,60})\]|\^\[([^\]]{1,2000})\]|\[(-?@[^\]\n]{1,300})\]|~~([^~\n]{1,500})~~|(?<![\^\\\d\p{L}]\^)(?<![\\^])\^([^\s^[\]]{1,40})\^|(?<![~\\])~([^\s~]{1,40})~(?!~)/gu;

export function maskMarks(
  text: string,
  { keys, notes }: PandocMarks,
  inline: (markdown: string) => readonly RichRun[],
  keep: (run: RichRun, written: string) => string,
): string {
  return text.replace(marks, (written: string, ...parts: readonly (string | undefined)[]) => {
    const [label, note, cited, struck, above, below] = parts;
    if (label !== undefined) {
      const found = notes.get(label);
      return found === undefined ? written : keep({ kind: "footnote", children: inline(found) }, written);
    }
    if (note !== undefined) return keep({ kind: "footnote", children: inline(note) }, written);
    if (cited !== undefined) {
      const citation = citationOf(cited, keys);
      return citation ? keep(citation, written) : written;
    }
    if (struck !== undefined) return keep({ kind: "strikethrough", children: inline(struck) }, written);
    const kind = above === undefined ? "subscript" : "superscript";
    return keep({ kind, children: [{ kind: "text", text: above ?? below ?? "" }] }, written);
  });
}

/** `@doe99; @roe00` and `@doe99, p. 3`; null if a key is unknown. */
function citationOf(written: string, keys: ReadonlySet<string>): RichRun | null {
  const parts = written
    .split(";")
    .map((part) => /^\s*-?@\{?([\p{L}\p{N}_:.#$%&+?<>~/-]{1,100}?)\}?(?:,\s*(.{1,100}))?\s*$/u.exec(part));
  const found = parts.map((part) => part?.[1] ?? "");
  const suffixes = parts.flatMap((part) => part?.[2] ?? []);
  if (!found.every((key) => keys.has(key)) || (suffixes.length > 0 && parts.length > 1)) return null;
  return { kind: "citation", keys: found, suffix: suffixes[0] ?? "" };
}
