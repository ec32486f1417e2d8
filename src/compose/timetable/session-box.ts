// The text of a session's box in a timetable: letter, time and page; title; chairs.
import { timeRange } from "../../language/dates.ts";
import { plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import { personList } from "../authors.ts";
import type { GridCell, Piece, Tag } from "../block.ts";
import { inline } from "../inline.ts";
import { character, inColour } from "../looks.ts";
import { leader, namePiece, pageNumber, paragraph, textPiece, type Voice, voiceOf } from "../pieces.ts";
import type { Setting } from "../setting.ts";
import { words } from "../setting.ts";
import { tag } from "../structure.ts";
import { type Category, tintOf } from "./categories.ts";
import type { Place } from "./day-plan.ts";

type Look = Pick<GridCell, "blocks" | "align" | "tint" | "bar" | "link" | "anchor">;

const tintStrength = 0.09;
const breakStrength = 0.06;

/** `list` is the list that the box is an item of; `withRoom`: the column does not say where it is. */
export function sessionBox(
  place: Place,
  list: Tag,
  category: Category | null,
  withRoom: boolean,
  setting: Setting,
): Look {
  const { session } = place;
  const { style, labels, book } = setting;
  const body = tag("LBody", tag("LI", list));
  const destination = `session-${session.slug}`;
  const linkTag = tag("Link", body);
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
    const voice: Voice = { ...voiceOf(base, book.language, own), tag: own };
    const pieces = [
      textPiece(`${range}${style.separators.slot}`, { ...voice, hyphenate: false }),
      ...inline(title, voice, setting),
    ];
    const line = paragraph(base, pieces, own, { language: book.language, span: session.span });
    const tint = tintOf(style.colours.muted, breakStrength);
    return { blocks: [{ paragraph: line, yields: "last" }], align: "middle", tint, bar: null, link, anchor };
  }
  const colour = category?.colour ?? style.colours.accent;
  return {
    blocks: [
      {
        paragraph: infoLine(range, withRoom ? session.room : null, destination, category, linkTag, setting),
        yields: "never",
      },
      { paragraph: titleLine(place, linkTag, setting), yields: "last" },
      ...chairLine(place, linkTag, setting),
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
  const voice: Voice = { ...voiceOf(base, book.language, own), hyphenate: false, tag: own };
  const pieces: Piece[] = [];
  if (category) {
    const text = inColour(character(style, "grid-letter", voice.text), category.colour);
    pieces.push(namePiece(`${category.letter}\u2002`, { ...voice, text }));
  }
  pieces.push(textPiece([range, ...(room === null ? [] : [room])].join(style.separators.slot), voice));
  pieces.push(leader(false, base.text), pageNumber(destination, voice));
  return paragraph(base, pieces, own, { language: book.language });
}

function titleLine({ session }: Place, parent: Tag, setting: Setting) {
  const { style, book } = setting;
  const base = paragraphStyle(style, "grid-session");
  const own = tag("Span", parent);
  const voice: Voice = { ...voiceOf(base, book.language, own), tag: own };
  return paragraph(base, inline(session.title, voice, setting), own, { language: book.language, span: session.span });
}

function chairLine({ session }: Place, parent: Tag, setting: Setting): GridCell["blocks"] {
  const { style, book, labels } = setting;
  if (session.chairs.length === 0) return [];
  const base = paragraphStyle(style, "grid-chair");
  const own = tag("Span", parent);
  const voice: Voice = { ...voiceOf(base, book.language, own), tag: own };
  const label = session.chairs.length > 1 ? labels.chairs : labels.chair;
  const pieces = [textPiece(`${label}${labels.colon}`, voice), ...personList(session.chairs, voice, setting)];
  return [{ paragraph: paragraph(base, pieces, own, { language: book.language }), yields: "first" }];
}
