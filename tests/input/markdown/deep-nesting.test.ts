// Lists, quotations, emphasis and TeX inside each other, deeper than anybody writes them: the innermost text is still
// printed.
import { describe, expect, it } from "vitest";
import { plainFlow } from "../../../src/model/text.ts";
import { flowOf } from "./support.ts";

const wrap = (open: string, close: string, levels: number) => `${open.repeat(levels)}word${close.repeat(levels)}`;

describe("text that is nested absurdly deep", () => {
  it.each([
    ["quotations", `${"> ".repeat(90)}word`],
    ["emphasis", wrap("*a **b ", "** c*", 100)],
    ["groups of TeX", wrap("{\\it a ", "}", 3000)],
    ["commands of TeX", wrap("\\emph{a ", "}", 3000)],
    ["links of TeX", wrap("\\href{https://example.org}{a ", "}", 300)],
    ["exponents", wrap("^a~b", "~^", 300)],
  ])("keeps its words: %s", (_, text) => {
    expect(plainFlow(flowOf(text))).toContain("word");
  });
});
