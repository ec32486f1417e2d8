import { describe, expect, it } from "vitest";
import { timezoneName } from "../../src/language/zones.ts";

describe("the name of a time zone", () => {
  it("is that of the day, in the book's language, with its distance from UTC", () => {
    expect(timezoneName("Europe/Berlin", "2024-05-13", "en")).toBe("Central European Summer Time (UTC+2)");
    expect(timezoneName("Europe/Berlin", "2024-01-13", "de")).toBe("Mitteleuropäische Normalzeit (UTC+1)");
    expect(timezoneName("UTC", "2024-05-13", "en")).toBe("Coordinated Universal Time (UTC)");
    expect(timezoneName("Asia/Kolkata", "2024-05-13", "en")).toBe("India Standard Time (UTC+5:30)");
    expect(timezoneName("Pacific/Kiritimati", "2024-05-31", "en")).toBe("Line Islands Time (UTC+14)");
    expect(timezoneName("America/St_Johns", "2024-01-13", "en")).toBe("Newfoundland Standard Time (UTC−3:30)");
  });

  it("is found by former names and in any case", () => {
    expect(timezoneName("asia/calcutta", "2024-05-13", "en")).toBe("India Standard Time (UTC+5:30)");
    expect(timezoneName("US/Eastern", "2024-07-13", "fr")).toBe("heure d’été de l’Est nord-américain (UTC−4)");
    expect(timezoneName("Africa/Lagos", "2024-05-13", "en")).toBe("West Africa Time (UTC+1)");
  });

  it("is the distance alone where the language has no name for it", () => {
    expect(timezoneName("Asia/Tokyo", "2024-05-13", "mt")).toBe("UTC+9");
    expect(timezoneName("Asia/Tbilisi", "2024-05-13", "ka")).toBe("UTC+4");
    expect(timezoneName("Etc/GMT+5", "2024-05-13", "en")).toBe("UTC−5");
  });
});
