// Named paragraph and character styles of a template, with what they inherit.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { Fields, type Palette, parseLength } from "./fields.ts";
import { merge, type TemplateEntry, type TemplateMap } from "./node.ts";
import type { CharacterStyle, ParagraphStyle, TextStyle } from "./style.ts";

const weights = [100, 200, 300, 400, 500, 600, 700, 800, 900] as const;
const caps = ["normal", "small-caps", "all-caps"] as const;
const figures = ["lining", "old-style", "tabular"] as const;

/** Finds the family that a template means, however it spells it; reports an unknown one. */
export type FamilyOf = (name: string, fields: Fields) => string;

export function readParagraphs(
  node: TemplateMap,
  palette: Palette,
  familyOf: FamilyOf,
): ReadonlyMap<string, ParagraphStyle> {
  const settled = new Map<string, Settled>();
  const styles = new Map<string, ParagraphStyle>();
  for (const name of node.entries.keys()) {
    const style = settle(name, node, settled, [], palette);
    styles.set(name, readParagraph(name, style, palette, familyOf));
  }
  return styles;
}

/** A style's own settings laid over all that it inherits, and its size, which ems refer to. */
interface Settled {
  readonly node: TemplateMap;
  readonly size: number;
}

function settle(
  name: string,
  all: TemplateMap,
  done: Map<string, Settled>,
  path: readonly string[],
  palette: Palette,
): Settled {
  const { diagnostics } = palette;
  const known = done.get(name);
  if (known) return known;
  const own = mapOf(all.entries.get(name), all);
  const base = baseOf(name, own, all, path, diagnostics);
  const under = base === null ? null : settle(base, all, done, [...path, name], palette);
  const node = under ? (merge(under.node, own) as TemplateMap) : own;
  const size = own.entries.get("size")?.value;
  const points =
    size?.kind === "scalar" ? parseLength(size.value, under?.size ?? null, palette.scale) : (under?.size ?? null);
  if (points === null || points <= 0) {
    const message = `“paragraphs.${name}.size” must be a length greater than nothing such as 10.5 or “10.5pt”`;
    diagnostics.error("template-value", message, size?.span ?? own.span);
  }
  const settled = { node, size: points !== null && points > 0 ? points : 10 };
  done.set(name, settled);
  return settled;
}

function mapOf(entry: TemplateEntry | undefined, all: TemplateMap): TemplateMap {
  return entry?.value.kind === "map"
    ? entry.value
    : { kind: "map", entries: new Map(), span: entry?.value.span ?? all.span };
}

function baseOf(
  name: string,
  own: TemplateMap,
  all: TemplateMap,
  path: readonly string[],
  diagnostics: Reporter,
): string | null {
  if (name === "base") return null;
  const extended = own.entries.get("extends")?.value;
  if (extended?.kind !== "scalar" || typeof extended.value !== "string") return "base";
  if (!all.entries.has(extended.value)) {
    const hint = didYouMean(extended.value, all.entries.keys());
    diagnostics.error("template-value", `there is no paragraph style “${extended.value}”`, extended.span, hint);
    return "base";
  }
  if (extended.value === name || path.includes(extended.value)) {
    diagnostics.error("template-loop", `the paragraph style “${name}” extends itself`, extended.span);
    return "base";
  }
  return extended.value;
}

function readParagraph(name: string, { node, size }: Settled, palette: Palette, familyOf: FamilyOf): ParagraphStyle {
  const fields = new Fields(node, `paragraphs.${name}`, palette, size);
  fields.get("extends");
  fields.get("size");
  const text: TextStyle = {
    family: familyOf(fields.string("family"), fields),
    weight: fields.choice("weight", weights),
    italic: fields.boolean("italic"),
    size,
    colour: fields.colour("colour"),
    caps: fields.choice("caps", caps),
    figures: fields.choice("figures", figures),
    position: "normal",
    underline: false,
    strikethrough: false,
    tracking: fields.number("tracking", -0.2, 1),
  };
  const label = fields.map("label");
  const style: ParagraphStyle = {
    name,
    text,
    leading: fields.length("leading", 0.1),
    align: fields.choice("align", ["justify", "left", "center", "right"]),
    balance: fields.boolean("balance"),
    hyphenate: fields.boolean("hyphenate"),
    firstIndent: fields.length("first-indent"),
    leftIndent: fields.length("left-indent", 0),
    rightIndent: fields.length("right-indent", 0),
    spaceBefore: fields.length("space-before", 0),
    spaceAfter: fields.length("space-after", 0),
    keepWithNext: fields.boolean("keep-with-next"),
    keepTogether: fields.boolean("keep-together"),
    orphans: fields.number("orphans", 1, 20),
    widows: fields.number("widows", 1, 20),
    ruleAbove: fields.rule("rule-above"),
    ruleBelow: fields.rule("rule-below"),
    background: fields.colourOrNull("background"),
    label: { align: label.choice("align", ["left", "right"]), at: label.length("at", 0), gap: label.length("gap", 0) },
  };
  label.close();
  fields.close();
  return style;
}

export function readCharacters(
  node: Fields,
  palette: Palette,
  familyOf: FamilyOf,
): ReadonlyMap<string, CharacterStyle> {
  const styles = new Map<string, CharacterStyle>();
  for (const [name, { value }] of node.keys()) {
    node.get(name);
    const fields = new Fields(value, `characters.${name}`, palette);
    const given = (key: string) => fields.get(key) !== null;
    styles.set(name, {
      ...(given("family") && { family: familyOf(fields.string("family"), fields) }),
      ...(given("weight") && { weight: fields.choice("weight", weights) }),
      ...(given("italic") && { italic: fields.boolean("italic") }),
      ...(given("colour") && { colour: fields.colour("colour") }),
      ...(given("caps") && { caps: fields.choice("caps", caps) }),
      ...(given("figures") && { figures: fields.choice("figures", figures) }),
      ...(given("tracking") && { tracking: fields.number("tracking", -0.2, 1) }),
      ...(given("underline") && { underline: fields.boolean("underline") }),
      ...(given("scale") && { scale: fields.number("scale", 0.2, 5) }),
    });
    fields.close();
  }
  return styles;
}
