import { describe, expect, it } from "vitest";
import { parseFlow } from "../../../src/input/markdown/parse-markdown.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { contextFor, flowOf, inlineNote, noteFlow, textFrom } from "./support.ts";

const flows = (markdown: string) => flowOf(markdown).map(noteFlow);

function said(markdown: string): readonly string[] {
  const diagnostics = new Diagnostics();
  flowOf(markdown, diagnostics);
  return diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`);
}

describe("HTML in a body", () => {
  it.each([
    ['<p>One <b>bold</b>&nbsp;word.</p><p class="x">Two.</p>', ["p: One |strong(bold)|\u00a0|word.", "p: Two."]],
    ["One.<br><br/>Two.", ["p: One.|br|br|Two."]],
    ["<div>One.<br><br/>Two.</div>", ["p: One.", "p: Two."]],
    ["<ul>\n  <li>red</li>\n  <li><p>blue</p></li>\n</ul>", ["ul: [p: red] [p: blue]"]],
    ["<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", ["ol from 1: [p: a; ul: [p: b]] [p: c]"]],
    ["<h3>Aims</h3>Text.", ["h2: Aims", "p: Text."]],
    ["<blockquote><p>Said so.</p></blockquote>", ["quote: p: Said so."]],
    [
      'A <span style="font-style: italic">word</span>, a <font color=red>red</font> one.',
      ["p: A |emphasis(word)|, a red one."],
    ],
    [
      'See <a href="https://example.org/a">there</a> or <a name="x">here</a>.',
      ["p: See |link(https://example.org/a: there)| or here."],
    ],
    ['<i class="gene">lacZ</i> and H<sub style="x">2</sub>O', ["p: emphasis(lacZ)| and H|subscript(2)|O"]],
    ["<table><tr><th>a</th><th>b|c</th></tr>\n<tr><td>1<br>2</td></tr></table>", ["table ( ): a & b|||c / 1 2 & "]],
    ["<!-- note --><o:p></o:p>Text.<style>p { x: y }</style><![endif]-->", ["p: Text."]],
    ["A mean <p> of 3 and <s> of 4.", ["p: A mean |<p>| of 3 and |<s>| of 4."]],
    ["`<p>` is a tag; <p>so it is.</p>", ["p: code(<p>)| is a tag;", "p: so it is."]],
  ])("%s", (markdown, expected) => {
    expect(flows(markdown).map((flow) => flow.replace("em(", "emphasis(").replace(/sub\(/g, "subscript("))).toEqual(
      expected,
    );
  });

  it("is reported once, with what its tags mean", () => {
    expect(said('<p>One <span lang="de">word</span>.</p><ul><li>two</li></ul>')).toEqual([
      'html-in-text: HTML in the text is interpreted: “<p>” as a paragraph, “<span lang="de">” as nothing, “<ul>” as a list and 1 more',
    ]);
  });
});

describe("HTML in a title", () => {
  it("keeps its words, in one line", () => {
    expect(inlineNote('<p>A <span class="x">new</span> <b style="y">light</b></p>').trim()).toBe(
      "A new |strong(light)",
    );
  });
});

describe("LaTeX in a body", () => {
  it.each([
    [
      "Seen:\n\\begin{itemize}\n\\item red\n\\item[(b)] $x_1$ blue\n\\end{itemize}\nThen.",
      ["p: Seen:", "ul: [p: red] [p: math(x_1)| blue]", "p: Then."],
    ],
    [
      "\\begin{enumerate}\\item a\n\\begin{itemize}\\item b\\end{itemize}\\item c\\end{enumerate}",
      ["ol from 1: [p: a; ul: [p: b]] [p: c]"],
    ],
    [
      "\\begin{itemize}\\item a\\begin{itemize}\\item b\\end{itemize} more\\end{itemize}",
      ["ul loose: [p: a; ul: [p: b]; p: more]"],
    ],
    ["\\begin{description}\\item[Aim] to see\\end{description}", ["ul: [p: strong(Aim)| to see]"]],
    [
      "\\section*{Aims}\nText.\\par More.\n\\paragraph{Data} of ours.",
      ["h2: Aims", "p: Text.", "p: More.", "p: strong(Data)| of ours."],
    ],
    ["\\begin{center}Middle\\end{center}\n% nothing\nEnd, 5\n% of it", ["p: Middle", "p: End, 5"]],
    ["\\begin{tabular}{l|r}\\hline a & b \\\\ 1 & 2\\&3 \\\\ \\hline\\end{tabular}", ["table ( ): a & b / 1 & 2|&|3"]],
    ["It grew by 5\n% of the whole.", ["p: It grew by 5 |% of the whole."]],
  ])("%s", (markdown, expected) => {
    expect(flows(markdown)).toEqual(expected);
  });

  it("cites if the bibliography has the keys, and otherwise is printed as typed", () => {
    const isKey = (key: string) => key !== "nobody";
    const read = (markdown: string) => parseFlow(textFrom(markdown), { ...contextFor(), isKey }).map(noteFlow);
    expect(read("So \\cite{ab1} and~\\citep[p. 3]{ab1, cd:2}, \\citet{ab1}, \\citeyear{ab1}.")).toEqual([
      "p: So |cite(@ab1)| and |cite(@ab1; @cd:2, p. 3)|, |cite-in-text(@ab1)|, |cite(-@ab1)|.",
    ]);
    expect(read("So \\cite{nobody}.")).toEqual(["p: So \\cite{nobody}."]);
    expect(flows("So \\cite{ab1}.")).toEqual(["p: So \\cite{ab1}."]);
  });
});
