import { expect, it } from "vitest";
import { dump } from "../../src/dump/dump.ts";
import { anchor, breakTo, heading, lines, paginated, paragraph, words } from "../page/blocks.ts";

it("writes a document as text, one row for each thing on paper", () => {
  const link = { target: { kind: "destination", name: "end" }, title: "the end" } as const;
  const { document } = paginated([
    anchor("start", 1),
    lines("Title", 1, { ...heading, ruleBelow: { thickness: 0.5, colour: [1, 0, 0], gap: 2 } }),
    paragraph([words("See the end: "), words("end", link)]),
    breakTo("page"),
    anchor("end", 2),
    paragraph([words("An end\u00a0here.")]),
  ]);
  expect(dump(document)).toBe(
    `title     Book
author
subject
keywords
language  en
date      2024-01-01T00:00:00Z

page 1, 140×240
      10      28  H1  fake/10  “Title1”
      10      32  rule 100×0.5 #ff0000 (layout)
      10    40.5  P  fake/10  “See the end: end”
      75    32.5  link 15×10 to #end

page 2, 140×240
      30      28  P  fake/10  “An end\\u{a0}here.”

destinations
  start: page 1 at 20
  end: page 2 at 20

outline
  start #start
    end #end

structure
      1  Document
      1  Document H1
      2  Document P
`,
  );
});
