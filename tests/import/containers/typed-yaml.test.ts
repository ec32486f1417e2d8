// YAML that is faulty in the ways of people who type it.
import { describe, expect, it } from "vitest";
import { readTypedYaml } from "../../../src/import/containers/typed-yaml.ts";

describe("YAML that people typed", () => {
  it("has colons in plain texts, of one line and of several", () => {
    const text =
      "- title: Dust: a survey\n  abstract: Three kinds are compared:\n    fine: so it is\n    and coarse\n  id: 3\n";
    expect(readTypedYaml(text)).toMatchObject({
      fault: null,
      value: [{ title: "Dust: a survey", abstract: "Three kinds are compared: fine: so it is and coarse", id: 3 }],
    });
  });

  it("has quotations at the beginning, and signs with a meaning", () => {
    const text =
      "- title: \"Dust\" is everywhere\n  venue: @home\n  other: '90s dust' again\n  list: *Dust* in italics\n";
    expect(readTypedYaml(text)).toMatchObject({
      fault: null,
      value: [{ title: '"Dust" is everywhere', venue: "@home", other: "'90s dust' again", list: "*Dust* in italics" }],
    });
  });

  it("has dashes without a space", () => {
    expect(readTypedYaml("-role: Chair\n -members: none\n")).toMatchObject({ value: expect.anything() });
    expect(readTypedYaml("-role: Chair\n  name: Ada\n")).toMatchObject({
      fault: null,
      value: [{ role: "Chair", name: "Ada" }],
    });
  });

  it("is untouched if it is sound", () => {
    const text = "a: 'x: y'\nb: |\n  c: d\n  e: f\n";
    expect(readTypedYaml(text)).toMatchObject({ text, value: { a: "x: y", b: "c: d\ne: f\n" } });
  });

  it("keeps what it can, and names the place of what it cannot", () => {
    const read = readTypedYaml("- id: 1\n- id: [2\n- id: 3\n");
    expect(read.fault).not.toBeNull();
    expect(read.value).toEqual(expect.arrayContaining([{ id: 1 }]));
  });
});
