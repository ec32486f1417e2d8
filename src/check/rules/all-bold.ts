import type { Flow } from "../../model/text.ts";
import type { Edit } from "../../source/diagnostic.ts";
import { type Span, span } from "../../source/source.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const allBold: LintRule = {
  code: "all-bold",
  severity: "warning",
  summary: "The whole text of an abstract is bold or italic.",
  scope: "file",
  check(book, report) {
    for (const { body, id } of printedAbstracts(book)) {
      const marked = body?.map(markedAs) ?? [];
      const [first] = marked;
      if (!body || !first || marked.some((each) => each?.kind !== first.kind)) continue;
      const style = first.kind === "strong" ? "bold" : "italic";
      report(`the whole text of “${id}” is ${style}`, body[0]?.span ?? null, {
        hint: "emphasize words, and leave the look of the text to the template",
        fix: marked.flatMap((each) => (each ? unmarked(each.span) : [])),
      });
    }
  },
};

function markedAs(flow: Flow): { readonly kind: string; readonly span: Span } | null {
  const only = flow.kind === "paragraph" && flow.children.length === 1 ? flow.children[0] : null;
  return only && (only.kind === "strong" || only.kind === "emphasis") ? only : null;
}

function unmarked({ source, start, end }: Span): readonly Edit[] {
  const mark = /^(?:\*\*|__|\*|_)/.exec(source.text.slice(start, start + 2))?.[0];
  if (!mark || source.text.slice(end - mark.length, end) !== mark) return [];
  return [
    { span: span(source, start, start + mark.length), was: mark, text: "" },
    { span: span(source, end - mark.length, end), was: mark, text: "" },
  ];
}
