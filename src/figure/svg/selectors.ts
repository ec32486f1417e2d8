// Selectors of style sheets (Selectors 4): names, classes, ids, nesting. In: `g.axis > text`, an element. Out: whether
// one selects the other. Rules with pseudo-classes, attributes or siblings select nothing.
import type { Element } from "./element.ts";

export interface Compound {
  readonly element: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
}

export interface Around extends Compound {
  /** Whether it must be the parent itself. */
  readonly isParent: boolean;
}

export interface Selector extends Compound {
  /** What must enclose the element, the nearest first. */
  readonly around: readonly Around[];
  readonly specificity: number;
}

export type ParentOf = (element: Element) => Element | undefined;

/** No style sheet has longer ones. */
const mostParts = 12;

export function parseSelector(written: string): Selector | null {
  const parts: Around[] = [];
  for (const [index, children] of written.split(">").entries()) {
    for (const [place, word] of children.trim().split(/\s+/).entries()) {
      const compound = parseCompound(word);
      if (!compound || parts.length === mostParts) return null;
      parts.push({ ...compound, isParent: index > 0 && place === 0 });
    }
  }
  const last = parts.at(-1);
  if (!last) return null;
  // A part states its relation to the one before it; in reverse order, that one has the relation.
  const around = parts
    .slice(0, -1)
    .map((part, index) => ({ ...part, isParent: parts[index + 1]?.isParent === true }))
    .reverse();
  return { element: last.element, id: last.id, classes: last.classes, around, specificity: specificityOf(parts) };
}

/** `text`, `.axis`, `#legend`, `path.grid`, `*`, `:root`. */
function parseCompound(word: string): Compound | null {
  if (word === ":root") return { element: "svg", id: null, classes: [] };
  const match = /^([A-Za-z][\w-]{0,99}|\*)?((?:[.#][\w-]{1,200}){0,20})$/.exec(word);
  if (!match || word === "") return null;
  const parts = (match[2] ?? "").match(/[.#][\w-]+/g) ?? [];
  return {
    element: match[1] === "*" ? null : (match[1] ?? null),
    id: parts.find((part) => part.startsWith("#"))?.slice(1) ?? null,
    classes: parts.filter((part) => part.startsWith(".")).map((part) => part.slice(1)),
  };
}

function specificityOf(parts: readonly Compound[]): number {
  const weigh = ({ id, classes, element }: Compound) =>
    (id === null ? 0 : 1e6) + 1e3 * classes.length + (element ? 1 : 0);
  return parts.reduce((sum, part) => sum + weigh(part), 0);
}

/** Whether an element is enclosed by what a selector requires. `spend` is called with each step. */
export function isWithin(
  element: Element,
  around: readonly Around[],
  parentOf: ParentOf,
  spend: (steps: number) => void,
): boolean {
  const [first, ...rest] = around;
  if (!first) return true;
  for (let outer = parentOf(element); outer; outer = parentOf(outer)) {
    spend(1);
    if (isCompound(outer, first) && isWithin(outer, rest, parentOf, spend)) return true;
    if (first.isParent) return false;
  }
  return false;
}

function isCompound(element: Element, { element: name, id, classes }: Compound): boolean {
  if (name !== null && name !== element.name) return false;
  if (id !== null && id !== element.attributes.get("id")) return false;
  const has = element.attributes.get("class")?.split(/\s+/) ?? [];
  return classes.every((each) => has.includes(each));
}
