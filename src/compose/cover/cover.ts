// The cover: the type in one of the template's layouts, with the image or a design made from the title, and the logos.
import type { Backdrop, Block, Panel } from "../block.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";
import { logoBlocks, logoRows, logoStrip } from "./logos.ts";
import { type CoverLook, coverLook } from "./look.ts";
import { field, imageInside, type PlacedPicture, pictureAtFoot, scrim, wholePage } from "./picture.ts";
import { coverType, fill, heightOfType, shiftOf } from "./type.ts";

/** The title is expected to shrink no further than this for the sake of a picture. */
const yields = 0.8;

export function coverPart(setting: Setting): readonly Block[] {
  const { cover } = setting.style;
  const look = coverLook(setting);
  const own = tag("Sect", setting.root);
  const type = heightOfType(setting);
  const hasArt = look.image !== null || look.design !== null;
  const logos = logoRows(look, hasArt && cover.image === "foot", setting);
  const strip = logos?.strip?.height ?? 0;
  const inText = logos && !logos.strip ? logos.height + cover.gap : 0;
  const foot = pictureAtFoot(look, type.rest + yields * type.title + inText, strip, setting);
  const above = foot ? foot.y : strip > 0 ? setting.style.page.height - strip : null;
  const taken = above === null ? 0 : overlap(above, setting);
  const inside = foot || look.layout === "full" ? null : imageInside(look, type.rest + type.title + inText, setting);
  const { image } = setting.book.cover;
  const placed = foot ?? inside ?? wholePage(look, setting);
  if (image && placed) setting.printed(image, placed.picture, placed.width);
  const room = setting.height - taken - type.rest - inText - (inside ? inside.height + cover.gap : 0);
  const items: Backdrop["items"] = [
    ...grounds(look, type.rest + type.title, setting),
    ...(foot ? [{ kind: "picture", ...foot } as const] : []),
    ...(logos ? logoStrip(logos, own, setting) : []),
  ];
  return [
    // It is always there: it marks the page as bare.
    { kind: "backdrop", items, bare: true },
    ...setting.anchor("cover"),
    fill(look.fills.above),
    ...coverType(look, panelOf(look, setting), room * 0.94, own, setting),
    fill(look.fills.below),
    ...(inside ? [imageBlock(inside, setting)] : []),
    ...(logos && !logos.strip ? logoBlocks(logos, own, setting) : []),
    ...(taken > 0 ? [{ kind: "space", height: taken, fill: sliver } as const] : []),
  ];
}

/** Space that ends a page vanishes unless it stretches. */
const sliver = 0.001;

/** The colour field, and what covers the page. */
function grounds(look: CoverLook, type: number, setting: Setting): Backdrop["items"] {
  const { bandHeight } = setting.style.cover;
  const items: Backdrop["items"][number][] = [];
  if (look.field) items.push(field(look.field, look.layout === "band" ? bandHeight : 1, setting));
  const whole: PlacedPicture | null = wholePage(look, setting);
  if (whole) items.push({ kind: "picture", ...whole });
  const shade = scrim(look, type, setting);
  const { bleed } = setting.style.page;
  if (shade)
    items.push({
      kind: "picture",
      x: 0 - bleed,
      y: 0 - bleed,
      width: shade.width,
      height: shade.height,
      picture: shade,
    });
  return items;
}

/** Around the type, wider than it by the gap on both sides, but not wider than the page. */
function panelOf({ ground }: CoverLook, setting: Setting): Panel | null {
  if (ground?.kind !== "panel") return null;
  const { page, cover } = setting.style;
  const shift = shiftOf(cover.align, setting);
  const inset = Math.min(page.margins.inner, page.margins.outer);
  const around = Math.min(cover.gap, inset * 0.6);
  const half = shift === 0 ? 0 : Math.abs(shift);
  const x = Math.max(0, 2 * shift) - around;
  return { colour: ground.colour, padding: cover.gap, x, width: setting.measure - 2 * half + 2 * around };
}

/** How much of the type area is taken by what begins at this height of the page. */
function overlap(y: number, { style, measure }: Setting): number {
  const { height, margins } = style.page;
  return Math.max(0, height - margins.bottom - y + Math.min(style.cover.gap, measure / 8));
}

function imageBlock(inside: NonNullable<ReturnType<typeof imageInside>>, setting: Setting): Block {
  const { align, gap } = setting.style.cover;
  return {
    kind: "figure",
    // The image is decoration: the data have no description of it.
    pictures: [{ ...inside, tag: null }],
    gap,
    align,
    shift: shiftOf(align, setting),
    spaceBefore: gap,
    spaceAfter: 0,
    keepWithNext: false,
    span: setting.book.cover.image?.span ?? null,
  };
}
