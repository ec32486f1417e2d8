import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { placeOf } from "../../src/source/source.ts";
import { builtIn } from "../../src/template/load-template.ts";
import { paragraphStyle, readStyle } from "../../src/template/read-style.ts";
import type { Style } from "../../src/template/style.ts";
import { sampleBook } from "../compose/sample-book.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "template-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Reads a template; the faults as `line:column message (hint)`. */
function read(yaml: string | null, name = "own.yaml"): { style: Style | null; faults: readonly string[] } {
  if (yaml !== null) writeFileSync(join(folder, "own.yaml"), yaml);
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook({ folder }), name, diagnostics);
  const faults = diagnostics.sorted().map(({ message, span, hint }) => {
    const place = span ? placeOf(span.source, span.start) : { line: 0, column: 0 };
    return `${place.line}:${place.column} ${message}${hint === undefined ? "" : ` (${hint})`}`;
  });
  return { style, faults };
}

function good(yaml: string): Style {
  const { style, faults } = read(yaml);
  expect(faults).toEqual([]);
  if (!style) throw new Error("no style");
  return style;
}

describe("the templates of the program", () => {
  it.each(builtIn)("“%s” is read without a fault", (name) => {
    const { style, faults } = read(null, name);
    expect(faults).toEqual([]);
    expect(style?.paragraphs.size).toBeGreaterThan(50);
  });

  it.each(builtIn)("“%s” agrees with the published schema", (name) => {
    const schema = JSON.parse(readFileSync(join(packageRoot(), "src/template/template.schema.json"), "utf8"));
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    validate(parse(readFileSync(join(packageRoot(), `templates/${name}.yaml`), "utf8")));
    expect(validate.errors).toBeNull();
  });

  it("differ in format, face and paragraph shape", () => {
    const classic = read(null, "classic").style;
    const modern = read(null, "modern").style;
    expect(Math.round(classic?.page.width ?? 0)).toBe(595);
    expect(Math.round(modern?.page.width ?? 0)).toBe(595);
    expect(classic && paragraphStyle(classic, "body").align).toBe("justify");
    expect(modern && paragraphStyle(modern, "body").align).toBe("left");
  });

  it("are printed on the paper that they ask for, unless a template over them has a page of its own", () => {
    const [wide, drawn] = [good("extends: modern\n"), good("extends: modern\npage: { height: 210mm }\n")];
    expect(wide.page.width / drawn.page.width).toBeCloseTo(210 / 148, 6);
    expect(paragraphStyle(wide, "body").text.size).toBeGreaterThan(paragraphStyle(drawn, "body").text.size);
    expect(Math.round(good("extends: modern\npage: { width: 148mm, paper: letter }\n").page.width)).toBe(612);
    expect(Math.round(good("extends: modern\npage: { margins: { top: 20mm } }\n").page.width)).toBe(595);
  });

  it("do not ask for unknown paper", () => {
    const hint = "write “a4”, “a5”, “letter”, or width and height such as “170x240mm” or “6x9in”";
    expect(read("extends: classic\npage: { paper: a44 }\n").faults).toEqual([
      `2:16 “a44” is not a paper size (${hint})`,
    ]);
  });

  it("have enough contrast for text, links and labels on white paper", () => {
    for (const name of ["classic", "modern"]) {
      const colours = read(null, name).style?.colours;
      if (!colours) throw new Error("no style");
      const inks = [colours.text, colours.link, colours.accent, colours.muted, ...Object.values(colours.types)];
      for (const ink of inks) expect(contrastOnWhite(ink)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** WCAG 2.1, relative luminance. */
function contrastOnWhite(colour: readonly [number, number, number]): number {
  const [red, green, blue] = colour.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) + 0.05);
}

describe("a template of the book's own", () => {
  it("starts from classic and changes what it names", () => {
    const style = good(
      "paragraphs: { body: { size: 10pt, leading: 13pt }, reference: { size: 9pt } }\npage: { margins: { inner: 41mm, outer: 41mm } }\n",
    );
    expect(paragraphStyle(style, "body")).toMatchObject({ leading: 13, align: "justify", text: { size: 10 } });
    expect(style.page.width - style.page.margins.inner - style.page.margins.outer).toBeCloseTo((128 * 72) / 25.4, 6);
    expect(paragraphStyle(style, "abstract-title").text.size).toBe(15);
  });

  it("passes on to derived styles what it changes in the style they extend", () => {
    const style = good("paragraphs: { base: { family: Source Sans 3 }, body: { first-indent: 3mm } }");
    expect(paragraphStyle(style, "reference").text.family).toBe("Source Sans 3");
    expect(paragraphStyle(style, "abstract-body").firstIndent).toBeCloseTo(8.504, 3);
  });

  it("measures ems in the style's own size, and sizes in ems in that of the style it extends", () => {
    const style = good(
      'paragraphs: { base: { size: 10 }, small: { size: "0.8em", left-indent: "2em" }, smaller: { extends: small, size: "0.5em" } }',
    );
    expect(paragraphStyle(style, "small")).toMatchObject({ leftIndent: 16, text: { size: 8 } });
    expect(paragraphStyle(style, "smaller")).toMatchObject({ leftIndent: 8, text: { size: 4 } });
  });

  it("may name colours by other colours", () => {
    const style = good('colours: { sea: "#003366", accent: sea, types: { keynote: accent } }');
    expect(style.colours.accent).toEqual([0, 0.2, 0.4]);
    expect(style.colours.types.keynote).toEqual([0, 0.2, 0.4]);
  });

  it("may bring fonts from the book folder, whose family is the first part of the file's name", () => {
    mkdirSync(join(folder, "fonts"));
    for (const cut of ["Regular", "BoldItalic"]) writeFileSync(join(folder, "fonts", `Brill-${cut}.ttf`), "");
    const style = good("paragraphs: { base: { family: Brill } }");
    expect(style.families.get("Brill")?.faces.map(({ weight, italic }) => [weight, italic])).toEqual([
      [700, true],
      [400, false],
    ]);
    expect(paragraphStyle(style, "body").text.family).toBe("Brill");
  });
});

describe("optical margins of a family", () => {
  it("may be given for one that comes with the program, and leave its files and fallbacks alone", () => {
    const style = good('fonts: { STIX Two Text: { protrusion: { upright: { ".,": [0, 800] } } } }');
    const family = style.families.get("STIX Two Text");
    expect(family?.protrusion).toEqual({ upright: { ".,": [0, 800] }, italic: {} });
    expect(family?.faces.length).toBe(6);
    expect(family?.fallback).toContain("Libertinus Serif");
  });

  it("are pairs of numbers", () => {
    const { faults } = read('fonts: { STIX Two Text: { protrusion: { italic: { ".": 800 } } } }');
    expect(faults.join()).toContain("must be a pair of numbers from −1000 to 1000");
  });

  it("do not create a family from nothing", () => {
    expect(read("fonts: { Brill: { protrusion: {} } }").faults.join()).toContain("“Brill” needs “files”");
  });
});

describe("faults in a template are reported with their place", () => {
  it("an unknown setting, with the closest one", () => {
    expect(read("page:\n  widht: 200mm\n").faults).toEqual([
      "2:3 “widht” is not a field of “page” (did you mean “width”?)",
    ]);
  });

  it("an unknown paragraph property", () => {
    const { faults } = read("paragraphs:\n  body: { leadin: 12 }\n");
    expect(faults).toContain("2:11 “leadin” is not a field of “body” (did you mean “leading”?)");
  });

  it("a length without a known unit", () => {
    const { faults } = read("paragraphs:\n  folio: { leading: 12px }\n");
    expect(faults).toEqual(["2:21 “12px” is not a length such as 12, “12pt” or “18mm”"]);
  });

  it("a colour, a family and a style that do not exist", () => {
    const { faults } = read("paragraphs:\n  folio: { colour: acent, family: STIX Two Txt, extends: displai }\n");
    expect(faults.join("\n")).toContain("did you mean “accent”?");
    expect(faults.join("\n")).toContain("did you mean “STIX Two Text”?");
    expect(faults.join("\n")).toContain("did you mean “display”?");
  });

  it("a missing family, once, however many styles inherit it", () => {
    const { faults } = read("extends: classic\nparagraphs:\n  base: { family: Nowhere Serif }\n");
    expect(faults).toEqual([expect.stringContaining("3:19 unknown font family “Nowhere Serif”")]);
  });

  it("a style and a template that extend themselves", () => {
    expect(
      read("paragraphs:\n  folio: { extends: running-head }\n  running-head: { extends: folio }\n").faults.join(),
    ).toContain("extends itself");
    expect(read("extends: own.yaml\n").faults.join()).toContain("the template “own.yaml” extends itself");
  });

  it("a missing template", () => {
    expect(read(null, "clasic")).toMatchObject({
      style: null,
      faults: ["0:0 unknown template “clasic” (did you mean “classic”?)"],
    });
  });

  it("a template outside the book folder, by path or by symlink", () => {
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "t.yaml"), "name: t\n");
    symlinkSync(join(outside, "t.yaml"), join(folder, "link.yaml"));
    expect(read(null, "link.yaml").style).toBeNull();
    expect(read(null, "../../../etc/passwd").style).toBeNull();
    rmSync(outside, { recursive: true });
  });

  it("YAML that cannot be parsed", () => {
    expect(read("page: *nowhere\n").style).toBeNull();
    expect(read("- a\n- b\n").faults).toEqual(["1:1 a template must be a set of fields, not a list"]);
  });
});
