import { describe, expect, it } from "vitest";
import type { Line } from "../../src/paragraph/line.ts";
import { phraseCosts } from "../../src/paragraph/phrases.ts";
import { openShop, paragraph, text, wordsOf } from "./set.ts";

/** The text with a bar wherever a line may end. */
function phrases(value: string, language: string): string {
  const costs = phraseCosts(value, language);
  return [...value].map((character, at) => (at > 0 && !costs?.has(at) ? `|${character}` : character)).join("");
}

const words = (line: Line) =>
  wordsOf(line)
    .map(({ run }) => run.text)
    .join("");

describe("phrases", () => {
  it("of Japanese end after particles, and not before them", () => {
    expect(phrases("海底の火山と深い湖を調べた", "ja")).toBe("海底の|火山と|深い|湖を|調べた");
  });

  it("keep borrowed words whole, though no dictionary has them", () => {
    const costs = phraseCosts("スペクトログラムの解析", "ja");
    for (let at = 1; at < 9; at++) expect(costs?.get(at)).toBeGreaterThanOrEqual(500);
  });

  it("of Chinese are words, followed by their particles", () => {
    const costs = phraseCosts("海洋的温度", "zh-TW");
    expect(costs?.get(1)).toBe(1000);
    expect(costs?.get(2)).toBe(500);
    expect(costs?.has(3)).toBe(false);
  });

  it("of Korean are separated only by spaces, and other languages have none", () => {
    expect(phraseCosts("바다의", "ko")?.size).toBe(3);
    expect(phraseCosts("sea", "en")).toBeNull();
  });
});

describe("a title in Japanese", () => {
  const title = "海底火山のスペクトログラムによる解析と観測装置の開発";
  const { typesetter } = openShop();
  const set = (measure: number) =>
    typesetter.setParagraph(paragraph([text(title, {}, "ja")], { balance: true, align: "left" }), measure, () => null);

  it("is broken between phrases, at the cost of a line if need be", () => {
    for (const measure of [120, 150, 180]) {
      const lines = set(measure);
      expect(lines.map(words).join("")).toBe(title);
      const whole = lines.some((line) => words(line).includes("スペクトログラム"));
      expect(whole).toBe(true);
    }
  });
});
