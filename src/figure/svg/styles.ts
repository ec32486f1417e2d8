// The cascade of SVG: presentation attributes, <style> rules with simple selectors, style="…" (SVG 2 §6; CSS Cascade 4).
import type { Element } from "./element.ts";
import { fontSize } from "./lengths.ts";

/** Property → value as written. */
export type Declarations = ReadonlyMap<string, string>;

interface CssRule {
  readonly element: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly specificity: number;
  readonly declarations: Declarations;
}

export const inherited = new Set(
  (
    "color fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray " +
    "stroke-dashoffset stroke-opacity clip-rule visibility font-family font-size font-style font-weight text-anchor direction " +
    "marker-start marker-mid marker-end white-space dominant-baseline paint-order"
  ).split(" "),
);
const own = new Set(
  "opacity display clip-path mask filter stop-color stop-opacity overflow baseline-shift alignment-baseline text-decoration".split(
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
export function readStyleSheet(css: string, spend: (steps: number) => void): StyleSheet | null {
  const plain = withoutComments(css);
  const rules = rulesOf(plain);
  if (!rules) return null;
  const index = indexOf(rules);
  const mentioned = new Set(rules.flatMap(({ id, classes }) => [...(id === null ? [] : [`#${id}`]), ...classes]));
  const known = new Map<string, Declarations>();
  // Elements that no selector can tell apart have the same declarations.
  const ruled = (element: Element): Declarations => {
    const id = element.attributes.get("id") ?? "";
    const classes = element.attributes.get("class")?.split(/\s+/) ?? [];
    const asked = classes.filter((name) => mentioned.has(name));
    const key = [element.name, mentioned.has(`#${id}`) ? id : "", ...asked].join(" ");
    let found = known.get(key);
    if (!found) {
      found = declarationsOf(element.name, id, asked, index, spend);
      known.set(key, found);
    }
    return found;
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
      for (const selector of prelude.split(",")) rules.push(...ruleOf(selector.trim(), declarations));
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

/** `text`, `.axis`, `#legend`, `path.grid`, `*`; of `g.axis text` only the last part counts. */
function ruleOf(selector: string, declarations: Declarations): readonly CssRule[] {
  const last = selector.split(/[\s>]+/).at(-1) ?? "";
  const match = /^([A-Za-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/.exec(last);
  if (!match || last === "") return [];
  const parts = (match[2] ?? "").match(/[.#][\w-]+/g) ?? [];
  const ids = parts.filter((part) => part.startsWith("#"));
  const classes = parts.filter((part) => part.startsWith(".")).map((part) => part.slice(1));
  const element = match[1] === "*" ? null : (match[1] ?? null);
  const specificity = 100 * ids.length + 10 * classes.length + (element ? 1 : 0);
  return [{ element, id: ids[0]?.slice(1) ?? null, classes, specificity, declarations }];
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

/** The declarations of all rules that apply to such an element, after the cascade. */
function declarationsOf(
  name: string,
  id: string,
  classes: readonly string[],
  index: RuleIndex,
  spend: (steps: number) => void,
): Declarations {
  const has = new Set(classes);
  const keys = ["*", name, `#${id}`, ...[...has].map((each) => `.${each}`)];
  const candidates = keys.flatMap((key) => index.get(key) ?? []);
  spend(candidates.length);
  const declarations = new Map<string, string>();
  for (const [, rule] of candidates.sort(([a], [b]) => a - b)) {
    spend(rule.classes.length);
    const applies =
      (rule.element === null || rule.element === name) &&
      (rule.id === null || rule.id === id) &&
      rule.classes.every((each) => has.has(each));
    if (!applies) continue;
    spend(rule.declarations.size);
    for (const [property, value] of rule.declarations) declarations.set(property, value);
  }
  return declarations;
}

/** What an element's children inherit: its parent's values, overruled by its own. */
export function inherit(parent: Declarations, own: Declarations): Declarations {
  let result: Map<string, string> | null = null;
  for (const [name, value] of own) {
    if (!inherited.has(name) || value === "inherit" || parent.get(name) === value) continue;
    result ??= new Map(parent);
    // `1.5em` and `120%` are of the parent's size.
    result.set(name, name === "font-size" ? fontSize(value, parent) : value);
  }
  return result ?? parent;
}
