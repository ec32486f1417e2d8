// The settings that the style takes unchanged from a template: its types and the schema have the same keys, and
// classic.yaml sets each of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../../src/runtime/package-files.ts";
import type { Style } from "../../src/template/style.ts";
import type { Template } from "../../src/template/template.generated.ts";

type Camel<Key extends string> = Key extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Key;
type KeysOf<Section> = { [Key in keyof Section]: Key extends string ? Camel<Key> : never }[keyof Section];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Agrees<Name extends keyof Style & keyof Template> = Same<
  keyof Style[Name],
  KeysOf<Required<NonNullable<Template[Name]>>>
>;

/** The compiler refuses a line whose keys differ. */
const agreement: { readonly [Name in Plain]: Agrees<Name> } = {
  page: true,
  head: true,
  foot: true,
  typography: true,
  abstract: true,
  parts: true,
  tracks: true,
  tabs: true,
  codes: true,
  openers: true,
  columns: true,
  figures: true,
  tables: true,
  footnotes: true,
  lists: true,
  links: true,
  separators: true,
  cover: true,
  contents: true,
  programme: true,
};
type Plain = Exclude<
  keyof Style & keyof Template,
  "name" | "fallback" | "colours" | "paragraphs" | "characters" | "languages"
>;

interface Section {
  readonly properties?: Readonly<Record<string, Section>>;
}

describe("each setting of a template", () => {
  const schema: Section = JSON.parse(readFileSync(join(packageRoot(), "src/template/template.schema.json"), "utf8"));
  const classic = parse(readFileSync(join(packageRoot(), "templates/classic.yaml"), "utf8"));

  it.each(Object.keys(agreement))("of “%s” is in classic.yaml", (name) => {
    const given = Object.keys(classic[name]);
    const known = Object.keys(schema.properties?.[name]?.properties ?? {});
    // A running head names the places that it fills.
    expect(known.filter((key) => !given.includes(key))).toEqual([]);
  });
});
