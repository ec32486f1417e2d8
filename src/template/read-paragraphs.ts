// Named paragraph and character styles of a template, with what they inherit.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Schema } from "../source/schema-fault.ts";
import type { Span } from "../source/source.ts";
import { type Converter, parseLength } from "./convert.ts";
import { templateSchema } from "./schema.ts";
import type { CharacterStyle, ParagraphStyle, TextStyle } from "./style.ts";
import { mapAt, merge, nodeAt, type TemplateMap, textOf } from "./tree.ts";

/** Finds the family that a template means, however it spells it; reports an unknown one. */
export type FamilyOf = (name: string, span: Span) => string;

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
      const inherited = inherit(name, styles, done, [], converter.growth, diagnostics);
      return [name, paragraphOf(name, inherited, converter, familyOf)];
    }),
  );
}

function inherit(
  name: string,
  styles: TemplateMap,
  done: Map<string, Inherited>,
  path: readonly string[],
  growth: number,
  diagnostics: Reporter,
): Inherited {
  const known = done.get(name);
  if (known) return known;
  const own = mapAt(styles, name);
  const base = baseOf(name, own, styles, path, diagnostics);
  const under = base === null ? null : inherit(base, styles, done, [...path, name], growth, diagnostics);
  const node = under ? (merge(under.node, own) as TemplateMap) : own;
  const inherited = { node, size: sizeOf(own, under, growth, diagnostics) };
  done.set(name, inherited);
  return inherited;
}

/** In points: nobody can read smaller type, and larger type fits on no page. */
const smallestType = 0.1;
const largestType = 2_000;

/** A size in em refers to that of the style above. */
function sizeOf(own: TemplateMap, under: Inherited | null, growth: number, diagnostics: Reporter): number {
  const size = nodeAt(own, "size");
  const points = size?.kind === "scalar" ? parseLength(size.value, under?.size ?? null, growth) : (under?.size ?? null);
  if (points !== null && points >= smallestType && points <= largestType) return points;
  const message = size?.kind === "scalar" ? `“${size.value}” is not a type size` : "the style “base” has no “size”";
  diagnostics.error("wrong-value", message, size?.span ?? own.span, { hint: "such as 10.5 or “10.5pt”" });
  return 10;
}

function baseOf(
  name: string,
  own: TemplateMap,
  styles: TemplateMap,
  path: readonly string[],
  diagnostics: Reporter,
): string | null {
  if (name === "base") return null;
  const node = nodeAt(own, "extends");
  const base = textOf(node);
  if (!node || base === null) return "base";
  if (!styles.entries.has(base)) {
    const hint = didYouMean(base, styles.entries.keys());
    diagnostics.error("wrong-value", `unknown paragraph style “${base}”`, node.span, hint);
    return "base";
  }
  if (base === name || path.includes(base)) {
    diagnostics.error("template-loop", `the paragraph style “${name}” extends itself`, node.span);
    return "base";
  }
  return base;
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
  const { family, weight, italic, colour, caps, figures, tracking, ...style } = all;
  const text: TextStyle = {
    family: familyOf(family, nodeAt(node, "family")?.span ?? node.span),
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
      const style = converter.given(definition("character"), node) as CharacterStyle;
      const { family } = style;
      return [name, family === undefined ? style : { ...style, family: familyOf(family, node.span) }];
    }),
  );
}

function definition(name: string): Schema {
  return templateSchema().$defs?.[name] ?? {};
}
