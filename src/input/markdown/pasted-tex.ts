// The structure of a LaTeX text in a body: lists, headings, tables, quotations, paragraphs. In: the body. Out: the
// changes that turn it into Markdown, each with what the command means. Formulas and inline commands are found when the
// line is parsed.
import { closing } from "./paragraph-ends.ts";
import { type Seek, texFigure } from "./pasted-figures.ts";
import type { Meaning } from "./pasted-html.ts";

const telling =
  /\\(?:begin|end)\{|\\[a-z]{0,5}cite[a-z]{0,10}|\\(?:sub){0,2}section\*?\{|\\(?:sub)?paragraph\*?\{|\\item(?![A-Za-z])|\\par(?![A-Za-z])|\\(?:includegraphics|caption)(?![A-Za-z])/;
const token =
  /`[^`\n]{1,400}`|(?<!\\)\\(begin|end)\{([A-Za-z]{1,30})\*?\}(?:\[[^\]\n]{0,80}\])?|(?<!\\)\\(item)(?![A-Za-z])[ \t]*(?:\[([^\]\n]{0,80})\])?|(?<!\\)\\((?:sub){0,2}section|(?:sub)?paragraph)\*?(?=\{)|(?<!\\)\\(par)(?![A-Za-z])|(?<=^|\n)[ \t]*(%)[^\n]{0,1000}\n?|~?(?<!\\)\\((?:paren|text|foot|auto)?cite[a-zA-Z]{0,10})\*?((?:\[[^\]\n]{0,80}\]){0,2})\{([^{}\n]{1,400})\}|(?<!\\)\\(includegraphics\*?(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{1,300}\}|caption\*?(?=[[{]))/g;

const lists: Readonly<Record<string, boolean>> = {
  itemize: false,
  enumerate: true,
  description: false,
  compactitem: false,
  compactenum: true,
  inparaenum: true,
};
const wrappers = new Set(
  "center flushleft flushright abstract document small footnotesize quote quotation table minipage sloppypar subequations".split(
    " ",
  ),
);

/** `isKey`: whether the bibliography has a key; other citations stay as they are. */
export function texMeanings(
  value: string,
  isKey: (key: string) => boolean,
  seek: Seek = () => null,
): readonly Meaning[] {
  if (!value.includes("\\") || !telling.test(value)) return [];
  const reader = new TexBody(value, isKey, seek);
  for (const match of value.matchAll(token)) reader.add(match);
  return reader.found;
}

/** Lists nested deeper are set as if they were not. */
const deepest = 6;

const structure = /\\(?:begin|section|subsection|item)(?![A-Za-z])/;

/** Keys with characters that Pandoc does not allow are put in braces. */
const braced = (key: string) => (/^[\p{L}\p{N}_]+(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*$/u.test(key) ? key : `{${key}}`);

class TexBody {
  readonly found: Meaning[] = [];
  readonly #value: string;
  readonly #lists: { readonly ordered: boolean; count: number }[] = [];
  #done = 0;
  readonly #isKey: (key: string) => boolean;
  /** Whether the text is LaTeX throughout: only then does a per cent sign begin a comment. */
  readonly #isStructured: boolean;

  readonly #seek: Seek;

  constructor(value: string, isKey: (key: string) => boolean, seek: Seek) {
    this.#value = value;
    this.#seek = seek;
    this.#isKey = isKey;
    this.#isStructured = structure.test(value);
  }

  add(match: RegExpMatchArray): void {
    const [
      written,
      edge,
      environment = "",
      item,
      label,
      heading,
      par,
      comment,
      cite,
      options = "",
      keys = "",
      picture,
    ] = match;
    const start = match.index ?? 0;
    if (start < this.#done || written.startsWith("`")) return;
    const end = start + written.length;
    if (edge !== undefined) this.#environment(edge === "begin", environment, start, end);
    else if (item !== undefined) this.#item(label, start, end);
    else if (heading !== undefined) this.#heading(heading, start, end);
    else if (par !== undefined) this.#put(start, this.#behindBlanks(end), "\n\n", "a paragraph");
    else if (cite !== undefined) this.#citation(cite, options, keys, start, end);
    else if (picture !== undefined) this.#picture(picture.startsWith("caption"), start, end);
    else if (comment !== undefined && this.#isStructured) this.#put(start, end, "", "");
  }

  #environment(begins: boolean, name: string, start: number, end: number): void {
    if (Object.hasOwn(lists, name)) {
      if (begins) this.#lists.push({ ordered: lists[name] ?? false, count: 0 });
      else this.#lists.pop();
      const isInside = this.#lists.length > (begins ? 1 : 0);
      const from = isInside ? this.#beforeBlanks(start) : start;
      this.#put(from, this.#behindBlanks(end), isInside ? this.#behindInner(end) : "\n\n", "a list");
    } else if (begins && /^(?:wrap)?figure$/.test(name)) this.#figure(name, start, end);
    else if (begins && /^(?:verbatim|lstlisting)$/.test(name)) this.#verbatim(name, start, end);
    else if (wrappers.has(name)) this.#put(start, end, "\n\n", "a paragraph");
    else if (begins && (name === "tabular" || name === "longtable")) this.#table(name, start, end);
  }

  /** Text after a nested list is a paragraph of the outer item. */
  #behindInner(end: number): string {
    const next = this.#behindBlanks(end);
    const goesOn = !/^\\(?:item|begin|end)(?![A-Za-z])/.test(this.#value.slice(next, next + 8));
    return goesOn ? `\n\n${"   ".repeat(Math.min(deepest, this.#lists.length))}` : "";
  }

  #item(label: string | undefined, start: number, end: number): void {
    const list = this.#lists.at(-1);
    const begins = /(?:^|\n)[ \t]*$/.test(this.#value.slice(Math.max(0, start - 80), start));
    // Text outside every list is not an item.
    if (!list && !begins) return;
    if (list) list.count++;
    const mark = list?.ordered ? `${list.count}.` : "-";
    const indent = "   ".repeat(Math.min(deepest, Math.max(0, this.#lists.length - 1)));
    const bold = label !== undefined && /\p{L}{2}/u.test(label) ? `**${label.trim()}** ` : "";
    this.#put(this.#beforeBlanks(start), this.#behindBlanks(end), `\n${indent}${mark} ${bold}`, "an item");
  }

  /** `\cite[p. 3]{a,b}` → `[@a; @b, p. 3]`; `\citet{a}` → `@a`. */
  #citation(name: string, options: string, written: string, start: number, end: number): void {
    const keys = written.split(",").map((key) => key.trim());
    if (!keys.every((key) => /^[\p{L}\p{N}_][^\s,;[\]{}]*$/u.test(key) && this.#isKey(key))) return;
    const [before = "", after = before] = [...options.matchAll(/\[([^\][]{0,2000})\]/g)].map(([, text = ""]) =>
      text.trim(),
    );
    const prefix = after === before ? "" : `${before} `;
    const isInText = /^(?:citet|textcite|citeauthor|citealt)$/i.test(name) && keys.length === 1;
    const minus = name.startsWith("citeyear") ? "-" : "";
    const list = keys.map((key) => `${minus}@${braced(key)}`).join("; ");
    const citation = isInText
      ? `${list}${after === "" ? "" : ` [${after}]`}`
      : `[${prefix}${list}${after === "" ? "" : `, ${after}`}]`;
    const apart = this.#value[start] === "~" ? " " : "";
    this.#put(start, end, apart + citation, "a citation");
  }

  #heading(name: string, start: number, end: number): void {
    const close = closing(this.#value, end, "{}");
    if (close === -1) return;
    const isRunIn = name.endsWith("paragraph");
    const mark = name === "section" ? "##" : name === "subsection" ? "###" : "####";
    this.#put(start, end + 1, isRunIn ? "\n\n**" : `\n\n${mark} `, "a heading");
    this.#put(close, isRunIn ? this.#behindBlanks(close + 1) : close + 1, isRunIn ? "** " : "\n\n", "");
  }

  #table(name: string, start: number, end: number): void {
    const last = this.#value.indexOf(`\\end{${name}}`, end);
    const columns = this.#value[end] === "{" ? closing(this.#value, end, "{}") : -1;
    if (last === -1 || columns === -1 || last - end > 20_000) return;
    const rows = this.#value
      .slice(columns + 1, last)
      .replace(/\\(?:hline|toprule|midrule|bottomrule)(?![A-Za-z])|\\cline\{[^{}\n]{0,20}\}/g, "")
      .split(/\\\\(?:\[[^\]\n]{0,20}\])?/)
      .map((row) => row.split(/(?<!\\)&/).map((cell) => cell.replace(/\s+/g, " ").trim().replace(/\|/g, "\\|")))
      .filter((row) => row.some((cell) => cell !== ""));
    const widest = Math.max(1, ...rows.map((row) => row.length));
    const lines = rows.map(
      (row) => `| ${Array.from({ length: widest }, (_, column) => row[column] ?? "").join(" | ")} |`,
    );
    lines.splice(1, 0, `|${"---|".repeat(widest)}`);
    this.#put(start, last + `\\end{${name}}`.length, `\n\n${lines.join("\n")}\n\n`, "a table");
  }

  #figure(name: string, start: number, end: number): void {
    const body = this.#within(name, end);
    if (body === null) return;
    const { text, missing } = texFigure(body, this.#seek);
    const as = text.startsWith("![") ? "a figure" : "its caption";
    this.#put(start, end + body.length + `\\end{${name}}`.length, `\n\n${text}\n\n`, as, missing);
  }

  #verbatim(name: string, start: number, end: number): void {
    const body = this.#within(name, end);
    if (body === null || body.includes("```")) return;
    const lines = body.replace(/^[ \t]*\n/, "").trimEnd();
    this.#put(start, end + body.length + `\\end{${name}}`.length, `\n\n\`\`\`\n${lines}\n\`\`\`\n\n`, "code");
  }

  #within(name: string, from: number): string | null {
    const last = this.#value.indexOf(`\\end{${name}}`, from);
    return last === -1 || last - from > 20_000 ? null : this.#value.slice(from, last);
  }

  /** A picture, or the caption of a table, outside a `figure`. */
  #picture(isCaption: boolean, start: number, end: number): void {
    if (!isCaption) {
      const { text, missing } = texFigure(this.#value.slice(start, end), this.#seek);
      if (missing.length === 0) this.#put(start, end, text, "a figure");
      return;
    }
    const open = this.#value[end] === "[" ? closing(this.#value, end, "[]") + 1 : end;
    const close = this.#value[open] === "{" ? closing(this.#value, open, "{}") : -1;
    if (close === -1) return;
    this.#put(start, open + 1, "\n\n", "a paragraph");
    this.#put(close, close + 1, "\n\n", "");
  }

  /** Where the text before it ends; there are no empty lines between items. */
  #beforeBlanks(at: number): number {
    const least = this.found.at(-1)?.end ?? 0;
    let start = at;
    while (start > least && /[ \t\n]/.test(this.#value.charAt(start - 1))) start--;
    return start;
  }

  #behindBlanks(at: number): number {
    let end = at;
    while (/[ \t\n]/.test(this.#value.charAt(end))) end++;
    return end;
  }

  #put(start: number, end: number, text: string, as: string, missing: readonly string[] = []): void {
    this.found.push({ start, end, text, as, missing });
    if (/^(?:a table|a figure|its caption|code)$/.test(as)) this.#done = Math.max(this.#done, end);
  }
}
