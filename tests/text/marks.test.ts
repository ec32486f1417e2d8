// A word without marks is never asked for its divisions without hyphens, so it must have none.
import fc from "fast-check";
import { expect, it } from "vitest";
import { divisionPointsOf, hasMarks, lastResortPointsOf } from "../../src/text/divide.ts";
import { tries } from "../support/runs.ts";

const piece = fc.constantFrom(..."abWwé中0379.,;!?()'’“…·%#~", "www.", "doi", "SemEval", "10.1000", "x.y");
const mark = fc.constantFrom(..."-/:@+_=&", "\u2010", "\u2013", "\u2014");

it("words without marks are divided by patterns alone", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const word = pieces.join("");
      if (hasMarks(word)) return;
      expect(divisionPointsOf(word, "en", false)).toEqual([]);
      expect(lastResortPointsOf(word)).toEqual([]);
    }),
    tries(100),
  );
});

it("every mark counts, wherever it is", () => {
  fc.assert(
    fc.property(fc.array(piece), mark, fc.array(piece), (before, sign, after) => {
      expect(hasMarks(before.join("") + sign + after.join(""))).toBe(true);
    }),
    tries(100),
  );
  expect(hasMarks("www.example.org")).toBe(true);
  expect(hasMarks("wwwexample.org")).toBe(false);
});
