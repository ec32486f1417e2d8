import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainInlines, plainParagraphs } from "../../../src/input/markdown/fast-path.ts";
import { maskIslands } from "../../../src/input/markdown/islands.ts";
import {
  parseFlow,
  parseFlowByMicromark,
  parseInline,
  parseInlineByMicromark,
} from "../../../src/input/markdown/parse-markdown.ts";
import { tries } from "../../support/runs.ts";
import { contextFor, textFrom } from "./support.ts";

function bothWays(markdown: string): void {
  const text = textFrom(markdown);
  expect(parseFlow(text, contextFor()), markdown).toEqual(parseFlowByMicromark(text, contextFor()));
  expect(parseInline(text, contextFor()), markdown).toEqual(parseInlineByMicromark(text, contextFor()));
}

const tricky = [
  "Plain text.",
  "Two lines\nof one paragraph.",
  "One.\n\nTwo.\n\n\nThree.",
  "  indented\n      and more\nand less",
  "H~2~O and x^2^, 10^−6^ mol^−1^",
  "*emphasis* and **strong** words",
  "*a* *b* **c** _d_ __e__",
  "*a **b** c*",
  "**a *b***",
  "snake_case_word and _real_ one",
  "2 * 3 * 4 and 2*3*4",
  "*not closed",
  "a* b *c",
  "p* and q* are starred",
  "*(in brackets)*, (*in them*)",
  "“*quoted*”",
  "*a*b*c*",
  "_a_b_c_",
  "word*s*",
  "***both***",
  "*_mixed_*",
  "* item",
  "- item",
  "-5 °C is cold",
  "+ item",
  "+5 V",
  "1. item",
  "1) item",
  "2024. A year",
  "text\n1. item",
  "text\n2. no item",
  "text\n---",
  "text\n===",
  "text\n= 5",
  "text\n- item",
  "text\n***",
  "text\n___",
  "text\n_ _ _",
  "a | b\n--|--\n1 | 2",
  "a | b\n:-|-:\n1 | 2",
  "a\n:-\n1",
  "a | b without a table",
  "# Heading",
  "#hashtag",
  "####### seven",
  "text\n# Heading",
  "> quote",
  "text\n> quote",
  "[3] and [4, 5]",
  "[3](http://a.b)",
  "[a]: http://a.b\n\n[a]",
  "[a]\n\n[a]: http://a.b",
  "![alt](x.png)",
  '![alt](x.png "A *caption*")',
  "wow![3]",
  "a < b > c",
  "a <b>c</b> d",
  "x<sub>2</sub>",
  "AT&T & co",
  "&amp; &nbsp; &#65;",
  "\\*no\\*",
  "back\\slash",
  "`code` and ``co`de``",
  "```\ncode\n```",
  "~~gone~~ and ~one~ and ~",
  "~~~\ncode\n~~~",
  "www.example.org",
  "see https://example.org/a_b_c.",
  "mail a@b.org now",
  "$x$ and $$y$$",
  "$$\na\n= b\n$$",
  "text $$a$$ text",
  "*$x$* and **$y$**",
  "*a* $b * c$ *d*",
  "costs $5 and $10",
  "[@key] and @key",
  "two spaces  \nbreak",
  "one space \nno break",
  "break\\\nhere",
  "trailing   ",
  "\u00a0nbsp *a*\u00a0*b*",
  "日本\n語の *強調* です",
  "tab\there",
  "\tindented",
  "a\u0000b",
  "*multi\nline* emphasis\n*at start*",
  "😀*a*😀 *😀*",
  "€*a*€",
  "*a*\n\n*b",
  "C^*^ and D^*^",
  "x~i*j~ *a*",
  "^*a*^",
  "\ufeffmark",
];

describe("the fast path", () => {
  it.each(tricky)("gives what micromark gives for %j", bothWays);

  it("gives what micromark gives for text made of everything that matters to Markdown", () => {
    const piece = fc.constantFrom(
      ..."* _ ** __ ~ ~~ ^ $ $$ [ ] ( ) ! < > & # - + = | : ; ` \\ @ . , 1 2. 12) a b word Wörter 日本 é — “ ” \u00a0 😀".split(
        " ",
      ),
      " ",
      " ",
      " ",
      "\n",
      "\n",
      "\n\n",
      "  ",
      "*word*",
      "**two words**",
      "_it_",
      "H~2~O",
      "^2^",
      "[3]",
      "$x_1$",
      "[@key]",
      "www.",
      "http://a",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => bothWays(pieces.join(""))),
      tries(4000),
    );
  });

  it("gives what micromark gives for the sentences of abstracts, and takes nearly all of them", () => {
    let taken = 0;
    const all = abstractsMade(200);
    for (const abstract of all) {
      bothWays(abstract);
      if (takes(abstract)) taken++;
    }
    expect(taken).toBeGreaterThan(all.length * 0.9);
  });
});

function takes(markdown: string): boolean {
  const text = textFrom(markdown);
  const masked = maskIslands(markdown);
  const written = { text, masked, inside: () => [], note: () => null, url: () => null, repaired: () => {} };
  const paragraphs = plainParagraphs(masked.text);
  return paragraphs?.every(({ start, end }) => plainInlines(written, start, end) !== null) ?? false;
}

/** Abstracts as people write them, from a small stock of words and habits. */
function abstractsMade(count: number): readonly string[] {
  const words =
    "we show that the measured spectra of doped oxides agree with theory, and (in part) with earlier work [3]; their gaps".split(
      " ",
    );
  const habits = [
    "TiO~2~",
    "cm^−1^",
    "*in situ*",
    "**Results:**",
    "$E = mc^2$",
    "[see @curie1903, p. 3]",
    "1.5 × 10^3^",
    "a–b",
    "“so”",
    "5 %",
  ];
  let state = 7;
  const next = (below: number) => {
    // A linear congruential generator (Numerical Recipes), for the same abstracts on every run.
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
  const sentence = () => {
    const made = Array.from({ length: 6 + next(14) }, () =>
      next(12) === 0 ? habits[next(habits.length)] : words[next(words.length)],
    );
    return `${made.join(" ")}.`;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(3) }, () =>
      Array.from({ length: 2 + next(5) }, sentence).join(next(3) === 0 ? "\n" : " "),
    ).join("\n\n"),
  );
}
