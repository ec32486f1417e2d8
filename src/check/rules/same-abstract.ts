import type { Abstract } from "../../model/book.ts";
import { folded } from "../../model/names.ts";
import { plainText } from "../../model/text.ts";
import { linesOf } from "../../model/walk.ts";

import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

/** Shorter texts and titles may well be the same: “Welcome”, “Discussion”. */
const shortest = { title: 25, text: 120 };

export const sameAbstract: LintRule = {
  code: "same-abstract",
  severity: "warning",
  summary: "Two abstracts have the same title or the same text.",
  check(book, report) {
    const titles = new Map<string, Abstract>();
    const texts = new Texts();
    for (const abstract of printedAbstracts(book)) {
      const title = folded(plainText(abstract.title));
      const sameText = texts.find(abstract);
      const sameTitle = title.length < shortest.title ? undefined : titles.get(title);
      if (!titles.has(title)) titles.set(title, abstract);
      // A talk and its poster share a title.
      const other = sameText ?? (sameTitle?.type === abstract.type ? sameTitle : undefined);
      if (!other) continue;
      const what = sameText ? (sameText === sameTitle ? "title and text" : "text") : "title";
      report(`“${abstract.id}” has the same ${what} as “${other.id}”`, abstract.span, {
        hint: "if it was submitted twice, remove one of them",
        related: [{ message: `“${other.id}” is here`, span: other.span }],
      });
    }
  },
};

/** The first abstract of each text. Whole texts are compared only if they begin alike. */
class Texts {
  readonly #first = new Map<string, Abstract>();
  /** By their whole texts, of those that are not the only ones with their beginning. */
  readonly #others = new Map<string, Map<string, Abstract>>();

  /** An earlier abstract of the same text. */
  find(abstract: Abstract): Abstract | undefined {
    const text = textOf(abstract);
    const begin = beginningOf(text);
    if (begin === null) return undefined;
    const first = this.#first.get(begin);
    if (!first) {
      this.#first.set(begin, abstract);
      return undefined;
    }
    const others = this.#others.get(begin) ?? new Map([[folded(textOf(first)), first]]);
    this.#others.set(begin, others);
    const whole = folded(text);
    const same = others.get(whole);
    if (!same) others.set(whole, abstract);
    return same;
  }
}

const known = new WeakMap<Abstract, string>();

function textOf(abstract: Abstract): string {
  let text = known.get(abstract);
  if (text === undefined) {
    text = linesOf(abstract.body ?? [])
      .map(plainText)
      .join(" ");
    known.set(abstract, text);
  }
  return text;
}

/** The folded beginning of a text; null if the whole is too short to be compared. */
function beginningOf(text: string): string | null {
  // What is cut in two at the end, such as a letter and its accent, is beyond what counts.
  const part = folded(text.slice(0, shortest.text * 2));
  const enough = part.length > shortest.text + 8 ? part : folded(text);
  return enough.length < shortest.text ? null : enough.slice(0, shortest.text);
}
