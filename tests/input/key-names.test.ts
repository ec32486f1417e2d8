// Other names of fields: of forms, in the singular or plural, and in other languages.
import { describe, expect, it } from "vitest";
import { fieldMeant } from "../../src/input/key-names.ts";

const fields = ["title", "authors", "abstract", "keywords", "language", "affiliations", "references"];

describe("a field", () => {
  it.each([
    ["Title", "title"],
    ["author", "authors"],
    ["keyword", "keywords"],
    ["Titel", "title"],
    ["auteurs", "authors"],
    ["Mots-clés", "keywords"],
    ["palabras clave", "keywords"],
    ["Zusammenfassung", "abstract"],
    ["re\u0301sume\u0301", "abstract"],
    ["摘要", "abstract"],
    ["institutions", "affiliations"],
    ["authros", null],
    ["colour", null],
  ])("is found by %s", (written, field) => {
    expect(fieldMeant(written, fields)).toBe(field);
  });
});
