// The talks of a session in its timetable box: speakers with their times, then titles with their pages; for posters,
// who presents which, or the range of their numbers. In: a session. Out: paragraphs for each of these forms.
import { time } from "../../language/dates.ts";
import type { Abstract, Person, ProgrammeItem, Session } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { paragraphStyle } from "../../template/read-style.ts";
import type { Paragraph, Piece, Tag } from "../block.ts";
import { inline } from "../inline.ts";
import { type InlineContext, inlineContext, leader, pageNumber, paragraph, textPiece } from "../pieces.ts";
import { posterNumber, posterRange } from "../poster-numbers.ts";
import type { Setting } from "../setting.ts";
import { tag } from "../structure.ts";

export interface BoxItems {
  /** What replaces a list. */
  readonly summary: readonly Paragraph[];
  readonly speakers: readonly Paragraph[];
  readonly titles: readonly Paragraph[];
}

/** No box has room for more. */
const mostItems = 60;

export function boxItems(session: Session, parent: Tag, setting: Setting): BoxItems {
  const isPosters = session.kind.toLowerCase() === "posters";
  const range = isPosters ? posterRange(session) : "";
  const writer = new ItemWriter(parent, setting);
  const summary = range === "" ? [] : [writer.line([textPiece(range, writer.context)], session.span, true)];
  if (session.items.length > mostItems) return { summary, speakers: summary, titles: summary };
  const marks = session.items.map((item, index) => writer.mark(item, index, isPosters));
  const listed = session.items.flatMap((item, index) => writer.speakers(item, marks[index] ?? "", index === 0));
  const speakers = isPosters && listed.length > 0 ? [writer.runOn(listed, session)] : listed;
  const titles = session.items.flatMap((item, index) => writer.title(item, marks[index] ?? "", index === 0));
  return { summary, speakers: speakers.length > 0 ? speakers : summary, titles: titles.length > 0 ? titles : summary };
}

class ItemWriter {
  readonly context: InlineContext;
  readonly #setting: Setting;
  readonly #tag: Tag;

  constructor(parent: Tag, setting: Setting) {
    this.#setting = setting;
    this.#tag = tag("Span", parent);
    const base = paragraphStyle(setting.style, "grid-item");
    this.context = { ...inlineContext(base, setting.book.language, this.#tag), hyphenate: false, tag: this.#tag };
  }

  /** The time, or the poster’s number, and a space. */
  mark(item: ProgrammeItem, index: number, isPosters: boolean): string {
    const { book, style } = this.#setting;
    if (item.start !== null) return `${time(item.start, book.language, style.programme.clock)}\u2002`;
    return isPosters && item.kind === "abstract" ? `${posterNumber(item.abstract, index)}\u2002` : "";
  }

  speakers(item: ProgrammeItem, mark: string, isFirst: boolean): readonly Paragraph[] {
    if (item.kind === "event") return this.#event(item, mark, isFirst);
    const people = presenters(item.abstract);
    const text = `${mark}${people.map(({ printed }) => printed).join(this.#setting.labels.comma)}${this.#note(item.abstract)}`;
    return text === "" ? [] : [this.line([textPiece(text, this.context)], people[0]?.span ?? item.span, isFirst)];
  }

  title(item: ProgrammeItem, mark: string, isFirst: boolean): readonly Paragraph[] {
    if (item.kind === "event") return this.#event(item, mark, isFirst);
    const { abstract } = item;
    const { labels, plan } = this.#setting;
    const people = presenters(abstract).map(({ printed }) => printed);
    const context = { ...this.context, language: abstract.language, hyphenate: true };
    const pieces = [
      textPiece(`${mark}${people.join(labels.comma)}${people.length > 0 ? labels.colon : ""}`, this.context),
      ...inline(abstract.title, context, this.#setting),
      ...(abstract.withdrawn ? [textPiece(this.#note(abstract), this.context)] : []),
    ];
    const destination = plan.destinationOf(abstract);
    if (destination !== null) pieces.push(leader(false, context.text), pageNumber(destination, this.context));
    return [this.line(pieces, item.span, isFirst)];
  }

  /** The lines one after another: posters have no times that would be looked for at the left. */
  runOn(lines: readonly Paragraph[], session: Session): Paragraph {
    const between = textPiece(this.#setting.style.separators.slot, this.context);
    const pieces = lines.flatMap((line, index) => (index > 0 ? [between, ...line.pieces] : line.pieces));
    const set = this.line(pieces, session.span, true);
    return { ...set, style: { ...set.style, leftIndent: 0, firstIndent: 0 } };
  }

  line(pieces: readonly Piece[], span: Paragraph["span"], isFirst: boolean): Paragraph {
    const base = paragraphStyle(this.#setting.style, "grid-item");
    const look = isFirst ? base : { ...base, spaceBefore: 0 };
    return paragraph(look, pieces, this.#tag, { language: this.#setting.book.language, span });
  }

  /** States that the abstract was withdrawn, so that nobody waits for it in the room. */
  #note({ withdrawn }: Abstract): string {
    const { style, labels } = this.#setting;
    return withdrawn ? `${style.separators.slot}${labels.withdrawn}` : "";
  }

  #event(item: Extract<ProgrammeItem, { kind: "event" }>, mark: string, isFirst: boolean): readonly Paragraph[] {
    const text = `${mark}${plainText(item.title)}`;
    return text === "" ? [] : [this.line([textPiece(text, this.context)], item.span, isFirst)];
  }
}

function presenters({ authors }: Abstract): readonly Person[] {
  const presenting = authors.filter((author) => author.presenting);
  return (presenting.length > 0 ? presenting : authors.slice(0, 1)).map(({ person }) => person);
}
