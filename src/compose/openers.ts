// Openers of days and sessions: a page, or half of one, in colour, with the title at a size that is seen from afar. In: the
// title, what is said below it, and the lines of what follows. Out: blocks. The colour is that of the track, else the book's.

import { timeRange } from "../language/dates.ts";
import type { Day, Session } from "../model/book.ts";
import { type Inline, plainText } from "../model/text.ts";
import { drawDesign } from "../ornament/draw-design.ts";
import { mixed } from "../ornament/shapes.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { contrast } from "../vector/contrast.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Backdrop, Block, Paragraph, Tag } from "./block.ts";
import { inline } from "./inline.ts";
import { inlineContext, linkedContext, paragraph, textPiece } from "./pieces.ts";
import { folioPieces } from "./programme-lines.ts";
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
}

interface OpenerLine {
  readonly title: readonly Inline[];
  readonly destination: string | null;
  readonly language: string;
}

const white: Colour = [1, 1, 1];
const black: Colour = [0, 0, 0];
/** Shares of the page: where the type begins, and how much a half is. */
const sink = 0.1;
const half = 0.4;
/** The design is so little lighter than its ground that small type on it can still be read. */
const faint = 0.1;

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
    const span = session.span;
    const label: readonly Inline[] = time === "" ? [] : [{ kind: "text", value: `${time}\u2002`, span }];
    return [{ title: [...label, ...session.title], destination, language }];
  });
}

/** A page in colour; what follows begins on the next. */
export function pageOpener(opener: Opener, setting: Setting): readonly Block[] {
  return [
    ...colourField(opener, 1, setting),
    ...typeOf(opener, setting),
    { kind: "break", to: "page", opening: false },
  ];
}

/** The upper part of a page in colour; what follows is below it. */
export function halfOpener(opener: Opener, setting: Setting): readonly Block[] {
  const { page } = setting.style;
  const height = page.height * half - page.margins.top + paragraphStyle(setting.style, "body").leading;
  return [
    ...colourField(opener, half, setting),
    {
      ...{ kind: "group", children: typeOf({ ...opener, lines: [] }, setting), keepTogether: true },
      ...{ columns: 1, columnGap: 0, height },
    },
  ];
}

/** Above a half page's type there is no more than the margin. */
function colourField({ colour, title }: Opener, share: number, setting: Setting): readonly Block[] {
  const { page, openers } = setting.style;
  const { width, height, bleed } = page;
  const area = {
    x: 0 - bleed,
    y: 0 - bleed,
    width: width + 2 * bleed,
    height: height * share + (share < 1 ? bleed : 2 * bleed),
  };
  const ink = mixed(colour, inkOn(colour), faint);
  const hues = [ink, mixed(colour, inkOn(colour), faint / 2)];
  const item: Backdrop["items"][number] =
    openers.design === null
      ? { kind: "field", ...area, colour }
      : {
          kind: "picture",
          ...area,
          picture: drawDesign(openers.design, plainText(title), area, { ground: colour, ink, hues }),
        };
  return [{ kind: "backdrop", items: [item], bare: share === 1, hasHead: false }];
}

function inkOn(colour: Colour): Colour {
  return contrast(colour, white) >= contrast(colour, black) ? white : black;
}

function typeOf({ eyebrow, title, titleTag, parent, info, lines, colour }: Opener, setting: Setting): readonly Block[] {
  const { book, style } = setting;
  const ink = inkOn(colour);
  const { language } = book;
  const styled = (name: string) => {
    const base = paragraphStyle(style, name);
    return { ...base, text: { ...base.text, colour: ink } };
  };
  const plain = (name: string, text: string): readonly Paragraph[] => {
    if (text === "") return [];
    const own = tag("P", parent);
    const look = styled(name);
    return [
      paragraph(look, [textPiece(text, { ...inlineContext(look, language, own), hyphenate: false })], own, {
        language,
      }),
    ];
  };
  const look = styled("opener-title");
  const pieces = inline(title, { ...inlineContext(look, language, titleTag), hyphenate: false }, setting);
  const heading: Paragraph = {
    ...paragraph(look, pieces, titleTag, { language }),
    fit: { least: 0.5, most: 1.25, height: style.page.height * 0.2 },
  };
  const list = lines.length > 0 ? tag("L", parent) : parent;
  return [
    { kind: "space", height: style.page.height * sink * (lines.length > 0 ? 1 : 0.2), fill: 0 },
    ...plain("opener-eyebrow", eyebrow),
    heading,
    ...plain("opener-info", info),
    ...lines.map((line) => lineOf(line, styled("opener-line"), list, setting)),
  ];
}

function lineOf(
  { title, destination, language }: OpenerLine,
  look: Paragraph["style"],
  list: Tag,
  setting: Setting,
): Paragraph {
  const { body } = listItem(list);
  const own = tag("P", body);
  const context = inlineContext(look, language, own);
  const linked =
    destination === null ? context : linkedContext(context, destination, plainText(title), referenceLink(own));
  const folio = destination === null ? [] : folioPieces(destination, linked, setting);
  return paragraph(look, [...inline(title, linked, setting), ...folio], own, { language: setting.book.language });
}
