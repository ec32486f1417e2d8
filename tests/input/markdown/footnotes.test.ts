import { describe, expect, it } from "vitest";
import { wordsIn } from "../../../src/check/walk.ts";
import { parseCaption } from "../../../src/input/markdown/parse-markdown.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { contextFor, flowOf, inlineNote, noteFlow, noteInlines, textFrom } from "./support.ts";

function read(markdown: string): { readonly flows: readonly string[]; readonly codes: readonly string[] } {
  const diagnostics = new Diagnostics();
  const flows = flowOf(markdown, diagnostics).map(noteFlow);
  return { flows, codes: diagnostics.sorted().map(({ code, span }) => `${code} ${span?.start}`) };
}

describe("footnotes in Markdown", () => {
  it("are where their mark is, wherever they are written", () => {
    const { flows, codes } = read("A star[^a] grows.\n\n[^a]: Of *small* mass.\n\nMore.");
    expect(flows).toEqual(["p: A star|footnote(p: Of |em(small)| mass.)| grows.", "p: More."]);
    expect(codes).toEqual([]);
  });

  it("may be written in the line", () => {
    expect(read("A star^[Of [small]{} *mass*, 10^3^ kg.] grows.").flows).toEqual([
      "p: A star|footnote(p: Of [small]{} |em(mass)|, 10|sup(3)| kg.)| grows.",
    ]);
  });

  it("may contain several paragraphs, lists and formulas", () => {
    const { flows } = read("A[^a]\n\n[^a]: One $x$.\n\n    Two:\n\n    - three\n\nAfter.");
    expect(flows[0]).toMatch(/^p: A\|footnote\(p: One \|math\(x\)\|\.; p: Two:; .*three/);
    expect(flows[1]).toBe("p: After.");
  });

  it("are the same through the fast path and micromark", () => {
    const inLine = "A ^[note] and B[^none].";
    expect(read(inLine)).toEqual(read(`${inLine}\n\n[^b]: C`.replace("\n\n[^b]: C", "")));
    expect(read("A ^[note] *b*\n\n* c").flows[0]).toBe("p: A |footnote(p: note)| |em(b)");
  });

  it("are one object for two marks of one label, in upper or lower case", () => {
    const [first] = flowOf("A[^N] b[^n].\n\n[^n]: Note.");
    const notes =
      first?.kind === "paragraph"
        ? first.children.flatMap((node) => (node.kind === "footnote" ? [node.note] : []))
        : [];
    expect(notes).toHaveLength(2);
    expect(notes[0]).toBe(notes[1]);
  });

  it("are allowed in captions", () => {
    expect(noteInlines(parseCaption(textFrom("Plate^[By night.]."), contextFor()))).toBe(
      "Plate|footnote(p: By night.)|.",
    );
    const { flows, codes } = read('![](a.png "Plate[^a]")\n\n[^a]: By night.');
    expect(flows[0]).toContain("footnote(p: By night.)");
    expect(codes).toEqual([]);
  });

  it("are not recognized in code, formulas, addresses and after a backslash", () => {
    for (const markdown of ["`[^a]`", "$x[^a]$", "\\[^a]", "```\n[^a] ^[b]\n```", "`^[b]`"]) {
      const { flows, codes } = read(markdown);
      expect(flows.join()).not.toContain("footnote(");
      expect(codes).toEqual([]);
    }
  });

  it("leave superscripts alone", () => {
    expect(inlineNote("x^2^ and y^[a]^")).toBe("x|sup(2)| and y|sup([a])");
  });

  it("are reported if they are unknown, unused, duplicate, nested or misplaced", () => {
    expect(read("A[^x].").codes).toEqual(["unknown-footnote 1"]);
    expect(read("A[^x].").flows).toEqual(["p: A|[^x]|."]);
    expect(read("A.\n\n[^x]: B.").codes).toEqual(["unused-footnote 4"]);
    expect(read("A[^x].\n\n[^x]: B.\n\n[^x]: C.").codes).toEqual(["duplicate-footnote 18"]);
    expect(read("A^[B^[C] D].").codes).toEqual(["misplaced-footnote 4"]);
    expect(read("A[^x].\n\n[^x]: B[^x].").codes).toEqual(["misplaced-footnote 15"]);
    expect(read("# A^[B]").codes).toEqual(["misplaced-footnote 3"]);
    const diagnostics = new Diagnostics();
    expect(inlineNote("A title^[B]", diagnostics)).toBe("A title|^[B]");
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["misplaced-footnote"]);
  });

  it("cannot contain figures", () => {
    const { flows, codes } = read("A[^x].\n\n[^x]: B.\n\n    ![](a.png)");
    expect(flows).toEqual(["p: A|footnote(p: B.)|."]);
    expect(codes).toEqual(["misplaced-figure 22"]);
  });

  it("are counted among the words of a text", () => {
    expect(wordsIn(flowOf("One *two^[three four]* five[^x].\n\n[^x]: Six.\n\n    - seven"))).toBe(7);
  });

  it("suggests the label that was meant", () => {
    const diagnostics = new Diagnostics();
    flowOf("A[^leavit].\n\n[^leavitt]: B.", diagnostics);
    expect(diagnostics.sorted().map(({ hint }) => hint)).toContain("did you mean “leavitt”?");
  });
});
