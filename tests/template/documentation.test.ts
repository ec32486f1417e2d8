import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../../src/runtime/package-files.ts";

const classic: Readonly<Record<string, unknown>> = parse(
  readFileSync(join(packageRoot(), "templates/classic.yaml"), "utf8"),
);
const manual = readFileSync(join(packageRoot(), "docs/templates.md"), "utf8");

/** Keys of a template, at any depth. Names that templates make up (colours, profiles) are not among them. */
function keysOf(value: unknown, inside: string): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const named = inside === "paragraphs" || inside === "characters";
    // The keys of a named style are documented once, for base.
    return named && key !== "base" ? [key] : [key, ...keysOf(below, key)];
  });
}

describe("docs/templates.md", () => {
  it("covers every key and style of classic.yaml", () => {
    const { profiles, colours, ...settings } = classic;
    const keys = new Set([...keysOf(settings, ""), ...Object.keys(Object(profiles))]);
    // The headings 2 and 3 are documented as `heading-1` … `heading-4`; colours of the template are its own names.
    const untold = [...keys]
      .filter((key) => !/^heading-[23]$/.test(key))
      .filter((key) => !Object.hasOwn(Object(colours), key))
      .filter((key) => !new RegExp(`[\`.]${key}[\`.:]|\\b${key}:|## .*\\b${key}\\b`).test(manual));
    expect(untold).toEqual([]);
  });

  it("names no style that classic.yaml lacks", () => {
    const table = manual.slice(manual.indexOf("The styles that the program asks for"), manual.indexOf("## characters"));
    const styles = [...table.matchAll(/`([a-z0-9-]+)`/g)].map(([, name = ""]) => name);
    expect(styles.filter((name) => !(name in Object(classic.paragraphs)))).toEqual([]);
  });
});
