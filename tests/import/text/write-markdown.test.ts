// Text written as Markdown prints exactly the characters of the source.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RichRun, text } from "../../../src/import/text/rich.ts";
import { writeInline, writeMarkdown } from "../../../src/import/text/write-markdown.ts";
import { parseFlow, parseInline } from "../../../src/input/markdown/parse-markdown.ts";
import { plainFlow, plainText } from "../../../src/model/text.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { scalarText } from "../../support/markdown-text.ts";
import { tries } from "../../support/runs.ts";

const hard = fc
  .array(
    fc.constantFrom(
      ..."*_`$@^~[]()<>&\\!#|-+=.:;,/1a2bZ \n".split(""),
      "$x$",
      "[@key]",
      "@key",
      "[^1]",
      "^[note]",
      "**",
      "http://a.org/b_c",
      "www.x.org",
      "a_b@c.org",
      "&amp;",
      "<b>",
      "</b>",
      "<!--",
      "# ",
      "- ",
      "1. ",
      "---",
      "word ",
      "é",
      "中",
      "H~2~O",
      "{",
      "}",
      '"',
      "'",
      "://",
      "]:",
      "](",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

const squeezed = (value: string) => value.replace(/\s+/g, " ").trim();

describe("plain text written as Markdown", () => {
  it("is printed unchanged, in a line", () => {
    fc.assert(
      fc.property(hard, (value) => {
        const diagnostics = new Diagnostics();
        const inlines = parseInline(scalarText(writeInline([text(value)])), {
          diagnostics,
          headingDepth: 2,
          picture: (path) => path,
        });
        expect(squeezed(plainText(inlines))).toBe(squeezed(value));
        expect(diagnostics.errors).toBe(0);
      }),
      tries(3000),
    );
  });

  it("is printed unchanged, in a paragraph", () => {
    fc.assert(
      fc.property(fc.array(hard, { maxLength: 12 }), (values) => {
        const value = values.join(" ");
        const diagnostics = new Diagnostics();
        const written = writeMarkdown([{ kind: "paragraph", runs: [text(value)] }]);
        const flows = parseFlow(scalarText(written), { diagnostics, headingDepth: 2, picture: (path) => path });
        expect(flows.length).toBeLessThanOrEqual(1);
        expect(squeezed(plainFlow(flows))).toBe(squeezed(value));
      }),
      tries(2000),
    );
  });

  it("keeps what is marked, and where", () => {
    const run: fc.Arbitrary<RichRun> = fc.oneof(
      hard.map(text),
      fc.record({
        kind: fc.constantFrom("emphasis", "strong", "subscript", "superscript", "underline" as const),
        children: hard.map((value) => [text(value)]),
      }),
    );
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const plain = runs
          .flatMap((each) => ("children" in each ? each.children : [each]))
          .map((each) => ("text" in each ? each.text : ""))
          .join("");
        const inlines = parseInline(scalarText(writeInline(runs)), {
          diagnostics: new Diagnostics(),
          headingDepth: 2,
          picture: (path) => path,
        });
        expect(squeezed(plainText(inlines))).toBe(squeezed(plain));
      }),
      tries(3000),
    );
  });

  it("keeps what is marked, at the beginning of a paragraph’s lines too", () => {
    const run: fc.Arbitrary<RichRun> = fc.oneof(
      hard.map(text),
      fc.constant<RichRun>({ kind: "break" }),
      fc.constant<RichRun>({ kind: "math", tex: "a_1", display: false }),
      fc.record({
        kind: fc.constantFrom("emphasis", "strong", "superscript" as const),
        children: hard.map((value) => [text(value)]),
      }),
      hard.map((value): RichRun => ({ kind: "link", url: "https://example.org/x", children: [text(`x${value}x`)] })),
    );
    const plainOfRun = (one: RichRun): string =>
      one.kind === "math"
        ? one.tex
        : "children" in one
          ? one.children.map(plainOfRun).join("")
          : "text" in one
            ? one.text
            : " ";
    const bare = (value: string) => value.replace(/\s+/g, "");
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const written = writeMarkdown([{ kind: "paragraph", runs }]);
        const flows = parseFlow(scalarText(written), {
          diagnostics: new Diagnostics(),
          headingDepth: 2,
          picture: (path) => path,
        });
        expect(bare(plainFlow(flows))).toBe(bare(runs.map(plainOfRun).join("")));
      }),
      tries(3000),
    );
  });

  it("a tag or a formula that begins a line of a text with risky signs stays one", () => {
    const risky = text(" \uf061 and ◦ and 2*3*4* [x](y)");
    for (const [kind, start] of [
      ["strong", "<strong>"],
      ["emphasis", "<em>"],
    ] as const)
      expect(writeMarkdown([{ kind: "paragraph", runs: [{ kind, children: [text("Aim:")] }, risky] }])).toMatch(
        new RegExp(`^${start}`),
      );
    const formula: RichRun = { kind: "math", tex: "x_1", display: false };
    expect(writeMarkdown([{ kind: "paragraph", runs: [formula, risky] }])).toMatch(/^\$x_1\$/);
  });
});
