import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { contents, lookInside, objectsWith, operations } from "./inside.ts";
import { type Read, read, readBack } from "./read-back.ts";
import { png, sample } from "./sample.ts";
import { document, info, oneLine, page } from "./small-document.ts";

let bytes: Uint8Array;
let found: Read;

beforeAll(async () => {
  bytes = await writePdf(sample());
  found = await read(bytes);
});

describe("what a reader finds", () => {
  it("has every line where the document puts it, in its font and size", () => {
    expect(found.pages[0]?.lines.slice(0, 5)).toEqual([
      { x: 50, y: 30, font: "STIXTwoText-Italic", size: 8, text: "Running head" },
      { x: 50, y: 60, font: "STIXTwoText-Regular", size: 16, text: "Affinity of waffles" },
      { x: 50, y: 80, font: "STIXTwoText-Regular", size: 10, text: "The office found x\u0302 and" },
      { x: 180, y: 80, font: "STIXTwoText-Italic", size: 10, text: "in vitro" },
      { x: 225, y: 80, font: "STIXTwoText-Regular", size: 10, text: "see talk 2" },
    ]);
  });

  it("raises superior figures by their rise", () => {
    expect(found.pages[0]?.lines).toContainEqual({ x: 90, y: 102, font: "STIXTwoText-Regular", size: 7, text: "2" });
  });

  it("has links with their place, target and a description for listeners", () => {
    expect(found.pages[0]?.links).toEqual([
      { x: 225, y: 72, width: 45, height: 11, target: "#talk-2", contents: "Second talk" },
    ]);
  });

  it("has named destinations at the page and height of the document", () => {
    expect([...found.destinations]).toEqual([
      ["talk-1", { page: 1, y: 45 }],
      ["talk-2", { page: 2, y: 75 }],
    ]);
  });

  it("has an outline whose titles keep brackets and letters beyond Latin-1", () => {
    expect(found.outline).toEqual([
      {
        title: "Talks (all)",
        destination: "talk-1",
        children: [{ title: "Čeština", destination: "talk-2", children: [] }],
      },
    ]);
  });

  it("labels the pages by their folios", () => {
    expect(found.labels).toEqual(["i", "1"]);
  });

  it("has the same title, author, language and dates in Info and XMP", () => {
    expect(found.info).toMatchObject({
      Title: "A & B <c>: (ψ) \\ Book",
      Author: "The Organizers",
      Subject: "A conference",
      Keywords: "abstracts, conference",
      CreationDate: "D:20260504000000Z",
      Language: "en",
    });
    expect(found.xmp).toContain("A &amp; B &lt;c&gt;: (ψ) \\ Book");
    expect(found.xmp).toContain("<xmp:CreateDate>2026-05-04T00:00:00Z</xmp:CreateDate>");
    expect(found.xmp).toMatch(/<xmp:CreatorTool>abstracts \d+\.\d+\.\d+/);
    expect(found.xmp).toContain("<dc:identifier>ISBN 978-3-16-148410-0</dc:identifier>");
  });

  it("reads back as text, for goldens", async () => {
    const text = await readBack(bytes);
    expect(text).toContain("50 60 STIXTwoText-Regular 16 Affinity of waffles\n");
    expect(text).toContain("link 225 72 45 × 11 → #talk-2 “Second talk”\n");
    expect(text).toContain("Talks (all) → talk-1\n  Čeština → talk-2\n");
  });
});

describe("the file", () => {
  it("is the same for the same document", async () => {
    expect(Buffer.compare(await writePdf(sample()), bytes)).toBe(0);
  });

  it("has an identifier that changes with the content", async () => {
    const id = (file: Uint8Array): string | undefined =>
      /\/ID \[<(\w+)/.exec(Buffer.from(file).toString("latin1"))?.[1];
    const [one, other] = [await writePdf(oneLine("one")), await writePdf(oneLine("two"))];
    expect(id(one)).toHaveLength(32);
    expect(id(one)).not.toBe(id(other));
  });

  it("passes qpdf --check", (context) => {
    if (spawnSync("qpdf", ["--version"]).error) context.skip();
    const path = join(mkdtempSync(join(tmpdir(), "abstracts-")), "sample.pdf");
    writeFileSync(path, bytes);
    expect(execFileSync("qpdf", ["--check", path], { encoding: "utf8" })).toContain(
      "No syntax or stream encoding errors",
    );
  });

  it("embeds equal pictures once, with their transparency", () => {
    const images = objectsWith(lookInside(bytes), "/Subtype /Image");
    expect(images).toHaveLength(2);
    expect(images.filter(([, syntax]) => syntax.includes("/SMask"))).toHaveLength(1);
  });

  it("writes an invalid date as the epoch", async () => {
    const { info: readInfo } = await read(await writePdf(oneLine("word", { info: { ...info, date: "soon" } })));
    expect(readInfo.CreationDate).toBe("D:19700101000000Z");
  });

  it("writes a page without content", async () => {
    const { pages } = await read(await writePdf(document([page([]), page([])])));
    expect(pages.map(({ lines, width }) => [lines.length, width])).toEqual([
      [0, 420],
      [0, 420],
    ]);
  });

  it("draws a picture upright into its box", async () => {
    const picture = { kind: "picture", x: 10, y: 20, width: 30, height: 40, picture: png(), tag: null } as const;
    const [content = ""] = contents(lookInside(await writePdf(document([page([{ ...picture, artifact: "layout" }])]))));
    expect(operations(content).find(({ operator }) => operator === "cm")?.operands).toBe(`30 0 0 40 10 ${595 - 60}`);
  });
});

describe("a plain file", () => {
  it("has the same words but no tags and no claims", async () => {
    const plain = await writePdf(sample(), { plain: true });
    const readPlain = await read(plain);
    expect(readPlain.pages.map(({ lines }) => lines)).toEqual(found.pages.map(({ lines }) => lines));
    expect(readPlain.pages.map(({ structure }) => structure)).toEqual(["", ""]);
    expect(readPlain.xmp).not.toMatch(/pdfaid:part>|pdfuaid:part>/);
    const inside = lookInside(plain);
    expect(objectsWith(inside, "/StructTreeRoot")).toEqual([]);
    expect(objectsWith(inside, "/OutputIntent")).toEqual([]);
  });
});
