// Reports as SARIF, validated against the schema of the standard: OASIS, SARIF 2.1.0, sarif-schema-2.1.0-rtm.5.json, without its
// descriptions.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type AnySchemaObject } from "ajv";
import addFormats from "ajv-formats";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { report } from "../../src/report/report.ts";
import type { Diagnostic } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { allFaults, diagnose, withBook } from "../faults/support.ts";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const isSarif = validator();

/** The schema is draft 4, of which it uses what later drafts have too. */
function validator() {
  const path = join(repository, "tests/report/sarif-2.1.0.schema.json");
  const schema: AnySchemaObject = JSON.parse(readFileSync(path, "utf8"));
  const { id: _, $schema: __, ...rest } = schema;
  // Draft 4 has no `u` flag, and the standard's pattern for languages is invalid with it.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(rest);
}

/** The log's faults by the schema. */
function faultsOf(log: unknown): readonly string[] {
  isSarif(log);
  return (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const logOf = (diagnostics: readonly Diagnostic[]) => JSON.parse(report(diagnostics, "sarif"));

describe("the schema", () => {
  it("refuses what is not SARIF", () => {
    const log = logOf([]);
    expect(faultsOf(log)).toEqual([]);
    expect(faultsOf({ ...log, version: "2.0.0" })).not.toEqual([]);
    expect(faultsOf({ ...log, runs: [{ ...log.runs[0], results: [{ level: "fatal", message: {} }] }] })).not.toEqual(
      [],
    );
    expect(faultsOf({ ...log, anything: 1 })).not.toEqual([]);
  });
});

describe("a report as SARIF", () => {
  it("of each of the broken books is valid", async () => {
    const places = { none: 0, one: 0, related: 0, hints: 0 };
    for (const fault of allFaults()) {
      const list = await withBook(fault, (at) => diagnose(fault, at));
      expect(faultsOf(logOf(list)), fault.name).toEqual([]);
      for (const { span, related, hint } of list) {
        places[span ? "one" : "none"]++;
        if (related) places.related++;
        if (hint) places.hints++;
      }
    }
    // Every kind of place is among them.
    for (const count of Object.values(places)) expect(count).toBeGreaterThan(0);
  }, 120_000);

  it("is valid whatever a text or a path contains", () => {
    const odd = source("a b/ä%:#?/\ud800.yaml", 'x: "\u0000\u202e\ud800"\r\ny: 🧑‍🔬\n');
    const absolute = source("/tmp/ä/a.yaml", "");
    const [result, other] = logOf([
      {
        severity: "error",
        code: "no-such-code",
        message: "“\u0000\ud800\u202e”",
        span: span(odd, 3, 14),
        hint: "…",
        related: [{ message: "first here", span: span(absolute, 0) }],
      },
      { severity: "warning", code: "b", message: "x", span: null },
    ]).runs[0].results;
    expect(
      faultsOf(logOf([{ severity: "error", code: "a", message: "\ud800", span: span(odd, 0, odd.text.length + 1) }])),
    ).toEqual([]);
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b/%C3%A4%25%3A%23%3F/%EF%BF%BD.yaml" },
      region: { startLine: 1, startColumn: 4, endLine: 2, endColumn: 5 },
    });
    expect(result.relatedLocations).toMatchObject([
      { message: { text: "first here" }, physicalLocation: { artifactLocation: { uri: "file:///tmp/%C3%A4/a.yaml" } } },
    ]);
    expect(other.locations).toEqual([]);
  });

  it("names each rule once, with its paragraph of the manual, and each result's rule by its index", () => {
    const untidy = "title: Signiﬁcant  motion\nauthors: [A. Einstein]\nabstract: |\n  A new  text.\n";
    writeFiles(folder.path, { ...smallBook, "abstracts/motion.yaml": untidy });
    const log = JSON.parse(abstracts(folder.path, ["check", "--format", "sarif"]).stdout);
    expect(faultsOf(log)).toEqual([]);
    const [{ tool, results }] = log.runs;
    const ids = tool.driver.rules.map((rule: { id: string }) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of tool.driver.rules) expect(rule.fullDescription.text.length).toBeGreaterThan(20);
    expect(results).toHaveLength(3);
    for (const { ruleId, ruleIndex, level } of results) expect([ids[ruleIndex], level]).toEqual([ruleId, "warning"]);
  });
});
