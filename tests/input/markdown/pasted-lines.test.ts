import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { flowOf, noteFlow } from "./support.ts";

function read(markdown: string): { readonly flows: readonly string[]; readonly codes: readonly string[] } {
  const diagnostics = new Diagnostics();
  const flows = flowOf(markdown, diagnostics).map(noteFlow);
  return { flows, codes: diagnostics.sorted().map(({ code }) => code) };
}

describe("bullets", () => {
  it("are list items, those of another shape indented", () => {
    expect(read("We saw:\n• red\n• blue\n◦ light\n• green\n\nThen").flows).toEqual([
      "p: We saw:",
      "ul: [p: red] [p: blue; ul: [p: light]] [p: green]",
      "p: Then",
    ]);
  });

  it("may have no space after them, or be in the Symbol font", () => {
    expect(read("•red\n•blue").flows).toEqual(["ul: [p: red] [p: blue]"]);
    expect(read("\uf0b7\tred\n\uf0b7\tblue").flows).toEqual(["ul: [p: red] [p: blue]"]);
  });

  it("are dashes if more than one line begins with one", () => {
    expect(read("– red\n– blue").flows).toEqual(["ul: [p: red] [p: blue]"]);
    expect(read("The red\n– and blue – ones").flows).toEqual(["p: The red |– and blue – ones"]);
  });

  it("are arrows, and an o if all lines begin with it", () => {
    expect(read("→ red\n→ blue").flows).toEqual(["ul: [p: red] [p: blue]"]);
    expect(read("red\n→ blue").flows).toEqual(["p: red |→ blue"]);
    expect(read("o red\no blue\n\nThen").flows).toEqual(["ul: [p: red] [p: blue]", "p: Then"]);
    expect(read("Vimos\no mar e\no sol").flows).toEqual(["p: Vimos |o mar e |o sol"]);
  });

  it("are text inside code", () => {
    expect(read("```\n• red\n```").flows).toEqual(["code: • red"]);
  });
});

describe("lines with letters or numbers in brackets", () => {
  it("are printed one below the other if they count up", () => {
    expect(read("Seen:\n(a) red\n(b) blue").flows).toEqual(["p: Seen:|br|(a) red|br|(b) blue"]);
    expect(read("i) red\nii) blue,\nor so\niii) green").flows).toEqual(["p: i) red|br|ii) blue, |or so|br|iii) green"]);
    expect(read("(1) red\n(2) blue").flows).toEqual(["p: (1) red|br|(2) blue"]);
  });

  it.each([
    ["①　実験\n②　理論"],
    ["１．実験\n２．理論"],
    ["（一）red\n（二）blue"],
    ["一、red\n二、blue"],
    ["1- red\n2- blue"],
    ["١- red\n٢- blue"],
    ["α) red\nβ) blue"],
    ["а) red\nб) blue"],
    ["א. red\nב. blue"],
  ])("in the letters and figures of other scripts: %s", (text) => {
    expect(read(text).flows.join()).toBe(`p: ${text.replace("\n", "|br|")}`);
  });

  it("need not be a list in running text", () => {
    expect(read("in 1908\n5 - 7 of them\n3 - 4 years ago").flows.join()).not.toContain("br");
    expect(read("а\nв) red").flows.join()).not.toContain("br");
  });

  it("are text if they do not", () => {
    expect(read("Seen\n(b) red\n(c) blue").flows.join()).not.toContain("br");
    expect(read("Seen\n(a) red\n\n(b) blue").flows.join()).not.toContain("br");
    expect(read("Seen\n(a) red\n(c) blue").flows.join()).not.toContain("br");
  });
});

describe("lists with numbers that jump", () => {
  it("print the numbers that were typed", () => {
    expect(read("1. red\n2. blue\n5. green").flows).toEqual(["ol from 1: [p: red] [p: blue]", "ol from 5: [p: green]"]);
  });

  it("count up if each item has the same number", () => {
    expect(read("1. red\n1. blue\n1. green").flows).toEqual(["ol from 1: [p: red] [p: blue] [p: green]"]);
  });
});

describe("rows with tabs", () => {
  it("are a table, with a warning", () => {
    expect(read("Seen:\nColour\tNumber\nred\t3\tfew\nblue\t4\nSo it is.")).toEqual({
      flows: ["p: Seen:", "table (  ): Colour & Number &  / red & 3 & few / blue & 4 & ", "p: So it is."],
      codes: ["pasted-table"],
    });
  });

  it("are text if there is only one", () => {
    expect(read("red\t3").codes).toEqual([]);
  });
});

describe("a table with surplus cells", () => {
  it("keeps them, with a warning for each row", () => {
    expect(read("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |")).toEqual({
      flows: ["table (  ): a & b &  / 1 & 2 & 3 / 4 &  & "],
      codes: ["table-cells"],
    });
  });
});

describe("a bar inside code in a table", () => {
  it("does not end a cell if the row has too many", () => {
    const { flows, codes } = read("| a | b |\n|---|---|\n| 1 | `p|q` |\n| `r` | 2 |");
    expect(flows).toEqual(["table ( ): a & b / 1 & code(p|q) / code(r) & 2"]);
    expect(codes).toEqual([]);
  });
});

describe("numbered definitions", () => {
  it("are references below a text that cites by number", () => {
    const { flows, codes } = read(
      "As in [1] and [2, 3].\n[1]: https://example.org/a\n[2]: 10.1000/b.c\n[3]: arXiv:1912.01234\n",
    );
    expect(flows).toEqual([
      "p: As in [1] and [2, 3].",
      "p: [|1|]| |link(https://example.org/a: https://example.org/a)|br|[|2|]| |link(https://doi.org/10.1000/b.c: 10.1000/b.c)|br|[|3|]| |link(https://arxiv.org/abs/1912.01234: arXiv:1912.01234)",
    ]);
    expect(codes).toEqual(["numbered-definitions"]);
  });

  it("are link addresses if a link names the number", () => {
    expect(read("The [page][1].\n\n[1]: https://example.org").flows).toEqual([
      "p: The |link(https://example.org: page)|.",
    ]);
  });
});

describe("addresses with blanks", () => {
  it("belong to pictures and links, with the change that fixes them", () => {
    const { flows, codes } = read('![A](figures/My plot (2).png "Two.")\n\n[here](https://example.org/a b)');
    expect(flows).toEqual(["figure figures/My plot (2).png “Two.” (A)", "p: link(https://example.org/a%20b: here)"]);
    expect(codes).toEqual(["blank-in-address", "blank-in-address"]);
  });

  it("are text if they are not addresses", () => {
    expect(read("[a](some words)").flows).toEqual(["p: [a](some words)"]);
  });
});

describe("a width after a picture", () => {
  it("belongs to it, and is not printed", () => {
    const [first, second] = flowOf("![A](a.png){width=50%}\n\n![B](b.png){ #fig width=6cm }");
    expect(first).toMatchObject({ kind: "figure", figure: { width: { share: 0.5 } } });
    expect(second).toMatchObject({
      kind: "figure",
      figure: { width: { points: expect.closeTo(6 * (720 / 25.4), 6) } },
    });
    expect(read("![A](a.png){width=50%}").flows).toHaveLength(1);
  });

  it("is reported if it is not a width", () => {
    expect(read("![A](a.png){width=500%}").codes).toEqual(["bad-width"]);
  });
});

describe("a long note", () => {
  it("is a note", () => {
    const words = "some words ".repeat(400).trim();
    expect(read(`Text^[${words}].`).flows).toEqual([`p: Text|footnote(p: ${words})|.`]);
  });
});

describe("lines with numbers in brackets", () => {
  it("remain lines, one reference each", () => {
    expect(read("As in [1].\n[1] Ek, A. One.\n[2] Li, B. Two.\n\nEnd.").flows).toEqual([
      "p: As in [1].",
      "p: [1] Ek, A. One.|br|[2] Li, B. Two.",
      "p: End.",
    ]);
    expect(read("As in\n[1] and\n[3].").flows).toEqual(["p: As in |[1] and |[3]."]);
  });
});
