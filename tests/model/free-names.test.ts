import { describe, expect, it } from "vitest";
import { FreeNames } from "../../src/model/free-names.ts";

describe("names that must differ", () => {
  it("are numbered from 2, past names that are taken", () => {
    const names = new FreeNames(["hall", "hall-3"]);
    expect(["hall", "hall", "annex", "hall-2", "hall"].map((name) => names.take(name))).toEqual([
      "hall-2",
      "hall-4",
      "annex",
      "hall-2-2",
      "hall-5",
    ]);
  });

  it("are numbered in another form on request", () => {
    const names = new FreeNames([], (name, number) => `${name} (${number})`);
    expect(["hall", "hall"].map((name) => names.take(name))).toEqual(["hall", "hall (2)"]);
  });

  it("take as many steps as there are names, even if all are equal", () => {
    let steps = 0;
    const names = new FreeNames([], (name, number) => {
      steps++;
      return `${name}-${number}`;
    });
    for (let count = 0; count < 20_000; count++) names.take("hall");
    expect(steps).toBe(19_999);
  });
});
