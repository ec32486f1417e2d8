// Footnotes on small pages: 20 lines of 10 points; a note's line takes 10, and the separator above the notes 10 more.
import { describe, expect, it } from "vitest";
import type { Block, Paragraph, Piece } from "../../src/compose/block.ts";
import { signAt } from "../../src/page/footnotes/marks.ts";
import { body, group, lineItems, lines, pageTexts, paginated, style } from "./blocks.ts";

const footnotes = { marks: "symbols", spaceBefore: 10, rule: null, ruleWidth: 0 } as const;
const look = { footnotes, paragraphs: new Map([...style.paragraphs, ["body", body], ["footnote", body]]) };

/** `marked({2: 3})`: on the second line a mark whose note has three lines. */
function marked(name: string, count: number, notes: Readonly<Record<number, number>>): Paragraph {
  const plain = lines(name, count);
  let line = 1;
  const pieces = plain.pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind === "line-break") line++;
    const height = notes[line];
    if (piece.kind !== "text" || !height) return [piece];
    const markName = `sign-${name}${line}`;
    const blocks = [lines(`${name}${line}n`, height)];
    const base = { tag: null, link: null, span: null };
    return [
      piece,
      { kind: "anchor", name: `mark-${name}${line}`, footnote: { sign: markName, blocks }, ...base },
      { kind: "page-number", destination: markName, style: body.text, ...base },
    ];
  });
  return { ...plain, pieces };
}

function pages(blocks: readonly Block[]) {
  const { document, diagnostics } = paginated(blocks, look);
  return { texts: pageTexts(document), document, diagnostics };
}

describe("footnotes on the page", () => {
  it("are at its foot, however little text it has", () => {
    const { document } = pages([marked("a", 3, { 2: 2 })]);
    const found = lineItems(document.pages[0], (artifact) => artifact === null);
    expect(found.map(({ text }) => text)).toEqual(["a1", "a2*", "a3", "a2n1", "a2n2"]);
    // The page's text ends at 220; a line's descent is 2.
    expect(found.map(({ baseline }) => baseline)).toEqual([28, 38, 48, 208, 218]);
  });

  it("take their room from the text, and their separator once", () => {
    const { texts } = pages([marked("a", 30, { 2: 2, 5: 3 })]);
    // 20 lines: 14 of text, a line of space, 5 of notes.
    expect(texts[0]?.slice(0, 14).at(-1)).toBe("a14");
    expect(texts[0]?.slice(14)).toEqual(["a2n1", "a2n2", "a5n1", "a5n2", "a5n3"]);
    expect(texts[1]?.[0]).toBe("a15");
  });

  it("move with the line of their mark if the page cannot hold both", () => {
    const { texts } = pages([marked("a", 30, { 19: 3 })]);
    expect(texts[0]).not.toContain("a19n1");
    expect(texts[0]).not.toContain("a19*");
    expect(texts[1]).toContain("a19*");
    expect(texts[1]?.slice(-3)).toEqual(["a19n1", "a19n2", "a19n3"]);
  });

  it("are never separated from their mark, incomplete or overlapping, whatever the breaks", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 60; round++) {
      const blocks = Array.from({ length: 6 }, (_, index) => {
        const notes: Record<number, number> = {};
        for (let line = 1; line <= 25; line++) if (random(9) === 0) notes[line] = 1 + random(round % 10 === 0 ? 40 : 5);
        return marked("abcdef".charAt(index), 3 + random(20), notes);
      });
      const given = round % 3 === 0 ? [group(blocks, { columns: 2 })] : blocks;
      const { document, texts, diagnostics } = pages(given);
      expect(diagnostics.filter(({ code }) => code === "page-overflow")).toEqual([]);
      const all = texts.flat();
      for (const block of blocks) {
        for (const piece of block.pieces) {
          if (piece.kind !== "anchor" || !piece.footnote) continue;
          const mark = piece.name.slice("mark-".length);
          const note = piece.footnote.blocks[0];
          const height = note?.kind === "paragraph" ? note.pieces.filter(({ kind }) => kind === "text").length : 0;
          const expected = Array.from({ length: height }, (_, line) => `${mark}n${line + 1}`);
          expect(all.filter((text) => text.startsWith(`${mark}n`))).toEqual(expected);
          // Notes that fill pages delay those after them.
          if (round % 10 === 0) continue;
          const page = texts.findIndex((each) => each.some((text) => new RegExp(`^${mark}[*†‡§¶‖]+$`).test(text)));
          expect(texts[page]).toContain(`${mark}n1`);
        }
      }
      for (const page of document.pages) noOverlap(lineItems(page, (artifact) => artifact === null));
    }
  });

  it("continue on the next page if they are longer than one", () => {
    const { texts, diagnostics } = pages([marked("a", 10, { 3: 50 })]);
    expect(texts.flat().filter((text) => text.startsWith("a3n"))).toHaveLength(50);
    expect(texts[0]).toContain("a3n2");
    expect(texts.length).toBe(4);
    expect(diagnostics).toEqual([]);
  });

  it("are at the foot of the column of their mark", () => {
    const { document } = pages([group([marked("a", 30, { 2: 1, 28: 1 })], { columns: 2 })]);
    const found = lineItems(document.pages[0], (artifact) => artifact === null);
    const left = found.find(({ text }) => text === "a2n1");
    const right = found.find(({ text }) => text === "a28n1");
    expect([left?.x, right?.x]).toEqual([10, 65]);
    expect([left?.baseline, right?.baseline]).toEqual([218, 218]);
    // The columns are balanced by their text.
    const columns = [10, 65].map((x) => found.filter((line) => line.x === x && !line.text.includes("n")).length);
    expect(columns).toEqual([15, 15]);
  });

  it("of columns are below what follows over the whole measure", () => {
    const { document } = pages([group([marked("a", 10, { 2: 1 })], { columns: 2 }), marked("b", 5, { 1: 1 })]);
    const found = lineItems(document.pages[0], (artifact) => artifact === null);
    const at = (text: string) => found.find((line) => line.text === text)?.baseline;
    expect(at("b5")).toBe(118);
    expect(at("b1n1")).toBe(218);
    expect(at("a2n1")).toBe(198);
  });

  it("belong to the share of an abstract if several share a page", () => {
    const span = { source: { path: "a.yaml", text: "", lineStarts: [0] }, start: 0, end: 0 };
    const share = (name: string) => ({ share: { of: 2, name, span } });
    const first = group([marked("a", 8, { 2: 1 })], share("a"));
    const { texts, document, diagnostics } = pages([first, group([lines("b", 10)], share("b"))]);
    expect(diagnostics).toEqual([]);
    expect(texts).toHaveLength(1);
    // 8 lines, and a line of space and one of the note at the foot: the second begins where its ten lines end above them.
    const at = (text: string) => lineItems(document.pages[0]).find((line) => line.text === text)?.baseline;
    expect([at("a8"), at("b1"), at("b10"), at("a2n1")]).toEqual([98, 108, 198, 218]);
    const over = pages([group([marked("a", 9, { 2: 1 })], share("a")), group([lines("b", 9)], share("b"))]);
    expect(over.diagnostics.map(({ message }) => message)).toEqual([
      "“a” is 1 line longer than its share of the page, one in 2",
    ]);
  });

  it("end the text above them if pages are flush", () => {
    const spaced = Array.from({ length: 12 }, (_, index) =>
      index === 1
        ? { ...marked("m", 2, { 1: 2 }), style: { ...body, spaceBefore: 6 } }
        : lines(`p${index}-`, 2, { spaceBefore: 6 }),
    );
    const flush = { ...look, parts: { startRecto: false, raggedBottom: false } } as typeof look;
    const { document } = paginated(spaced, flush);
    const found = lineItems(document.pages[0], (artifact) => artifact === null);
    const text = found.filter((line) => !line.text.includes("n"));
    // Space of 10 above the notes, which take 20 of 200: the last descent is at 190.
    expect((text.at(-1)?.baseline ?? 0) + 2).toBeCloseTo(20 + 200 - 30, 6);
    expect(found.at(-1)?.baseline).toBe(218);
  });

  it("restart their marks on each page", () => {
    const { texts } = pages([marked("a", 30, { 2: 1, 5: 1, 25: 1 })]);
    expect(texts[0]?.slice(0, 5)).toEqual(["a1", "a2*", "a3", "a4", "a5†"]);
    expect(texts[1]).toContain("a25*");
  });

  it("have more signs than any page needs", () => {
    expect([0, 1, 5, 6, 13].map((index) => signAt(index, "symbols"))).toEqual(["*", "†", "‖", "**", "†††"]);
    expect([0, 25, 26].map((index) => signAt(index, "letters"))).toEqual(["a", "z", "aa"]);
    expect(signAt(9, "figures")).toBe("10");
  });
});

function noOverlap(found: readonly { readonly x: number; readonly baseline: number; readonly text: string }[]): void {
  for (const x of new Set(found.map((line) => line.x))) {
    const baselines = found.filter((line) => line.x === x).map(({ baseline }) => baseline);
    baselines.forEach((baseline, index) => {
      expect(baseline).toBeLessThanOrEqual(218.01);
      if (index > 0) expect(baseline - (baselines[index - 1] ?? 0)).toBeGreaterThan(9.99);
    });
  }
}
