import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accepting } from "../support/golden.ts";
import { repository } from "../support/run.ts";
import { analyse, attackOf, type Verdict } from "./analyse.ts";
import {
  type Expression,
  expressionsBuilt,
  expressionsOfSchemas,
  expressionsOfSources,
  filesThatBuild,
  hardTexts,
} from "./regular-expressions.ts";

const length = 6000;
/**
 * Milliseconds of processor time: a quadratic search of a text of this length takes a tenth of a second, an exponential
 * one for ever.
 */
const longest = 60;

/** Attacks are longer: a quadratic search of 60,000 characters takes seconds. */
const attackLength = 60_000;
const longestAttack = 150;

/** What only ever receives a few characters, and why. */
const bounded: Readonly<Record<string, string>> = {
  "references/cite-request.ts": "a locator is looked for in the first 200 characters",
  "model/typed-names.ts": "white space is folded first, and a longer text than a name can be is not taken apart",
  "math/quantities.ts /(?<=": "a number of more than 60 figures is not grouped",
  "input/markdown/blank-addresses.ts /^([^": "an address is looked for in so many characters (longest)",
  "input/markdown/tex-accents.ts /[zZ]": "the three characters before an apostrophe",
  "input/markdown/tex-in-text.ts /[A-Za-z]:": "the 80 characters before a command",
};

const isBounded = ({ file, source }: Expression) =>
  Object.keys(bounded).some((beginning) => `${file} /${source}`.startsWith(beginning));

/** The analysis of all of them takes minutes, so its verdicts are kept; a new one is analysed until it is accepted. */
const kept = join(repository, "tests/safety/verdicts.json");
const keyOf = ({ source, flags }: Pick<Expression, "source" | "flags">) => `/${source}/${flags}`;

const books = ["references", "people", "text"].map((name) => join(repository, `tests/fuzz/books/${name}.yaml`));
const exports = ["documents-latex", "documents-mixed"].map((name) => join(repository, "tests/import/samples", name));
const built = await expressionsBuilt(books, exports);
const expressions = [...expressionsOfSources(), ...expressionsOfSchemas(), ...built];
const distinct = [...new Map(expressions.map((each) => [keyOf(each), each])).values()];

describe("every regular expression of the sources and schemas", () => {
  it("is found", () => {
    expect(expressionsOfSources().length).toBeGreaterThan(400);
    expect(expressionsOfSchemas().length).toBeGreaterThan(3);
    const builders = [...new Set(built.map(({ file }) => file))].sort();
    // The transpiler writes some literals like that too; the schemas' patterns are taken from the schemas.
    expect(filesThatBuild().filter((file) => file !== "source/explain-schema.ts" && !builders.includes(file))).toEqual(
      [],
    );
  });

  it("is judged linear by analysis, or handles hard texts in linear time", () => {
    const verdicts = readVerdicts();
    // Safe by the automaton, or the attack fails.
    const slow = distinct.filter((each) => !isBounded(each)).flatMap((each) => slowUnder(each, verdicts));
    expect(slow).toEqual([]);
  }, 1_200_000);

  it("answers hard texts in linear time", () => {
    expect(distinct.filter((each) => !isBounded(each)).flatMap(slowness)).toEqual([]);
  }, 240_000);

  it("would be detected if it were quadratic", () => {
    // With what the analysis reports about them.
    const found = [
      { source: "\\s+$", attack: { pumps: [{ prefix: "", pump: "\t" }], suffix: "a" } },
      { source: "(?:a+)+b", attack: { pumps: [{ prefix: "", pump: "a" }], suffix: "" } },
    ];
    for (const { source, attack } of found)
      expect(isSlow({ source, flags: "" }, attackOf(attack, attackLength)), source).toBe(true);
  }, 60_000);
});

function readVerdicts(): Map<string, Verdict> {
  const list: readonly Verdict[] = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : [];
  const verdicts = new Map(list.map((verdict) => [keyOf(verdict), verdict]));
  if (!accepting) return verdicts;
  // Verdicts on expressions that no longer exist are dropped.
  const all = distinct.map((each) => verdicts.get(keyOf(each)) ?? analyse(each));
  const sorted = all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  writeFileSync(kept, `[\n${sorted.map((verdict) => JSON.stringify(verdict)).join(",\n")}\n]\n`);
  return new Map(sorted.map((verdict) => [keyOf(verdict), verdict]));
}

function slowUnder(expression: Expression, verdicts: ReadonlyMap<string, Verdict>): readonly string[] {
  const shown = `${expression.file}: ${keyOf(expression)}`;
  const verdict = verdicts.get(keyOf(expression)) ?? analyse(expression);
  if (!verdict.attack || !isSlow(expression, attackOf(verdict.attack, attackLength))) return [];
  return [`${shown} on ${JSON.stringify(verdict.attack)}`];
}

function isSlow(expression: Pick<Expression, "source" | "flags">, text: string): boolean {
  const pattern = new RegExp(expression.source, expression.flags.replace("g", ""));
  // Exponential ones show on a few characters, and would not end on many.
  for (const part of [20, 22, 24, 26, 28, 30, 40, 60, 1000, 10_000, text.length]) {
    const shorter = text.slice(0, Math.ceil(part / 2)) + text.slice(-Math.floor(part / 2));
    const limit = longestAttack;
    if ([1, 2, 3].every(() => milliseconds(pattern, shorter) > limit)) return true;
  }
  return false;
}

function slowness(expression: Expression): readonly string[] {
  const pattern = new RegExp(expression.source, expression.flags.replace("g", ""));
  return hardTexts(expression, length).flatMap((text) => {
    // A slow machine is slow once; a slow expression every time.
    const slow = [1, 2, 3, 4].every(() => milliseconds(pattern, text) > longest);
    return slow ? [`${expression.file}: /${expression.source}/ on ${JSON.stringify(text.slice(0, 8))}…`] : [];
  });
}

function milliseconds(pattern: RegExp, text: string): number {
  const before = process.cpuUsage();
  pattern.lastIndex = 0;
  pattern.test(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
