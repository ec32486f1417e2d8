import { describe, expect, it } from "vitest";
import { countryCode, countryName, splitCountry } from "../../src/model/countries.ts";

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
  ])("is none of “%s”", (affiliation) => {
    expect(splitCountry(affiliation)).toBeNull();
  });
});

describe("the name of a country", () => {
  it("is that of the book's language", () => {
    expect(countryName("CH", "en")).toBe("Switzerland");
    expect(countryName("CH", "de")).toBe("Schweiz");
    expect(countryCode("Schweiz")).toBe("CH");
  });
});
