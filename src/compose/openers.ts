// Openers of days and sessions: a page, or half of one, in colour, with a title that is seen from afar. In: the title,
// what is printed below it, and the lines of what follows. Out: blocks. The colour is that of the track, otherwise the
// book's.

import { timeRange } from "../language/dates.ts";
import type { Day, Session } from "../model/book.ts";
import { type Inline, plainText } from "../model/text.ts";
import { drawDesign } from "../ornament/draw-design.ts";
import { mixed } from "../ornament/shapes.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import { contrast } from "../vector/contrast.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Backdrop, BackdropItem, Block, Paragraph, Tag } from "./block.ts";
import { inline } from "./inline.ts";
import { inlineContext, linkedContext, paragraph, textPiece } from "./pieces.ts";
import { folioPieces, timeLabel } from "./programme-lines.ts";
import type { Setting } from "./setting.ts";
import { listItem, referenceLink, tag } from "./structure.ts";
import { categoriesOf } from "./timetable/categories.ts";

export interface Opener {
  readonly eyebrow: string;
  readonly title: readonly Inline[];
  readonly titleTag: Tag;
  readonly parent: Tag;
  readonly info: string;
  readonly lines: readonly OpenerLine[];
  readonly colour: Colour;
  /** A QR code below the title. */
  readonly code: (inside: Setting) => readonly Block[];
}

interface OpenerLine {
  /** In front of the title; empty: none. */
  readonly time: string;
  readonly title: readonly Inline[];
  readonly destination: string | null;
  readonly language: string;
}

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const white: Colour = [1, 1, 1];
const black: Colour = [0, 0, 0];
/** Shares of the page: where the type of a page begins, and the height of a half. */
const sink = 0.1;
const half = 0.4;
/** Between the type of a half and the lower edge of its field, as a share of the page. */
const foot = 0.03;
/** Between the white around a code and its address. */
const codeGap = 8;
/** The share of a page that may be above a half that is not at its head. */
const mostAbove = 0.4;
/** The title takes at most this share of a page, and with what is around it no more than its field. */
const titleShare = 0.2;
/**
 * The design is only a little lighter than its ground, so that small type on it is legible; lines may be lighter than
 * fields.
 */
const faint = { fields: 0.1, lines: 0.24 };
/** Rules between lines have a colour between those of ground and type. */
const ruled = 0.4;

export function sessionColour(session: Session, setting: Setting): Colour {
  return categoriesOf(setting).of(session)?.colour ?? setting.style.colours.accent;
}

/** Sessions of a day with their times, and where they begin. */
export function dayLines(
  day: Day,
  destinationOf: (session: Session) => string | null,
  setting: Setting,
): readonly OpenerLine[] {
  const { language } = setting.book;
  return day.sessions.flatMap((session) => {
    const destination = destinationOf(session);
    if (destination === null) return [];
    const time = timeRange(session.start, session.end, language, setting.style.programme.clock);
    return [{ time, title: session.title, destination, language }];
  });
}

/** A page in colour, its title above and its list at the foot; what follows begins on the next. */
export function pageOpener(opener: Opener, setting: Setting): readonly Block[] {
  const inside = onField(opener.colour, setting);
  return [
    ...colourField(opener, 1, setting),
    { kind: "space", height: setting.style.page.height * sink, fill: 0 },
    ...typeOf(opener, inside, setting.style.page.height),
    { kind: "space", height: 0, fill: 1 },
    ...listOf(opener, inside),
    { kind: "break", to: "page", opening: false },
  ];
}

/**
 * The upper part of a page in colour, with its title at the lower edge; what follows is below it. If little is on the
 * page before, the field is below that, across the page.
 */
export function halfOpener(opener: Opener, setting: Setting): readonly Block[] {
  const { page } = setting.style;
  const body = paragraphStyle(setting.style, "body").leading;
  const below = page.height * foot;
  const edge = page.height * half - page.margins.top;
  const inside = onField(opener.colour, setting);
  const type = typeOf(opener, inside, edge - below);
  const [backdrop] = colourField(opener, half, setting);
  const { width, bleed } = page;
  const items = [fieldOf(opener, { x: -bleed, y: 0, width: width + 2 * bleed, height: edge }, setting)];
  const opens = { most: mostAbove, gap: 2 * body, items };
  return [
    {
      ...{ kind: "group", children: [{ ...backdrop, opens }, ...type], keepTogether: true },
      ...{ columns: 1, columnGap: 0, height: edge - below, atFoot: true },
    },
    { kind: "space", height: below + body, fill: 0 },
  ];
}

/** Above the type of a half page there is at most the margin. */
function colourField(opener: Opener, share: number, setting: Setting): readonly [Backdrop] {
  const { width, height, bleed } = setting.style.page;
  const area = {
    x: 0 - bleed,
    y: 0 - bleed,
    width: width + 2 * bleed,
    height: height * share + (share < 1 ? bleed : 2 * bleed),
  };
  return [{ kind: "backdrop", items: [fieldOf(opener, area, setting)], bare: share === 1, hasHead: false }];
}

function fieldOf({ colour, title }: Opener, area: Area, { style }: Setting): BackdropItem {
  const { design } = style.openers;
  if (design === null) return { kind: "field", ...area, colour };
  const shown = design === "tiles" ? faint.fields : faint.lines;
  const ink = mixed(colour, inkOn(colour), shown);
  const hues = [ink, mixed(colour, inkOn(colour), shown / 2)];
  const picture = drawDesign(design, plainText(title), area, { ground: colour, ink, hues });
  return { kind: "picture", ...area, picture };
}

function inkOn(colour: Colour): Colour {
  return contrast(colour, white) >= contrast(colour, black) ? white : black;
}

/** The setting for type on a field: whatever would have a colour of its own takes the one that is legible there. */
function onField(colour: Colour, setting: Setting): Setting {
  const { style } = setting;
  const ink = inkOn(colour);
  const characters = new Map([...style.characters].map(([name, look]) => [name, { ...look, colour: ink }] as const));
  const faded = mixed(colour, ink, ruled);
  const paragraphs = new Map(
    [...style.paragraphs].map(([name, look]) => [
      name,
      {
        ...look,
        text: { ...look.text, colour: ink },
        ruleAbove: look.ruleAbove && { ...look.ruleAbove, colour: faded },
        ruleBelow: look.ruleBelow && { ...look.ruleBelow, colour: faded },
      },
    ]),
  );
  const links = { ...style.links, outside: null, inside: null };
  const programme = { ...style.programme, leaders: false };
  return { ...setting, style: { ...style, characters, paragraphs, links, programme } };
}

function typeOf(
  { eyebrow, title, titleTag, parent, info, code }: Opener,
  inside: Setting,
  room: number,
): readonly Block[] {
  const { book, style } = inside;
  const { language } = book;
  const plain = (name: string, text: string): readonly Paragraph[] => {
    if (text === "") return [];
    const own = tag("P", parent);
    const look = paragraphStyle(style, name);
    const context = { ...inlineContext(look, language, own), hyphenate: false };
    return [paragraph(look, [textPiece(text, context)], own, { language })];
  };
  const look = paragraphStyle(style, "opener-title");
  const pieces = inline(title, { ...inlineContext(look, language, titleTag), hyphenate: false }, inside);
  const above = plain("opener-eyebrow", eyebrow);
  // The white around a code is visible here, so that it is aligned with the type.
  const codes = code(inside).map((block) => (block.kind === "figure" ? { ...block, shift: 0, gap: codeGap } : block));
  const below = [...plain("opener-info", info), ...codes];
  const others = [...above, ...below].reduce((sum, block) => sum + heightOf(block), look.spaceAfter);
  const heading: Paragraph = {
    ...paragraph(look, pieces, titleTag, { language }),
    fit: { least: 0.5, most: 1.25, height: Math.min(style.page.height * titleShare, room - others) },
  };
  return [...above, heading, ...below];
}

/** Of a line, or of a QR code. */
function heightOf(block: Block): number {
  if (block.kind === "paragraph") return block.style.leading + block.style.spaceAfter;
  if (block.kind !== "figure") return 0;
  return block.spaceBefore + Math.max(...block.pictures.map(({ height }) => height));
}

function listOf({ lines, parent }: Opener, inside: Setting): readonly Block[] {
  if (lines.length === 0) return [];
  const list = tag("L", parent);
  const hasTimes = lines.some(({ time }) => time !== "");
  const look = paragraphStyle(inside.style, "opener-line");
  const style = hasTimes ? look : { ...look, leftIndent: 0 };
  return lines.map((line) => lineOf(line, style, list, inside));
}

function lineOf(
  { time, title, destination, language }: OpenerLine,
  look: ParagraphStyle,
  list: Tag,
  inside: Setting,
): Paragraph {
  const { label, body } = listItem(list);
  const own = tag("P", body);
  const context = inlineContext(look, language, own);
  const linked =
    destination === null ? context : linkedContext(context, destination, plainText(title), referenceLink(own));
  const folio = destination === null ? [] : folioPieces(destination, linked, inside);
  const before = timeLabel(time, look, { parent: own, own: label }, inside);
  return paragraph(look, [...inline(title, linked, inside), ...folio], own, {
    language: inside.book.language,
    label: before,
  });
}
