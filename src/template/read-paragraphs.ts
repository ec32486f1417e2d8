// Named paragraph and character styles of a template, with what they inherit.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Schema } from "../source/schema-fault.ts";
import { type Converter, parseLength } from "./convert.ts";
import { templateSchema } from "./schema.ts";
import type { CharacterStyle, ParagraphStyle, TextStyle } from "./style.ts";
import { mapAt, merge, type TemplateEntry, type TemplateMap, textOf } from "./tree.ts";

/**
 * Finds the family that a template means, however it is spelled; reports an unknown one, and uses the one below it, if
 * any.
 */
export type FamilyOf = (entry: TemplateEntry | undefined) => string | null;

/** A style's settings merged over those that it inherits, and its size, to which ems refer. */
interface Inherited {
  readonly node: TemplateMap;
  readonly size: number;
}

export function readParagraphs(
  styles: TemplateMap,
  converter: Converter,
  familyOf: FamilyOf,
  diagnostics: Reporter,
): ReadonlyMap<string, ParagraphStyle> {
  const done = new Map<string, Inherited>();
  return new Map(
    [...styles.entries.keys()].map((name) => {
      const inherited = inherit(name, styles, done, converter.growth, diagnostics);
      return [name, paragraphOf(name, inherited, converter, familyOf)];
    }),
  );
}

/** Walks to the first style whose settings are known, and back: a template may have a chain of any length. */
function inherit(
  name: string,
  styles: TemplateMap,
  done: Map<string, Inherited>,
  growth: number,
  diagnostics: Reporter,
): Inherited {
  const path = new Set<string>();
  let next: string | null = name;
  while (next !== null && !done.has(next)) {
    path.add(next);
    next = baseOf(next, styles, path, diagnostics);
  }
  let under = next === null ? null : (done.get(next) ?? null);
  for (const each of [...path].reverse()) {
    const own = mapAt(styles, each);
    const node: TemplateMap = under ? (merge(under.node, own) as TemplateMap) : own;
    under = { node, size: sizeOf(own, under, growth, diagnostics) };
    done.set(each, under);
  }
  return under ?? { node: mapAt(styles, name), size: defaultSize };
}

/** In points: nobody can read smaller type, and larger type fits on no page. */
const smallestType = 0.1;
const largestType = 2_000;

const defaultSize = 10;

/** A size in em refers to that of the style above. */
function sizeOf(own: TemplateMap, under: Inherited | null, growth: number, diagnostics: Reporter): number {
  const above = under?.size ?? null;
  const given = own.entries.get("size");
  for (let entry = given; entry; entry = entry.under) {
    const { value } = entry;
    const points = value.kind === "scalar" ? parseLength(value.value, above, growth) : null;
    if (points !== null && points >= smallestType && points <= largestType) return points;
    if (entry === given && value.kind === "scalar") {
      const hint = "such as 10.5 or “10.5pt”";
      diagnostics.error("wrong-value", `“${value.value}” is not a type size`, value.span, { hint });
    }
  }
  if (above !== null) return above;
  if (!given) diagnostics.error("wrong-value", "the style “base” has no “size”", own.span, { hint: "such as 10.5" });
  return defaultSize;
}

/** The style that another extends: what its template says, otherwise the one below it, otherwise “base”. */
function baseOf(name: string, styles: TemplateMap, path: ReadonlySet<string>, diagnostics: Reporter): string | null {
  if (name === "base") return null;
  const given = mapAt(styles, name).entries.get("extends");
  for (let entry = given; entry; entry = entry.under) {
    const base = textOf(entry.value);
    if (base === null) continue;
    if (styles.entries.has(base) && !path.has(base)) return base;
    if (entry !== given) continue;
    if (path.has(base))
      diagnostics.error("template-loop", `the paragraph style “${name}” extends itself`, entry.value.span);
    else {
      const hint = didYouMean(base, styles.entries.keys());
      diagnostics.error("wrong-value", `unknown paragraph style “${base}”`, entry.value.span, hint);
    }
  }
  return "base";
}

type PlainParagraph = Omit<ParagraphStyle, "name" | "text"> &
  Omit<TextStyle, "size" | "position" | "underline" | "strikethrough">;

function paragraphOf(
  name: string,
  { node, size }: Inherited,
  converter: Converter,
  familyOf: FamilyOf,
): ParagraphStyle {
  const all = converter.all(paragraphSchema(), node, size) as unknown as PlainParagraph;
  const { family: _, weight, italic, colour, caps, figures, tracking, ...style } = all;
  const text: TextStyle = {
    family: familyOf(node.entries.get("family")) ?? "",
    ...{ weight, italic, size, colour, caps, figures },
    ...{ position: "normal", underline: false, strikethrough: false, tracking },
  };
  return { name, text, ...style };
}

let schema: Schema | null = null;

/** The settings of a style except those that are read first: the style that it extends, and its size. */
function paragraphSchema(): Schema {
  if (schema) return schema;
  const { extends: _, size: __, ...properties } = definition("paragraph").properties ?? {};
  schema = { properties };
  return schema;
}

export function readCharacters(
  styles: TemplateMap,
  converter: Converter,
  familyOf: FamilyOf,
): ReadonlyMap<string, CharacterStyle> {
  return new Map(
    [...styles.entries.keys()].map((name) => {
      const node = mapAt(styles, name);
      const { family: _, ...style } = converter.given(definition("character"), node) as CharacterStyle;
      const family = familyOf(node.entries.get("family"));
      return [name, family === null ? style : { ...style, family }];
    }),
  );
}

function definition(name: string): Schema {
  return templateSchema().$defs?.[name] ?? {};
}
