// The image or the design of the cover: over the whole page, across its foot, or in the type area.
import { plainText } from "../../model/text.ts";
import { drawDesign } from "../../ornament/draw-design.ts";
import type { Colour, Drawing, Picture } from "../../vector/drawing.ts";
import { filled } from "../figures.ts";
import type { Setting } from "../setting.ts";
import { type CoverLook, designColours } from "./look.ts";

export interface PlacedPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: Picture;
}

/** A design that would be a mere stripe is left out. */
const leastShare = 0.14;

/** What covers the page with its bleed; null: nothing does. */
export function wholePage(look: CoverLook, setting: Setting): PlacedPicture | null {
  if (!look.isCovered) return null;
  const { width, height, bleed } = setting.style.page;
  const sheet = { width: width + 2 * bleed, height: height + 2 * bleed };
  if (look.design) return { x: 0 - bleed, y: 0 - bleed, ...sheet, picture: design(look, sheet, setting) };
  const { image } = look;
  if (!image) return null;
  const scale = Math.max(sheet.width / image.width, sheet.height / image.height);
  const extent = { width: image.width * scale, height: image.height * scale };
  return { x: (width - extent.width) / 2, y: (height - extent.height) / 2, ...extent, picture: image };
}

/**
 * The image or design across the page, on its foot or on the strip of logos there. An image that would be taller than its
 * share of the page is set in the type area instead: we never crop contributors' images. A design takes what is left.
 * `type`: the height of the type above it.
 */
export function pictureAtFoot(look: CoverLook, type: number, strip: number, setting: Setting): PlacedPicture | null {
  const { width, height, bleed, margins } = setting.style.page;
  const { image: where, imageHeight, gap } = setting.style.cover;
  if (look.layout === "full" || (!look.image && !look.design)) return null;
  const across = width + 2 * bleed;
  const below = strip > 0 ? 0 : bleed;
  const foot = height - strip + below;
  if (look.image) {
    if (where !== "foot") return null;
    const tall = (look.image.height * across) / look.image.width;
    if (tall - below > height * imageHeight || foot - tall - margins.top < type) return null;
    return { x: 0 - bleed, y: foot - tall, width: across, height: tall, picture: look.image };
  }
  const most = Math.min(height * imageHeight, foot - margins.top - type - gap);
  if (most < height * leastShare) return null;
  const extent = { width: across, height: most };
  return { x: 0 - bleed, y: foot - most, ...extent, picture: design(look, extent, setting) };
}

function design(look: CoverLook, extent: { width: number; height: number }, setting: Setting): Drawing {
  return drawDesign(look.design ?? "contours", plainText(setting.book.title), extent, designColours(look, setting));
}

/** The image in the type area, if there is room to see anything of it. */
export function imageInside(look: CoverLook, type: number, setting: Setting) {
  const { style, measure } = setting;
  if (!look.image) return null;
  // A tenth is reserved for the error of the estimate.
  const room = setting.height * 0.9 - type - style.cover.gap;
  const tallest = Math.min(style.page.height * style.cover.imageHeight, room);
  if (tallest < style.cover.logoHeight) return null;
  return { picture: look.image, ...filled(look.image, measure, tallest) };
}

/**
 * How opaque a scrim is: white type on it is legible over the brightest picture (see `contrast`), and it fades beyond.
 */
const under = 0.74;
const everywhere = 0.62;

/** A shade over the picture, darkest behind the type: `type` is the height that it takes. */
export function scrim(look: CoverLook, type: number, setting: Setting): Drawing | null {
  if (look.ground?.kind !== "scrim") return null;
  const { width, height, bleed, margins } = setting.style.page;
  const [across, down] = [width + 2 * bleed, height + 2 * bleed];
  const { colour } = look.ground;
  const { above, middle, below } = look.fills;
  const isAtHead = above * 4 < below && middle === 0;
  const isAtFoot = below * 4 < above && middle === 0;
  const inner = Math.min(0.9, (type + (isAtHead ? margins.top : margins.bottom) + bleed) / down + 0.1);
  const stop = (offset: number, opacity: number) => ({ offset, colour, opacity });
  const stops =
    isAtHead || isAtFoot
      ? [stop(0, under + 0.08), stop(inner, under), stop(Math.min(1, inner + 0.3), 0.08), stop(1, 0.05)]
      : [stop(0, everywhere), stop(1, everywhere)];
  const [from, to] = isAtFoot ? [down, 0] : [0, down];
  const paint = { kind: "linear", coordinates: [0, from, 0, to], transform: [1, 0, 0, 1, 0, 0], stops } as const;
  const path = page(across, down);
  const fill = { paint, rule: "nonzero", opacity: 1 } as const;
  return { kind: "drawing", width: across, height: down, shapes: [{ kind: "path", path, fill, stroke: null }] };
}

function page(width: number, height: number) {
  return [["M", 0, 0], ["L", width, 0], ["L", width, height], ["L", 0, height], ["Z"]] as const;
}

export function field(colour: Colour, share: number, { style }: Setting) {
  const { width, height, bleed } = style.page;
  return {
    kind: "field",
    x: 0 - bleed,
    y: 0 - bleed,
    width: width + 2 * bleed,
    height: height * share + (share < 1 ? bleed : 2 * bleed),
    colour,
  } as const;
}
