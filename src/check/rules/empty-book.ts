import { span } from "../../source.ts";
import type { Rule } from "../rule.ts";

export const emptyBook: Rule = {
  code: "empty-book",
  severity: "error",
  summary: "The book has no abstract.",
  check(book, report) {
    if (book.abstracts.length > 0) return;
    report("the book has no abstracts", span(book.source, 0), {
      hint: "put them into the folder “abstracts”, as *.yaml",
    });
  },
};
