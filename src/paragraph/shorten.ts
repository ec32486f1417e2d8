// Sets one unbroken line: running heads and folios. Text that is too long is cut and ends with an ellipsis.
import type { Paragraph, Tag } from "../compose/block.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { FontLibrary } from "../text/fonts.ts";
import { WordRecords } from "../text/word-records.ts";
import { Breakpoints, type LineSetting } from "./breakpoints.ts";
import { buildItems } from "./build-items.ts";
import { Items } from "./items.ts";
import type { Line } from "./line.ts";
import type { LinePacker } from "./line-packer.ts";
import { asOneLine } from "./one-line.ts";
import { setLines } from "./set-lines.ts";
import { naturalWidth } from "./widths.ts";

/** One instance for all lines: it takes more room than a line does. */
const items = new Items(new WordRecords());
const breakpoints = new Breakpoints();

/** The style of a line in the margin. */
export interface MarginLine {
  readonly style: ParagraphStyle;
  readonly language: string;
  readonly measure: number;
  readonly align: "left" | "center" | "right";
  readonly tag: Tag;
}

/** The line, and whether a character in it has no glyph. */
export function shortenedLine(
  text: string,
  { measure, align, ...margin }: MarginLine,
  fonts: FontLibrary,
  into: LinePacker,
): { readonly line: Line; readonly lacksGlyphs: boolean } {
  const natural = (candidate: string) =>
    naturalWidth(buildItems(paragraphOf(candidate, margin), fonts, () => null, items));
  const fitting = natural(text) <= measure ? text : shortened(text, measure, natural);
  const paragraph = paragraphOf(fitting, margin);
  const { base } = buildItems(paragraph, fonts, () => null, items);
  const breaks = asOneLine(items, breakpoints);
  const setting: LineSetting = { ...plainSetting, measure };
  const edges = { column: measure, left: 0, right: 0, firstIndent: 0, lastExtra: 0 };
  // In the margin, left and right do not depend on the direction; in paragraphs, they mean where lines begin or end.
  const frame = { ...edges, base: base % 2, align: base % 2 === 1 ? mirrored[align] : align };
  const packer = into.begin(paragraph);
  setLines({ paragraph, items, breakpoints, setting, indents: frame, label: null }, breaks, packer);
  const [line] = packer.finish();
  if (!line) throw new Error("a paragraph always has a line");
  return { line, lacksGlyphs: packer.items.lacksGlyphs };
}

const plainSetting = {
  firstIndent: 0,
  lastExtra: 0,
  justified: false,
  hyphenate: false,
  protrusion: false,
  expansion: 0,
  letterspacing: 0,
} as const;

function paragraphOf(
  text: string,
  { style, language, tag }: Pick<MarginLine, "style" | "language" | "tag">,
): Paragraph {
  const piece = { text, style: style.text, language, hyphenate: false, tag: null, link: null, span: null };
  const pieces = [{ kind: "text", ...piece } as const];
  return { kind: "paragraph", style, pieces, label: null, direction: "auto", tag, span: null };
}

const mirrored = { left: "right", center: "center", right: "left" } as const;

/** The longest beginning that fits with an ellipsis, cut between words if that costs no more than a third. */
function shortened(text: string, measure: number, natural: (candidate: string) => number): string {
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (natural(withEllipsis(characters.slice(0, middle).join(""))) <= measure) low = middle;
    else high = middle - 1;
  }
  const cut = characters.slice(0, low).join("");
  const space = cut.lastIndexOf(" ");
  return withEllipsis(space > (cut.length * 2) / 3 ? cut.slice(0, space) : cut);
}

function withEllipsis(text: string): string {
  return `${text.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/u, "")}…`;
}
