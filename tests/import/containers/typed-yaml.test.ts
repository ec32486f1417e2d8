// YAML that is faulty in the ways of people who type it.
import { describe, expect, it } from "vitest";
import { readTypedYaml } from "../../../src/import/containers/typed-yaml.ts";

describe("YAML that people typed", () => {
  it("may have colons in plain texts of one or several lines", () => {
    const text =
      "- title: Dust: a survey\n  abstract: Three kinds are compared:\n    fine: so it is\n    and coarse\n  id: 3\n";
    expect(readTypedYaml(text)).toMatchObject({
      fault: null,
      value: [{ title: "Dust: a survey", abstract: "Three kinds are compared: fine: so it is and coarse", id: 3 }],
    });
  });

  it("may begin with quotations, and contain special characters", () => {
    const text =
      "- title: \"Dust\" is everywhere\n  venue: @home\n  other: '90s dust' again\n  list: *Dust* in italics\n";
    expect(readTypedYaml(text)).toMatchObject({
      fault: null,
      value: [{ title: '"Dust" is everywhere', venue: "@home", other: "'90s dust' again", list: "*Dust* in italics" }],
    });
  });

  it("may have dashes without a space", () => {
    expect(readTypedYaml("-role: Chair\n -members: none\n")).toMatchObject({ value: expect.anything() });
    expect(readTypedYaml("-role: Chair\n  name: Ada\n")).toMatchObject({
      fault: null,
      value: [{ role: "Chair", name: "Ada" }],
    });
  });

  it("is unchanged if it is valid", () => {
    const text = "a: 'x: y'\nb: |\n  c: d\n  e: f\n";
    expect(readTypedYaml(text)).toMatchObject({ text, value: { a: "x: y", b: "c: d\ne: f\n" } });
  });

  it("keeps what is readable, and gives the place of what is not", () => {
    const read = readTypedYaml("- id: 1\n- id: [2\n- id: 3\n");
    expect(read.fault).not.toBeNull();
    expect(read.value).toEqual(expect.arrayContaining([{ id: 1 }]));
  });
});
