import { expect, it } from "vitest";
import type { Table } from "../../src/compose/block.ts";
import { compose } from "../../src/compose/compose.ts";
import type { Flow } from "../../src/model/text.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { abstract, sampleAssets, sampleBook, somewhere, text } from "./sample-book.ts";
import { flat } from "./walk.ts";

type TableNode = Extract<Flow, { kind: "table" }>;

function tableOf(cells: readonly (readonly string[])[], align: TableNode["align"], language = "en"): Table {
  const rows = cells.map((row) => row.map((cell) => [text(cell)]));
  const body: readonly Flow[] = [{ kind: "table", align, rows, span: somewhere() }];
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");
  const book = sampleBook({ days: [], abstracts: [abstract("one", { body, language })] });
  const found = flat(compose(book, style, sampleAssets()).blocks).find((block) => block.kind === "table");
  if (found?.kind !== "table") throw new Error("no table");
  return found;
}

const alignments = ({ rows }: Table) => rows.map((row) => row.cells.map((cell) => cell.blocks[0]?.style.align));

it("aligns a column of numbers and its head at the right, unless the table says otherwise", () => {
  const cells = [
    ["Sample", "Share", "Change", "Year"],
    ["a", "12.5 %", "−3", "1905"],
    ["b", "9", "–", "1915"],
    ["c", "1 024,5", "+0.25", "1916"],
  ];
  for (const row of alignments(tableOf(cells, [null, null, null, "left"]))) {
    expect(row).toEqual(["left", "right", "right", "left"]);
  }
});

it("leaves words, and a single number, where they are", () => {
  const words = [
    ["A", "B"],
    ["3 apples", "7"],
  ];
  for (const row of alignments(tableOf(words, [null, null]))) expect(row).toEqual(["left", "left"]);
});

it("runs as the language of the abstract does", () => {
  expect(tableOf([["a"], ["b"]], [null], "ar").direction).toBe("rtl");
  expect(tableOf([["a"], ["b"]], [null], "de").direction).toBe("ltr");
});
