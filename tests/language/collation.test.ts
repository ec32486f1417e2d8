import { describe, expect, it } from "vitest";
import { compareIn, indexName, letterOf } from "../../src/language/collation.ts";
import { person } from "../compose/sample-book.ts";

describe("the order of names", () => {
  it("is the language's own", () => {
    const names = ["Zupan", "Čop", "Cankar", "Žagar", "Šubic", "Dolenc", "Slak"];
    expect([...names].sort(compareIn("sl"))).toEqual(["Cankar", "Čop", "Dolenc", "Slak", "Šubic", "Zupan", "Žagar"]);
    expect([...names].sort(compareIn("en")).slice(0, 2)).toEqual(["Cankar", "Čop"]);
  });

  it("sets ch after h in Czech and ö by o in German", () => {
    expect(["Chalupa", "Hrubý", "Cibulka"].sort(compareIn("cs"))).toEqual(["Cibulka", "Hrubý", "Chalupa"]);
    expect(["Ozols", "Öhman", "Ott"].sort(compareIn("de"))).toEqual(["Öhman", "Ott", "Ozols"]);
  });
});

describe("letters", () => {
  it("carry marks where the alphabet has them as letters", () => {
    expect(letterOf("Čop", "sl")).toBe("Č");
    expect(letterOf("Čop", "en")).toBe("C");
    expect(letterOf("Chalupa", "cs")).toBe("Ch");
    expect(letterOf("Chalupa", "en")).toBe("C");
    expect(letterOf("Ñandú", "es")).toBe("Ñ");
    expect(letterOf("Işık", "tr")).toBe("I");
    expect(letterOf("İnce", "tr")).toBe("İ");
  });

  it("of other scripts stand for themselves, figures under a sign", () => {
    expect(letterOf("Ωμέγα", "el")).toBe("Ω");
    expect(letterOf("Яковлев", "ru")).toBe("Я");
    expect(letterOf("3M Labs", "en")).toBe("#");
  });
});

describe("particles", () => {
  it("stand behind the given name, so that de Gironcoli is found under G", () => {
    expect(indexName(person("Stefano de Gironcoli", "de"), "en")).toBe("Gironcoli, Stefano de");
    expect(indexName(person("Jan van Dyck", "van"), "nl")).toBe("Dyck, Jan van");
  });

  it("stand first in Italian", () => {
    expect(indexName(person("Stefano de Gironcoli", "de"), "it")).toBe("de Gironcoli, Stefano");
  });

  it("are absent from single names", () => {
    expect(indexName(person("Plato"), "en")).toBe("Plato");
  });
});
