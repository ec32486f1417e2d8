import { describe, expect, it } from "vitest";
import type { OutlineEntry } from "../../src/page/document.ts";
import { pageLabels } from "../../src/pdf/navigation.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { lookInside, objectsWith } from "./inside.ts";
import { read } from "./read-back.ts";
import { document, linkTo, oneLine, page, placed, regular, root, tag, words } from "./small-document.ts";

describe("page labels", () => {
  it("cover a stretch of folios with one entry", () => {
    expect(pageLabels(["i", "ii", "iii", "iv", "1", "2", "3"])).toBe("<</Nums[0<</S/r>>4<</S/D>>]>>");
  });

  it("start again where folios jump", () => {
    expect(pageLabels(["5", "6", "9"])).toBe("<</Nums[0<</S/D/St 5>>2<</S/D/St 9>>]>>");
  });

  it("are text if no numbering gives the folio", () => {
    expect(pageLabels(["", "A-1", "iiii", "007"])).toBe(
      "<</Nums[0<</P ()>>1<</P (A-1)>>2<</P (iiii)>>3<</P (007)>>]>>",
    );
  });

  it("are what a reader shows", async () => {
    const folios = ["Cover", "ii", "iii", "1", "2", "3", "XIV"];
    const { labels } = await read(await writePdf(document(folios.map((folio) => page([], { folio })))));
    expect(labels).toEqual(folios);
  });
});

describe("named destinations", () => {
  it("are found among hundreds, by byte order, with limits on every leaf", async () => {
    const names = Array.from({ length: 250 }, (_, i) => `${i % 2 ? "a" : "B"}-${i}`);
    const bytes = await writePdf(oneLine("x", { destinations: names.map((name, i) => ({ name, page: 0, y: i })) }));
    const { destinations } = await read(bytes);
    expect(destinations.size).toBe(250);
    for (const [i, name] of names.entries()) expect(destinations.get(name)).toEqual({ page: 1, y: i });
    const leaves = objectsWith(lookInside(bytes), "/Limits[(").map(([, syntax]) =>
      /\[\((.*?)\) \((.*?)\)\]/.exec(syntax),
    );
    expect(leaves).toHaveLength(3);
    const limits = leaves.flatMap((leaf) => [leaf?.[1] ?? "", leaf?.[2] ?? ""]);
    expect(limits).toEqual([...limits].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it("may be named in any script, with brackets and backslashes", async () => {
    const names = ["čas", "a(b)\\c", "[x]"];
    const link = tag("Link", tag("P", root));
    const links = names.map((name) => ({ x: 0, y: 0, width: 5, height: 5, link: linkTo(name, name), tag: link }));
    const bytes = await writePdf(
      document([page([placed(words(regular, "x", link), 50, 60)], { links })], {
        destinations: names.map((name) => ({ name, page: 0, y: 10 })),
      }),
    );
    const { destinations, pages } = await read(bytes);
    expect([...destinations.keys()].sort()).toEqual([...names].sort());
    expect(pages[0]?.links.map(({ contents }) => contents)).toEqual(names);
  });
});

describe("links to the web", () => {
  it("are ASCII, what was encoded stays encoded", async () => {
    const link = tag("Link", tag("P", root));
    const uri = "https://example.org/a%20b/Gödel?q=(1)\\2";
    const area = {
      x: 0,
      y: 0,
      width: 5,
      height: 5,
      link: { target: { kind: "uri", uri }, title: "" },
      tag: link,
    } as const;
    const bytes = await writePdf(document([page([placed(words(regular, "x", link), 50, 60)], { links: [area] })]));
    const [annotation = ""] = objectsWith(lookInside(bytes), "/S/URI").map(([, syntax]) => syntax);
    expect(annotation).toContain("/URI (https://example.org/a%20b/G%C3%B6del?q=\\(1\\)\\\\2)");
    expect(annotation).toContain("/F 4");
    expect(annotation).toContain("/Border[0 0 0]");
  });
});

describe("the outline", () => {
  it("is open at its first level and closed below", async () => {
    const entry = (title: string, children: readonly OutlineEntry[] = []): OutlineEntry => ({
      title,
      target: { kind: "destination", name: "x" },
      children,
    });
    const outline = [entry("A", [entry("A1", [entry("A1a"), entry("A1b")]), entry("A2")]), entry("B")];
    const inside = lookInside(await writePdf(oneLine("x", { outline, destinations: [{ name: "x", page: 0, y: 0 }] })));
    const count = (key: string): string | undefined =>
      /\/Count (-?\d+)/.exec(objectsWith(inside, key)[0]?.[1] ?? "")?.[1];
    expect([count("/Type/Outlines"), count("/Title (A)"), count("/Title (A1)"), count("/Title (B)")]).toEqual([
      "4",
      "2",
      "-2",
      undefined,
    ]);
    expect(objectsWith(inside, "/PageMode/UseOutlines")).toHaveLength(1);
  });
});
