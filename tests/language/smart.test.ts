import { describe, expect, it } from "vitest";
import { smarten } from "../../src/language/smart.ts";

describe("typographic characters", () => {
  it.each([
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

  it.each([
    ['ארה"ב, מו"מ', "ארה״ב, מו״מ"],
    ["פרופ' כהן, ג'ירפה", "פרופ׳ כהן, ג׳ירפה"],
    ['הוא אמר "שלום" לה', "הוא אמר ”שלום” לה"],
    ["המילה 'שלום' כאן", "המילה ’שלום’ כאן"],
  ])("Hebrew abbreviations have marks of their own: %s", (typed, set) => {
    expect(smarten(typed, "he")).toBe(set);
  });

  it("a quote at the edge of a piece looks at its neighbours", () => {
    expect(smarten('"', "en", "d", "")).toBe("”");
    expect(smarten('"', "en", " ", "w")).toBe("“");
  });
});

describe("French", () => {
  const shown = (text: string, language = "fr") =>
    smarten(text, language).replaceAll("\u202f", "~").replaceAll("\u00a0", "_");

  it.each([
    ["Vraiment ? Oui !", "Vraiment~? Oui~!"],
    ["Vraiment? Oui!", "Vraiment~? Oui~!"],
    ["un ; deux : trois", "un~; deux_: trois"],
    ["dit «oui» et « non »", "dit «_oui_» et «_non_»"],
    ['dit "oui" !', "dit «_oui_»~!"],
    ["à 12:30, voir https://x.org/?a=1", "à 12:30, voir https://x.org/?a=1"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("of Canada puts no space before high points", () => {
    expect(shown("Vraiment ? Oui : non", "fr-CA")).toBe("Vraiment? Oui_: non");
  });
});
