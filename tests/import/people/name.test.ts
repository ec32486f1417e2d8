// Names as forms hold them → names as they are printed.
import { describe, expect, it } from "vitest";
import { cleanName, partsName } from "../../../src/import/people/name.ts";

describe("a name in one field", () => {
  it.each([
    ["Prof. Dr. Ada Invented", { whole: "Ada Invented" }],
    ["Ada Invented, PhD", { whole: "Ada Invented" }],
    ["Invented, Ada", { given: "Ada", family: "Invented" }],
    ["van der Made, Cy", { given: "Cy", family: "van der Made" }],
    ["ADA INVENTED", { whole: "Ada Invented" }],
    ["Ludwig van der Fictive", { whole: "Ludwig van der Fictive" }],
    ["Martin Fictive, Jr.", { whole: "Martin Fictive, Jr." }],
    ["  Bo\u200b  Fictive ", { whole: "Bo Fictive" }],
    ["李 明", { whole: "李 明" }],
    ["Nobody’s Collaboration", { whole: "Nobody’s Collaboration" }],
    ["", { whole: "" }],
  ])("%s", (written, name) => {
    expect(cleanName(written)).toEqual(name);
  });
});

describe("a name in two fields", () => {
  it.each([
    ["Ada", "Invented", { given: "Ada", family: "Invented" }],
    ["Dr. Ada M.", "Invented", { given: "Ada M.", family: "Invented" }],
    ["ADA", "INVENTED", { given: "Ada", family: "Invented" }],
    ["Ludwig", "van der Fictive", { given: "Ludwig", family: "van der Fictive" }],
    ["", "Invented", { whole: "Invented" }],
    ["Ada Invented", "", { whole: "Ada Invented" }],
    ["Văn Thiêm", "Lê", { given: "Văn Thiêm", family: "Lê" }],
  ])("%s + %s", (given, family, name) => {
    expect(partsName(given, family)).toEqual(name);
  });
});
