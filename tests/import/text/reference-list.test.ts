import { describe, expect, it } from "vitest";
import { readBody } from "../../../src/import/text/field.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { source, span } from "../../../src/source/source.ts";

const read = (value: string) =>
  readBody(value, "guess", { span: span(source("talks.csv", "x"), 0, 1) }, new Diagnostics());
const two = ["A. Nobody, J. None 1, 2 (2001).", "B. Noone, Proc. Void (2002)."];

describe("a list of references in a field", () => {
  it.each([
    ["on lines of its own", `Text.\n\nReferences\n[1] ${two[0]}\n[2] ${two[1]}`],
    ["on lines between tags", `Text.<br>\nReferences\n[1] ${two[0]}\n[2] ${two[1]}`],
    ["in one line", `Text. References: [1] ${two[0]} [2] ${two[1]}`],
    ["in one line after a bold word", `<p>Text. <b>Literatur</b> [1] ${two[0]} [2] ${two[1]}</p>`],
  ])("%s is split off", (_, value) => {
    const { body, references } = read(value);
    expect(body).toBe("Text.\n");
    expect(references).toEqual(two);
  });

  it("leaves the lines before it as they are", () => {
    expect(read(`One.<br>Two.<br>References<br>[1] ${two[0]}`).body).toBe("One.\\\nTwo.\n");
  });

  it("is not recognized if the word and numbers are part of the text", () => {
    const { body, references } = read("As in the references [2] and [1] we see it. See [3].");
    expect(references).toEqual([]);
    expect(body).toBe("As in the references [2] and [1] we see it. See [3].\n");
  });
});

describe("lines in a field with tags", () => {
  it("end where people pressed Enter, and continue where they only wrap", () => {
    expect(read("Aims: <i>one</i>\nMethods: two").body).toBe("Aims: *one*\\\nMethods: two\n");
    expect(read("Aims: <i>one</i><br />\nMethods: two").body).toBe("Aims: *one*\\\nMethods: two\n");
    const line = "A line with an <i>emphasis</i> that some editor has wrapped here";
    expect(read(`${line}\n${line}\n${line}`).body).not.toContain("\\\n");
  });
});
