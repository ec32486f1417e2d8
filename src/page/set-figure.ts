// Pictures side by side → one slug, scaled down where the column or the page is too small for them.
import type { FigureBlock, Paragraph } from "../compose/block.ts";
import type { Reporter } from "../diagnostic.ts";
import type { Placed } from "./document.ts";
import type { LineCache } from "./set-lines.ts";
import type { Strip } from "./strip.ts";

/** `caption`: the paragraph that the figure is kept with, which must find room on the same page. */
export function setFigure(
  figure: FigureBlock,
  caption: Paragraph | null,
  strip: Strip,
  cache: LineCache,
  diagnostics: Reporter,
): void {
  const { pictures, gap, align } = figure;
  strip.before(figure.spaceBefore);
  const gaps = gap * Math.max(0, pictures.length - 1);
  const natural = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const tallest = Math.max(0, ...pictures.map((picture) => picture.height));
  const room = strip.pageHeight - (caption ? captionHeight(figure, caption, strip, cache) : 0);
  const byWidth = natural > 0 ? Math.min(1, Math.max(0.01, strip.measure - gaps) / natural) : 1;
  const byHeight = tallest > 0 ? Math.min(1, room / tallest) : 1;
  if (byHeight < byWidth) {
    const share = Math.round(byHeight * 100);
    diagnostics.warning("figure-shrunk", `the figure is taller than a page and is printed at ${share} %`, figure.span, {
      hint: "give it a smaller width or height",
    });
  }
  const scale = Math.min(byWidth, byHeight);
  const height = tallest * scale;
  const spare = Math.max(0, strip.measure - natural * scale - gaps);
  let x = (align === "left" ? 0 : align === "center" ? spare / 2 : spare) + (figure.shift ?? 0);
  const content: Placed[] = [];
  for (const picture of pictures) {
    const width = picture.width * scale;
    const artifact = picture.tag ? null : "layout";
    const own = {
      width,
      height: picture.height * scale,
      picture: picture.picture,
      tag: picture.tag,
      artifact,
    } as const;
    content.push({ kind: "picture", x, y: height - own.height, ...own });
    x += width + gap;
  }
  const baseline = { ascent: height, depth: null, leading: null, overlap: 0 };
  strip.add({ height, content, ...baseline, band: null, destinations: null, span: figure.span }, 2);
  strip.after(figure.spaceAfter, figure.keepWithNext ? 1 : 0);
}

/** At most half the page: a caption longer than that must break. */
function captionHeight(figure: FigureBlock, caption: Paragraph, strip: Strip, cache: LineCache): number {
  const { lines } = cache.lines(caption, strip.measure);
  const text = lines.reduce((sum, line) => sum + Math.max(line.ascent + line.descent, caption.style.leading), 0);
  return Math.min(strip.pageHeight / 2, text + Math.max(figure.spaceAfter, caption.style.spaceBefore));
}
