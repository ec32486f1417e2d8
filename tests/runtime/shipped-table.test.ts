import { describe, expect, it } from "vitest";
import { tableIn } from "../../src/runtime/shipped-table.ts";

describe("a table that ships with the program", () => {
  it("has a value for each key, and is read once", () => {
    const calendars = tableIn("src/language/calendars.tsv");
    expect(JSON.parse(calendars.get("sl") ?? "")).toHaveProperty("months.length", 12);
    expect(calendars.get("")).toBeUndefined();
    expect(calendars.get("constructor")).toBeUndefined();
    expect(tableIn("src/language/calendars.tsv")).toBe(calendars);
  });

  it.each([
    "src/language/calendars.tsv",
    "src/language/zone-groups.tsv",
    "src/language/zone-names.tsv",
    "src/model/country-keys.tsv",
    "src/model/country-names.tsv",
  ])("has no row without a key or a value: %s", (path) => {
    expect(tableIn(path).size).toBeGreaterThan(40);
    for (const [key, value] of tableIn(path)) expect([key, value]).not.toContain("");
  });
});
