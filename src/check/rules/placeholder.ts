import type { Abstract } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { isPlaceholderName } from "../../model/typed-names.ts";
import { linesOf } from "../../model/walk.ts";

import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

/** Text that a form or template had in the field, or that somebody typed to get past the form. */
const unfilled =
  /^(?:(?:(?:paper|talk|presentation|abstract|your) )*title(?: (?:here|goes here|of (?:your|the) (?:abstract|paper|talk|presentation)|to be announced|tba))?|(?:insert|enter|type|write|paste) (?:the |your |an? )?(?:title|abstract|text)(?: (?:text|here))*|(?:abstract|text|title) (?:goes |comes )?here|untitled|no title|test(?: abstract| title)?|asdf\w*|to follow|will follow|coming soon|see pdf|see attach(?:ed|ment)(?: file)?|folgt|à venir|por determinar|da definire)[.!…]*$/i;

export const placeholder: LintRule = {
  code: "placeholder",
  severity: "warning",
  summary: "A title, a text or a name is a placeholder: “TBA”, “Lorem ipsum”.",
  scope: "file",
  check(book, report) {
    for (const abstract of printedAbstracts(book)) {
      const title = plainText(abstract.title).trim();
      if (isUnfilled(title)) {
        report(`the title “${title.slice(0, 60)}” is a placeholder`, abstract.title[0]?.span ?? abstract.span, {
          hint: "ask the authors for the title",
        });
      }
      const text = textOf(abstract);
      const [first] = abstract.body ?? [];
      if (first && isUnfilled(text)) {
        report(`the text “${text.slice(0, 60)}” is a placeholder`, first.span, {
          hint: "ask the authors for the text, or leave “abstract” out until there is one",
        });
      }
    }
  },
};

const isUnfilled = (text: string) =>
  text.length < 80 ? isPlaceholderName(text) || unfilled.test(text) || isLatin(text) : isLatin(text.slice(0, 400));

const isLatin = (text: string) => /\blorem ipsum\b/i.test(text);

const textOf = ({ body }: Abstract) =>
  linesOf(body ?? [])
    .map(plainText)
    .join(" ")
    .trim();
