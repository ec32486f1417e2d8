import { describe, expect, it } from "vitest";
import { directionOf, labelLanguages, labelsFor, typeLabel } from "../../src/language/labels.ts";

describe("labels", () => {
  it("are there for twenty languages", () => {
    expect([...labelLanguages].sort().join(" ")).toBe("ar cs de el en es fr he hr it ja ko nl pl pt ru sl tr uk zh");
  });

  it("are never empty", () => {
    for (const language of labelLanguages) {
      const { types, ...words } = labelsFor(language);
      for (const word of [...Object.values(words), ...Object.values(types)]) expect(word.trim()).not.toBe("");
    }
  });

  it("are found by the primary tag, and are English where there are none", () => {
    expect(labelsFor("sl-SI").contents).toBe("Vsebina");
    expect(labelsFor("DE").programme).toBe("Programm");
    expect(labelsFor("cy").contents).toBe("Contents");
    expect(labelsFor("constructor").contents).toBe("Contents");
  });

  it("name the types of the contract, and print any other word as it is", () => {
    expect(typeLabel(labelsFor("en"), "invited")).toBe("Invited talk");
    expect(typeLabel(labelsFor("fr"), "Keynote")).toBe("Conférence plénière");
    expect(typeLabel(labelsFor("en"), "round table")).toBe("Round table");
    expect(typeLabel(labelsFor("en"), "constructor")).toBe("Constructor");
  });

  it("know which languages are written from right to left", () => {
    expect(["ar", "he-IL", "fa", "en", "zh"].map(directionOf)).toEqual(["rtl", "rtl", "rtl", "ltr", "ltr"]);
  });
});
