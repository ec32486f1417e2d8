import { listLabel } from "../../model/list-labels.ts";
import type { Flow, Inline } from "../../model/text.ts";
import { linesOf } from "../../model/walk.ts";
import type { Edit } from "../../source/diagnostic.ts";
import { span } from "../../source/source.ts";

import type { LintRule, Report } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

export const hardBreak: LintRule = {
  code: "hard-break",
  severity: "warning",
  summary: "A line or a paragraph ends in the middle of a sentence, as in text copied from a PDF.",
  scope: "file",
  check(book, report) {
    for (const { body } of printedAbstracts(book)) {
      if (!body) continue;
      betweenParagraphs(body, report);
      for (const line of linesOf(body)) insideParagraph(line, report);
    }
  },
};

/** One paragraph ends without a full stop and the next begins in lower case; reported once per abstract. */
function betweenParagraphs(flows: readonly Flow[], report: Report): void {
  const found = flows.flatMap((flow, index) => {
    const next = flows[index + 1];
    if (flow.kind !== "paragraph" || next?.kind !== "paragraph") return [];
    const last = flow.children.at(-1);
    const first = next.children[0];
    if (last?.kind !== "text" || first?.kind !== "text") return [];
    return /[\p{Ll},]$/u.test(last.value.trimEnd()) && /^\p{Ll}{2}/u.test(first.value) ? [first.span] : [];
  });
  const [first, ...more] = found;
  if (!first) return;
  const others = more.length === 0 ? "" : `, as ${more.length} more of this text do${more.length === 1 ? "es" : ""}`;
  report(`the paragraph begins in the middle of a sentence${others}`, span(first.source, first.start), {
    hint: "join it to the one before: an empty line starts a new paragraph",
  });
}

function insideParagraph(line: readonly Inline[], report: Report): void {
  line.forEach((node, index) => {
    const before = line[index - 1];
    const after = line[index + 1];
    if (node.kind !== "line-break" || before?.kind !== "text" || after?.kind !== "text") return;
    if (!/\p{Ll}$/u.test(before.value.trimEnd()) || !/^\p{Ll}/u.test(after.value)) return;
    if (listLabel(after.value.trimStart())) return;
    report("the line is broken in the middle of a sentence", node.span, {
      hint: "remove the two spaces, or the backslash, at the end of the line",
      fix: unbroken(before.span.start, after.span.start),
    });

    function unbroken(from: number, to: number): readonly Edit[] {
      const { source } = node.span;
      const written = /(?:(?<! ) {2,}|\\)(?=\n[ \t]*$)/.exec(source.text.slice(from, to));
      if (!written) return [];
      const at = from + written.index;
      return [{ span: span(source, at, at + written[0].length), was: written[0], text: "" }];
    }
  });
}
