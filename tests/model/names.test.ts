import { describe, expect, it } from "vitest";
import { personFromName } from "../../src/input/people.ts";
import { namesAgree, orcidKeys } from "../../src/model/names.ts";
import { source, span } from "../../src/source/source.ts";

const nowhere = span(source("a.yaml", ""), 0);
const person = (name: string, orcid: string | null = null) => ({ ...personFromName(name, nowhere), orcid });

describe("two names under one iD", () => {
  it.each([
    ["Sofia Bergman", "S. Bergman"],
    ["Sofia Bergman", "Sofia Lindqvist"],
    ["Sofia Bergman", "Bergman Sofia"],
    ["Tomás Rivera", "Tomas Rivera Paz"],
    ["Josef Hradil", "Jos Hradill"],
    ["湯川秀樹", "Hideki Yukawa"],
    ["SB", "Sofia Bergman"],
  ])("%s and %s may be one person's", (a, b) => {
    expect(namesAgree(person(a), person(b))).toBe(true);
    expect(namesAgree(person(b), person(a))).toBe(true);
  });

  it.each([
    ["Sofia Bergman", "Tomás Rivera"],
    ["Sofia Bergman", "Karl Bergman"],
    ["Wei Wang", "Wen Wang"],
    ["Li Na", "Bo Yu"],
  ])("%s and %s are two people's", (a, b) => {
    expect(namesAgree(person(a), person(b))).toBe(false);
    expect(namesAgree(person(b), person(a))).toBe(false);
  });
});

it("an iD has a key for each person who has it, whatever the order of the names", () => {
  const names = ["S. Bergman", "Tomás Rivera", "Sofia Bergman", "T. Rivera"].map((name) => person(name, "0000-0001"));
  const keysOf = (people: typeof names) => people.map((each) => orcidKeys(people).get(each));
  const [a, b, c, d] = keysOf(names);
  expect([a === c, b === d, a === b]).toEqual([true, true, false]);
  const [d2, c2, b2, a2] = keysOf([...names].reverse());
  expect([a2 === c2, b2 === d2, a2 === b2]).toEqual([true, true, false]);
});
