// The work that a citation style needs for one entry: its elements with macros expanded; of alternatives, the largest.
// In: the style. Out: what is wrong with its size, or null. Each macro is counted once.
import { limits } from "../source/limits.ts";
import type { StyleElement } from "./style-element.ts";

/** Elements that print only one of their children. */
const alternatives = new Set(["choose", "substitute"]);

export function faultOfSize(style: StyleElement): string | null {
  const macros = new Map<string, StyleElement>();
  for (const child of style.children) {
    if (typeof child !== "string" && child.name === "macro") macros.set(child.attrs.name ?? "", child);
  }
  const sizes = new Map<string, number>();
  const open = new Set<string>();
  let fault: string | null = null;
  const sizeOfMacro = (name: string, depth: number): number => {
    const known = sizes.get(name);
    const macro = macros.get(name);
    if (known !== undefined || !macro) return known ?? 0;
    if (open.has(name)) {
      fault ??= `its macro “${name}” calls itself`;
      return 0;
    }
    open.add(name);
    const size = sizeOf(macro, depth);
    open.delete(name);
    sizes.set(name, size);
    return size;
  };
  const sizeOf = (element: StyleElement, depth: number): number => {
    if (fault !== null) return 0;
    if (depth > limits.styleDepth) {
      fault = `it nests deeper than ${limits.styleDepth} levels`;
      return 0;
    }
    const sizes = element.children.flatMap((child) => (typeof child === "string" ? [] : sizeOf(child, depth + 1)));
    const called = element.attrs.macro === undefined ? 0 : sizeOfMacro(element.attrs.macro, depth + 1);
    const within = alternatives.has(element.name)
      ? sizes.reduce((a, b) => Math.max(a, b), 0)
      : sizes.reduce((a, b) => a + b, 0);
    return 1 + called + within;
  };
  let total = 0;
  for (const child of style.children) if (typeof child !== "string") total += sizeOf(child, 1);
  if (fault !== null || total <= limits.styleElements) return fault;
  return `it needs more than ${limits.styleElements.toLocaleString("en")} elements for one entry`;
}
