import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { directionOf, labelLanguages, labelsFor, typeLabel } from "../../src/language/labels.ts";
import { tableIn } from "../../src/runtime/shipped-table.ts";
import { repository } from "../support/run.ts";

describe("labels", () => {
  it("exist for every official language of the European Union", () => {
    const union = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(" ");
    expect(union.filter((language) => !labelLanguages.includes(language))).toEqual([]);
  });

  it("exist for those that the manual lists, and the manual lists them all", () => {
    const manual = readFileSync(join(repository, "docs", "manual.md"), "utf8");
    const listed = /Labels and dates exist in ([^.]*)\./s.exec(manual)?.[1] ?? "";
    expect(
      [...listed.matchAll(/`([a-z]+(?:-[A-Z][a-z]+)?)`/g)].map(([, tag = ""]) => tag.toLowerCase()).sort(),
    ).toEqual([...labelLanguages].sort());
  });

  it("have the calendar of their language beside them", () => {
    for (const language of labelLanguages) {
      const calendar = JSON.parse(tableIn("src/language/calendars.tsv").get(language) ?? "{}");
      expect([calendar.weekdays?.length, calendar.months?.length, calendar.periods?.length]).toEqual([7, 12, 2]);
    }
  });

  it("differ by script if a language has two", () => {
    expect(labelsFor("zh-TW").contents).toBe("目錄");
    expect(labelsFor("zh-HK").contents).toBe("目錄");
    expect(labelsFor("zh-CN").contents).toBe("目录");
    expect(labelsFor("sr").contents).toBe("Садржај");
    expect(labelsFor("sr-Latn-RS").contents).toBe("Sadržaj");
    expect(labelsFor("sr-ME").contents).toBe("Sadržaj");
  });

  it("differ by region if the words do", () => {
    expect(labelsFor("pt-BR").contents).toBe("Sumário");
    expect(labelsFor("pt").contents).toBe("Sumário");
    expect(labelsFor("pt-PT").contents).toBe("Índice");
    expect(labelsFor("pt-AO").types.poster).toBe("Póster");
  });

  it("are not mixed: those of a language in another script have no Latin letters", () => {
    for (const language of ["ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "sr", "th", "uk", "zh", "zh-Hant"]) {
      const { types, ...words } = labelsFor(language);
      for (const word of [...Object.values(words), ...Object.values(types)]) expect(word).not.toMatch(/[a-z]/i);
    }
  });

  it("are never empty", () => {
    for (const language of labelLanguages) {
      const { types, ...words } = labelsFor(language);
      for (const word of [...Object.values(words), ...Object.values(types)]) expect(word.trim()).not.toBe("");
    }
  });

  it("are found by the primary tag, and are English otherwise", () => {
    expect(labelsFor("sl-SI").contents).toBe("Vsebina");
    expect(labelsFor("DE").programme).toBe("Programm");
    expect(labelsFor("cy").contents).toBe("Contents");
    expect(labelsFor("constructor").contents).toBe("Contents");
  });

  it("name the types of the data format, and print any other word as it is", () => {
    expect(typeLabel(labelsFor("en"), "invited")).toBe("Invited talk");
    expect(typeLabel(labelsFor("fr"), "Keynote")).toBe("Conférence plénière");
    expect(typeLabel(labelsFor("en"), "round table")).toBe("Round table");
    expect(typeLabel(labelsFor("en"), "constructor")).toBe("Constructor");
  });

  it("know which languages are written from right to left", () => {
    expect(["ar", "he-IL", "fa", "pa-Arab", "pa", "zh"].map(directionOf)).toEqual([
      "rtl",
      "rtl",
      "rtl",
      "rtl",
      "ltr",
      "ltr",
    ]);
  });
});
