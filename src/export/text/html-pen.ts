// Texts as HTML that is also XHTML: for the site, for e-books, for feeds. Formulas are MathML, with their source for
// readers who copy them.
import type { Figure } from "../../model/text.ts";
import { attribute, joined, type Markup, markup, nothing, trusted } from "../markup.ts";
import type { MarkKind, Pen } from "./pen.ts";

export interface HtmlOptions {
  /** The rank of the text's outermost headings: 2 is h2. */
  readonly rank: number;
  /** The prefix of anchors inside the text. */
  readonly prefix: string;
  /** “Figure 1”, in the language of the book. */
  readonly figureLabel: (number: number) => string;
  /** The picture itself; null if it cannot be shown. */
  readonly picture: (figure: Figure) => Markup | null;
  /** Wraps a table of several columns, which may be wider than its page. */
  readonly wide?: (table: Markup) => Markup;
}

/** Encodes characters that are not allowed in an address (RFC 3986 §2). */
export function encodedAddress(url: string): string {
  return url.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent);
}

const marks: Readonly<Record<MarkKind, readonly [string, string]>> = {
  emphasis: ["<em>", "</em>"],
  strong: ["<strong>", "</strong>"],
  subscript: ["<sub>", "</sub>"],
  superscript: ["<sup>", "</sup>"],
  underline: ['<span class="underline">', "</span>"],
  strikethrough: ["<s>", "</s>"],
  "small-caps": ['<span class="small-caps">', "</span>"],
  fault: ["", ""],
};

export function htmlPen(options: HtmlOptions): Pen<Markup> {
  const { rank, prefix, picture, figureLabel, wide = (table: Markup) => table } = options;
  return {
    join: (parts) => joined(parts),
    text: (value, language) =>
      language === null ? markup`${value}` : markup`<span lang="${language}">${value}</span>`,
    mark: (kind, inner) => markup`${trusted(marks[kind][0])}${inner}${trusted(marks[kind][1])}`,
    code: (value) => markup`<code>${value}</code>`,
    formula: (tex, formula) => {
      if (!formula?.mathml) return markup`<code>${tex.tex}</code>`;
      return tex.display ? markup`<div class="formula">${trusted(formula.mathml)}</div>` : trusted(formula.mathml);
    },
    link: (url, inner) => markup`<a href="${encodedAddress(url)}">${inner}</a>`,
    reference: (name, inner) => markup`<a class="cite" href="#${prefix}${name}">${inner}</a>`,
    footnote: (number) =>
      markup`<sup class="note"><a id="${prefix}mark-${number}" href="#${prefix}note-${number}">${number}</a></sup>`,
    lineBreak: () => trusted("<br/>"),
    paragraph: (inner) => markup`<p>${inner}</p>\n`,
    heading: (depth, inner) => {
      const level = trusted(String(Math.min(6, rank + depth - 1)));
      return markup`<h${level}>${inner}</h${level}>\n`;
    },
    list: ({ ordered, start, items }) => {
      const rows = items.map((item) => markup`<li>${item}</li>\n`);
      if (!ordered) return markup`<ul>\n${rows}</ul>\n`;
      return markup`<ol${attribute("start", start !== 1 && start)}>\n${rows}</ol>\n`;
    },
    quote: (inner) => markup`<blockquote>\n${inner}</blockquote>\n`,
    codeBlock: (value) => markup`<pre><code>${value}</code></pre>\n`,
    table: ({ align, rows }) => {
      const [head = [], ...body] = rows;
      const side = (column: number) => attribute("class", align[column] ? `to-${align[column]}` : null);
      const cells = (row: readonly Markup[]) => row.map((cell, column) => markup`<td${side(column)}>${cell}</td>`);
      const names = head.map((cell, column) => markup`<th scope="col"${side(column)}>${cell}</th>`);
      const lines = body.map((row) => markup`<tr>${cells(row)}</tr>\n`);
      return wide(markup`<table><thead><tr>${names}</tr></thead><tbody>${lines}</tbody></table>\n`);
    },
    figure: (figure, caption, number) => {
      const shown = picture(figure);
      const label = number === null ? nothing : markup`<b>${figureLabel(number)}</b> `;
      const under = caption === null ? nothing : markup`<figcaption>${label}${caption}</figcaption>`;
      if (shown === null && caption === null) return nothing;
      return markup`<figure>${shown ?? nothing}${under}</figure>\n`;
    },
    rule: () => trusted("<hr/>\n"),
  };
}
