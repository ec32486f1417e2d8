import { describe, expect, it } from "vitest";
import { typedNames } from "../../src/model/typed-names.ts";

const names = (written: string) => typedNames(written).map(({ name }) => name);

describe("one name", () => {
  it.each([
    ["Lena Vogt", "Lena Vogt", ""],
    ["Lena Vogt1,2", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt¹*", "Lena Vogt", "numbers marks 1 presents"],
    ["Lena Vogt^1,2^", "Lena Vogt", "numbers 1 2"],
    ["Lena Vogt †", "Lena Vogt", "marks"],
    ["Lena Vogt (speaker)", "Lena Vogt", "a role presents"],
    ["Lena Vogt (Presenting Author)", "Lena Vogt", "a role presents"],
    ["Lena Vogt (corresponding author)", "Lena Vogt", "a role"],
    ["Lena Vogt [Referentin]", "Lena Vogt", "a role presents"],
    ["Prof. Dr. Lena Vogt", "Lena Vogt", "a title"],
    ["Univ.-Prof. Dr.-Ing. Lena Vogt", "Lena Vogt", "a title"],
    ["Dott.ssa Lena Vogt", "Lena Vogt", "a title"],
    ["Assoc. Prof. Lena Vogt, Ph.D.", "Lena Vogt", "a title a degree"],
    ["Lena Vogt, MD, PhD", "Lena Vogt", "a degree"],
    ["Lena Vogt PhD", "Lena Vogt", "a degree"],
    ["Lena Vogt <lena@example.org>", "Lena Vogt", "an e-mail address lena@example.org"],
    ["LENA VAN DER VOGT-O'HARA", "Lena van der Vogt-O'Hara", "case"],
    ["lena vogt", "Lena Vogt", "case"],
    ["Lena VOGT", "Lena Vogt", "case"],
    ["Vogt, Lena", "Vogt, Lena", ""],
    ["Vogt, Lena, Jr.", "Vogt, Lena, Jr.", ""],
    ["J. K. Vogt III", "J. K. Vogt III", ""],
    ["Ortega y Gasset", "Ortega y Gasset", ""],
    ["García López, María José", "García López, María José", ""],
    ["The Alpha and Omega Collaboration", "The Alpha and Omega Collaboration", ""],
    ["Vogt & Sons", "Vogt & Sons", ""],
    ["Ing Wei", "Ing Wei", ""],
    ["湯川秀樹", "湯川秀樹", ""],
    ["TBA", "TBA", "placeholder"],
    ["N. N.", "N. N.", "placeholder"],
  ])("%s", (written, name, about) => {
    const [only, ...others] = typedNames(written);
    expect(others).toEqual([]);
    expect(only?.name).toBe(name);
    const { extras = [], numbers = [], presenting, email, isOddCase, isPlaceholder } = only ?? {};
    const said = [
      ...extras,
      ...numbers,
      ...(presenting ? ["presents"] : []),
      ...(email ? [email] : []),
      ...(isPlaceholder ? ["placeholder"] : isOddCase ? ["case"] : []),
    ];
    expect(said.join(" ")).toBe(about);
  });

  it("keeps a bare number where nobody else has one", () => {
    expect(typedNames("Speaker 2", false)[0]?.name).toBe("Speaker 2");
    expect(typedNames("Lena Vogt2*", false)[0]?.name).toBe("Lena Vogt");
  });

  it("is printed with its title, and without its marks", () => {
    expect(typedNames("Prof. Lena Vogt, PhD*")[0]?.printed).toBe("Prof. Lena Vogt, PhD");
  });
});

describe("several names in one field", () => {
  it.each([
    ["Lena Vogt, Ana Ek and Bo Li", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["Lena Vogt; Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Vogt, Lena; Ek, Ana", ["Vogt, Lena", "Ek, Ana"]],
    ["Lena Vogt & Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Lena Vogt und Ana Ek", ["Lena Vogt", "Ana Ek"]],
    ["Vogt L, Ek A", ["Vogt L", "Ek A"]],
    ["Lena Vogt¹, Ana Ek², Bo Li*", ["Lena Vogt", "Ana Ek", "Bo Li"]],
    ["L. Vogt, A. Ek, B. Li", ["L. Vogt", "A. Ek", "B. Li"]],
  ])("%s", (written, expected) => {
    expect(names(written)).toEqual(expected);
  });
});
