import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findPicture } from "../../../src/input/find-picture.ts";
import { captionBehind, imageOf, texFigure } from "../../../src/input/markdown/pasted-figures.ts";
import { temporaryFolder } from "../../support/run.ts";

const folder = temporaryFolder();
mkdirSync(join(folder.path, "figures"));
for (const name of ["dust.png", "a b.svg"]) writeFileSync(join(folder.path, "figures", name), "");
writeFileSync(join(folder.path, "rain.jpg"), "");
afterAll(() => folder.remove());

const seek = (path: string) => findPicture(folder.path, path);

describe("a picture of LaTeX", () => {
  it("is a figure with its caption and its share of the measure", () => {
    const body =
      "\\centering\\includegraphics[height=2cm, width=0.5\\textwidth]{plots/dust.pdf}\\caption[Short]{Dust [1] in\n $x^2$.}\\label{a}";
    expect(texFigure(body, seek)).toEqual({
      text: '![](figures/dust.png "Dust [1] in $x^2$."){width=50%}',
      missing: [],
    });
  });

  it("is one of several, the last of which has the caption", () => {
    const body = '\\includegraphics[width=6cm]{dust}\\includegraphics{rain}\\caption{“Both” and "one".}';
    expect(texFigure(body, seek).text).toBe("![](figures/dust.png){width=6cm}\n![](rain.jpg '“Both” and \"one\".')");
  });

  it("leaves its caption if the book lacks it", () => {
    expect(texFigure("\\includegraphics{gone}\\caption{Gone.}", seek)).toEqual({ text: "Gone.", missing: ["gone"] });
  });
});

describe("a picture of HTML", () => {
  it("is a figure with its alternative text and the caption after it", () => {
    expect(imageOf(' alt="Dust [fine]" src="a%20b.svg" width=40%', null, seek)).toBe(
      "![Dust \\[fine\\]](<figures/a b.svg>){width=40%}",
    );
    const behind = captionBehind('<img src="x">\n<figcaption class="c">Some <i>dust</i></figcaption>.', 13);
    expect(behind?.text).toBe("Some <i>dust</i>");
  });

  it("is nothing if it is not in the book", () => {
    for (const source of [
      "https://example.org/dust.png",
      "../dust.png",
      "/rain.jpg",
      "cid:dust.png",
      "data:image/png;base64,AA",
      "",
    ])
      expect(imageOf(` src="${source}"`, null, seek)).toBeNull();
  });
});
