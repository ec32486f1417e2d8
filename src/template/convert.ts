// Settings as the program uses them. In: a part of a template's tree and its schema. Out: plain data with keys in
// camelCase, lengths in points, colours as RGB. What the schema cannot check is checked here: names of colours, ems,
// settings that no file gives. A faulty value is reported once, and replaced by the value of the underlying template,
// so that whatever else is reported is true.
import { type Reporter, silentReporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { pointsIn } from "../source/lengths.ts";
import type { Schema } from "../source/schema-fault.ts";
import { parseColour } from "../vector/colour.ts";
import type { Colour } from "../vector/drawing.ts";
import { type SettingShape, shapeOf, templateSchema } from "./schema.ts";
import type { TemplateEntry, TemplateMap, TemplateNode } from "./tree.ts";

const black: Colour = [0, 0, 0];
/** The result for a faulty value. */
const unread = Symbol("unread");

export type Settings = Readonly<Record<string, unknown>>;

export class Converter {
  #diagnostics: Reporter;
  readonly #colours: ReadonlyMap<string, Colour | null>;

  /** The factor for all lengths except those in em: more than 1 on paper that is larger than the template's. */
  readonly growth: number;

  /** `colours`: the named colours of the template. */
  constructor(diagnostics: Reporter, colours: ReadonlyMap<string, Colour | null>, growth = 1) {
    this.#diagnostics = diagnostics;
    this.#colours = colours;
    this.growth = growth;
  }

  /** Every property of the schema; `em`: the size that lengths in em refer to, null if there is none. */
  all(schema: Schema, node: TemplateMap, em: number | null = null): Settings {
    const { properties = {} } = shapeOf(schema).schema;
    return this.#properties(properties, node, em);
  }

  /** The properties that are given. */
  given(schema: Schema, node: TemplateMap, em: number | null = null): Settings {
    const { properties = {} } = shapeOf(schema).schema;
    const given = Object.entries(properties).filter(([key]) => node.entries.has(key));
    return this.#properties(Object.fromEntries(given), node, em);
  }

  #properties(properties: Readonly<Record<string, Schema>>, node: TemplateMap, em: number | null): Settings {
    const settings: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(properties)) {
      const shape = shapeOf(schema);
      const entry = node.entries.get(key);
      settings[camelCase(key)] = entry ? this.#settled(shape, entry, em) : this.#missing(shape, key, node);
    }
    return settings;
  }

  /** The value of an entry, otherwise the nearest one below it without a fault. */
  #settled(shape: SettingShape, entry: TemplateEntry, em: number | null): unknown {
    const value = this.#value(shape, entry.value, em);
    if (value !== unread) return value;
    const reporter = this.#diagnostics;
    this.#diagnostics = silentReporter;
    try {
      for (let below = entry.under; below; below = below.under) {
        const other = this.#value(shape, below.value, em);
        if (other !== unread) return other;
      }
    } finally {
      this.#diagnostics = reporter;
    }
    return harmless(shape);
  }

  #value(shape: SettingShape, node: TemplateNode, em: number | null): unknown {
    const { schema, definition } = shape;
    if (node.kind === "scalar") {
      if (node.value === null) return shape.isNullable ? null : unread;
      if (definition === "length") return this.#length(schema, node.value, node, em);
      return definition === "colour" ? this.#colour(String(node.value), node) : node.value;
    }
    if (node.kind === "list") {
      const items = node.items.map((item) => this.#value(shapeOf(schema.items ?? {}), item, em));
      return items.includes(unread) ? unread : items;
    }
    if (schema.properties) return this.#properties(schema.properties, node, em);
    const shared = shapeOf(typeof schema.additionalProperties === "object" ? schema.additionalProperties : {});
    return Object.fromEntries([...node.entries].map(([name, entry]) => [name, this.#settled(shared, entry, em)]));
  }

  #length(schema: Schema, value: string | number | boolean, { span }: TemplateNode, em: number | null): unknown {
    const points = parseLength(value, em, this.growth);
    const least = schema.minimum ?? Number.NEGATIVE_INFINITY;
    const fault = points === null ? null : faultOfLength(points, least);
    if (points !== null && fault === null) return points;
    const message = fault
      ? `“${value}” is ${fault.is}`
      : `“${value}” is measured in em, but there is no type size here`;
    const hint = fault ? fault.hint : "write it in pt or mm";
    this.#diagnostics.error("wrong-value", message, span, { hint });
    return unread;
  }

  #colour(text: string, { span }: TemplateNode): unknown {
    const found = parseHex(text) ?? this.#colours.get(text);
    if (found) return found;
    const hint =
      didYouMean(text, this.#colours.keys()).hint ?? "write “#rrggbb” or a name from the template's “colours”";
    this.#diagnostics.error("wrong-value", `“${text}” is not a colour`, span, { hint });
    return unread;
  }

  /** A single file need not be complete; here we check that all files together are. */
  #missing(shape: SettingShape, key: string, { span }: TemplateMap): unknown {
    if (shape.schema.default !== undefined) return shape.schema.default;
    if (shape.isNullable) return null;
    this.#diagnostics.error("missing-key", `“${key}” is missing here`, span);
    return harmless(shape);
  }
}

/** No page of a PDF is larger (ISO 32000-1, annex C), and anything smaller than a speck is nothing. */
export const longest = 14_400;
const shortest = 0.001;

function faultOfLength(points: number, least: number): { readonly is: string; readonly hint: string } | null {
  if (points < least) return { is: "too small", hint: `the minimum is ${least} pt` };
  // Also true if it is not a number at all.
  if (!(Math.abs(points) <= longest)) return { is: "larger than any page", hint: `the maximum is ${longest} pt` };
  return points !== 0 && Math.abs(points) < shortest
    ? { is: "too small", hint: `the minimum is ${shortest} pt, or 0` }
    : null;
}

/** Replaces a faulty value that no lower template has, so that all faults are reported in one run. */
function harmless({ schema, definition }: SettingShape): unknown {
  if (definition === "colour") return black;
  if (schema.enum) return schema.enum[0];
  if (definition === "length" || schema.type === "number" || schema.type === "integer")
    return Math.max(0, schema.minimum ?? 0);
  if (schema.type === "object") return {};
  return schema.type === "array" ? [] : schema.type === "boolean" ? false : "";
}

/** Whether a page may be this wide or high: it has no type size to refer to. */
export function isPageLength(value: unknown): boolean {
  const points = parseLength(value, null);
  return points !== null && faultOfLength(points, leastPage()) === null;
}

function leastPage(): number {
  const { properties = {} } = shapeOf(templateSchema().properties?.page ?? {}).schema;
  return shapeOf(properties.width ?? {}).schema.minimum ?? 0;
}

/** The points of 12, "12pt", "1.5 mm", "2em"; null for anything else, and for em without a size. */
export function parseLength(value: unknown, em: number | null, growth = 1): number | null {
  if (typeof value === "number") return value * growth;
  if (typeof value !== "string") return null;
  const match = /^(-?\d+(?:\.\d+)?) ?(pt|mm|cm|in|pc|em)$/.exec(value);
  if (!match) return null;
  const unit = match[2] as keyof typeof pointsIn | "em";
  const scale = unit === "em" ? em : pointsIn[unit] * growth;
  return scale === null ? null : Number(match[1]) * scale;
}

/** `#rrggbb`: a template gives its other colours names of its own. */
export function parseHex(value: string): Colour | null {
  return value.startsWith("#") ? (parseColour(value)?.colour ?? null) : null;
}

function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
