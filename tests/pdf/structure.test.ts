import { beforeAll, describe, expect, it } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { contents, type Inside, lookInside, objectsWith, operations } from "./inside.ts";
import { read } from "./read-back.ts";
import { sample } from "./sample.ts";
import { document, linkTo, page, placed, regular, root, tag, words } from "./small-document.ts";

let bytes: Uint8Array;
let inside: Inside;

beforeAll(async () => {
  bytes = await writePdf(sample());
  inside = lookInside(bytes);
});

describe("marked content", () => {
  it("holds every operator of every page", () => {
    for (const content of contents(inside)) {
      const outside = operations(content).filter(
        ({ operator, depth }) => depth === 0 && !["BDC", "EMC"].includes(operator),
      );
      expect(outside).toEqual([]);
    }
  });

  it("is never nested and never cuts a text object", () => {
    for (const content of contents(inside)) {
      for (const { operator, depth, inText } of operations(content)) {
        if (operator !== "BDC" && operator !== "EMC") continue;
        expect(depth).toBe(0);
        expect(inText).toBe(false);
      }
    }
  });

  it("names decoration by its kind", () => {
    const all = contents(inside).join("\n");
    expect(all).toContain("/Artifact<</Type/Pagination/Subtype/Header>>BDC");
    expect(all).toContain("/Artifact<</Type/Pagination/Subtype/Footer>>BDC");
    expect(all).toContain("/Artifact<</Type/Background/BBox[0 0 420 595]>>BDC");
    expect(all).toContain("/Artifact<</Type/Layout>>BDC");
  });

  it("is one sequence for lines of one paragraph", async () => {
    const paragraph = tag("P", root);
    const lines = [60, 72, 84].map((y) => placed(words(regular, "a line of text", paragraph), 50, y));
    const [content = ""] = contents(lookInside(await writePdf(document([page(lines)]))));
    const count = (operator: string): number => operations(content).filter((o) => o.operator === operator).length;
    expect([count("BDC"), count("BT"), count("Tf"), count("TJ")]).toEqual([1, 1, 1, 3]);
  });
});

describe("the structure tree", () => {
  it("has the elements in printed order, each page with those that it shows", async () => {
    const { pages } = await read(bytes);
    expect(pages.map(({ structure }) => structure)).toEqual([
      "Document(Sect(H1 P(Span Link)) L(LI(Lbl LBody)) Table(THead(TR(TH)) TBody(TR(TH TD))) Figure(Caption) " +
        "P(Formula) TOC(TOCI))",
      "Document(Sect(P) Sect(H1 P Note))",
    ]);
  });

  it("never has a tag without content", async () => {
    const section = tag("Sect", root);
    tag("P", section);
    const { pages } = await read(
      await writePdf(document([page([placed(words(regular, "text", tag("H1", section)), 50, 60)])])),
    );
    expect(pages[0]?.structure).toBe("Document(Sect(H1))");
  });

  it("keeps a paragraph on two pages as one element", () => {
    const paragraphs = objectsWith(inside, "/S/P/").filter(([, syntax]) => syntax.includes("/MCR"));
    expect(paragraphs).toHaveLength(1);
    const [, second] = objectsWith(inside, "/Type/Page/").map(([id]) => id);
    expect(paragraphs[0]?.[1]).toContain(`/MCR/Pg ${second} 0 R`);
  });

  it("has alternative text, languages, titles and attributes", () => {
    expect(objectsWith(inside, "/S/Figure")[0]?.[1]).toContain("/Alt (A field of three colours)");
    expect(objectsWith(inside, "/S/Figure")[0]?.[1]).toContain("/O/Layout/Placement/Block/BBox[50 315 250 415]");
    expect(objectsWith(inside, "/S/Formula")[0]?.[1]).toContain("/Placement/Inline");
    expect(objectsWith(inside, "/S/TH/")[0]?.[1]).toContain("/A<</O/Table/Scope/Column/ColSpan 2>>");
    expect(objectsWith(inside, "/S/L/")[0]?.[1]).toContain("/ListNumbering/Decimal");
    expect(objectsWith(inside, "/S/Note")[0]?.[1]).toContain("/ID (note-1)");
    expect(objectsWith(inside, "/IDTree")).toHaveLength(1);
    expect(objectsWith(inside, "/Lang (la)")[0]?.[1]).toContain("/S/Span");
    // The heading of a section says its title.
    expect(objectsWith(inside, "/T (Aromatic compounds)")).toEqual([]);
  });

  it("connects a link on two pages to an annotation on each", async () => {
    const link = tag("Link", tag("P", root));
    const target = linkTo("here", "Here");
    const area = { x: 50, y: 50, width: 20, height: 10, link: target, tag: link };
    const pages = [1, 2].map(() => page([placed(words(regular, "here", link), 50, 60)], { links: [area] }));
    const two = lookInside(await writePdf(document(pages, { destinations: [{ name: "here", page: 0, y: 50 }] })));
    const owners = new Map(
      objectsWith(two, "/Type/Page/").map(([id, syntax]) => [/\/Annots\[(\d+) 0 R\]/.exec(syntax)?.[1], id]),
    );
    const linkElement = objectsWith(two, "/S/Link")[0]?.[1] ?? "";
    const ownPage = /\/Pg (\d+) 0 R\/P /.exec(linkElement)?.[1];
    const references = [...linkElement.matchAll(/\/Obj (\d+) 0 R(?:\/Pg (\d+) 0 R)?/g)];
    expect(references).toHaveLength(2);
    for (const [, annotation, on = ownPage] of references) expect(owners.get(annotation)).toBe(Number(on));
    // The number of each annotation leads through the parent tree back to the element.
    const [element] = objectsWith(two, "/S/Link").map(([id]) => id);
    const parents = objectsWith(two, "<</Nums[0 [")[0]?.[1] ?? "";
    for (const [, syntax] of objectsWith(two, "/Type/Annot")) {
      const key = /\/StructParent (\d+)/.exec(syntax)?.[1];
      expect(parents).toMatch(new RegExp(`[\\[ ]${key} ${element} 0 R`));
    }
  });
});
