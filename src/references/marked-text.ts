// Marked text: citeproc's output, as one string in which Unicode noncharacters (which no data may hold, see
// `withoutMarks`) open and close the decorations. It travels between threads cheaply and is parsed into runs at the
// end.

/** begin NAME ready … end */
const begin = "\uFDD0";
const ready = "\uFDD1";
const end = "\uFDD2";

/** Represents “and others” as the last name of a list; it is replaced by the style's “et al.” */
export const othersMark = "\uFDD3";
/** Encloses text whose case a style must not change, while it passes through the BibTeX parser. */
export const keepCase = { begin: "\uFDD4", end: "\uFDD5" } as const;

export const mark = (name: string, text: string): string => begin + name + ready + text + end;

export const withoutMarks = (text: string): string =>
  /[\uFDD0-\uFDDF]/.test(text) ? text.replace(/[\uFDD0-\uFDDF]/g, "") : text;

export type MarkedNode = string | { readonly name: string; readonly children: readonly MarkedNode[] };

export function parseMarked(text: string): readonly MarkedNode[] {
  const stack: { name: string; children: MarkedNode[] }[] = [];
  let current: { name: string; children: MarkedNode[] } = { name: "", children: [] };
  let at = 0;
  const keep = (to: number) => {
    if (to > at) current.children.push(text.slice(at, to));
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === begin) {
      keep(i);
      const named = text.indexOf(ready, i);
      stack.push(current);
      current = { name: text.slice(i + 1, named), children: [] };
      i = named;
      at = i + 1;
    } else if (character === end) {
      keep(i);
      const parent = stack.pop();
      at = i + 1;
      if (!parent) continue;
      parent.children.push(current);
      current = parent;
    }
  }
  keep(text.length);
  // citeproc balances its marks; if it ever does not, no text is lost.
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    parent.children.push(current);
    current = parent;
  }
  return current.children;
}

/** The characters without their marks. */
export const plainMarked = (text: string): string => withoutMarks(text.replace(/\uFDD0[^\uFDD0-\uFDD2]*\uFDD1/g, ""));

/**
 * Splits off a decoration at the start of the text: its content and what follows; null if the text begins otherwise.
 */
export function splitLeading(text: string, name: string): { readonly inside: string; readonly rest: string } | null {
  const opening = begin + name + ready;
  if (!text.startsWith(opening)) return null;
  let depth = 1;
  for (let i = opening.length; i < text.length; i++) {
    if (text[i] === begin) depth++;
    else if (text[i] === end && --depth === 0)
      return { inside: text.slice(opening.length, i), rest: text.slice(i + 1) };
  }
  return null;
}

/**
 * Puts text before the first and after the last decoration whose name has the given beginning; around everything if
 * there is none.
 */
export function surround(text: string, name: string, before: string, after: string): string {
  const first = text.indexOf(begin + name);
  if (first === -1) return before + text + after;
  const last = text.lastIndexOf(begin + name);
  let close = last;
  for (let i = last, depth = 0; i < text.length; i++) {
    if (text[i] === begin) depth++;
    else if (text[i] === end && --depth === 0) {
      close = i + 1;
      break;
    }
  }
  return text.slice(0, first) + before + text.slice(first, close) + after + text.slice(close);
}

/** The mark for “and others” with the delimiter and the “and” before it, as styles set the last of several names. */
export function replaceOthers(text: string, and: readonly string[], etAl: string): string {
  if (!text.includes(othersMark)) return text;
  const words = and.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pattern = new RegExp(
    `([,;]?) ?(?:(?:${words}) )?((?:${begin}[^${begin}-${end}]*${ready}){0,8})${othersMark}`,
    "g",
  );
  return text.replace(pattern, `$1 $2${etAl}`).replaceAll(`${etAl}.`, etAl.endsWith(".") ? etAl : `${etAl}.`);
}

export const renameMarks = (text: string, rename: (name: string, inside: string) => string): string =>
  text.replace(
    /\uFDD0([^\uFDD0-\uFDD2]*)\uFDD1([^\uFDD0-\uFDD2]*)/g,
    (_, name: string, inside: string) => begin + rename(name, inside) + ready + inside,
  );
