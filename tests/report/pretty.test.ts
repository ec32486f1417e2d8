import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/report/cells.ts";
import { plainLook, report, summarize } from "../../src/report/report.ts";
import type { Diagnostic } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";

const file = source("abstracts/a.yaml", "title: One\n".repeat(60));

/** A diagnostic on a line of the file. */
function one(line: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = (line - 1) * 11;
  return {
    severity: "warning",
    code: "double-space",
    message: `fault ${line}`,
    span: span(file, start, start + 5),
    ...more,
  };
}

const some = (count: number, more: Partial<Diagnostic> = {}) =>
  Array.from({ length: count }, (_, index) => one(index + 1, more));

describe("a report for people", () => {
  it("shows up to twenty of a code, otherwise the first three and a count", () => {
    expect(report(some(20), "pretty").match(/\[double-space\]/g)).toHaveLength(20);
    const text = report(some(23), "pretty");
    expect(text.match(/warning: fault \d+ \[double-space\]/g)).toHaveLength(3);
    expect(text).toContain("… and 20 more [double-space]; --all shows every one");
    expect(report(some(23), "pretty", { ...plainLook, all: true }).match(/warning: fault/g)).toHaveLength(23);
  });

  it("ends with a table by code if there are more than twenty, and with what fixable", () => {
    const fix = [{ span: span(file, 0, 1), was: "t", text: "T" }];
    const list = [
      ...some(19, { fix }),
      one(30, { severity: "error", code: "yaml-syntax" }),
      one(31, { code: "no-alt" }),
    ];
    const text = report(list, "pretty");
    expect(text).toMatch(
      /\ncode +errors +warnings +files +fixable\nyaml-syntax +1 +– +1 +–\ndouble-space +– +19 +1 +19\nno-alt/,
    );
    expect(text).toMatch(/\n1 error, 20 warnings\n$/);
    expect(report(list.slice(1), "pretty")).not.toContain("warnings  files");
  });

  it("reports one cause in one file once, with the other lines", () => {
    const text = report(
      [one(3, { message: "same" }), one(5, { message: "same" }), one(9, { message: "same" })],
      "pretty",
    );
    expect(text.match(/warning: same/g)).toHaveLength(1);
    expect(text).toContain("and 2 more in this file, lines 5, 9");
    expect(text).toContain("3 warnings");
  });

  it("is no wider than the terminal, whatever it quotes", () => {
    const word = "extraordinarily".repeat(30);
    const list = [
      one(1, { message: `“${word}” is no such thing`, hint: `did you mean ${"this or that ".repeat(20)}?` }),
    ];
    const text = report(list, "pretty", { ...plainLook, columns: 100 });
    for (const line of text.split("\n")) expect(widthOf(line), line).toBeLessThanOrEqual(100);
    expect(text).toMatch(/“extra[a-z]*…[a-z]*narily” is no such thing \[double-space\]/);
  });

  it("stays on one line for programs, and is broken at words on a terminal", () => {
    const list = [
      one(1, { message: "a message of ours that has quite a lot of words to say about what is wrong here and there" }),
    ];
    expect(report(list, "pretty", { ...plainLook, columns: 60 })).toContain("here and there [double-space]");
    const folded = report(list, "pretty", { ...plainLook, columns: 60, folded: true });
    for (const line of folded.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("fits on a screen on request, errors first", () => {
    const codes = Array.from({ length: 90 }, (_, index) => `code-${index}`);
    const list = codes.map((code, index) =>
      one((index % 60) + 1, { code, severity: index < 40 ? "error" : "warning", hint: "a hint" }),
    );
    const text = report(list, "pretty", { ...plainLook, lines: 36 });
    expect(text.split("\n").length).toBeLessThanOrEqual(37);
    expect(text).toContain("error: fault 1 [code-0]");
    expect(text).toMatch(/… and \d+ more/);
    expect(text).toMatch(/\n40 errors, 50 warnings\n“abstracts check” shows them with their lines and hints\n$/);
  });

  it("leaves out excerpts before hints if there is room for few lines", () => {
    const list = Array.from({ length: 10 }, (_, index) =>
      one(index + 1, { code: `code-${index}`, hint: `hint ${index}` }),
    );
    const text = report(list, "pretty", { ...plainLook, lines: 30 });
    expect(text).not.toContain("^");
    expect(text).toContain("fault 10 [code-9]\n  hint: hint 9\n");
    expect(text).toMatch(/\n10 (errors|warnings)\n$/);
    expect(report(list, "pretty", { ...plainLook, lines: 15 })).not.toContain("hint 9");
  });

  it("gives only the counts", () => {
    expect(summarize(some(3), "pretty")).toMatch(/^code +errors +warnings +files\ndouble-space +– +3 +1\n$/);
    expect(JSON.parse(summarize(some(3), "json"))).toMatchObject([{ code: "double-space", errors: 0, warnings: 3 }]);
  });
});
