// Texts as JATS (ANSI/NISO Z39.96): paragraphs, which hold lists, quotations and formulas, since an abstract is made of paragraphs alone;
// with a prefix inside other vocabularies.
import { attribute, joined, type Markup, markup, nothing, trusted } from "../markup.ts";
import type { MarkKind, Pen } from "./pen.ts";

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
  /** `jats:` inside Crossref's schema. */
  readonly prefix: string;
  /** Whether formulas are MathML; their text otherwise. */
  readonly mathml: boolean;
}

export function jatsPen({ prefix, mathml }: JatsOptions): Pen<Markup> {
  const element = (name: string, inner: Markup, given: Markup = nothing) => {
    const tag = trusted(`${prefix}${name}`);
    return markup`<${tag}${given}>${inner}</${tag}>`;
  };
  const text = (value: string) => markup`${value}`;
  return {
    join: (parts) => joined(parts),
    text,
    mark: (kind, inner) => (marks[kind] === "" ? inner : element(marks[kind], inner)),
    code: (value) => element("monospace", text(value)),
    formula: (tex, formula) => {
      if (!mathml) return tex.display ? element("p", text(formula?.text ?? tex.tex)) : text(formula?.text ?? tex.tex);
      const written = formula?.mathml ? trusted(formula.mathml) : element("tex-math", text(tex.tex));
      return tex.display ? element("p", element("disp-formula", written)) : element("inline-formula", written);
    },
    link: (url, inner) => element("ext-link", inner, attribute("xlink:href", url)),
    reference: (_, inner) => inner,
    footnote: () => nothing,
    lineBreak: () => text(" "),
    paragraph: (inner) => element("p", inner),
    // A heading by itself: sections of an abstract hold what follows, and it is no more than a line here.
    heading: (_, inner) => element("p", element("bold", inner)),
    list: ({ ordered, items }) => {
      const rows = items.map((item) => element("list-item", isBlock(item, prefix) ? item : element("p", item)));
      return element("p", element("list", joined(rows), attribute("list-type", ordered ? "order" : "bullet")));
    },
    quote: (inner) => element("p", element("disp-quote", inner)),
    codeBlock: (value) => element("p", element("preformat", text(value))),
    // Tables are not among what an abstract may hold everywhere: a row is a line.
    table: ({ rows }) => joined(rows.map((row) => element("p", joined(row, " | ")))),
    figure: (_, caption) => (caption === null ? nothing : element("p", caption)),
    rule: () => nothing,
  };
}

function isBlock(item: Markup, prefix: string): boolean {
  return item.text.startsWith(`<${prefix}p>`) || item.text.startsWith(`<${prefix}list`);
}
