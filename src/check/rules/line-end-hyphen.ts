import type { Book } from "../../model/book.ts";
import type { Edit } from "../../source/diagnostic.ts";
import { span } from "../../source/source.ts";
import { type ProseText, proseOf, proseWith, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";

const lineEnd = /[-\u2010\u00ad] *\r?\n/;
/** “short- and long-range”: here the hyphen is meant. */
const joining = /^(?:and|or|to|und|oder|bis|et|ou|e|y|o|en|of|och|og|eller|in|ali)$/;

export const lineEndHyphen: LintRule = {
  code: "line-end-hyphen",
  severity: "warning",
  summary: "A word was hyphenated at the end of a line, as in text copied from a PDF.",
  check(book, report) {
    let words: ReadonlySet<string> | null = null;
    for (const { lines } of proseWith(book, lineEnd)) {
      for (const line of lines()) {
        const texts = textsIn(line);
        texts.forEach((text, index) => {
          const next = texts[index + 1];
          const before = /(?<![\p{L}-])(\p{L}[\p{L}-]*)[-\u2010\u00ad] ?$/u.exec(text.value.slice(-60))?.[1];
          const after = next && /^\p{Ll}+/u.exec(next.value.slice(0, 60))?.[0];
          if (!before || !after || !isNextLine(text, next) || joining.test(after)) return;
          words ??= wordsOf(book);
          const joined = before + after;
          const whole = words.has(joined.toLowerCase());
          const compound = words.has(`${before}-${after}`.toLowerCase());
          const meant = compound && !whole ? `${before}-${after}` : joined;
          report(
            `“${before}- ${after}” was hyphenated at the end of a line`,
            span(text.span.source, text.span.end - before.length - 2, text.span.end),
            {
              hint: `write “${meant}” as one word`,
              fix: whole === compound ? [] : joinWord(text, next, compound),
            },
          );
        });
      }
    }
  },
};

function isNextLine(text: ProseText, next: ProseText): boolean {
  const between = text.span.source.text.slice(text.span.start, next.span.start);
  return text.span.source === next.span.source && /[-\u2010\u00ad] *\r?\n\s*$/.test(between.slice(-80));
}

/** Every word of the book, and every compound, to find out what a divided word was. */
function wordsOf(book: Book): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { lines } of proseOf(book)) {
    for (const text of lines().flatMap(textsIn)) {
      for (const [word] of text.value.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word.toLowerCase());
    }
  }
  return words;
}

/** The rest of the word moves up to its beginning, so that the lines of the file stay. */
function joinWord(text: ProseText, next: ProseText, keepHyphen: boolean): readonly Edit[] {
  const { source } = text.span;
  const hyphen = /[-\u2010\u00ad](?= *\r?\n\s*$)/.exec(source.text.slice(text.span.start, next.span.start));
  const rest = /^\S+ +(?=\S)/.exec(source.text.slice(next.span.start, next.span.end))?.[0];
  if (!hyphen || !rest) return [];
  const at = text.span.start + hyphen.index;
  return [
    { span: span(source, at, at + 1), was: hyphen[0], text: (keepHyphen ? "-" : "") + rest.trimEnd() },
    { span: span(source, next.span.start, next.span.start + rest.length), was: rest, text: "" },
  ];
}
