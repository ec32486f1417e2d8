// References, held to the grammars of their formats: BibTeX, RIS, CSL-JSON.
import { expect } from "vitest";

/** Entries, with braces that match and values in braces; one @ for each. */
export function holdToBibtex(text: string): void {
  const entries = text.split(/^(?=@)/m).slice(1);
  expect(entries.length).toBeGreaterThan(1);
  const keys: string[] = [];
  for (const entry of entries) {
    expect(entry).toMatch(/^@inproceedings\{[\w-]+,\n(?: {2}[a-z]+ = (?:\{.*\}|[a-z]{3}),?\n)+\}\n+$/);
    keys.push(/\{([\w-]+),/.exec(entry)?.[1] ?? "");
    let depth = 0;
    for (const character of entry) {
      if (character === "{") depth++;
      if (character === "}") depth--;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    for (const line of entry.split("\n").filter((one) => one.startsWith("  ")))
      expect(braceDepthAtEnds(line), line).toBe(0);
  }
  expect(new Set(keys).size).toBe(keys.length);
}

function braceDepthAtEnds(line: string): number {
  return [...line].filter((one) => one === "{").length - [...line].filter((one) => one === "}").length;
}

export function holdToRis(text: string): void {
  const records = text.split("ER  - \r\n").slice(0, -1);
  expect(records.length).toBeGreaterThan(1);
  for (const record of records) {
    const lines = record.trim().split("\r\n");
    expect(lines[0]).toBe("TY  - CPAPER");
    for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]+$/);
    expect(lines.filter((line) => line.startsWith("TY  - "))).toHaveLength(1);
  }
}

const names = new Set(["author", "editor"]);
const dates = new Set(["issued", "event-date"]);

export function holdToCsl(text: string): void {
  const items: readonly Readonly<Record<string, unknown>>[] = JSON.parse(text);
  expect(items.length).toBeGreaterThan(1);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const item of items) {
    expect(item.type).toBe("paper-conference");
    for (const [field, value] of Object.entries(item)) {
      if (names.has(field))
        for (const name of value as object[])
          expect(Object.keys(name)).toEqual(expect.arrayContaining([expect.stringMatching(/^(?:family|literal)$/)]));
      else if (dates.has(field)) expect(Object.keys(value as object)).toEqual(["date-parts"]);
      else expect(typeof value, field).toBe("string");
    }
  }
}
