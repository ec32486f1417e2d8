// An entry of an abstract's figures, a path or fields → the figure; none without a file.
import type { Figure, FigureWidth } from "../model/text.ts";
import { type Checked, field, isFields, spanOf, textOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { figureWidth, reportWidth } from "./figure-width.ts";
import { type MarkdownContext, parseCaption } from "./markdown/parse-markdown.ts";
import type { Figure as FigureFields } from "./schema/abstract.generated.ts";

function readWidth(of: Checked<string | number> | null, diagnostics: Reporter): FigureWidth | null {
  if (!of) return null;
  const written = textOf(of).value;
  return figureWidth(written) ?? reportWidth(written, spanOf(of), diagnostics);
}

export function readFigure(of: Checked<FigureFields>, markdown: MarkdownContext): readonly Figure[] {
  if (!isFields(of)) {
    return [{ file: markdown.picture(textOf(of).value, spanOf(of)), caption: [], alt: null, span: spanOf(of) }];
  }
  const file = field(of, "file");
  if (!file) return [];
  const path = markdown.picture(textOf(file).value, spanOf(file));
  const caption = field(of, "caption");
  const alt = wordsOf(field(of, "alt"));
  const text = caption ? parseCaption(textOf(caption), markdown) : [];
  const beside = field(of, "beside")?.data === true;
  const width = readWidth(field(of, "width"), markdown.diagnostics);
  return [{ file: path, caption: text, alt, ...(beside && { beside }), ...(width && { width }), span: spanOf(file) }];
}
