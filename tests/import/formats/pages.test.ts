// Markdown with front matter, and HTML pages: where the people are, and what is the abstract.
import { expect, it } from "vitest";
import { importOf } from "../support.ts";

it("the names and institutions below the heading of a page are its authors, and its footer is no text", async () => {
  const { text } = await importOf({
    "dust.html": `<!DOCTYPE html><html><body><nav>Home</nav><h1>Dust</h1><p>Ada Lee<sup>1</sup>, Bo Kim<sup>2</sup></p>
     <p><sup>1</sup> Dust Lab<br><sup>2</sup> Air Lab</p><p>It settles.</p><footer>Imprint</footer></body></html>`,
  });
  expect(text).toMatch(
    /name: Ada Lee\n {4}affiliations: \[dust-lab\]\n {2}- name: Bo Kim\n {4}affiliations: \[air-lab\]/,
  );
  expect(text).toContain("abstract: |\n  It settles.\n");
  expect(text).not.toMatch(/Home|Imprint/);
});

it("a page without names keeps its first paragraph", async () => {
  const { text } = await importOf({ "dust.html": "<html><body><h1>Dust</h1><p>It settles slowly.</p></body></html>" });
  expect(text).toContain("abstract: |\n  It settles slowly.\n");
});

it("an abstract in the front matter is the abstract, and the text below it is reported", async () => {
  const { text, said } = await importOf({
    "dust.qmd": "---\ntitle: Dust\nauthor: Ada Lee\nabstract: It settles.\n---\n\nA paper.\n",
  });
  expect(text).toContain("abstract: |\n  It settles.\n");
  expect(said).toEqual(["the text after the abstract in the front matter is left out"]);
});

it("a sentence around a picture stays whole", async () => {
  const { text } = await importOf({
    "dust.md": "---\ntitle: Dust\nauthor: Ada Lee\n---\n\nIt settles ![a heap](a.png) slowly.\n",
  });
  expect(text).toContain("  It settles slowly.\n");
});
