// The list of codes in docs/diagnostics.md and the codes in the sources are the same.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/check/rules.ts";
import { diagnosticManual } from "../../src/source/diagnostic-manual.ts";
import { repository } from "../support/run.ts";

/** Codes are literals where they are reported: as the first argument of a report, or under `code`. */
const reported =
  /(?:\b(?:error|warning|refuse|fault|complain|Unreadable)\(|=> \[|\bwarn\((?:[\w.]+, )?|\bcode(?::| =)(?: FileFault\["code"\]\) =>)?)\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g;

const codes = new Set(
  readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("generated"))
    .flatMap((path) => [...readFileSync(join(repository, "src", path), "utf8").matchAll(reported)])
    .map((match) => match[1] ?? ""),
);

describe("docs/diagnostics.md", () => {
  const documented = diagnosticManual();

  it("has a paragraph for every code of the sources, and no other", () => {
    expect(codes.size).toBeGreaterThan(80);
    expect([...documented.keys()].sort()).toEqual([...codes].sort());
  });

  it("says something about each", () => {
    for (const [code, text] of documented) expect(text.length, code).toBeGreaterThan(20);
  });

  it("says which rules are fixable", () => {
    const source = (code: string) => readFileSync(join(repository, `src/check/rules/${code}.ts`), "utf8");
    for (const { code } of rules) {
      expect(/\bFixable\b/.test(documented.get(code) ?? ""), code).toBe(/\bfix\b/.test(source(code)));
    }
  });
});
