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
    const texts = new Map<string, Abstract>();
    for (const abstract of printedAbstracts(book)) {
      const { title, text } = wordsOf(abstract);
      const sameText = text.length < shortest.text ? undefined : texts.get(text);
      const sameTitle = title.length < shortest.title ? undefined : titles.get(title);
      if (!texts.has(text)) texts.set(text, abstract);
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

interface Words {
  readonly title: string;
  readonly text: string;
}

const known = new WeakMap<Abstract, Words>();

function wordsOf(abstract: Abstract): Words {
  let words = known.get(abstract);
  if (!words) {
    const text = linesOf(abstract.body ?? [])
      .map(plainText)
      .join(" ");
    words = { title: folded(plainText(abstract.title)), text: folded(text) };
    known.set(abstract, words);
  }
  return words;
}
