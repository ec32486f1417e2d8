import { describe, expect, it } from "vitest";
import { listedAffiliations } from "../../src/model/listed-affiliations.ts";

const written = (text: string) =>
  listedAffiliations(text).map(({ mark, text: part }) => (mark === null ? part : `${mark} ${part}`));

describe("several affiliations in one text", () => {
  it.each([
    ["(1) Peat Office; (2) Moss House", ["1 Peat Office", "2 Moss House"]],
    ["(1) Peat Office (2) Moss House", ["1 Peat Office", "2 Moss House"]],
    ["[1] Peat Office, [2] Moss House, [3] Reed Hall", ["1 Peat Office", "2 Moss House", "3 Reed Hall"]],
    ["¹Peat Office ²Moss House", ["1 Peat Office", "2 Moss House"]],
    ["^1^Peat Office, ^2^Moss House", ["1 Peat Office", "2 Moss House"]],
    ["<sup>1</sup>Peat Office <sup>2</sup>Moss House", ["1 Peat Office", "2 Moss House"]],
    ["$^{a}$Peat Office; $^{b}$Moss House", ["a Peat Office", "b Moss House"]],
    ["1. Peat Office; 2. Moss House", ["1 Peat Office", "2 Moss House"]],
    ["a) Peat Office, b) Moss House", ["a Peat Office", "b Moss House"]],
    ["1 Peat Office, Oslo, Norway, 2 Moss House, Bergen", ["1 Peat Office, Oslo, Norway", "2 Moss House, Bergen"]],
    ["1Peat Office; 2Moss House", ["1 Peat Office", "2 Moss House"]],
    ["Peat Office, Norway; Moss House, Japan", ["Peat Office, Norway", "Moss House, Japan"]],
    ["(2) Moss House", ["2 Moss House"]],
    ["１清华大学；２北京大学", ["１清华大学；２北京大学"]],
  ])("%s", (text, parts) => {
    expect(written(text)).toEqual(parts);
  });

  it.each([
    "Peat Office, 2 Moss Street, Oslo",
    "1 Peat Road, Oslo",
    "1 Peat Road, 2 Moss Lane, Oslo",
    "Section of Reeds; Peat Office, Norway",
    "3M Company, St. Paul",
    "Department (1) of Peat",
    "4th Clinic, Peat Hospital",
  ])("%s is one", (text) => {
    expect(written(text)).toEqual([text]);
  });
});
