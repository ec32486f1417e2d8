import { describe, expect, it } from "vitest";
import type { Book } from "../../src/model/book.ts";
import type { Flow, Inline } from "../../src/model/text.ts";
import { linesOf, walkBook, walkFlow } from "../../src/model/walk.ts";
import { source, span } from "../../src/source/source.ts";
import { sampleBook } from "../compose/sample-book.ts";

const at = span(source("text.md", ""), 0);
const text = (value: string): Inline => ({ kind: "text", value, span: at });
const paragraph = (...children: readonly Inline[]): Flow => ({ kind: "paragraph", children, span: at });
const note = (...content: readonly Flow[]): Inline => ({ kind: "footnote", note: { content, span: at }, span: at });

function words(blocks: readonly Flow[]): readonly string[] {
  const found: string[] = [];
  walkFlow(blocks, {
    inline: (node) => {
      if (node.kind === "text") found.push(node.value);
    },
  });
  return found;
}

describe("the walk of a text", () => {
  it("reads lists, quotes, tables, captions and emphasis in order, footnotes at their mark", () => {
    const blocks: readonly Flow[] = [
      paragraph(text("1"), { kind: "strong", children: [text("2")], span: at }, note(paragraph(text("3"))), text("4")),
      { kind: "list", ordered: false, start: 1, loose: false, items: [[paragraph(text("5"))], []], span: at },
      { kind: "quote", children: [paragraph(text("6"))], span: at },
      { kind: "table", align: [null], rows: [[[text("7")]], [[text("8")]]], span: at },
      { kind: "figure", figure: { file: "a.png", caption: [text("9")], alt: null, span: at }, span: at },
    ];
    expect(words(blocks).join("")).toBe("123456789");
  });

  it("leaves footnotes to callers that read a line", () => {
    expect(linesOf([paragraph(text("a"), note(paragraph(text("b"))))])).toHaveLength(1);
  });

  it("of a book reaches every text that an editor writes", () => {
    const book = sampleBook();
    const formula = (tex: string): Flow => ({
      kind: "display-math",
      formula: { tex, display: true, span: at },
      span: at,
    });
    const described: Book = {
      ...book,
      days: book.days.map((day) => ({
        ...day,
        sessions: day.sessions.map((session) => ({ ...session, description: [formula("d")] })),
      })),
      abstracts: book.abstracts.map((abstract) => ({
        ...abstract,
        acknowledgements: [formula("t")],
        authors: abstract.authors.map((author) => ({
          ...author,
          person: { ...author.person, profile: { biography: [formula("b")], photo: null } },
        })),
      })),
    };
    const found = new Set<string>();
    walkBook(described, {
      block: (node) => {
        if (node.kind === "display-math") found.add(node.formula.tex);
      },
    });
    expect([...found].sort()).toEqual(["b", "d", "t"]);
  });
});
