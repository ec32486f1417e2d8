import { describe, expect, it } from "vitest";
import { personFromName } from "../../src/input/people.ts";
import { source, span } from "../../src/source/source.ts";

function parts(name: string): string {
  const { given, particle, family, suffix } = personFromName(name, span(source("test", name), 0, name.length));
  return [given, particle, family, suffix].join(" | ");
}

describe("a name is taken apart:", () => {
  it.each([
    ["Marie Curie", "Marie |  | Curie | "],
    ["Stefano de Gironcoli", "Stefano | de | Gironcoli | "],
    ["Ursula von der Leyen", "Ursula | von der | Leyen | "],
    ["Ludwig van Beethoven", "Ludwig | van | Beethoven | "],
    ["James Van Allen", "James Van |  | Allen | "],
    ["Maria dos Santos", "Maria | dos | Santos | "],
    ["Jean le Rond d'Alembert", "Jean le Rond | d' | Alembert | "],
    ["Muḥammad al-Khwārizmī", "Muḥammad | al- | Khwārizmī | "],
    ["José Ortega y Gasset", "José |  | Ortega y Gasset | "],
    ["Santiago Ramón y Cajal", "Santiago |  | Ramón y Cajal | "],
    ["Martin Luther King Jr.", "Martin Luther |  | King | Jr."],
    ["King, Martin Luther, Jr.", "Martin Luther |  | King | Jr."],
    ["de Gironcoli, Stefano", "Stefano | de | Gironcoli | "],
    ["湯川秀樹", " |  | 湯川秀樹 | "],
    ["屠呦呦", " |  | 屠呦呦 | "],
    ["欧阳修", " |  | 欧阳修 | "],
    ["김 철수", "철수 |  | 김 | "],
    ["Plato", " |  | Plato | "],
    ["The ATLAS Collaboration", " |  | The ATLAS Collaboration | "],
  ])("%s", (name, expected) => {
    expect(parts(name)).toBe(expected);
  });

  it("and printed with the given name first, in whatever order it was written", () => {
    const printed = (name: string) => personFromName(name, span(source("test", name), 0)).printed;
    expect(printed("von der Leyen, Ursula")).toBe("Ursula von der Leyen");
    expect(printed("湯川秀樹")).toBe("湯川秀樹");
    expect(printed("  Marie   Curie ")).toBe("Marie Curie");
  });
});
