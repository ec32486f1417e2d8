// Emphasis in scripts with and without slanted letters.
import { describe, expect, it } from "vitest";
import type { Paragraph } from "../../src/compose/block.ts";
import { flow } from "../../src/compose/flow.ts";
import { scopeOf } from "../../src/compose/scope.ts";
import { createSetting } from "../../src/compose/setting.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import type { CharacterStyle } from "../../src/template/style.ts";
import { flowOf } from "../input/markdown/support.ts";
import { sampleAssets, sampleBook } from "./sample-book.ts";

/** The text, with /slanted/ and _bold_ pieces marked. */
function set(markdown: string, emphasis: CharacterStyle | null = null): string {
  const plain = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!plain) throw new Error("no style");
  const style = emphasis ? { ...plain, characters: new Map([...plain.characters, ["emphasis", emphasis]]) } : plain;
  const setting = createSetting(sampleBook(), style, sampleAssets());
  const [block] = flow(flowOf(markdown), scopeOf({ setting, language: "en", parent: setting.root, level: 2 }));
  return (block as Paragraph).pieces
    .map((piece) => {
      if (piece.kind !== "text") return "";
      const mark = `${piece.style.italic ? "/" : ""}${piece.style.weight >= 700 ? "_" : ""}`;
      return `${mark}${piece.text}${[...mark].reverse().join("")}`;
    })
    .join("");
}

describe("emphasis", () => {
  it.each([
    ["see *here*", "see /here/"],
    ["см. *здесь*", "см. /здесь/"],
    ["في *المختبر* أيضا", "في _المختبر_ أيضا"],
    ["במאמר *זה* אנו", "במאמר _זה_ אנו"],
    ["結果の*信頼性*を", "結果の_信頼性_を"],
    ["実験 *大腸菌 E. coli 株* で", "実験 _大腸菌 _/E. coli /_株_ で"],
  ])("%s", (typed, printed) => {
    expect(set(typed)).toBe(printed);
  });

  it("is what a template says it is", () => {
    expect(set("see *here* and *المختبر*", { weight: 700 })).toBe("see _here_ and _المختبر_");
  });
});
