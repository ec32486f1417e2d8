// A faulty value costs its own diagnostic and nothing else: the book is set as if the template had not given it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleBook } from "../compose/sample-book.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "template-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(yaml: string, parent = "extends: modern\n") {
  writeFileSync(join(folder, "parent.yaml"), parent);
  writeFileSync(join(folder, "own.yaml"), `extends: parent.yaml\n${yaml}`);
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook({ folder }), "own.yaml", diagnostics);
  return { style, codes: diagnostics.sorted().map(({ code, message }) => `${code} ${message}`) };
}

describe("a faulty value", () => {
  it.each([
    ["a length in letters", "page: { width: wide }"],
    ["a length without a unit that is known", "page: { width: 3 furlongs }"],
    ["a length above any page", "page: { width: 9000mm }"],
    ["a length that is too small", "page: { width: 0.5mm }"],
    ["a length that is no number", "page: { height: .nan }"],
    ["a length without an end", "page: { margins: { top: .inf } }"],
    ["a length in em where nothing has a size", "page: { bleed: 2em }"],
    ["a length of a style", "paragraphs: { body: { leading: 0.00001 } }"],
    ["a size of type", "paragraphs: { abstract-title: { size: 5000mm } }"],
    ["a colour of a style", "paragraphs: { abstract-title: { colour: blurple } }"],
    ["a named colour", 'colours: { accent: "#12" }'],
    ["a named colour that leads nowhere", "colours: { accent: nowhere }"],
    ["a number", "paragraphs: { body: { weight: 12345 } }"],
    ["a word", "paragraphs: { body: { align: sideways } }"],
    ["a truth", "abstract: { start: [] }"],
    ["a list of colours", 'programme: { palette: ["#aabbcc", blurple] }'],
    ["a list that is none", "fallback: { a: b }"],
    ["a list of families", "fallback: [No Such Face]"],
    ["a family", "paragraphs: { body: { family: No Such Face } }"],
    ["a family of code", "code: { family: No Such Face }"],
    ["a family of characters", "characters: { type: { family: No Such Face } }"],
    ["a style that is extended", "paragraphs: { abstract-title: { extends: no-such-style } }"],
    ["a style in a circle", "paragraphs: { abstract-title: { extends: abstract-title } }"],
    ["a font file", "fonts: { STIX Two: { files: [fonts/none.ttf] } }"],
    ["nothing where something belongs", "page: { width: ~ }"],
  ])("%s is one fault, and the value comes from the template that is extended", (_, yaml) => {
    const { style, codes } = read(`${yaml}\n`);
    expect(codes).toHaveLength(1);
    const without = read("").style;
    expect(style && settings(style)).toEqual(without && settings(without));
  });

  it("falls through a faulty template to the next one without the fault", () => {
    const { style, codes } = read("page: { width: 9000mm }\n", "extends: large-print\npage: { width: 8000mm }\n");
    expect(codes).toEqual(["wrong-value “9000mm” is larger than any page"]);
    const sound = read("", "extends: large-print\n").style;
    expect(style?.page).toEqual(sound?.page);
  });

  it("without a value below it is harmless", () => {
    const yaml = "colours: { mine: blurple }\nparagraphs: { own: { size: 9000mm, colour: blurple } }\n";
    const { style, codes } = read(yaml);
    expect(codes).toEqual([
      "wrong-value “blurple” is not a colour",
      "wrong-value “9000mm” is not a type size",
      "wrong-value “blurple” is not a colour",
    ]);
    const [own, base] = ["own", "base"].map((name) => style?.paragraphs.get(name));
    expect(own?.text).toEqual(base?.text);
  });
});

describe("chains of any length", () => {
  const count = 5_000;
  const chain = (line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join("");

  it("of colours are followed", () => {
    const { style, codes } = read(
      `colours:\n  c0: "#102030"\n${chain((i) => `  c${i + 1}: c${i}\n`)}paragraphs: { body: { colour: c${count} } }\n`,
    );
    expect(codes.filter((line) => !line.startsWith("low-contrast"))).toEqual([]);
    expect(style?.paragraphs.get("body")?.text.colour.map((part) => Math.round(part * 255))).toEqual([16, 32, 48]);
  });

  it("of styles are followed, and cycles found once", () => {
    const { style, codes } = read(
      `paragraphs:\n${chain((i) => `  s${i}: { extends: s${(i + 1) % count}, size: 7 }\n`)}`,
    );
    expect(codes).toEqual([expect.stringMatching(/^template-loop the paragraph style “s\d+” extends itself$/)]);
    const [some, other] = ["s17", "s4000"].map((name) => style?.paragraphs.get(name)?.text.size);
    expect(some).toBe(other);
    expect(some).toBeLessThan(style?.paragraphs.get("base")?.text.size ?? 0);
  });
});

/** Everything but what the template is called. */
function settings({ name: _, ...style }: NonNullable<ReturnType<typeof read>["style"]>) {
  return style;
}
