// The logos of the cover: in the type area on bare paper, else on a strip at the foot of the page.
import { directionOf } from "../../language/labels.ts";
import type { FileName } from "../../model/book.ts";
import { centred } from "../../ornament/crop.ts";
import type { Colour, Picture } from "../../vector/drawing.ts";
import type { Backdrop, Block, FigureBlock, Tag } from "../block.ts";
import { equalAreas } from "../equal-areas.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";
import { type CoverLook, needsStrip } from "./look.ts";
import { shiftOf } from "./type.ts";

export interface LogoRows {
  readonly rows: ReturnType<typeof equalAreas<Logo>>;
  readonly height: number;
  /** A field behind them, over the whole width at the foot of the page; null if they are in the type area. */
  readonly strip: { readonly colour: Colour; readonly height: number } | null;
}

interface Logo {
  readonly file: FileName;
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
}

const light: Colour = [1, 1, 1];
const dark: Colour = [0.06, 0.08, 0.11];
const mostRows = 4;

/** Null where there are none. */
export function logoRows(look: CoverLook, hasPictureAtFoot: boolean, setting: Setting): LogoRows | null {
  const { style } = setting;
  const rows = sizedLogos(mostRows, setting);
  if (rows.length === 0) return null;
  const { logoGround } = style.cover;
  const height = rows.reduce((sum, row) => sum + heightOf(row), 0) + rowGap(setting) * (rows.length - 1);
  const wanted = logoGround === "auto" ? (needsStrip(look, hasPictureAtFoot) ? "light" : "none") : logoGround;
  const colour = wanted === "none" ? null : wanted === "light" ? (style.colours.paper ?? light) : dark;
  return { rows, height, strip: colour && { colour, height: height + 2 * padding(setting) } };
}

function sizedLogos(most: number, setting: Setting): LogoRows["rows"] {
  const { book, style, assets, measure } = setting;
  const found = book.cover.logos.flatMap((file): readonly Logo[] => {
    const picture = assets.pictures.get(file.path);
    return picture ? [{ file, picture, width: picture.width, height: picture.height }] : [];
  });
  if (found.length === 0) return [];
  const { logoHeight, gap } = style.cover;
  const rows = equalAreas(found, { width: measure, height: logoHeight * 0.8, gap, mostRows: most });
  for (const { of, width } of rows.flat()) setting.printed(of.file, of.picture, width);
  return rows;
}

/** The logos of the cover on a sheet of its own kind: in line with its text. */
export function logoRow(own: Tag, setting: Setting): readonly FigureBlock[] {
  const { gap } = setting.style.cover;
  const isRightToLeft = directionOf(setting.book.language) === "rtl";
  return sizedLogos(2, setting).map((row) => ({
    ...figureOf(row, own, setting),
    ...{ gap, align: isRightToLeft ? "right" : "left", spaceBefore: 0 },
  }));
}

/** In the middle of the height of the tallest. */
function figureOf(row: LogoRows["rows"][number], own: Tag, { style }: Setting): FigureBlock {
  const tall = heightOf(row);
  return {
    kind: "figure",
    pictures: row.map(({ of, width, height }) => ({
      ...{ picture: centred(of.picture, { width, height }, tall), width, height: tall },
      tag: logoTag(of.file, own),
    })),
    ...{ gap: style.cover.gap, align: style.cover.align, spaceBefore: 0, spaceAfter: 0, keepWithNext: false },
    span: row[0]?.of.file.span ?? null,
  };
}

function heightOf(row: LogoRows["rows"][number]): number {
  return Math.max(...row.map(({ height }) => height));
}

function rowGap({ style }: Setting): number {
  return style.cover.gap * 0.6;
}

function padding({ style }: Setting): number {
  return style.cover.logoHeight * 0.5;
}

/** The strip with the logos on it: in the middle of the page if the type is, otherwise in line with it. */
export function logoStrip({ rows, strip }: LogoRows, own: Tag, setting: Setting): Backdrop["items"] {
  if (!strip) return [];
  const { width, height, bleed, margins } = setting.style.page;
  const { align, gap } = setting.style.cover;
  const items: Backdrop["items"][number][] = [
    {
      kind: "field",
      x: 0 - bleed,
      y: height - strip.height,
      width: width + 2 * bleed,
      height: strip.height + bleed,
      colour: strip.colour,
    },
  ];
  let top = height - strip.height + padding(setting);
  for (const row of rows) {
    const natural = row.reduce((sum, logo) => sum + logo.width, 0) + gap * (row.length - 1);
    const spare = { left: margins.inner, center: (width - natural) / 2, right: width - margins.outer - natural };
    let x = spare[align];
    for (const { of, ...size } of row) {
      const y = top + (heightOf(row) - size.height) / 2;
      items.push({ kind: "picture", x, y, ...size, picture: of.picture, tag: logoTag(of.file, own) });
      x += size.width + gap;
    }
    top += heightOf(row) + rowGap(setting);
  }
  return items;
}

/** The logos in the type area, one block per row. */
export function logoBlocks({ rows }: LogoRows, own: Tag, setting: Setting): readonly Block[] {
  const { align, gap } = setting.style.cover;
  return rows.map((row, index) => ({
    ...figureOf(row, own, setting),
    shift: shiftOf(align, setting),
    spaceBefore: index === 0 ? gap : rowGap(setting),
  }));
}

function logoTag(file: FileName, own: Tag): Tag {
  return tag("Figure", own, { alt: altOf(file) });
}

/** `figures/jsi-logo.svg` is read out as “jsi logo”: the data have no other description. */
function altOf(file: FileName): string {
  return (file.path.split("/").at(-1) ?? file.path).replace(/\.[^.]{1,10}$/, "").replace(/[-_]+/g, " ");
}
