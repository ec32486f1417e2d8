// LaTeX texts → rich text. Formulas are kept; text macros become the text that they print; unknown commands keep their
// arguments and are named.
import { environmentTex, withoutLabels } from "./math-in-text.ts";
import { joined, lineOf, paragraph, type RichBlock, type RichRun, text } from "./rich.ts";
import { sections } from "./tex-names.ts";
import { deepest, RunReader } from "./tex-runs.ts";
import { argumentAt, closingEnvironment, dollarAfter, optionAt, splitTop, withoutArguments } from "./tex-scan.ts";

export interface TexText {
  readonly blocks: readonly RichBlock[];
  /** Commands that are not known, without their backslash. */
  readonly unknown: readonly string[];
  /** Lines that are comments. */
  readonly comments: readonly string[];
}

/** Whether a text field was written for LaTeX. */
export function looksLikeTex(value: string): boolean {
  return /\\(?:textit|textbf|emph|texttt|textsc|cite[pt]?|ref|url|href|footnote|begin|section|item|textsuperscript|textsubscript|underline|mathrm|ldots|dots|noindent|newline|par|ss|ae|oe|aa|l|o)(?![A-Za-z])|\\["'`^~=.]\s*\{?\\?[A-Za-z]\}?|\\[cvHkur]\{[A-Za-z]\}|\\[%&#_](?=\S|\s)|\{\\(?:it|bf|em|rm|tt|sl|sc)\s/.test(
    value,
  );
}

/**
 * A line that begins with `%`, or a `%` that ends one. Any other `%` is a percent sign that nobody escaped: files of
 * LaTeX, which have real comments, arrive here without them.
 */
const comments = /^([ \t]{0,200})%[^\n]*(?:\n|$)|(?<!\\)((?:\\\\){0,20})%\n[ \t]{0,200}/gm;

export function readTex(tex: string): TexText {
  const reader = new TexReader();
  const clean = tex.replace(/\r\n?/g, "\n").replace(comments, "$2");
  const lines = tex.includes("%") ? tex.split(/\r\n?|\n/).filter((line) => /^[ \t]{0,200}%/.test(line)) : [];
  return {
    blocks: reader.blocks(clean, 0),
    unknown: [...reader.unknown].sort(),
    comments: lines.map((line) => line.trim()).filter((line) => /[\p{L}\p{N}]/u.test(line)),
  };
}

/** One line: a title, a name, an affiliation. */
export function readTexLine(tex: string): { readonly runs: readonly RichRun[]; readonly unknown: readonly string[] } {
  const { blocks, unknown } = readTex(tex.replace(/\n\s*\n/g, "\n"));
  return { runs: lineOf(blocks).map((run) => (run.kind === "break" ? text(" ") : run)), unknown };
}

class TexReader extends RunReader {
  blocks(tex: string, depth: number): readonly RichBlock[] {
    const out: RichBlock[] = [];
    let open: RichRun[] = [];
    const flush = () => {
      const runs = joined(open);
      open = [];
      if (runs.some((run) => run.kind !== "break" && (run.kind !== "text" || run.text.trim() !== "")))
        out.push(paragraph(trimBreaks(runs)));
    };
    let at = 0;
    let plain = 0;
    const take = (to: number) => {
      const parts = tex.slice(plain, to).split(/\n[ \t]*\n\s*/);
      parts.forEach((part, index) => {
        if (index > 0) flush();
        open.push(...this.runs(part, depth));
      });
    };
    while (at < tex.length) {
      const special = this.#blockAt(tex, at, depth);
      if (!special) {
        at += tex[at] === "\\" ? 2 : 1;
        continue;
      }
      take(at);
      if (special.blocks) {
        flush();
        out.push(...special.blocks);
      } else open.push(...(special.runs ?? []));
      at = special.end;
      plain = at;
    }
    take(tex.length);
    flush();
    return out;
  }

  /** An environment, a heading or a display formula that begins here. */
  #blockAt(
    tex: string,
    at: number,
    depth: number,
  ): { blocks?: readonly RichBlock[]; runs?: readonly RichRun[]; end: number } | null {
    if (tex.startsWith("$$", at) || tex.startsWith("\\[", at)) {
      const end = tex.indexOf(tex[at] === "$" ? "$$" : "\\]", at + 2);
      if (end === -1) return null;
      return { runs: [{ kind: "math", tex: withoutLabels(tex.slice(at + 2, end)), display: true }], end: end + 2 };
    }
    if (tex[at] === "$") {
      // Nothing begins inside a formula.
      const end = dollarAfter(tex, at + 1);
      if (end === -1) return null;
      return { runs: [{ kind: "math", tex: tex.slice(at + 1, end), display: false }], end: end + 1 };
    }
    if (tex[at] !== "\\") return null;
    const name = /^\\([A-Za-z]+)\*?/.exec(tex.slice(at, at + 40));
    const command = name?.[1] ?? "";
    const behind = at + (name?.[0].length ?? 0);
    if (command === "begin") return this.#environment(tex, at, behind, depth);
    if (sections.test(command)) {
      const option = optionAt(tex, behind);
      const title = argumentAt(tex, option?.end ?? behind);
      const level = command === "section" ? 1 : command.startsWith("sub") ? 2 : command === "paragraph" ? 3 : 1;
      return {
        blocks: [{ kind: "heading", depth: level, runs: joined(this.runs(title.text, depth + 1)) }],
        end: title.end,
      };
    }
    if (command === "includegraphics") {
      const option = optionAt(tex, behind);
      const file = argumentAt(tex, option?.end ?? behind);
      return { blocks: [{ kind: "figure", file: file.text.trim(), caption: [], alt: null }], end: file.end };
    }
    if (command === "par" || command === "smallskip" || command === "medskip" || command === "bigskip")
      return { blocks: [], end: behind };
    return null;
  }

  #environment(
    tex: string,
    at: number,
    behind: number,
    depth: number,
  ): { blocks?: readonly RichBlock[]; runs?: readonly RichRun[]; end: number } | null {
    const name = argumentAt(tex, behind);
    const close = closingEnvironment(tex, name.end, name.text);
    const inside = tex.slice(name.end, close.start);
    const { end } = close;
    if (depth > deepest) return { blocks: [], end };
    const bare = name.text.replace(/\*$/, "");
    if (/^(?:equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat)$/.test(bare)) {
      const body = bare === "alignat" ? inside.replace(/^\s*\{\d+\}/, "") : inside;
      return {
        runs: [
          {
            kind: "math",
            tex: environmentTex(bare === "flalign" || bare === "alignat" ? "align" : bare, withoutLabels(body)),
            display: bare !== "math",
          },
        ],
        end,
      };
    }
    if (/^(?:itemize|enumerate|description|compactitem|compactenum)$/.test(bare))
      return { blocks: this.#list(bare, inside, depth), end };
    if (/^(?:quote|quotation|verse)$/.test(bare))
      return { blocks: [{ kind: "quote", blocks: this.blocks(inside, depth + 1) }], end };
    if (/^(?:verbatim|lstlisting)$/.test(bare))
      return { blocks: [{ kind: "code-block", text: inside.replace(/^\n/, "") }], end };
    if (/^(?:tabular|tabularx|array|longtable)$/.test(bare)) return { blocks: this.#table(bare, inside, depth), end };
    if (bare === "figure" || bare === "wrapfigure") return { blocks: this.#figure(inside, depth), end };
    if (bare === "thebibliography" || bare === "comment") return { blocks: [], end };
    const option = optionAt(inside, 0);
    const content = /^(?:table|minipage|wraptable)$/.test(bare)
      ? withoutArguments(inside)
      : option
        ? inside.slice(option.end)
        : inside;
    return at >= 0 ? { blocks: this.blocks(content, depth + 1), end } : null;
  }

  #list(name: string, inside: string, depth: number): readonly RichBlock[] {
    const items = splitTop(inside, /^\\item(?![A-Za-z])/).slice(1);
    const blocks = items.map((item) => {
      const label = optionAt(item, 0);
      const body = this.blocks(label ? item.slice(label.end) : item, depth + 1);
      if (!label || label.text.trim() === "" || name !== "description") return body;
      const [first, ...rest] = body;
      const lead: RichRun[] = [{ kind: "strong", children: this.runs(label.text, depth + 1) }, text(" ")];
      return first?.kind === "paragraph" ? [paragraph([...lead, ...first.runs]), ...rest] : [paragraph(lead), ...body];
    });
    const full = blocks.filter((item) => item.length > 0);
    return full.length > 0 ? [{ kind: "list", ordered: /enum/.test(name), items: full }] : [];
  }

  #table(name: string, inside: string, depth: number): readonly RichBlock[] {
    let from = optionAt(inside, 0)?.end ?? 0;
    if (name === "tabularx") from = argumentAt(inside, from).end;
    const body = inside
      .slice(argumentAt(inside, from).end)
      .replace(/\\(?:hline|toprule|midrule|bottomrule)(?![A-Za-z])|\\cline\{[^{}]*\}/g, "");
    const rows = splitTop(body, /^\\\\/)
      .filter((row) => row.trim() !== "")
      .map((row) => splitTop(row, /^&/).map((cell) => joined(this.runs(cell.trim(), depth + 1))));
    return rows.length > 0 ? [{ kind: "table", rows }] : [];
  }

  #figure(inside: string, depth: number): readonly RichBlock[] {
    const found = [...inside.matchAll(/\\includegraphics\*?\s{0,99}(?:\[[^\]]{0,500}\])?\s{0,99}\{([^{}]{1,500})\}/g)];
    const caption = /\\caption\*?\s{0,99}(?:\[[^\]]{0,500}\])?\s{0,99}(?=\{)/.exec(inside);
    const words = caption
      ? joined(this.runs(argumentAt(inside, caption.index + caption[0].length).text, depth + 1))
      : [];
    return found.map(([, file = ""], index) => ({
      kind: "figure",
      file: file.trim(),
      caption: index === found.length - 1 ? words : [],
      alt: null,
    }));
  }
}

function trimBreaks(runs: readonly RichRun[]): readonly RichRun[] {
  let [from, to] = [0, runs.length];
  while (from < to && runs[from]?.kind === "break") from++;
  while (to > from && runs[to - 1]?.kind === "break") to--;
  return runs.slice(from, to);
}
