// Unicode's own tests for this room. They are read from where Debian's package unicode-data installs them, and skipped
// if they are missing.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { levelsOf } from "../../src/paragraph/bidi.ts";
import { Breakpoints, forcedFlag, tiedFlag } from "../../src/paragraph/breakpoints.ts";
import { buildItems } from "../../src/paragraph/build-items.ts";
import { gatherBreakpoints } from "../../src/paragraph/gather-breakpoints.ts";
import { visualOrder } from "../../src/shaper/bidi.ts";
import { source, span } from "../../src/source/source.ts";
import { openShop, paragraph, text } from "./set.ts";

const bidi = "/usr/share/unicode/BidiCharacterTest.txt";
const lines = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

function records(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const characters = (hex: string) => String.fromCodePoint(...hex.split(" ").map((code) => Number.parseInt(code, 16)));

describe("UAX #9, BidiCharacterTest", () => {
  it.skipIf(!existsSync(bidi))("passes: levels and visual order of every record without a paragraph separator", () => {
    const wrong: string[] = [];
    let count = 0;
    for (const record of records(bidi)) {
      const [codes = "", direction, base, levels = "", order = ""] = record.split(";");
      const value = characters(codes);
      // A separator ends the paragraph; ours contain none.
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
  });
});

describe("UAX #14, LineBreakTest", () => {
  const { fonts } = openShop({ smart: false });
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
    const items = buildItems(paragraph([piece]), fonts, () => null);
    const breakpoints = new Breakpoints();
    gatherBreakpoints(items, manner, breakpoints);
    const found: number[] = [];
    for (let b = 1; b < breakpoints.count - 1; b++) {
      const offset = breakpoints.offset[b] ?? 0;
      const next = (offset > 0 ? breakpoints.item[b] : breakpoints.next[b]) ?? 0;
      if ((breakpoints.flags[b] ?? 0) & (forcedFlag | tiedFlag) || next >= items.count) continue;
      found.push((items.at[next] ?? -1) + offset);
    }
    return found;
  }

  interface Boundary {
    readonly at: number;
    readonly wanted: boolean;
    /** UAX #14's number of the rule that decides; 999 is LB31, a break between all others. */
    readonly rule: string;
    readonly classes: string;
  }

  /** The places between characters, from a record and its comment: `÷ [18.0] NUMBER SIGN (AL)`. */
  function boundariesOf(record: string): { readonly value: string; readonly boundaries: readonly Boundary[] } {
    const [written = "", comment = ""] = record.split("#");
    const codes = written
      .trim()
      .split(/\s+/)
      .filter((token) => /^[0-9A-F]+$/.test(token));
    const steps = comment.trim().split(/\s(?=[×÷]\s\[)/);
    const boundaries: Boundary[] = [];
    let at = 0;
    codes.forEach((code, i) => {
      const classOf = (step: string) => /\(([A-Za-z0-9_]+)\)$/.exec(step.trim())?.[1] ?? "?";
      const [before = "", step = ""] = [steps[i - 1], steps[i]];
      const rule = /\[([\d.]+)\]/.exec(step)?.[1] ?? "?";
      if (i > 0)
        boundaries.push({ at, wanted: step.startsWith("÷"), rule, classes: `${classOf(before)} ${classOf(step)}` });
      at += characters(code).length;
    });
    const plain = characters(codes.join(" "));
    // Text from the input room is normalized: the old angle brackets are ideographic ones.
    const composed = plain.normalize("NFC");
    return { value: composed.length === plain.length ? composed : plain, boundaries };
  }

  it.skipIf(!existsSync(lines))("is followed except where typesetting differs", () => {
    const wrong: string[] = [];
    let all = 0;
    let right = 0;
    for (const record of records(lines)) {
      const { value, boundaries } = boundariesOf(record);
      // Markdown has turned white space into single spaces, and forced breaks into paragraphs.
      if (/[\p{Cc}\u2028\u2029]/u.test(value)) continue;
      const found = new Set(opportunities(value));
      const other = boundaries.filter(({ at, wanted }) => wanted !== found.has(at));
      all++;
      if (other.length === 0) right++;
      for (const boundary of other) {
        const { at, wanted, rule, classes } = boundary;
        const tailored = tailorings.some((each) => each.test(boundary, value));
        const said = `${wanted ? "no break" : "break"} at ${at} of ${JSON.stringify(value)}: LB${rule}, ${classes}`;
        if (!tailored) wrong.push(said);
      }
    }
    expect(wrong).toEqual([]);
    expect(all).toBeGreaterThan(5000);
    expect(right / all).toBeGreaterThan(0.82);
  });

  /** Where a book needs other breaks than UAX #14's default, and why (UAX #14 §8 allows it). */
  const tailorings: readonly { readonly why: string; test(boundary: Boundary, value: string): boolean }[] = [
    {
      why: "without a space, a line ends only at hyphens, dashes, slashes, ideographs and dictionary words: not in f(x), a.b, 5%",
      test: ({ wanted, rule }) => wanted && rule === "999.0",
    },
    {
      why: "a space beside a no-break space, or at a paragraph's beginning, is no place to break",
      test: ({ at, wanted, classes }, value) =>
        wanted && (/ GL$/.test(classes) || /^(?:\s|\u0308|\u200b)*$/.test(value.slice(0, at))),
    },
    {
      why: "nobody types an object replacement character, and flags have no marks",
      test: ({ rule, classes }, value) =>
        /^20\.0/.test(rule) || (/ RI$/.test(classes) && /\u{1f1e6}\u0308/u.test(value)),
    },
    {
      why: "no line begins with a closing guillemet: French has a space before it (15.1 says the same)",
      test: ({ at, rule, classes }, value) => rule === "18.0" && / QU$/.test(classes) && value[at] === "»",
    },
    {
      why: "straight quotes and guillemets before a space end no phrase that binds the bracket after it (LB15, dropped in 15.1)",
      test: ({ wanted, rule, classes }) => !wanted && rule === "15.0" && /^SP OP/.test(classes),
    },
    {
      why: "a space that the author put before a dash, a small kana or a sign of repetition is a space",
      test: ({ wanted, rule, classes }) => !wanted && /^1[67]\.0$/.test(rule) && /^SP (?:NS|CJ_NS|B2)$/.test(classes),
    },
    {
      why: "a soft hyphen was put there to be used",
      test: ({ at, wanted, rule }, value) => !wanted && rule === "13.02" && value[at - 1] === "\u00ad",
    },
    {
      why: "addresses divide after their colon and slashes (Chicago 14.18), whatever brackets stand about them",
      test: ({ at, wanted }, value) => !wanted && /https?:\/*$/.test(value.slice(0, at)),
    },
    {
      why: "Khmer punctuation and archaic Hangul letters do not meet Chinese, Japanese and Hangul syllables in a book",
      test: ({ rule, classes }) => /NS$/.test(classes) || /^26/.test(rule),
    },
  ];

  it.each([
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
