// Reading settings out of a template's tree: each value checked, each fault told with its place and a hint.
import type { More, Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Span } from "../source/source.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Node, TemplateEntry } from "./node.ts";
import type { RuleStyle } from "./style.ts";

/** Points in one of each unit. */
const units = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pc: 12 } as const;

export interface Palette {
  readonly diagnostics: Reporter;
  readonly colours: ReadonlyMap<string, Colour | null>;
  /** Of every length but those of the page: more than 1 on paper that is larger than the template's. */
  readonly scale: number;
}

const black: Colour = [0, 0, 0];

/**
 * One mapping of a template while it is read. Every key asked for is known; `close` reports the others. A missing or
 * faulty value reads as a harmless one, so that all faults of a template are told in one run.
 */
export class Fields {
  readonly #entries: ReadonlyMap<string, TemplateEntry>;
  readonly #known = new Set<string>();
  readonly #path: string;
  readonly #palette: Palette;
  readonly #em: number | null;
  readonly span: Span | null;

  /** `em`: the size that lengths in em refer to; null where there is none. */
  constructor(node: Node | null, path: string, palette: Palette, em: number | null = null) {
    this.#entries = node?.kind === "map" ? node.entries : new Map();
    this.#path = path;
    this.#palette = palette;
    this.#em = em;
    this.span = node?.span ?? null;
    if (node && node.kind !== "map") palette.diagnostics.error("template", `“${path}” must be a mapping`, node.span);
  }

  /** The value of a key, null where it is missing or null. */
  get(key: string): Node | null {
    this.#known.add(key);
    const node = this.#entries.get(key)?.value;
    return !node || (node.kind === "scalar" && node.value === null) ? null : node;
  }

  keys(): readonly (readonly [string, TemplateEntry])[] {
    return [...this.#entries];
  }

  map(key: string, em: number | null = this.#em): Fields {
    return new Fields(this.get(key), this.#join(key), this.#palette, em);
  }

  string(key: string): string {
    const node = this.get(key);
    if (node?.kind === "scalar" && typeof node.value === "string") return node.value;
    return this.#fault(key, node, "text", "");
  }

  strings(key: string): readonly string[] {
    const node = this.get(key);
    if (node?.kind !== "list") return this.#fault(key, node, "a list of texts", []);
    return node.items.map((item) =>
      item.kind === "scalar" && item.value !== null
        ? String(item.value)
        : this.#fault(key, item, "a list of texts", ""),
    );
  }

  boolean(key: string): boolean {
    const node = this.get(key);
    if (node?.kind === "scalar" && typeof node.value === "boolean") return node.value;
    return this.#fault(key, node, "true or false", false);
  }

  number(key: string, least = 0, most = Number.POSITIVE_INFINITY): number {
    const node = this.get(key);
    if (node?.kind === "scalar" && typeof node.value === "number" && node.value >= least && node.value <= most) {
      return node.value;
    }
    const range =
      most === Number.POSITIVE_INFINITY ? `a number, ${least} or more` : `a number from ${least} to ${most}`;
    return this.#fault(key, node, range, least);
  }

  /** One of a few words (or numbers). */
  choice<const T extends string | number | boolean>(key: string, choices: readonly T[]): T {
    const node = this.get(key);
    const found = choices.find((choice) => node?.kind === "scalar" && node.value === choice);
    if (found !== undefined) return found;
    const words = choices.map((choice) => `“${choice}”`).join(", ");
    return this.#fault(key, node, `one of ${words}`, choices[0] as T);
  }

  /** A list of a few words. */
  choices<const T extends string>(key: string, choices: readonly T[]): readonly T[] {
    return this.strings(key).flatMap((word) => {
      const found = choices.find((choice) => choice === word);
      if (found !== undefined) return [found];
      const words = choices.map((choice) => `“${choice}”`).join(", ");
      return this.#fault(key, this.get(key), `a list of ${words}`, [], didYouMean(word, choices));
    });
  }

  length(key: string, least = Number.NEGATIVE_INFINITY): number {
    return this.#length(key, this.get(key), least);
  }

  lengthOrNull(key: string): number | null {
    const node = this.get(key);
    return node ? this.#length(key, node, Number.NEGATIVE_INFINITY) : null;
  }

  #length(key: string, node: Node | null, least: number): number {
    const points = node?.kind === "scalar" ? parseLength(node.value, this.#em, this.#palette.scale) : null;
    if (points !== null && points >= least) return points;
    const most = least > 0 ? "a length greater than nothing" : least === 0 ? "a length, not negative," : "a length";
    return this.#fault(key, node, `${most} such as 12, “12pt” or “18mm”`, Math.max(least, 0));
  }

  colour(key: string): Colour {
    return this.colourOrNull(key) ?? this.#missing(key, "a colour", black);
  }

  colourOrNull(key: string): Colour | null {
    const node = this.get(key);
    if (!node) return null;
    if (node.kind === "scalar" && typeof node.value === "string") {
      const direct = parseColour(node.value);
      if (direct) return direct;
      const named = this.#palette.colours.get(node.value);
      if (named !== undefined) return named;
    }
    const hint = node.kind === "scalar" ? didYouMean(String(node.value), this.#palette.colours.keys()) : {};
    return this.#fault(key, node, "“#rrggbb” or a name of the template’s “colours”", black, hint);
  }

  colours(key: string): readonly Colour[] {
    return this.strings(key).map((value) => {
      const found = parseColour(value) ?? this.#palette.colours.get(value);
      return found ?? this.#fault(key, this.get(key), "a list of colours, “#rrggbb” or names of “colours”", black);
    });
  }

  rule(key: string): RuleStyle | null {
    if (!this.get(key)) return null;
    const fields = this.map(key);
    const rule = {
      thickness: fields.length("thickness", 0),
      colour: fields.colour("colour"),
      gap: fields.length("gap"),
    };
    fields.close();
    return rule;
  }

  /** Reports the keys that nobody asked for. */
  close(): void {
    for (const [key, { keySpan }] of this.#entries) {
      if (this.#known.has(key)) continue;
      const where = this.#path === "" ? "a template" : `“${this.#path}”`;
      this.#palette.diagnostics.error(
        "template-key",
        `${where} has no setting “${key}”`,
        keySpan,
        didYouMean(key, this.#known),
      );
    }
  }

  #join(key: string): string {
    return this.#path === "" ? key : `${this.#path}.${key}`;
  }

  #missing<T>(key: string, wanted: string, instead: T): T {
    return this.get(key) ? instead : this.#fault(key, null, wanted, instead);
  }

  #fault<T>(key: string, node: Node | null, wanted: string, instead: T, more: More = {}): T {
    const message = `“${this.#join(key)}” must be ${wanted}`;
    this.#palette.diagnostics.error("template-value", message, node?.span ?? this.span, more);
    return instead;
  }
}

/** Points of 12, "12pt", "1.5 mm", "2em"; null for anything else. `enlarged`: what lengths in anything but ems grow by. */
export function parseLength(value: unknown, em: number | null, enlarged = 1): number | null {
  if (typeof value === "number") return value * enlarged;
  if (typeof value !== "string") return null;
  const match = /^(-?\d+(?:\.\d+)?) ?(pt|mm|cm|in|pc|em)$/.exec(value);
  if (!match) return null;
  const unit = match[2] as keyof typeof units | "em";
  const scale = unit === "em" ? em : units[unit] * enlarged;
  return scale === null ? null : Number(match[1]) * scale;
}

export function parseColour(value: string): Colour | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value);
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => Number.parseInt(hex, 16) / 255);
  return [red, green, blue];
}
