// Blocks of a text that are set off from it: code and displayed formulas.
import type { Flow } from "../model/text.ts";
import type { Block, Paragraph } from "./block.ts";
import { faultyFormula } from "./inline.ts";
import { inlineContext, lineBreak, paragraph, textPiece } from "./pieces.ts";
import { type Scope, styleIn } from "./scope.ts";
import { tag } from "./structure.ts";

export function codeBlock(node: Extract<Flow, { kind: "code-block" }>, scope: Scope): Paragraph {
  const style = styleIn(scope, "code");
  const own = tag("Code", tag("P", scope.parent));
  const voice = { ...inlineContext(style, scope.language, own), hyphenate: false };
  const lines = node.value.replace(/(?<!\n)\n+$/, "").split("\n");
  const pieces = lines.flatMap((line, index) => {
    // Leading and repeated spaces are significant in code; ties keep them.
    const text = textPiece(
      line.replaceAll("\t", "    ").replace(/^ +| {2,}/g, (run) => "\u00a0".repeat(run.length)),
      voice,
      node.span,
    );
    return index === 0 ? [text] : [lineBreak(), text];
  });
  return paragraph(style, pieces, own, { language: "en", span: node.span });
}

export function displayFormula(node: Extract<Flow, { kind: "display-math" }>, scope: Scope): Block {
  const formula = scope.setting.assets.formulas.get(node.formula);
  const style = styleIn(scope, "formula");
  if (formula) {
    const own = tag("Formula", scope.parent, { alt: formula.alt });
    return { kind: "display-formula", formula, style, tag: own, span: node.span };
  }
  const own = tag("P", scope.parent);
  return paragraph(
    style,
    [faultyFormula(node.formula, inlineContext(style, scope.language, own), scope.setting)],
    own,
    {
      language: scope.language,
      span: node.span,
    },
  );
}
