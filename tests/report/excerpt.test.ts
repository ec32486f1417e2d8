import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/report/cells.ts";
import { excerpt } from "../../src/report/excerpt.ts";
import { source, span } from "../../src/source/source.ts";

/** The excerpt of the first place of `marked` in a text, as two lines. */
function show(text: string, marked: string, room = 80): readonly string[] {
  const file = source("a.yaml", text);
  const at = text.indexOf(marked);
  const found = excerpt(span(file, at, at + marked.length), room);
  return found ? [found.text, " ".repeat(found.indent) + "^".repeat(found.carets)] : [];
}

describe("an excerpt", () => {
  it("shows the line with carets under the exact characters", () => {
    expect(show("title: A plain  line\nnext", "plain")).toEqual(["title: A plain  line", "         ^^^^^"]);
  });

  it("is cut around the place, to the width of the terminal", () => {
    const text = `abstract: ${"word ".repeat(300)}HERE ${"word ".repeat(300)}`;
    for (const room of [40, 100, 237]) {
      const [line = "", carets = ""] = show(text, "HERE", room);
      expect(widthOf(line)).toBeLessThanOrEqual(room);
      expect(line.startsWith("…") && line.endsWith("…")).toBe(true);
      expect(line.slice(carets.indexOf("^"), carets.length)).toBe("HERE");
    }
  });

  it("shows the whole end of a line if the fault is there", () => {
    const [line = "", carets = ""] = show(`${"x ".repeat(400)}END`, "END", 60);
    expect(line.endsWith(" END")).toBe(true);
    expect(carets.length).toBe(line.length);
    expect(carets.endsWith(" ^^^")).toBe(true);
  });

  it("never marks more than it shows", () => {
    const long = "y".repeat(5000);
    const [line = "", carets = ""] = show(`key: ${long} end`, long, 70);
    expect(widthOf(line)).toBeLessThanOrEqual(70);
    expect(carets.length).toBeLessThanOrEqual(70);
  });

  it.each([
    ["wide characters take two columns", "題名: 光の波 nu", "nu", 13, 2],
    ["and are marked by two carets", "a 光 b", "光", 2, 2],
    ["combining marks take none", "Jose\u0301 x", "x", 5, 1],
    ["a joined emoji is one character", "👩‍🔬 x", "x", 3, 1],
    ["an Indic syllable is one character", "क्षि x", "x", 2, 1],
    ["a control character shows its code", "a\u0007b c", "c", 8, 1],
  ])("%s", (_, text, marked, indent, carets) => {
    expect(show(text, marked)[1]).toBe(" ".repeat(indent) + "^".repeat(carets));
  });

  it("sends nothing to the terminal that moves its cursor or reverses its lines", () => {
    const [line = ""] = show("a \u001b[2J \u202e b \u2028 c", "c");
    expect(line).toBe("a \\u{1b}[2J \\u{202e} b \\u{2028} c");
  });

  it("is left out if the line is blank", () => {
    expect(show("title:\n   \nx", "\n   ")).toEqual(["title:", "      ^"]);
    expect(excerpt(span(source("a", "\n\n"), 1), 80)).toBe(null);
  });
});
