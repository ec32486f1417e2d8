import { describe, expect, it } from "vitest";
import { buildItems } from "../../src/paragraph/build-items.ts";
import { penaltyKind, spaceFlag, wordKind } from "../../src/paragraph/items.ts";
import { ideographicStretches } from "../../src/paragraph/kinsoku.ts";
import { dictionaryWords, wordsByStops } from "../../src/paragraph/word-breaks.ts";
import { lineText, openShop, paragraph, text, wordsOf } from "./set.ts";

/**
 * | where a line may end, · where it may not, < where white space is halved, + where a quarter of an em is inserted.
 */
function shown(value: string): string {
  return ideographicStretches(value)
    .map(({ text, gap }) => {
      if (!gap) return text;
      return `${gap.width < 0 ? "<" : gap.width > 0 ? "+" : ""}${gap.breaks ? "|" : "·"}${text}`;
    })
    .join("");
}

describe("ideographs", () => {
  it("may break anywhere except before closing and after opening marks", () => {
    expect(shown("東京（日本）物理学")).toBe("東|京|（日|本）|物|理|学");
    expect(shown("ニュートン")).toBe("ニュー|ト|ン");
    expect(shown("\uc6b0\ub9ac")).toBe("\uc6b0|\ub9ac");
  });

  it("merge the white space between two marks", () => {
    expect(shown("本）、物")).toBe("本）<·、|物");
    expect(shown("。「中」「外」")).toBe("。<|「中」<|「外」");
  });

  it("are separated from Latin letters and figures by a quarter of an em", () => {
    expect(shown("DNA解析")).toBe("DNA+|解|析");
    expect(shown("約300個")).toBe("約+|300+|個");
    expect(shown("\uc6b0DNA")).toBe("\uc6b0|DNA");
  });
});

it("a line break in the source is not a space between ideographs, except in names", () => {
  const { fonts } = openShop();
  const spaces = (hyphenate: boolean) => {
    const piece = { ...text("\u6a5f\u68b0 \u5b66\u7fd2"), hyphenate };
    const { count, flags } = buildItems(paragraph([piece]), fonts, () => null);
    return flags.subarray(0, count).filter((bits) => (bits & spaceFlag) !== 0);
  };
  expect(spaces(true)).toHaveLength(0);
  expect(spaces(false)).toHaveLength(1);
});

describe("scripts without spaces", () => {
  it.each([
    ["สวัสดีชาวโลก", ["สวัสดี", "ชาว", "โลก"]],
    ["ພາສາລາວ", ["ພາສາ", "ລາວ"]],
  ])("break between the words of a dictionary: %s", (value, words) => {
    expect(dictionaryWords(value).join("")).toBe(value);
    expect(dictionaryWords(value)).toEqual(words);
  });

  it("also break in Khmer and Burmese", () => {
    expect(dictionaryWords("ខ្ញុំស្រឡាញ់អ្នក").length).toBeGreaterThan(1);
    expect(dictionaryWords("မြန်မာနိုင်ငံတော်").length).toBeGreaterThan(1);
  });

  it("lose nothing, however long they are", () => {
    const value = "การวิเคราะห์".repeat(40);
    expect(dictionaryWords(value).join("")).toBe(value);
    expect(dictionaryWords(value).length).toBeGreaterThan(30);
  });
});

describe("Arabic", () => {
  it("joins its letters, in a face that has the joining forms", () => {
    const { typesetter } = openShop();
    const [line] = typesetter.setParagraph(paragraph([text("كتاب المناظر", {}, "ar")]), 300, () => null);
    const runs = wordsOf(line).map((word) => word.run);
    expect(runs.map((run) => run.face.id.split("/")[0])).toEqual(["Noto Naskh Arabic", "Noto Naskh Arabic"]);
    const isolated = runs.flatMap((run) => [...run.text].map((letter) => letter.codePointAt(0) ?? 0));
    expect(isolated.length).toBeGreaterThan(5);
    expect(line && lineText(line)).toContain("كتاب");
  });
});

describe("scripts with stops between words", () => {
  it("may break after each stop and nowhere else", () => {
    expect(wordsByStops("བོད་ཡིག་གི་།")).toEqual(["བོད་", "ཡིག་", "གི་།"]);
    expect(wordsByStops("ሰላም፡ለዓለም፡፡")).toEqual(["ሰላም፡", "ለዓለም፡፡"]);
  });

  it("keep what a tied tsheg joins", () => {
    expect(wordsByStops("དང༌།ཡིན")).toEqual(["དང༌།", "ཡིན"]);
  });

  it("give words and places for breaks, without a space between", () => {
    const { fonts } = openShop();
    const { count, kind } = buildItems(paragraph([text("བོད་ཡིག་", {}, "bo")]), fonts, () => null);
    expect([...kind.subarray(0, count)]).toEqual([wordKind, penaltyKind, wordKind]);
  });
});
