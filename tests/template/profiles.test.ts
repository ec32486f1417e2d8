import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { sampleBook } from "../compose/sample-book.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "profiles-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(profile: string | null, yaml = "extends: classic\n") {
  writeFileSync(join(folder, "own.yaml"), yaml);
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook({ folder }), "own.yaml", diagnostics, profile);
  const faults = diagnostics.sorted().map(({ code, message, hint = "" }) => `${code}: ${message} (${hint})`);
  return { style, faults };
}

describe("a profile", () => {
  it("lays its settings over the template's, and leaves the others", () => {
    const print = read("print").style;
    const plain = read(null).style;
    expect(print?.page.bleed).toBeCloseTo((3 * 72) / 25.4);
    expect(print?.page).toMatchObject({ cropMarks: true, width: plain?.page.width });
    expect(print?.links).toEqual({ outside: null, inside: null, addresses: true });
    expect(plain?.page).toMatchObject({ bleed: 0, cropMarks: false });
    expect(plain?.profile).toBeNull();
  });

  it.each(["print", "screen", "short", "posters", "rooms", "proofs"])("“%s” is in classic, without a fault", (name) => {
    const { style, faults } = read(name);
    expect(faults).toEqual([]);
    expect(style?.profile?.name).toBe(name);
  });

  it("of a book's own template states what it prints", () => {
    const yaml = "profiles:\n  hall: { prints: [programme, poster-lists], parts: { sink: 0 } }\n";
    const { style, faults } = read("hall", yaml);
    expect(faults).toEqual([]);
    expect(style?.profile).toEqual({ name: "hall", prints: ["programme", "poster-lists"], files: "book" });
    expect(style?.parts.sink).toBe(0);
  });

  it("that does not exist is an error, with a similar name", () => {
    const { style, faults } = read("pront");
    expect(style).toBeNull();
    expect(faults).toEqual(["profile-not-found: the template has no profile “pront” (did you mean “print”?)"]);
  });

  it("reports unknown parts and faulty settings", () => {
    const { faults } = read("odd", "profiles:\n  odd: { prints: [covers], page: { bled: 3mm } }\n");
    expect(faults).toEqual([
      "wrong-value: “covers” is not a value of “prints” (did you mean “cover”?)",
      "unknown-key: “bled” is not a field of “page” (did you mean “bleed”?)",
    ]);
  });
});
