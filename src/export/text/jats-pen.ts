// Texts as JATS (ANSI/NISO Z39.96): lists, quotations and formulas are inside paragraphs, because an abstract may
// contain nothing but paragraphs. Inside other vocabularies, elements have a prefix. If pictures are available, figures
// and tables are written too.
import type { Figure } from "../../model/text.ts";
import { attribute, joined, type Markup, markup, nothing, trusted } from "../markup.ts";
import type { MarkKind, Pen, WrittenTable } from "./pen.ts";
import { figureWords } from "./write-text.ts";

const marks: Readonly<Record<MarkKind, string>> = {
  emphasis: "italic",
  strong: "bold",
  subscript: "sub",
  superscript: "sup",
  underline: "underline",
  strikethrough: "strike",
  "small-caps": "sc",
  fault: "",
};

export interface JatsOptions {
  /** The prefix of elements: `jats:` inside Crossref's schema. */
  readonly prefix: string;
  /** Whether formulas are MathML; otherwise they are text. */
  readonly mathml: boolean;
  /** The ids of entries in the list of references, by destination; without them, there are no links to it. */
  readonly references?: ReadonlyMap<string, string>;
  /** The prefix of the ids of notes; without it, notes are left out. */
  readonly ids?: string;
  /** The file of a picture, for texts that have figures and tables. */
  readonly picture?: (figure: Figure) => string | null;
  readonly figureLabel?: (number: number) => string;
}

export function jatsPen({ prefix, mathml, references, ids, picture, figureLabel }: JatsOptions): Pen<Markup> {
  const element = (name: string, inner: Markup, given: Markup = nothing) => {
    const tag = trusted(`${prefix}${name}`);
    return markup`<${tag}${given}>${inner}</${tag}>`;
  };
  const text = (value: string) => markup`${value}`;
  /** An item holds only paragraphs, so words before the first one get a paragraph of their own. */
  const inParagraphs = (item: Markup): Markup => {
    const at = item.text.indexOf(`<${prefix}p>`);
    const words = at === -1 ? item.text : item.text.slice(0, at);
    if (words.trim() === "") return at === -1 ? element("p", nothing) : item;
    return joined([element("p", trusted(words)), at === -1 ? nothing : trusted(item.text.slice(at))]);
  };
  return {
    join: (parts) => joined(parts),
    text,
    mark: (kind, inner) => (marks[kind] === "" ? inner : element(marks[kind], inner)),
    code: (value) => element("monospace", text(value)),
    formula: (tex, formula) => {
      if (!mathml) return tex.display ? element("p", text(formula?.text ?? tex.tex)) : text(formula?.text ?? tex.tex);
      const written = formula?.mathml ? prefixed(formula.mathml) : element("tex-math", text(tex.tex));
      return tex.display ? element("p", element("disp-formula", written)) : element("inline-formula", written);
    },
    link: (url, inner) => element("ext-link", inner, attribute("xlink:href", url)),
    reference: (name, inner) => {
      const id = references?.get(name);
      return id === undefined ? inner : markup`<xref ref-type="bibr" rid="${id}">${inner}</xref>`;
    },
    footnote: (number) =>
      ids === undefined
        ? nothing
        : markup`<xref ref-type="fn" rid="${`${ids}fn-${number}`}"><sup>${number}</sup></xref>`,
    lineBreak: () => text(" "),
    paragraph: (inner) => element("p", inner),
    // Just a line in bold: a section would have to contain what follows the heading.
    heading: (_, inner) => element("p", element("bold", inner)),
    list: ({ ordered, items }) => {
      const rows = items.map((item) => element("list-item", inParagraphs(item)));
      return element("p", element("list", joined(rows), attribute("list-type", ordered ? "order" : "bullet")));
    },
    quote: (inner) => element("p", element("disp-quote", inner)),
    codeBlock: (value) => element("p", element("preformat", text(value))),
    // An abstract may not contain tables everywhere, so a row becomes a line.
    table: (table) => (picture ? tableWrap(table) : joined(table.rows.map((row) => element("p", joined(row, " | "))))),
    figure: (figure, caption, number) => {
      const file = picture?.(figure) ?? null;
      if (!picture || file === null) return caption === null ? nothing : element("p", caption);
      const label = number === null || !figureLabel ? nothing : markup`<label>${figureLabel(number)}</label>`;
      const under = caption === null ? nothing : markup`<caption><p>${caption}</p></caption>`;
      const words = markup`<alt-text>${figureWords(figure)}</alt-text>`;
      return markup`<p><fig>${label}${under}<graphic xlink:href="${file}">${words}</graphic></fig></p>\n`;
    },
    rule: () => nothing,
  };
}

function tableWrap({ align, rows }: WrittenTable<Markup>): Markup {
  const [head = [], ...body] = rows;
  const side = (column: number) => attribute("align", align[column] ?? null);
  const names = head.map((cell, column) => markup`<th${side(column)}>${cell}</th>`);
  const lines = body.map(
    (row) => markup`<tr>${row.map((cell, column) => markup`<td${side(column)}>${cell}</td>`)}</tr>`,
  );
  const rest = lines.length === 0 ? nothing : markup`<tbody>${lines}</tbody>`;
  return markup`<p><table-wrap><table><thead><tr>${names}</tr></thead>${rest}</table></table-wrap></p>\n`;
}

/** Adds the prefix that the tag suite requires; the root of the document declares its namespace. */
function prefixed(mathml: string): Markup {
  return trusted(mathml.replace(/<(\/?)/g, "<$1mml:").replace(' xmlns="http://www.w3.org/1998/Math/MathML"', ""));
}
