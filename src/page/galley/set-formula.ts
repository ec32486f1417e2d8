// Display formula → one box, centred, or as its style aligns it; scaled down if the column is too narrow.
import type { DisplayFormula } from "../../compose/block.ts";
import type { Line } from "../../paragraph/line.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { beforeDisplay } from "../breaking/penalties.ts";
import type { GalleyBuilder } from "./galley-builder.ts";
import type { LineCache } from "./set-lines.ts";

export function setFormula(
  block: DisplayFormula,
  builder: GalleyBuilder,
  cache: LineCache,
  diagnostics: Reporter,
): void {
  const { formula, style, tag, span } = block;
  const measure = Math.max(1, builder.measure - style.leftIndent - style.rightIndent);
  let size = style.text.size;
  if (formula.width * size > measure + 0.01) {
    const share = Math.round((measure / (formula.width * size)) * 100);
    diagnostics.warning("formula-too-wide", `the formula is wider than the column and is printed at ${share} %`, span, {
      hint: "split it into lines with \\begin{aligned} … \\\\ … \\end{aligned}",
    });
    size = measure / formula.width;
  }
  const width = formula.width * size;
  const spare = measure - width;
  const x = style.leftIndent + (style.align === "left" ? 0 : style.align === "right" ? spare : spare / 2);
  const height = formula.height * size;
  const strut = cache.strut(style);
  const line: Line = {
    items: [
      {
        ...{ kind: "drawing", x, width, rise: 0, tag, link: null },
        ...{ drawing: formula.drawing, scale: size / 1000, height, colour: style.text.colour, text: formula.text },
      },
    ],
    width: builder.measure,
    ascent: Math.max(height, strut.ascent),
    descent: Math.max(formula.depth * size, strut.descent),
    ...{ ratio: 0, overfull: 0, hyphenated: false, tag, span },
  };
  builder.before(style.spaceBefore);
  if (builder.position > 0) builder.penalise(beforeDisplay);
  builder.add({
    height: line.ascent + line.descent,
    ascent: line.ascent,
    depth: line.descent,
    leading: style.leading,
    overlap: Math.max(0, strut.ascent + strut.descent - style.leading),
    content: [{ kind: "line", x: 0, baseline: line.ascent, line, artifact: null, span }],
    ...{ band: null, destinations: null, span, isDisplay: true },
  });
  builder.after(style.spaceAfter, style.keepWithNext ? 1 : 0);
}
