import { describe, expect, it } from "vitest";
import { plainField } from "../../../src/input/markdown/plain-field.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { textFrom } from "./support.ts";

const plain = (written: string) => plainField(textFrom(written), new Diagnostics()).value;

describe("a field without Markdown", () => {
  it.each([
    ['J\\"urgen M\\"uller', "Jürgen Müller"],
    ["{\\'E}va Erd\\H{o}s", "Éva Erdős"],
    ["\\'Elodie \\O stby", "Élodie Østby"],
    ["Hall~A \\& foyer", "Hall~A & foyer"],
    ["\\textit{Aula} 5\\%", "Aula 5%"],
    ["H$_2$O and $\\alpha$-decay at 10$^{-3}$", "H₂O and α-decay at 10⁻³"],
    ["$x_{q}^{\\frac{1}{2}}$", "$x_{q}^{\\frac{1}{2}}$"],
    ["Jos&eacute; &amp; Ana&nbsp;Ek, &#xE9;", "José & Ana\u00a0Ek, é"],
    ["<b>Ana</b> Ek<sup>2</sup>, CO<sub>2</sub>", "Ana Ek², CO₂"],
    ["Astro\\-physics", "Astrophysics"],
    ["\uf061-decay \uf0b1 1", "α-decay ± 1"],
    ["a < b & c > d, R&D, AT&T; 5 $", "a < b & c > d, R&D, AT&T; 5 $"],
    ["*Ana* Ek_b [x](y)", "*Ana* Ek_b [x](y)"],
    ["C:\\rooms\\alpha", "C:\\rooms\\alpha"],
  ])("%s", (written, expected) => {
    expect(plain(written)).toBe(expected);
  });

  it("maps each character to the file, and reports what it understood", () => {
    const diagnostics = new Diagnostics();
    const text = plainField(textFrom('M\\"uller Ana'), diagnostics);
    const { source, start, end } = text.spanAt(7, 10);
    expect(source.text.slice(start, end)).toBe("Ana");
    expect(diagnostics.sorted().map(({ code, fix }) => [code, fix?.[0]?.was, fix?.[0]?.text])).toEqual([
      ["tex-in-text", '\\"u', "ü"],
    ]);
  });
});
