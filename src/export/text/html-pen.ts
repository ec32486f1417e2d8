// Texts as HTML that is XHTML too: for the site, for e-books, for feeds. Formulas are MathML, with the source for those who copy it.
import type { Figure } from "../../model/text.ts";
import { attribute, joined, type Markup, markup, nothing, trusted } from "../markup.ts";
import type { MarkKind, Pen } from "./pen.ts";

export interface HtmlOptions {
  /** The heading of the text's own first rank: 2 is h2. */
  readonly rank: number;
  /** Names of places inside begin with it. */
  readonly prefix: string;
  /** “Figure 1”, in the language of the book. */
  readonly figureLabel: (number: number) => string;
  /** The picture itself; null: it cannot be shown. */
  readonly picture: (figure: Figure) => Markup | null;
  /** A table of several columns, which may be wider than its page. */
  readonly wide?: (table: Markup) => Markup;
}

/** RFC 3986 §2: characters that no address may hold are encoded. */
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
