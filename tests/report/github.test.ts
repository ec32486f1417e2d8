import { describe, expect, it } from "vitest";
import { plainLook, report } from "../../src/report/report.ts";
import type { Diagnostic, Severity } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";

function list(severity: Severity, code: string, count: number): readonly Diagnostic[] {
  return Array.from({ length: count }, (_, index) => {
    const file = source(`abstracts/${code}-${index}.yaml`, "title: x\n");
    return { severity, code, message: `${code} ${index}`, span: span(file, 0, 5) };
  });
}

const commands = (text: string) => text.split("\n").filter((line) => /^::(?:error|warning) /.test(line));

describe("annotations", () => {
  it("are one for each diagnostic if GitHub shows them all", () => {
    const text = report([...list("error", "no-text", 10), ...list("warning", "no-alt", 10)], "github");
    expect(commands(text)).toHaveLength(20);
    expect(text).not.toContain("::group::");
  });

  it("are at most ten of each severity, covering every code, the most severe first, and sum up the rest", () => {
    const errors = [
      ...list("error", "math-error", 40),
      ...list("error", "missing-key", 3),
      ...list("error", "yaml-syntax", 2),
    ];
    const text = report([...errors, ...list("warning", "no-alt", 11)], "github");
    const said = commands(text);
    expect(said.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(said.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
    for (const code of ["yaml-syntax 0", "yaml-syntax 1", "missing-key 0", "math-error 0"])
      expect(text).toContain(`::${code}\n`);
    expect(text).toMatch(/::error title=abstracts::and 36 more errors: \d+ math-error/);
    expect(text).toContain("::warning title=abstracts::and 2 more warnings: 2 no-alt");
  });

  it("leave all of them in the log, where nothing can be mistaken for a command", () => {
    const evil = { ...list("error", "no-text", 1)[0], message: "a\n::stop-commands::x ##[error]y" } as Diagnostic;
    const text = report([evil, ...list("error", "math-error", 15)], "github");
    const log = text.slice(text.indexOf("::group::All 16 diagnostics\n"));
    expect(log.match(/^- abstracts\//gm)).toHaveLength(16);
    expect(log).not.toContain("##[");
    expect(log.match(/^::/gm)).toHaveLength(2);
  });

  it("are all there on request", () => {
    expect(commands(report(list("error", "no-text", 30), "github", { ...plainLook, all: true }))).toHaveLength(30);
  });
});
