// How this book's cover looks. In: the template's cover, and the book's own settings. Out: layout, colours, image or
// design, and what is behind the type.

import type { Cover } from "../../model/book.ts";
import type { DesignColours } from "../../ornament/design.ts";
import type { CoverPolicy } from "../../template/policies.ts";
import { contrast } from "../../vector/contrast.ts";
import type { Colour, Picture } from "../../vector/drawing.ts";
import type { Setting } from "../setting.ts";

export interface CoverLook {
  readonly layout: CoverPolicy["layout"];
  /** The field of colour under everything; null: paper. */
  readonly field: Colour | null;
  /** Of the type; null: as its styles say. */
  readonly ink: Colour | null;
  readonly image: Picture | null;
  readonly design: CoverPolicy["design"];
  /** Behind the type, where a picture is over the whole page. */
  readonly ground: { readonly kind: "scrim" | "panel"; readonly colour: Colour } | null;
  readonly fills: CoverPolicy["fills"];
  readonly isCovered: boolean;
}

const white: Colour = [1, 1, 1];
const night: Colour = [0.04, 0.06, 0.09];

export function coverLook(setting: Setting): CoverLook {
  const { style, book, assets } = setting;
  const own: Cover = book.cover;
  const policy = style.cover;
  const layout = own.layout ?? policy.layout;
  const image = own.image ? assets.pictures.get(own.image.path) : null;
  const wanted = own.design ?? policy.design;
  const design = image || wanted === "none" ? null : wanted;
  const isCovered = layout === "full" && (image !== null || design !== null);
  const ground = isCovered ? groundOf(own.ground ?? policy.ground, image !== null, setting) : null;
  const field = layout === "plain" ? null : policy.colour;
  const fills = fillsOf(own.type ?? policy.type, ground?.kind === "panel", policy);
  return { layout, field, ink: inkOf(layout, ground, setting), image, design, ground, fills, isCovered };
}

function groundOf(wanted: CoverPolicy["ground"], isImage: boolean, { style }: Setting): CoverLook["ground"] {
  const kind = wanted === "auto" ? (isImage ? "scrim" : "panel") : wanted;
  if (kind === "none") return null;
  const { colour, ink } = style.cover;
  const own = ink === null ? null : colour;
  return { kind, colour: own ?? (kind === "panel" ? (style.colours.paper ?? white) : night) };
}

/** On a picture or a scrim, a template without an ink of its own has white type. */
function inkOf(layout: CoverPolicy["layout"], ground: CoverLook["ground"], { style }: Setting): Colour | null {
  const { ink } = style.cover;
  if (ground?.kind === "scrim") return ink ?? white;
  if (layout === "plain") return null;
  return ink;
}

function fillsOf(type: CoverPolicy["type"], isPanel: boolean, { fills }: CoverPolicy): CoverPolicy["fills"] {
  if (type === "top") return { above: 1, middle: 0, below: 14 };
  if (type === "middle") return { above: 1, middle: 0, below: 1 };
  if (type === "foot") return { above: 14, middle: 0, below: 1 };
  // A panel is one piece.
  return isPanel ? { ...fills, middle: 0, below: fills.below + fills.middle } : fills;
}

/** A design has a ground of its own on paper: the colour of the book. */
export function designColours({ field, layout }: CoverLook, { style }: Setting): DesignColours {
  const ground = (layout === "plain" ? null : field) ?? style.colours.accent;
  const ink: Colour = contrast(ground, white) >= 3 ? white : night;
  const hues = (style.cover.hues ?? style.programme.palette).map((hue) => seenOn(ground, hue, ink));
  // Several colours that have become equal are one.
  const distinct = hues.filter((hue, index) => hues.findIndex((other) => `${other}` === `${hue}`) === index);
  return { ground, ink, hues: distinct.slice(0, 5) };
}

const seen = 2.2;

/** A colour too close to its ground is lightened (or darkened) until it can be seen. */
function seenOn(ground: Colour, hue: Colour, ink: Colour): Colour {
  for (const share of [0, 0.25, 0.4, 0.55, 0.7]) {
    const tried = between(hue, ink, share);
    if (contrast(tried, ground) >= seen) return tried;
  }
  return ink;
}

function between([r, g, b]: Colour, [red, green, blue]: Colour, share: number): Colour {
  return [r + (red - r) * share, g + (green - g) * share, b + (blue - b) * share];
}

/** Whether the cover is dark at its foot, so that logos made for paper need a strip. */
export function needsStrip(look: CoverLook, hasPictureAtFoot: boolean): boolean {
  return look.isCovered || hasPictureAtFoot || (look.field !== null && contrast(look.field, white) > 1.2);
}
