// Unicode's own tests through this room. They are read where Debian's package unicode-data puts them, and skipped elsewhere.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { levelsOf, visualOrder } from "../../src/paragraph/bidi.ts";
import { Breakpoints, FORCED_BREAK, TIED } from "../../src/paragraph/breakpoints.ts";
import { buildItems } from "../../src/paragraph/build-items.ts";
import { gatherBreakpoints } from "../../src/paragraph/gather-breakpoints.ts";
import { source, span } from "../../src/source.ts";
import { openShop, paragraph, text } from "./set.ts";

const BIDI = "/usr/share/unicode/BidiCharacterTest.txt";
const LINES = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

function records(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const characters = (hex: string) => String.fromCodePoint(...hex.split(" ").map((code) => Number.parseInt(code, 16)));

describe("UAX #9, BidiCharacterTest", () => {
  test.skipIf(!existsSync(BIDI))(
    "passes: levels and visual order of every record without a paragraph separator",
    () => {
      const wrong: string[] = [];
      let count = 0;
      for (const record of records(BIDI)) {
        const [codes = "", direction, base, levels = "", order = ""] = record.split(";");
        const value = characters(codes);
        // A separator ends the paragraph; ours hold none.
        if (value.includes("\u2029") || [...value].some((character) => character.length > 1)) continue;
        count++;
        const piece = text(value);
        const way = direction === "0" ? "ltr" : direction === "1" ? "rtl" : "auto";
        const found = levelsOf({ ...paragraph([piece]), direction: way });
        const wanted = levels.split(" ");
        const kept = wanted.flatMap((level, i) => (level === "x" ? [] : [i]));
        const same =
          found.base === Number(base) &&
          kept.every((i) => (found.plain ? wanted[i] === "0" : found.at(i) === Number(wanted[i])));
        const visual = visualOrder(kept.map((i) => Number(wanted[i]))).map((i) => kept[i]);
        if (!same || visual.join(" ") !== order.trim()) wrong.push(record);
      }
      expect(count).toBeGreaterThan(80_000);
      expect(wrong).toEqual([]);
    },
  );
});

describe("UAX #14, LineBreakTest", () => {
  const { fonts } = openShop();
  const manner = {
    measure: 1e6,
    firstIndent: 0,
    lastExtra: 0,
    justified: true,
    hyphenate: false,
    protrusion: false,
    expansion: 0,
    letterspacing: 0,
  };

  /** The offsets at which a line may begin. */
  function opportunities(value: string): readonly number[] {
    const piece = { ...text(value, {}, "und"), hyphenate: false, span: span(source("test", value), 0, value.length) };
    const { list } = buildItems(paragraph([piece]), fonts, () => null);
    const points = new Breakpoints();
    gatherBreakpoints(list, manner, points);
    const found: number[] = [];
    for (let b = 1; b < points.count - 1; b++) {
      const offset = points.offset[b] ?? 0;
      const next = list[offset > 0 ? (points.item[b] ?? 0) : (points.next[b] ?? 0)];
      if ((points.flags[b] ?? 0) & (FORCED_BREAK | TIED) || !next) continue;
      found.push(next.at + offset);
    }
    return found;
  }

  test.skipIf(!existsSync(LINES))("is followed but for what typesetting wants otherwise", () => {
    let right = 0;
    let all = 0;
    for (const record of records(LINES)) {
      const tokens = (record.split("#")[0] ?? "").trim().split(/\s+/);
      const value = characters(tokens.filter((token) => /^[0-9A-F]+$/.test(token)).join(" "));
      // Markdown has made one space of white space, and paragraphs of forced breaks.
      if (/[\t-\r\u0085\u2028\u2029]/.test(value)) continue;
      const wanted: number[] = [];
      let at = 0;
      for (const token of tokens) {
        if (token === "÷" && at > 0 && at < value.length) wanted.push(at);
        else if (/^[0-9A-F]+$/.test(token)) at += characters(token).length;
      }
      all++;
      if (opportunities(value).join() === wanted.join()) right++;
    }
    // The rest are symbols without a space between them (emoji, dashes, brackets), where a book wants no line to end.
    expect(right / all).toBeGreaterThan(0.74);
  });

  test.each([
    ["no line begins with a closing sign, nor ends with an opening one", "word ) ( word", [7]],
    ["a line may end after a hyphen between letters, not before a figure", "well-known -5", [5, 11]],
    ["a line may end after a slash between letters", "and/or", [4]],
    ["a word joiner forbids it", "well-\u2060known", []],
    ["a no-break space forbids it", "5\u00a0K", []],
    ["a zero-width space allows it", "ab\u200bcd", [3]],
  ])("%s", (_, value, wanted) => {
    expect(opportunities(value)).toEqual(wanted);
  });
});
