// The first article of the Universal Declaration of Human Rights in more than fifty languages: every script that the program has a
// font for is printed without a missing character, and those that it has none for are warned of once each.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { dump } from "../../src/dump/dump.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";

describe("a book of many languages", () => {
  it.each(["classic", "modern"])("has a font for all but those of East Asia, in %s", async (template) => {
    const diagnostics = new Diagnostics();
    const compiled = await compile({ folder: join(import.meta.dirname, "languages"), template }, diagnostics);
    const [print] = compiled?.prints ?? [];
    expect(compiled?.book.abstracts.length).toBeGreaterThanOrEqual(40);
    expect(diagnostics.sorted().map(({ code, message }) => [code, message.split(" was found")[0]])).toEqual(
      ["Japanese", "Korean", "Simplified Chinese", "Traditional Chinese"].map((name) => [
        "missing-font",
        `no font for ${name}`,
      ]),
    );
    const lines = print ? dump(print.document).split("\n") : [];
    expect(lines.length).toBeGreaterThan(200);
    const boxes = lines.filter((line) => line.includes("Missing Character"));
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.filter((line) => !/[\u3001-\u9fff\uac00-\ud7a3]/.test(line))).toEqual([]);
  });
});
