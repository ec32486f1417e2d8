import { describe, expect, it } from "vitest";
import { parseFlow } from "../../../src/input/markdown/parse-markdown.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { processorSeconds } from "../../support/effort.ts";
import { contextFor, flowOf, inlineNote, noteFlow, textFrom } from "./support.ts";

const notes = (markdown: string) => flowOf(markdown).map(noteFlow);

describe("inline Markdown", () => {
  it.each([
    ["*em* and **strong** and `code`", "em(em)| and |strong(strong)| and |code(code)"],
    ["H~2~O and x^2^", "H|sub(2)|O and x|sup(2)"],
    ["10^−6^ mol·L^−1^", "10|sup(−6)| mol·L|sup(−1)"],
    ["x^a~b~^", "x|sup(a|sub(b))"],
    ["C^*^ and D^*^", "C|sup(*)| and D|sup(*)"],
    ["a ~ b ~ c, 2^nd time^", "a ~ b ~ c, 2^nd time^"],
    ["~~gone~~ H~2~", "del(gone)| H|sub(2)"],
    ["\\~no\\~ \\^no\\^ \\$5\\$", "~|no|~| |^|no|^| |$|5|$"],
    ["$E = mc^2$ and $a_1 * b_2 * c$", "math(E = mc^2)| and |math(a_1 * b_2 * c)"],
    ["costs $5 and $10", "costs $5 and $10"],
    ["$ x$ and $x $ and $x$5", "$ x$ and $x $ and $x$5"],
    ["*$\\{a\\}$*", "em(math(\\{a\\}))"],
    ["`$x$ [@a]` and $y$", "code($x$ [@a])| and |math(y)"],
    ["[@curie1903]", "cite(@curie1903)"],
    ["[see @a, p. 3; -@b]", "cite(see @a, p. 3; -@b)"],
    ["as @curie1903 says, or @hahn [p. 3]", "as |cite-in-text(@curie1903)| says, or |cite-in-text(@hahnp. 3)"],
    ["mail a@b.org, Pt@C, @300K, at @ 5", "mail |link(mailto:a@b.org: a@b.org)|, Pt@C, @300K, at @ 5"],
    [
      "[text](https://a.b/c_d) <doi:10.1000/182>",
      "link(https://a.b/c_d: text)| |link(https://doi.org/10.1000/182: doi:10.1000/182)",
    ],
    ["see https://a.b/x_y_z.", "see |link(https://a.b/x_y_z: https://a.b/x_y_z)|."],
    ["x<sub>2</sub> <i>in <b>situ</b></i><br>y", "x|sub(2)| |em(in |strong(situ))|br|y"],
    ["<sub>never closed", "<sub>|never closed"],
    ["R&D &amp; &alpha;", "R&D |&| |α"],
    ["1. not a list", "1. not a list"],
    ["# not a heading", "# not a heading"],
    ["日本\n語", "日本|語"],
  ])("reads %j", (markdown, expected) => {
    expect(inlineNote(markdown)).toBe(expected);
  });

  it("marks each character of the text it came from", () => {
    const markdown = "Ra *new*\nelement: Ra^2+^ $x$ [@a] \\* `c`";
    const [paragraph] = flowOf(markdown);
    const children = paragraph?.kind === "paragraph" ? paragraph.children : [];
    expect(children.map((node) => markdown.slice(node.span.start, node.span.end))).toEqual([
      "Ra ",
      "*new*",
      "\n",
      "element: Ra",
      "^2+^",
      " ",
      "$x$",
      " ",
      "[@a]",
      " ",
      "\\*",
      " ",
      "`c`",
    ]);
  });
});

describe("a body in Markdown", () => {
  it.each([
    ["One.\n\nTwo\nlines.", ["p: One.", "p: Two |lines."]],
    ["# A\n\n## B\n\n### C", ["h2: A", "h3: B", "h4: C"]],
    ["### A\n\n#### B", ["h2: A", "h3: B"]],
    ["- a\n- b\n  - c", ["ul: [p: a] [p: b; ul: [p: c]]"]],
    ["3. a\n\n4. b", ["ol from 3 loose: [p: a] [p: b]"]],
    ["> a *b*", ["quote: p: a |em(b)"]],
    ["    no code", ["p: no code"]],
    ["```\n$x$ @a\n```", ["code: $x$ @a"]],
    ["$$ a = b $$", ["display: a = b"]],
    ["$$\na\n= b\n- c\n$$", ["display: a\n= b\n- c"]],
    ["so\n$$ a $$\nwhere *a* is", ["p: so", "display: a", "p: where |em(a)| is"]],
    ['![Alt $x$](f.png "A *caption*")', ["figure f.png “A |em(caption)” (Alt $x$)"]],
    ["![](a.png) ![](b.png)", ["figure a.png “” (null)", "figure b.png “” (null)"]],
    ["a | b\n--|:-:\n$|x|$ | 2\n3", ["table ( center): a & b / math(|x|) & 2 / 3 & "]],
    ["a\n\n***\n\nb", ["p: a", "rule", "p: b"]],
    ["[a]\n\n[a]: https://x.y", ["p: link(https://x.y: a)"]],
    ["a <!-- b --> c", ["p: a | c"]],
  ])("reads %j", (markdown, expected) => {
    expect(notes(markdown)).toEqual(expected);
  });

  it("keeps absurd nesting and long lines within bounds", async () => {
    for (const text of [
      `${"> ".repeat(400)}x`,
      "*a ".repeat(3000),
      "[".repeat(3000),
      "$".repeat(20_000),
      "^a".repeat(20_000),
      "`".repeat(20_000),
    ]) {
      expect(await processorSeconds(() => parseFlow(textFrom(text), contextFor()))).toBeLessThan(8);
    }
  });

  it("reports HTML and links that lead nowhere", () => {
    const diagnostics = new Diagnostics();
    flowOf("A <blink>b</blink>, [c](file:///etc/passwd)", diagnostics);
    expect(diagnostics.sorted().map((each) => [each.code, each.span?.start])).toEqual([
      ["html-in-text", 2],
      ["unsafe-link", 20],
    ]);
  });
});
