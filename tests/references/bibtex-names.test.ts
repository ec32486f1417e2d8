import { describe, expect, it } from "vitest";
import { readNames } from "../../src/references/formats/bibtex/names.ts";

/** `family|given|particle|suffix`, or a literal, for each name; and the diagnostics. */
function read(tex: string) {
  const said: string[] = [];
  const names = readNames(tex, ({ message }) => said.push(message)).map((name) => {
    if (name.literal !== undefined) return `=${name.literal}`;
    const particle = name["non-dropping-particle"] ?? name["dropping-particle"] ?? "";
    return [name.family ?? "", name.given ?? "", particle, name.suffix ?? ""].join("|").replace(/\|+$/, "");
  });
  return { names, said };
}

describe("names of BibTeX", () => {
  it.each([
    ["Rivera, Ana and Tomás Okafor", ["Rivera|Ana", "Okafor|Tomás"]],
    [String.raw`{\'E}lise Dupont and {\L}ucja Wolna`, ["Dupont|Élise", "Wolna|Łucja"]],
    [
      String.raw`{\v S}. Nov{\'a}k and \"Ozlem {\c C}elik and {\AA}se M{\o}ller`,
      ["Novák|Š.", "Çelik|Özlem", "Møller|Åse"],
    ],
    [`{R}ivera, {A}na and {A}na {R}ivera`, ["Rivera|Ana", "Rivera|Ana"]],
    ["Ludwig van Houten and de la Vega, Inés", ["Houten|Ludwig|van", "Vega|Inés|de la"]],
    ["{van den Berg}, K.", ["van den Berg|K."]],
    [
      "Adams, Jr., Henry and Adams, Henry, III and Henry Adams Jr.",
      ["Adams|Henry||Jr.", "Adams|Henry||III", "Adams|Henry||Jr."],
    ],
    ["{WHO Expert Group} and {Institute of {M}etals}", ["=WHO Expert Group", "=Institute of Metals"]],
    ["Rivera, Ana and others", ["Rivera|Ana", "=others"]],
    ["Plato", ["Plato"]],
    [String.raw`Ma\~nara, Inés and Inés Ma\~{n}ara and J.\~Ek`, ["Mañara|Inés", "Mañara|Inés", "Ek|J."]],
    ["Rivera AB and Okafor T", ["Rivera|A. B.", "Okafor|T."]],
    ["Jet LI and Bruce LEE", ["LI|Jet", "LEE|Bruce"]],
    ["family=Vega, given=Inés, prefix=de la, useprefix=true and family=Ek, given=Bo", ["Vega|Inés|de la", "Ek|Bo"]],
    ["Collaboration, ATLAS", ["=ATLAS Collaboration"]],
    ["Ana~B. Rivera\nand\nO. Ek", ["Rivera|Ana B.", "Ek|O."]],
    ["Sandy Anderson and Brandon Andrews", ["Anderson|Sandy", "Andrews|Brandon"]],
  ])("%s", (tex, names) => {
    expect(read(tex)).toEqual({ names, said: [] });
  });

  it.each([
    ["Rivera, A., Okafor, T., Ek, B.", ["Rivera|A.", "Okafor|T.", "Ek|B."]],
    ["Rivera, A.; Okafor, T.", ["Rivera|A.", "Okafor|T."]],
    [String.raw`Ana Rivera \& Tomás Okafor`, ["Rivera|Ana", "Okafor|Tomás"]],
    ["A. Rivera, T. Okafor, and B. Ek", ["Rivera|A.", "Okafor|T.", "Ek|B."]],
    ["Ana Rivera, Tomás Okafor, Bo Ek", ["Rivera|Ana", "Okafor|Tomás", "Ek|Bo"]],
    ["Rivera, A. and", ["Rivera|A."]],
    ["Rivera, A. and and Ek, B.", ["Rivera|A.", "Ek|B."]],
    ["Rivera, one, two, three", ["=Rivera, one, two, three"]],
    ["World Meteorological Organization", ["=World Meteorological Organization"]],
  ])("keeps every name of “%s”, and reports it", (tex, names) => {
    const { names: found, said } = read(tex);
    expect(found).toEqual(names);
    expect(said).toHaveLength(1);
  });

  it("treats “&” as part of a firm's name", () => {
    expect(read("Mercer & Sons").names).toEqual(["=Mercer & Sons"]);
  });
});
