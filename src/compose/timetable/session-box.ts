// The text of a session's box in a timetable: letter, time and page; title; chairs.
import { time, timeRange } from "../../language/dates.ts";
import type { Abstract, Person } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import { personList } from "../authors.ts";
import type { GridCell, Piece, Tag } from "../block.ts";
import { character, inColour } from "../character-styles.ts";
import { inline } from "../inline.ts";
import { type InlineContext, inlineContext, leader, namePiece, pageNumber, paragraph, textPiece } from "../pieces.ts";
import { posterRange } from "../poster-numbers.ts";
import type { Setting } from "../setting.ts";
import { words } from "../setting.ts";
import { tag } from "../structure.ts";
import { type Category, tintOf } from "./categories.ts";
import type { PlannedBox } from "./day-plan.ts";

type BoxAppearance = Pick<GridCell, "blocks" | "align" | "tint" | "bar" | "link" | "anchor">;

const tintStrength = 0.09;
const breakStrength = 0.06;

/**
 * `list` is the list that the box is an item of; `withRoom`: the column does not name the room; `isSetApart`: colours
 * have a meaning in this book.
 */
export function sessionBox(
  place: PlannedBox,
  list: Tag,
  category: Category | null,
  withRoom: boolean,
  isSetApart: boolean,
  setting: Setting,
): BoxAppearance {
  const { session } = place;
  const { style, labels, book } = setting;
  const body = tag("LBody", tag("LI", list));
  const destination = `session-${session.slug}`;
  const linkTag = tag("Link", tag("P", body));
  const title = session.title.length > 0 ? session.title : words(labels.break, session.span);
  const link = {
    link: { target: { kind: "destination", name: destination }, title: plainText(title) },
    tag: linkTag,
  } as const;
  const anchor = `grid-${session.slug}`;
  const isBreak = session.kind.toLowerCase() === "break";
  const range = timeRange(place.start, session.end === null ? null : place.end, book.language, style.programme.clock);
  if (isBreak) {
    const base = paragraphStyle(style, "grid-break");
    const own = tag("Span", linkTag);
    const context: InlineContext = { ...inlineContext(base, book.language, own), tag: own };
    const pieces = [
      textPiece(`${range}${style.separators.slot}`, { ...context, hyphenate: false }),
      ...inline(title, context, setting),
    ];
    const line = paragraph(base, pieces, own, { language: book.language, span: session.span });
    const tint = tintOf(style.colours.muted, breakStrength);
    return { blocks: [{ paragraph: line, yields: "last" }], align: "middle", tint, bar: null, link, anchor };
  }
  const colour = category?.colour ?? (isSetApart ? style.colours.muted : style.colours.accent);
  return {
    blocks: [
      {
        paragraph: infoLine(range, withRoom ? session.room : null, destination, category, linkTag, setting),
        yields: "never",
      },
      { paragraph: titleLine(place, linkTag, setting), yields: "last" },
      ...chairLine(place, linkTag, setting),
      ...itemLines(place, linkTag, setting),
    ],
    align: "top",
    tint: tintOf(colour, tintStrength),
    bar: colour,
    link,
    anchor,
  };
}

function infoLine(
  range: string,
  room: string | null,
  destination: string,
  category: Category | null,
  parent: Tag,
  setting: Setting,
) {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-info");
  const own = tag("Span", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), hyphenate: false, tag: own };
  const pieces: Piece[] = [];
  if (category) {
    const text = inColour(character(style, "grid-letter", context.text), category.colour);
    pieces.push(namePiece(`${category.letter}\u2002`, { ...context, text }));
  }
  pieces.push(textPiece([range, ...(room === null ? [] : [room])].join(style.separators.slot), context));
  pieces.push(leader(false, base.text), pageNumber(destination, context));
  return paragraph(base, pieces, own, { language: book.language });
}

function titleLine({ session }: PlannedBox, parent: Tag, setting: Setting) {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-session");
  const own = tag("Span", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), tag: own };
  return paragraph(base, inline(session.title, context, setting), own, { language: book.language, span: session.span });
}

function chairLine({ session }: PlannedBox, parent: Tag, setting: Setting): GridCell["blocks"] {
  const { style, book, labels } = setting;
  if (session.chairs.length === 0) return [];
  const base = paragraphStyle(style, "grid-chair");
  const own = tag("Span", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), tag: own };
  const label = session.chairs.length > 1 ? labels.chairs : labels.chair;
  const pieces = [textPiece(`${label}${labels.colon}`, context), ...personList(session.chairs, context, setting)];
  return [
    { paragraph: paragraph(base, pieces, own, { language: book.language, span: session.span }), yields: "first" },
  ];
}

/** The speakers with their times, or the posters, if the grid has room for them. */
function itemLines({ session }: PlannedBox, parent: Tag, setting: Setting): GridCell["blocks"] {
  const { style, book, plan } = setting;
  const base = paragraphStyle(style, "grid-item");
  const own = tag("Span", parent);
  const context: InlineContext = { ...inlineContext(base, book.language, own), hyphenate: false, tag: own };
  const lines = plan.isListed(session)
    ? [{ text: posterRange(session), span: session.span }]
    : session.items.map((item) => {
        const start = item.start === null ? "" : `${time(item.start, book.language, style.programme.clock)}\u2002`;
        if (item.kind === "event") return { text: `${start}${plainText(item.title)}`, span: item.span };
        const people = presenters(item.abstract);
        return {
          text: `${start}${people.map(({ printed }) => printed).join(", ")}`,
          span: people[0]?.span ?? item.span,
        };
      });
  const printed = lines.filter(({ text }) => text !== "");
  return printed.map(({ text, span }, index) => {
    const look = index === 0 ? base : { ...base, spaceBefore: 0 };
    return {
      paragraph: paragraph(look, [textPiece(text, context)], own, { language: book.language, span }),
      yields: "gladly",
    };
  });
}

function presenters({ authors }: Abstract): readonly Person[] {
  const presenting = authors.filter((author) => author.presenting);
  return (presenting.length > 0 ? presenting : authors.slice(0, 1)).map(({ person }) => person);
}
