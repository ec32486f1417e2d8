import type { Abstract } from "../../model/book.ts";
import { type Flow, type Inline, plainText } from "../../model/text.ts";
import { linesOf } from "../../model/walk.ts";
import type { Source } from "../../source/source.ts";
import { type ProseText, spot, textsIn } from "../prose.ts";
import type { LintRule, Report } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";
import { isTypedList, listAtEnd } from "./typed-references.ts";

/** `[3]`, `[1, 2]`, `[4–6]`; with a space or a letter before it, not after another bracket. */
const numbered = /\[(\d{1,2}(?:\s?[,;–-]\s?\d{1,2}){0,15})\]/g;

export const numberedCitation: LintRule = {
  code: "numbered-citation",
  severity: "warning",
  summary: "“[3]” in the text has no reference 3, or a reference is never cited although others are.",
  scope: "file",
  check(book, report) {
    // A file may hold thousands of abstracts, and is searched only once.
    const files = new Map<Source, boolean>();
    for (const abstract of printedAbstracts(book)) {
      const { source } = abstract.span;
      let has = files.get(source);
      if (has === undefined) {
        has = /\[\d{1,2}\s?[\],;–-]/.test(source.text);
        files.set(source, has);
      }
      if (has && abstract.body) compare(abstract, abstract.body, report);
    }
  },
};

function compare(abstract: Abstract, body: readonly Flow[], report: Report): void {
  const entries = abstract.references.length;
  const lines = linesOf(body);
  // A list typed into the text is the business of `typed-references`.
  const startsWithNumber = (line: readonly Inline[]) =>
    /^\s*\[\d{1,2}\]/.test(plainText(line.slice(0, 3)).slice(0, 10));
  if (body.some(isTypedList) || listAtEnd(body) !== null || lines.some(startsWithNumber)) return;
  const cited = new Set<number>();
  const unanswered: {
    readonly text: ProseText;
    readonly index: number;
    readonly found: string;
    readonly number: number;
  }[] = [];
  for (const text of lines.flatMap(textsIn)) {
    if (!text.value.includes("[")) continue;
    for (const { 0: found, 1: inside = "", index } of text.value.matchAll(numbered)) {
      const numbers = numbersIn(inside);
      // [0, 1] and [10] of a lattice are not citations, nor is a bracket directly followed by text.
      if (numbers.includes(0) || /[[({\w]/.test(text.value.charAt(index + found.length))) continue;
      for (const number of numbers) cited.add(number);
      const missing = numbers.find((number) => number > entries);
      if (missing !== undefined) unanswered.push({ text, index, found, number: missing });
    }
  }
  // If none of the numbers fits the list, the brackets mean something else: [10] is a direction, [3] a length.
  if (entries > 0 && ![...cited].some((number) => number <= entries)) return;
  if (entries === 0 && !cited.has(1)) return;
  const [first] = unanswered;
  // Without any list, one report is enough.
  for (const { text, index, found, number } of entries === 0 && first ? [first] : unanswered) {
    const there = entries === 0 ? "no references" : entries === 1 ? "1 reference" : `${entries} references`;
    report(`“${found}” cites reference ${number}, but “${abstract.id}” has ${there}`, spot(text, index, found.length), {
      hint: "add the reference, or correct the number; [@key] numbers itself",
    });
  }
  if (cited.size < 2 || hasOtherCitations(abstract)) return;
  abstract.references.forEach((reference, index) => {
    if (!cited.has(index + 1))
      report(`reference ${index + 1} of “${abstract.id}” is not cited in the text`, reference.span, {
        hint: "cite it, or remove it",
      });
  });
}

function numbersIn(inside: string): readonly number[] {
  return inside.split(/\s?[,;]\s?/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/\s?[–-]\s?/).map(Number);
    return Array.from({ length: Math.min(Math.max(0, to - from), 60) + 1 }, (_, index) => from + index);
  });
}

function hasOtherCitations({ body }: Abstract): boolean {
  return linesOf(body ?? []).some((line) =>
    line.some((node) => node.kind === "citation" || node.kind === "superscript"),
  );
}
