import { describe, expect, it } from "vitest";
import { openShop, textStyle } from "../paragraph/set.ts";

const { fonts } = openShop();
const setting = (text: string, language: string) => fonts.scriptSetting(text, textStyle, language);

describe("what a script requires of its setting", () => {
  it("is nothing in Latin, Greek and Cyrillic, or if only a few words are in another script", () => {
    for (const [text, language] of [
      ["All human beings", "en"],
      ["Ἅπαντες οἱ ἄνθρωποι", "el"],
      ["Все люди", "ru"],
      ["The word བོད is Tibetan for Tibet, as scholars say", "en"],
    ] as const) {
      expect(setting(text, language)).toBeNull();
    }
  });

  it("is more leading, if letters stack high and low", () => {
    expect(setting("လူတိုင်းသည် တူညီ", "my")?.leading).toBeGreaterThan(1.6);
    expect(setting("མི་རྣམས་", "bo")?.leading).toBeGreaterThan(1.6);
    expect(setting("មនុស្សទាំងអស់", "km")?.leading).toBeGreaterThan(1.5);
    expect(setting("すべての人間は", "ja")?.leading).toBeCloseTo(1.62);
    expect(setting("සියලු මනුෂ්‍යයෝ", "si")?.leading).toBeLessThan(1.6);
  });

  it("is ragged lines, if no patterns divide long words", () => {
    expect(setting("සියලු මනුෂ්‍යයෝ", "si")?.ragged).toBe(true);
    expect(setting("མི་རྣམས་", "bo")?.ragged).toBe(true);
    expect(setting("மனிதப் பிறவியினர்", "ta")?.ragged).toBe(false);
    expect(setting("すべての人間は", "ja")?.ragged).toBe(false);
    // A quotation in an English text has English patterns.
    expect(setting("மனிதப் பிறவியினர்", "en")?.ragged).toBe(true);
  });
});
