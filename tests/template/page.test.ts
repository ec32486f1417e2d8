import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { placeOf } from "../../src/source/source.ts";
import { builtIn } from "../../src/template/load-template.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleBook } from "../compose/sample-book.ts";

function warnings(name: string, yaml: string | null = null, profile: string | null = null): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  if (yaml !== null) writeFileSync(join(folder, name), yaml);
  const diagnostics = new Diagnostics();
  readStyle(sampleBook({ folder }), name, diagnostics, profile);
  rmSync(folder, { recursive: true });
  return diagnostics.sorted().flatMap(({ code, message, span }) => {
    if (code !== "margin-too-small") return [];
    return [`${span ? `${basename(span.source.path)}:${placeOf(span.source, span.start).line}` : "?"}: ${message}`];
  });
}

describe("the margins of a page", () => {
  it.each(builtIn)("hold head and folio in “%s”, in all its profiles", (name) => {
    for (const profile of [null, "print", "screen", "rooms", "proofs"]) {
      expect(warnings(name, null, profile)).toEqual([]);
    }
  });

  it("are too small if a template shrinks them and leaves the head where it was", () => {
    expect(warnings("small.yaml", "extends: classic\npage:\n  margins: { top: 40pt }\n")).toEqual([
      "small.yaml:3: the running head is 60 pt below the page's edge and the text begins 40 pt below it",
    ]);
  });

  it("are too small if a template shrinks the page and leaves the folio where it was", () => {
    const found = warnings("small.yaml", "extends: classic\npage:\n  width: 148mm\n  height: 210mm\n");
    expect(found).toEqual(["small.yaml:4: the folio is 770 pt below the upper edge of a page that is 595.3 pt high"]);
    expect(warnings("tall.yaml", "page: { height: 400mm }\n")).toEqual([
      expect.stringMatching(/^tall\.yaml:1: the folio is 770 pt below the page's edge and the text ends 1025\.9 pt/),
    ]);
  });

  it("are not checked if nothing is printed in them", () => {
    expect(warnings("none.yaml", "page: { margins: { top: 10pt }, head-baseline: null }\n")).toEqual([]);
  });
});
