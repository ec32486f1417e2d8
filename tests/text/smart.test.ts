import { describe, expect, test } from "vitest";
import { smarten } from "../../src/text/smart.ts";

describe("typographic characters", () => {
  test.each([
    ['He said "yes" to it', "en", "He said “yes” to it"],
    ["don't, O'Brien, the '90s", "en", "don’t, O’Brien, the ’90s"],
    ["'quoted' and \"('nested')\"", "en", "‘quoted’ and “(‘nested’)”"],
    ['"Ja", sagte er', "de", "„Ja“, sagte er"],
    ["geht's", "de", "geht’s"],
    ['"oui"', "fr", "«\u00a0oui\u00a0»"],
    ['"tako"', "sl", "„tako“"],
    ['"så"', "sv", "”så”"],
    ["1990--2000, and so --- well...", "en", "1990–2000, and so — well…"],
    ["----- and ....", "en", "----- and ...."],
  ])("%s (%s)", (typed, language, set) => {
    expect(smarten(typed, language)).toBe(set);
  });

  test("a quote at the edge of a piece looks at its neighbours", () => {
    expect(smarten('"', "en", "d", "")).toBe("”");
    expect(smarten('"', "en", " ", "w")).toBe("“");
  });
});
