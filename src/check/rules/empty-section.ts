import type { Flow } from "../../model/text.ts";
import { plainText } from "../../model/text.ts";
import { pagesOf } from "../prose.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const emptySection: LintRule = {
  code: "empty-section",
  severity: "warning",
  summary: "A heading has no text below it.",
  scope: "file",
  check(book, report) {
    const texts: readonly (readonly Flow[])[] = [
      ...printedAbstracts(book).flatMap(({ body }) => (body ? [body] : [])),
      ...pagesOf(book).map((page) => page.body),
    ];
    for (const flows of texts) {
      flows.forEach((flow, index) => {
        if (flow.kind !== "heading") return;
        const next = flows[index + 1];
        if (next && (next.kind !== "heading" || next.depth > flow.depth)) return;
        report(`the heading “${plainText(flow.children)}” has no text below it`, flow.span, {
          hint: "write the section, or remove its heading",
        });
      });
    }
  },
};
