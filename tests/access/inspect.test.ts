import { describe, expect, it } from "vitest";
import { inspectPdf } from "../../scripts/inspect-pdf.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { sample } from "../pdf/sample.ts";
import { document, page, placed, regular, root, tag, words } from "../pdf/small-document.ts";

async function faultsOf(...roles: readonly ("H1" | "H3" | "L" | "P" | "TR")[]): Promise<readonly string[]> {
  const lines = roles.map((role, index) =>
    placed(words(regular, `text ${index}`, tag(role, root)), 50, 60 + 20 * index),
  );
  return inspectPdf(await writePdf(document([page(lines)]))).faults;
}

describe("the inspection of a file", () => {
  it("finds nothing in a good one", async () => {
    expect(await faultsOf("H1", "P")).toEqual([]);
  });

  it("finds headings with gaps", async () => {
    expect(await faultsOf("H1", "H3")).toEqual(["an H3 follows an H1"]);
  });

  it("finds words where only members are allowed", async () => {
    expect(await faultsOf("H1", "L")).toEqual(["words stand in a L itself: “text 1”"]);
    expect(await faultsOf("H1", "TR")).toContain("a TR is in a Document");
  });

  it("finds content that is read later than it is printed", async () => {
    const [first, second] = [tag("P", root), tag("P", root)];
    const lines = [first, second, first].map((own, index) =>
      placed(words(regular, `line ${index}`, own), 50, 60 + 20 * index),
    );
    const { faults } = inspectPdf(await writePdf(document([page(lines)])));
    expect(faults).toEqual(["page 1: “line 1” (P) is read later than it is printed"]);
  });

  it("finds that a plain file has no structure", async () => {
    expect(inspectPdf(await writePdf(sample(), { plain: true })).faults).toEqual(["the file has no structure tree"]);
  });
});
