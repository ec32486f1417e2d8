import { describe, expect, it } from "vitest";
import { labelLanguages } from "../../src/language/labels.ts";
import { countryCode, countryName, countryNames, foldCountries, splitCountry } from "../../src/model/countries.ts";
import { tableIn } from "../../src/runtime/shipped-table.ts";

describe("the country at the end of an affiliation", () => {
  it.each([
    ["Leiden University, Leiden, Netherlands, The", "NL", "Leiden University, Leiden"],
    ["Leiden University, the Netherlands", "NL", "Leiden University"],
    ["Zhejiang University, P. R. China", "CN", "Zhejiang University"],
    ["KAIST, Daejeon, Korea, Republic of", "KR", "KAIST, Daejeon"],
    ["Uni Graz, Österreich", "AT", "Uni Graz"],
    ["Universidade de Lisboa, Lisboa, 1749-016 Portugal", "PT", "Universidade de Lisboa, Lisboa"],
    ["UCL, London, U.K.", "GB", "UCL, London"],
    ["Yale, New Haven, CT, USA.", "US", "Yale, New Haven, CT"],
    ["Koç University, Istanbul, Türkiye", "TR", "Koç University, Istanbul"],
    ["東京大学, 日本", "JP", "東京大学"],
    ["МГУ, Москва, Россия", "RU", "МГУ, Москва"],
    ["Univ. Lyon, Lyon (France)", null, ""],
  ])("of “%s”", (affiliation, code, place) => {
    const found = splitCountry(affiliation);
    if (code === null) expect(found).toBeNull();
    else expect(found).toEqual({ code, place });
  });

  it.each([
    "Uni Kiel, German",
    "Ohio State University, Columbus",
    "School of Arts, Sciences",
    "CERN",
    "Albuquerque, New Mexico",
  ])("is missing in “%s”", (affiliation) => {
    expect(splitCountry(affiliation)).toBeNull();
  });
});

describe("the name of a country", () => {
  it("is that of the book's language", () => {
    expect(countryName("CH", "en")).toBe("Switzerland");
    expect(countryName("CH", "de")).toBe("Schweiz");
    expect(countryName("CH", "de-AT")).toBe("Schweiz");
    expect(countryName("CN", "zh-TW")).toBe("中國");
    expect(countryName("CN", "zh")).toBe("中国");
    expect(countryName("DE", "no")).toBe("Tyskland");
    expect(countryName("DE", "eo")).toBe("Germany");
    expect(countryCode("Schweiz")).toBe("CH");
  });
});

describe("the names in other languages", () => {
  it("are folded ahead of time (scripts/fold-countries.mjs)", () => {
    expect(tableIn("src/model/country-keys.tsv")).toEqual(foldCountries());
    expect([countryCode("Deutschland"), countryCode("Deutschländ"), countryCode("Ελλάδα")]).toEqual(["DE", "DE", "GR"]);
    expect(countryCode("Nirgendwo")).toBeNull();
  });

  it("are as many as there are countries, in each language that has labels", () => {
    const counts = new Set([...countryNames().values()].map((written) => written.split("|").length));
    expect([...counts]).toEqual([246]);
    const missing = labelLanguages.filter(
      (language) => language !== "en" && !countryNames().has(language.replace("-l", "-L").replace("-h", "-H")),
    );
    expect(missing).toEqual([]);
  });
});
