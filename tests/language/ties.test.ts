import { describe, expect, it } from "vitest";
import { tie, tieInitials, tieName } from "../../src/language/ties.ts";

/** Ties are shown as TeX writes them. */
const tied = (text: string, language = "en") => tie(text, language).replaceAll("\u00a0", "~");

describe("no line ends", () => {
  it.each([
    ["at 300 K and 5.2 eV", "at 300~K and 5.2~eV"],
    ["12 µm thick, 30 % of 40 min", "12~µm thick, 30~% of 40~min"],
    ["5 mothers", "5 mothers"],
    ["in 2024 Marie", "in 2024 Marie"],
    ["10 000 samples", "10~000 samples"],
  ])("between a figure and its unit: %s", (text, expected) => {
    expect(tied(text)).toBe(expected);
  });

  it.each([
    ["open 17:40 - 20:00h", "open 17:40~- 20:00h"],
    ["pp. 10 – 15 and 5 % – 9 %", "pp.~10~– 15 and 5~%~– 9~%"],
    ["28 June – 2 July", "28 June~– 2 July"],
    ["9. – 11. May", "9.~– 11. May"],
    ["20 °C – 25 °C", "20~°C~– 25~°C"],
    ["the end – 3 of them", "the end – 3 of them"],
    ["in 1908 – as before", "in 1908 – as before"],
  ])("before the dash of a range: %s", (text, expected) => {
    expect(tied(text)).toBe(expected);
  });

  it.each([
    ["by M. Curie and E. A. Noether", "by M.~Curie and E.~A.~Noether"],
    ["Dr. Meitner, Prof. Hahn", "Dr.~Meitner, Prof.~Hahn"],
    ["NASA. The", "NASA. The"],
  ])("between initials or title and name: %s", (text, expected) => {
    expect(tied(text)).toBe(expected);
  });

  it.each([
    ["see Fig. 1, Eq. (2), p. 3 and Table 4", "en", "see Fig.~1, Eq.~(2), p.~3 and Table~4"],
    ["siehe Abb. 1 und S. 3, z. B. hier", "de", "siehe Abb.~1 und S.~3, z.~B. hier"],
    ["no. 7 of ten", "en", "no.~7 of ten"],
    ["stop. 3 more", "en", "stop. 3 more"],
  ])("between an abbreviation and its number: %s (%s)", (text, language, expected) => {
    expect(tied(text, language)).toBe(expected);
  });

  it.each([
    ["as in model (1).", "as in model~(1)."],
    ["that (1) this holds and (ii) that does", "that (1)~this holds and (ii)~that does"],
    ["the sum (a)", "the sum~(a)"],
    ["a word (or two) more", "a word (or two) more"],
  ])("between an enumerator and its word: %s", (text, expected) => {
    expect(tied(text)).toBe(expected);
  });

  it("after “I”, in English", () => {
    expect(tied("Then I have seen what I Thought")).toBe("Then I~have seen what I Thought");
    expect(tied("Teil I von", "de")).toBe("Teil I von");
  });

  it("within a name in a list of people, however long", () => {
    expect(tieName("Siu Wun Cheung")).toBe("Siu\u00a0Wun\u00a0Cheung");
    expect(tieName("Maria Constanza de la Santísima Trinidad y de los Dolores")).not.toContain(" ");
  });

  it("after the words of one letter that Czech, Polish and Russian bind to the next", () => {
    expect(tied("v Praze a k tomu", "cs")).toBe("v~Praze a k~tomu");
    expect(tied("w Krakowie i z nami", "pl")).toBe("w~Krakowie i~z~nami");
    expect(tied("в Москве и с нами", "ru")).toBe("в~Москве и~с~нами");
    expect(tied("a book", "en")).toBe("a book");
  });

  it("and the text keeps its length, for places in the source", () => {
    const text = "Fig. 1 by M. Curie at 300 K";
    expect(tie(text, "en")).toHaveLength(text.length);
  });
});

describe("initials beside a surname", () => {
  it.each([
    ["J Roe", "J~Roe"],
    ["J. K. Roe", "J.~K.~Roe"],
    ["Roe J", "Roe~J"],
    ["van den Berg, A.-M., Roe, J. K., & Ek, B.", "van den Berg,~A.-M., Roe,~J.~K., & Ek,~B."],
    ["Roe JK, Ek B. Vitamin D in milk", "Roe~JK, Ek B.~Vitamin D in milk"],
    ["Ada Bell", "Ada Bell"],
    ["A history of Rome", "A history of Rome"],
  ])("are on its line: %s", (text, expected) => {
    expect(tieInitials(text).replaceAll("\u00a0", "~")).toBe(expected);
  });
});
