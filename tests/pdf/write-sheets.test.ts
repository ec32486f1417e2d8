import { expect, it } from "vitest";
import { parsePaper } from "../../src/model/paper.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { lookInside, objectsWith } from "./inside.ts";
import { read } from "./read-back.ts";
import { sample } from "./sample.ts";
import { info, oneLine } from "./small-document.ts";

const sheet = parsePaper("a4");

it("sheets hold the text of the pages, without tags, links and claims", async () => {
  const bytes = await writePdf(sample(), { sheet });
  const { pages } = await read(bytes);
  const lines = pages.flatMap((page) => page.lines.map(({ text }) => text));
  expect(lines).toContain("Affinity of waffles");
  expect(pages.flatMap((page) => page.links)).toEqual([]);
  const inside = lookInside(bytes);
  expect(objectsWith(inside, "StructTreeRoot")).toEqual([]);
  const [[, catalog] = [0, ""]] = objectsWith(inside, "ViewerPreferences");
  expect(catalog).toMatch(/\/PrintScaling\/None\/Duplex\/DuplexFlip(Long|Short)Edge/);
});

it("the same pages make the same sheets", async () => {
  const [first, second] = [await writePdf(sample(), { sheet }), await writePdf(sample(), { sheet })];
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});

it("a book that is read from the right is marked so, and its sheets have the first page on the other side", async () => {
  const arabic = oneLine("Tides", { info: { ...info, isRightToLeft: true } });
  const [[, catalog] = [0, ""]] = objectsWith(lookInside(await writePdf(arabic)), "ViewerPreferences");
  expect(catalog).toContain("/Direction/R2L");
  const at = async (isRightToLeft: boolean) => {
    const { pages } = await read(await writePdf(oneLine("Tides", { info: { ...info, isRightToLeft } }), { sheet }));
    return pages[0]?.lines[0]?.x ?? 0;
  };
  expect(await at(true)).toBeLessThan(await at(false));
});
