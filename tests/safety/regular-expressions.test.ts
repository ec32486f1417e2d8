import { describe, expect, it } from "vitest";
import { type Expression, expressionsOfSources, hardTexts } from "./regular-expressions.ts";

const length = 6000;
/** A quadratic search of a text so long takes a tenth of a second, an exponential one longer than the world has stood. */
const longest = 60;

/** What is only ever fed with a few characters, and why. */
const bounded: Readonly<Record<string, string>> = {
  "template/families.ts": "names of files have 255 characters at most",
};

describe("every regular expression of the sources", () => {
  const expressions = expressionsOfSources();

  it("is found", () => {
    expect(expressions.length).toBeGreaterThan(400);
  });

  it("answers hard texts in linear time", () => {
    expect(expressions.filter((each) => !bounded[each.file]).flatMap(slowness)).toEqual([]);
  }, 240_000);
});

function slowness(expression: Expression): readonly string[] {
  const pattern = new RegExp(expression.source, expression.flags.replace("g", ""));
  return hardTexts(expression, length).flatMap((text) => {
    // A slow machine is slow once; a slow expression every time.
    const slow = [1, 2, 3, 4].every(() => milliseconds(pattern, text) > longest);
    return slow ? [`${expression.file}: /${expression.source}/ on ${JSON.stringify(text.slice(0, 8))}…`] : [];
  });
}

function milliseconds(pattern: RegExp, text: string): number {
  const started = performance.now();
  pattern.lastIndex = 0;
  pattern.test(text);
  return performance.now() - started;
}
