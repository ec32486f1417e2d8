// The cascade of SVG: presentation attributes, <style> rules with simple selectors, style="…" (SVG 2 §6; CSS Cascade 4).
import { resolved } from "./css-values.ts";
import type { Element } from "./element.ts";
import { fontSize } from "./lengths.ts";
import { isWithin, type ParentOf, parseSelector, type Selector } from "./selectors.ts";

/** Property → value as written. */
export type Declarations = ReadonlyMap<string, string>;

interface CssRule extends Selector {
  readonly declarations: Declarations;
}

export const inherited = new Set(
  (
    "color fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray " +
    "stroke-dashoffset stroke-opacity clip-rule visibility font-family font-size font-style font-weight text-anchor direction " +
    "marker-start marker-mid marker-end white-space dominant-baseline paint-order letter-spacing word-spacing"
  ).split(" "),
);
const own = new Set(
  "opacity display clip-path mask filter mix-blend-mode stop-color stop-opacity overflow baseline-shift alignment-baseline text-decoration".split(
    " ",
  ),
);

export interface StyleSheet {
  /** The declarations of an element itself, after the cascade. */
  declarationsFor(element: Element): Declarations;
  readonly imports: boolean;
}

const none: Declarations = new Map();

/** Drawing programs write some hundred. */
export const mostRules = 5000;

/** Null if there are more rules than any drawing has. `spend` is called with each piece of work, before it is done. */
export function readStyleSheet(css: string, parentOf: ParentOf, spend: (steps: number) => void): StyleSheet | null {
  const plain = withoutComments(css);
  const rules = rulesOf(plain);
  if (!rules) return null;
  const index = indexOf(rules);
  const mentioned = new Set(rules.flatMap(({ id, classes }) => [...(id === null ? [] : [`#${id}`]), ...classes]));
  // Elements that no selector can distinguish have the same declarations, if necessary per parent.
  const anywhere = new Map<string, Declarations>();
  const within = new Map<Element | undefined, Map<string, Declarations>>();
  const ruled = (element: Element): Declarations => {
    const id = element.attributes.get("id") ?? "";
    const classes = element.attributes.get("class")?.split(/\s+/) ?? [];
    const asked = classes.filter((name) => mentioned.has(name));
    const key = [element.name, mentioned.has(`#${id}`) ? id : "", ...asked].join(" ");
    const parent = parentOf(element);
    const found = anywhere.get(key) ?? within.get(parent)?.get(key);
    if (found) return found;
    const all = rulesFor(element.name, id, asked, index, spend);
    const declarations = cascade(
      all.filter(({ around }) => isWithin(element, around, parentOf, spend)),
      spend,
    );
    const known = all.some(({ around }) => around.length > 0) ? (within.get(parent) ?? new Map()) : anywhere;
    if (known !== anywhere) within.set(parent, known);
    known.set(key, declarations);
    return declarations;
  };
  return {
    imports: /@import/i.test(plain),
    declarationsFor(element) {
      const of = rules.length > 0 ? ruled(element) : none;
      spend(of.size);
      return declarationsFor(element, of);
    },
  };
}

/**
 * The rules by one thing that an element must have: an id, otherwise a class, otherwise a name; `*` has those without a
 * condition.
 */
type RuleIndex = ReadonlyMap<string, readonly (readonly [number, CssRule])[]>;

function indexOf(rules: readonly CssRule[]): RuleIndex {
  const index = new Map<string, (readonly [number, CssRule])[]>();
  for (const [place, rule] of rules.entries()) {
    const [first] = rule.classes;
    const key = rule.id !== null ? `#${rule.id}` : first !== undefined ? `.${first}` : (rule.element ?? "*");
    const list = index.get(key) ?? [];
    list.push([place, rule]);
    index.set(key, list);
  }
  return index;
}

function withoutComments(css: string): string {
  let plain = "";
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("/*", at);
    if (open === -1) return plain + css.slice(at);
    const close = css.indexOf("*/", open + 2);
    plain += `${css.slice(at, open)} `;
    if (close === -1) break;
    at = close + 2;
  }
  return plain;
}

/** Blocks one after another; at-rules with a block of their own (@media, @font-face) are skipped. */
function rulesOf(css: string): readonly CssRule[] | null {
  const rules: CssRule[] = [];
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    if (open < 0) break;
    // `@import …;` and `@charset …;` may come before it.
    const prelude = (css.slice(at, open).split(";").at(-1) ?? "").trim();
    const close = endOfBlock(css, open);
    if (!prelude.startsWith("@")) {
      const declarations = readDeclarations(css.slice(open + 1, close));
      for (const written of prelude.split(",")) {
        const selector = parseSelector(written.trim());
        if (selector) rules.push({ ...selector, declarations });
      }
      if (rules.length > mostRules) return null;
    }
    at = close + 1;
  }
  // Sorting is stable: of equal specificity, the later overrules.
  return rules.sort((a, b) => a.specificity - b.specificity);
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  return css.length;
}

function readDeclarations(text: string): Declarations {
  const declarations = new Map<string, string>();
  for (const part of text.split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, "")
      .trim();
    if (name === "font") for (const [key, one] of readFont(value)) declarations.set(key, one);
    else if (name === "marker") {
      for (const where of ["start", "mid", "end"]) declarations.set(`marker-${where}`, value);
    } else if (value !== "") declarations.set(name, value);
  }
  return declarations;
}

/** The `font` shorthand: `italic bold 10px/1.2 "DejaVu Sans", sans-serif`. */
function readFont(value: string): Declarations {
  const parts = value.split("/").map((part) => part.trim());
  const words = parts.join("/").split(/\s+/);
  const isSize = (word: string) => /^[\d.]+(?:px|pt|em|ex|mm|cm|in|%)(?:\/|$)/.test(word);
  const withUnit = words.findIndex(isSize);
  const at = withUnit === -1 ? words.findIndex((word) => /^[\d.]+(?:\/|$)/.test(word)) : withUnit;
  if (at === -1 || at === words.length - 1) return none;
  const before = words.slice(0, at).join(" ");
  const [size = ""] = words[at]?.split("/") ?? [];
  const family = words.slice(at + 1).join(" ");
  const weight = /\b(bold(?:er)?|[1-9]00)\b/.exec(before)?.[1];
  return new Map([
    ["font-style", /italic|oblique/.test(before) ? "italic" : "normal"],
    ["font-weight", weight ?? "normal"],
    ["font-size", size],
    ["font-family", family],
  ]);
}

function declarationsFor(element: Element, ruled: Declarations): Declarations {
  const declarations = new Map<string, string>();
  for (const [name, value] of element.attributes) {
    if (inherited.has(name) || own.has(name)) declarations.set(name, value.trim());
  }
  for (const [name, value] of ruled) declarations.set(name, value);
  const style = element.attributes.get("style");
  if (style) for (const [name, value] of readDeclarations(style)) declarations.set(name, value);
  return declarations;
}

/** The rules that apply to such an element, wherever it is, the weakest first. */
function rulesFor(
  name: string,
  id: string,
  classes: readonly string[],
  index: RuleIndex,
  spend: (steps: number) => void,
): readonly CssRule[] {
  const has = new Set(classes);
  const keys = ["*", name, `#${id}`, ...[...has].map((each) => `.${each}`)];
  const candidates = keys.flatMap((key) => index.get(key) ?? []);
  spend(candidates.length);
  const found: CssRule[] = [];
  for (const [, rule] of candidates.sort(([a], [b]) => a - b)) {
    spend(rule.classes.length);
    const applies =
      (rule.element === null || rule.element === name) &&
      (rule.id === null || rule.id === id) &&
      rule.classes.every((each) => has.has(each));
    if (applies) found.push(rule);
  }
  return found;
}

function cascade(rules: readonly CssRule[], spend: (steps: number) => void): Declarations {
  const declarations = new Map<string, string>();
  for (const rule of rules) {
    spend(rule.declarations.size);
    for (const [property, value] of rule.declarations) declarations.set(property, value);
  }
  return declarations;
}

/** What an element's children inherit: its parent's values, overruled by its own. */
export function inherit(parent: Declarations, own: Declarations): Declarations {
  let result: Map<string, string> | null = null;
  for (const [name, value] of own) {
    if (!isInherited(name) || value === "inherit" || parent.get(name) === value) continue;
    result ??= new Map(parent);
    // `1.5em` and `120%` are of the parent's size.
    result.set(name, name === "font-size" ? fontSize(value, parent) : value);
  }
  if (!result) return parent;
  for (const [name, value] of result) {
    if (value.includes("(") && !name.startsWith("--")) result.set(name, resolved(value, result));
  }
  return result;
}

/** Custom properties are inherited like most others (CSS Variables 1 §2). */
const isInherited = (name: string): boolean => inherited.has(name) || name.startsWith("--");
