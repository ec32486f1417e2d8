import type { Abstract, Book, Session } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import type { LintRule, Report } from "../rule.ts";

export const duplicateNumber: LintRule = {
  code: "duplicate-number",
  severity: "warning",
  summary: "Two abstracts have the same number.",
  scope: "heads",
  check(book, report) {
    const first = new Map<string, Abstract>();
    for (const abstract of book.abstracts) {
      if (abstract.number === null) continue;
      const earlier = first.get(abstract.number);
      if (!earlier) first.set(abstract.number, abstract);
      else {
        const related = [{ message: `“${earlier.id}” has it too`, span: earlier.span }];
        report(`“${abstract.id}” has the number “${abstract.number}” of another abstract`, abstract.span, { related });
      }
    }
    reportLists(book, report);
  },
};

/** Without prefixes each list of posters counts from 1. */
function reportLists(book: Book, report: Report): void {
  const counted = book.days.flatMap(({ sessions }) => sessions.filter(isCounted));
  const [first, ...others] = counted;
  for (const session of others) {
    report(`the posters of “${plainText(session.title)}” are numbered from 1, as others are`, session.span, {
      hint: "give each session of posters a prefix: “prefix: A” makes A1, A2 …",
      ...(first ? { related: [{ message: "the first of them is here", span: first.span }] } : {}),
    });
  }
}

const isCounted = ({ kind, items }: Session) =>
  kind.toLowerCase() === "posters" &&
  items.some((item) => item.kind === "abstract" && item.abstract.number === null && !item.abstract.withdrawn);
