import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/math/formula.ts";
import { typeset } from "../../src/math/typeset.ts";
import type { LineItem } from "../../src/paragraph/line.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { contents, lookInside } from "./inside.ts";
import { read } from "./read-back.ts";
import { document, page, placed, regular, root, shape, tag, word } from "./small-document.ts";

const paragraph = tag("P", root);
const formulaTag = tag("Formula", paragraph, { alt: "a formula" });
const size = 10;

async function set(tex: string): Promise<Formula> {
  const [result] = await typeset([{ tex, display: false }], {});
  if (!result?.formula) throw new Error(`“${tex}” is faulty`);
  return result.formula;
}

/** The parts of a formula, side by side. */
function itemsOf({ parts }: Formula): readonly LineItem[] {
  let x = 0;
  return parts.map((part) => {
    const item: LineItem = {
      ...{ kind: "drawing", x, width: part.width * size, rise: 0, tag: formulaTag, link: null, text: part.text },
      ...{ drawing: part.drawing, scale: size / 1000, height: part.height * size, colour: [0, 0, 0] },
    };
    x += (part.width + part.space) * size;
    return item;
  });
}

async function printed(tex: string, wordAfter = "") {
  const formula = await set(tex);
  const after = wordAfter ? [word(shape(regular, wordAfter), formula.width * size + 2.5, paragraph)] : [];
  const bytes = await writePdf(document([page([placed([...itemsOf(formula), ...after], 50, 60)])]));
  return { bytes, content: contents(lookInside(bytes))[0] ?? "", lines: (await read(bytes)).pages[0]?.lines ?? [] };
}

describe("a formula", () => {
  it("is text of the math font, each glyph at its place", async () => {
    const { lines, content } = await printed("E=mc^2");
    expect(
      lines
        .map(({ text }) => text)
        .join("")
        .replace(/ /g, ""),
    ).toBe("𝐸=𝑚𝑐2");
    expect(new Set(lines.map(({ font }) => font))).toEqual(new Set(["STIXTwoMath-Regular"]));
    expect(lines[0]).toMatchObject({ x: 50, y: 60, size: 10 });
    const raised = lines.at(-1);
    expect(raised?.y).toBeLessThan(58);
    expect(raised?.size).toBeCloseTo(7.07, 2);
    // No path is filled.
    expect(content).not.toMatch(/ c\b|\bf\b/);
  });

  it("has its characters in one piece, however many parts it may be broken into", async () => {
    const { content } = await printed("E=mc^2");
    const said = [...content.matchAll(/ActualText<FEFF([0-9A-F]*)>/g)].map(([, hex = ""]) =>
      Buffer.from(hex, "hex").swap16().toString("utf16le"),
    );
    expect(said).toEqual(["E = mc²"]);
  });

  it("has rules as rectangles, outside of text", async () => {
    const { content } = await printed("\\frac{a}{b}");
    expect(content.match(/ re f/g)).toHaveLength(1);
    expect(content).not.toMatch(/BT(?:(?!ET)[\s\S])*re f/);
    expect(content).not.toContain(" l");
  });

  it("is drawn in its own order if colours overlap", async () => {
    const { content } = await printed("\\colorbox{yellow}{x}");
    expect(content.indexOf("re f")).toBeGreaterThan(-1);
    expect(content.indexOf("re f")).toBeLessThan(content.indexOf("TJ"));
  });

  it("is between the words of its line for pdftotext, whatever its first and last glyphs", async (context) => {
    const { bytes } = await printed("\\frac{\\partial u}{\\partial t}=e^{x^2}", "holds");
    const run = spawnSync("pdftotext", ["-", "-"], { input: bytes, encoding: "utf8" });
    if (run.error) context.skip();
    expect(run.stdout.trim()).toBe("(∂u)/(∂t) = e^(x²) holds");
  });
});
