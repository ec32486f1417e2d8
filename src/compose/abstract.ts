// One abstract: its line of type and time, title, authors, affiliations, text, figures, references, thanks, keywords.

import { timeRange } from "../language/dates.ts";
import { directionOf, typeLabel } from "../language/labels.ts";
import type { Abstract, Book, Session } from "../model/book.ts";
import { citationsIn, citationsInFlow } from "../model/citations.ts";
import { plainText } from "../model/text.ts";
import type { FormattedList } from "../references/formatted.ts";
import { checkMemory } from "../runtime/memory.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import { affiliationParagraphs, authorPieces, hasNumbers, headName } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character, inColour } from "./character-styles.ts";
import { dayName } from "./day-title.ts";
import { deferred } from "./deferred.ts";
import { figureBlocks } from "./figures.ts";
import { flow } from "./flow.ts";
import { Footnotes } from "./footnotes.ts";
import { inline, urlVoice } from "./inline.ts";
import { type InlineContext, inlineContext, linkedContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import { sessionOf } from "./plan.ts";
import { referenceList } from "./reference-list.ts";
import { type Scope, scopeOf } from "./scope.ts";
import type { Setting } from "./setting.ts";
import { headingTag, section, tag } from "./structure.ts";
import { unavailable } from "./unavailable.ts";

/** Where an abstract stands: under the heading of its session or not, the first there or a later one. */
export interface Position {
  readonly session: Session | null;
  readonly first: boolean;
}

const anywhere: Position = { session: null, first: false };

/** `level` is the rank of its title among the headings; `outline` its depth in the outline. */
export function abstractBlocks(
  abstract: Abstract,
  parent: Tag,
  level: number,
  outline: number,
  setting: Setting,
  position: Position = anywhere,
): readonly Block[] {
  checkMemory(abstract.span);
  const title = plainText(abstract.title);
  const foreign = abstract.language === setting.book.language ? null : abstract.language;
  const own = section(parent, title, foreign);
  const name = headName(abstract);
  const content = [
    ...head(abstract, own, level, setting, position),
    ...columned(text(abstract, own, level, setting), abstract.language, setting),
  ];
  const blocks: readonly Block[] = [
    ...setting.anchor(`abstract-${abstract.anchor}`, { title, level: outline }),
    { kind: "mark", slot: "first-presenter", text: name },
    { kind: "mark", slot: "last-presenter", text: name },
    ...released(content),
  ];
  const { start, perPage } = setting.style.abstract;
  if (perPage === null && start !== "keep") return blocks;
  const share = perPage === null ? null : { of: perPage, name: title, span: abstract.span };
  return [{ kind: "group", children: blocks, keepTogether: share === null, columns: 1, columnGap: 0, share }];
}

function head(abstract: Abstract, own: Tag, level: number, setting: Setting, position: Position): readonly Paragraph[] {
  const { style } = setting;
  const { language } = abstract;
  const over = eyebrow(abstract, own, setting, position);
  const base = paragraphStyle(style, "abstract-title");
  // Without a line over it the title keeps the distance that the line would have kept.
  const { spaceBefore } = eyebrowStyle(setting, position);
  const titleStyle = over.length > 0 ? base : { ...base, spaceBefore: Math.max(base.spaceBefore, spaceBefore) };
  const titleTag = headingTag(level, own);
  const titlePieces = inline(abstract.title, inlineContext(titleStyle, language, titleTag), setting);
  const paragraphs: Paragraph[] = [
    ...over,
    paragraph(titleStyle, titlePieces, titleTag, { language, span: abstract.span }),
  ];
  if (abstract.authors.length > 0) {
    const authors = paragraphStyle(style, "abstract-authors");
    const authorTag = tag("P", own);
    const numbers = style.abstract.show.affiliations && hasNumbers(abstract);
    const pieces = authorPieces(abstract, inlineContext(authors, language, authorTag), setting, {
      numbers,
      only: "all",
      marked: true,
    });
    paragraphs.push(paragraph(authors, pieces, authorTag, { language }));
  }
  if (style.abstract.show.affiliations) paragraphs.push(...affiliationParagraphs(abstract, own, setting));
  if (style.abstract.show.emails) paragraphs.push(...emails(abstract, own, setting));
  return paragraphs.map(heldTogether);
}

/** A head is one block, whatever a template says: no page ends within it, nor between it and its text. */
function heldTogether(line: Paragraph): Paragraph {
  return { ...line, style: { ...line.style, keepTogether: true, keepWithNext: true } };
}

function eyebrowStyle({ style }: Setting, { first }: Position): ParagraphStyle {
  return paragraphStyle(style, first ? "abstract-eyebrow-first" : "abstract-eyebrow");
}

/** The line over the title: number, type, track, and the place in the programme with a link back to it. */
function eyebrow(abstract: Abstract, own: Tag, setting: Setting, position: Position): readonly Paragraph[] {
  const { style, labels, book } = setting;
  const { show } = style.abstract;
  const paragraphOf = eyebrowStyle(setting, position);
  const lineTag = tag("P", own);
  const voice = { ...inlineContext(paragraphOf, book.language, lineTag), hyphenate: false };
  const typeText = character(style, "type", voice.text);
  const colour = style.colours.types[abstract.type.toLowerCase()];
  const typeVoice: InlineContext = { ...voice, text: colour ? inColour(typeText, colour) : typeText };
  const groups: (readonly Piece[])[] = [];
  if (show.type) {
    const number = abstract.number === null ? "" : `\u00a0${abstract.number}`;
    groups.push([textPiece(`${typeLabel(labels, abstract.type)}${number}`, typeVoice)]);
  }
  if (show.track && abstract.track !== null) groups.push([textPiece(abstract.track, voice)]);
  const slot = show.slot ? slotPieces(abstract, voice, setting, position) : [];
  if (slot.length > 0) groups.push(slot);
  if (show.id) groups.push([textPiece(abstract.id, { ...voice, hyphenate: false })]);
  if (groups.length === 0) return [];
  const pieces = groups.flatMap((group, index) =>
    index === 0 ? group : [textPiece(style.separators.slot, voice), ...group],
  );
  return [paragraph(besideTitle(paragraphOf, abstract, book), pieces, lineTag, { language: book.language })];
}

/** The line is in the book's language, and stands on the side on which the title begins. */
function besideTitle(style: ParagraphStyle, { language }: Abstract, book: Book): ParagraphStyle {
  if (directionOf(language) === directionOf(book.language)) return style;
  const other = { left: "right", right: "left", center: "center", justify: "right" } as const;
  return { ...style, align: other[style.align] };
}

/** Day, time, room, and the session unless its heading stands over the abstracts. */
function slotPieces(
  abstract: Abstract,
  context: InlineContext,
  setting: Setting,
  position: Position,
): readonly Piece[] {
  const { book, style, plan } = setting;
  const session = sessionOf(book, abstract);
  const day = abstract.slot ? book.days[abstract.slot.day] : undefined;
  if (!session || !day || !abstract.slot) return [];
  const item = session.items[abstract.slot.item];
  const start = item?.start ?? session.start;
  const end = item?.start ? item.end : session.end;
  const time = timeRange(start, end, book.language, style.programme.clock);
  const back = plan.slotOf(abstract);
  const laid: InlineContext = { ...context, text: character(style, "slot", context.text) };
  const linked =
    back === null ? laid : linkedContext(laid, back, plainText(session.title), tag("Link", context.parent));
  const parts = [
    [
      ...inline(dayName(day, book.language), linked, setting),
      ...(time === "" ? [] : [textPiece(`${setting.labels.comma}${time}`, linked)]),
    ],
    ...(session.room === null ? [] : [[textPiece(session.room, linked)]]),
    ...(session.title.length === 0 || session === position.session ? [] : [inline(session.title, linked, setting)]),
  ];
  return parts.flatMap((part, index) => (index === 0 ? part : [textPiece(style.separators.slot, linked), ...part]));
}

function emails(abstract: Abstract, own: Tag, setting: Setting): readonly Paragraph[] {
  const style = paragraphStyle(setting.style, "abstract-emails");
  const lineTag = tag("P", own);
  const context = inlineContext(style, setting.book.language, lineTag);
  const pieces = abstract.authors.flatMap(({ person }): readonly Piece[] =>
    person.email === null
      ? []
      : [namePiece(person.email, urlVoice(`mailto:${person.email}`, person.email, context, setting), person.span)],
  );
  if (pieces.length === 0) return [];
  const joined = pieces.flatMap((piece, index) =>
    index === 0 ? [piece] : [textPiece(setting.labels.comma, context), piece],
  );
  return [paragraph({ ...style, leftIndent: 0 }, joined, lineTag, { language: setting.book.language })];
}

function columned(children: readonly Block[], language: string, { style }: Setting): readonly Block[] {
  const { abstracts: columns, gap } = style.columns;
  if (columns === 1 || children.length === 0) return children;
  const direction = directionOf(language);
  return [{ kind: "group", children, keepTogether: false, columns, columnGap: gap, direction }];
}

function text(abstract: Abstract, own: Tag, level: number, setting: Setting): readonly Block[] {
  const list = () => setting.assets.references.listOf(abstract);
  if (cites(abstract)) return [deferred(() => textBlocks(abstract, own, level, setting, list().citations, list))];
  return textBlocks(abstract, own, level, setting, new Map(), list);
}

function cites({ body, figures, acknowledgements }: Abstract): boolean {
  const captions = figures.flatMap((figure) => citationsIn(figure.caption));
  return [...captions, ...citationsInFlow(body ?? []), ...citationsInFlow(acknowledgements)].length > 0;
}

function textBlocks(
  abstract: Abstract,
  own: Tag,
  level: number,
  setting: Setting,
  citations: FormattedList["citations"],
  list: () => FormattedList,
): readonly Block[] {
  const { show } = setting.style.abstract;
  const { language, references } = abstract;
  const scope = scopeOf({
    setting,
    language,
    parent: own,
    level,
    citations,
    first: "abstract-body",
    figures: { count: 0 },
    footnotes: new Footnotes(`abstract-${abstract.anchor}`, plainText(abstract.title)),
  });
  const isListed = show.references && (references.length > 0 || citations.size > 0);
  return [
    ...(abstract.textLost ? [unavailable("abstract-body", setting.book.language, own, setting)] : []),
    ...flow(abstract.body ?? [], scope),
    ...figureBlocks(abstract.figures, scope),
    ...(isListed ? [deferred(() => referenceList(list(), own, level + 1, language, setting))] : []),
    ...(show.acknowledgements ? acknowledgements(abstract, scope) : []),
    ...(show.keywords ? keywords(abstract, own, setting) : []),
  ];
}

function acknowledgements(abstract: Abstract, scope: Scope): readonly Block[] {
  const [first, ...rest] = flow(abstract.acknowledgements, {
    ...scope,
    first: "acknowledgements",
    plain: "acknowledgements",
    next: "acknowledgements",
  });
  if (!first) return [];
  if (first.kind !== "paragraph") return [first, ...rest];
  const pieces = [...fieldLabel(scope.setting.labels.acknowledgements, first, scope.setting), ...first.pieces];
  return [{ ...first, pieces }, ...rest];
}

function keywords(abstract: Abstract, own: Tag, setting: Setting): readonly Block[] {
  if (abstract.keywords.length === 0) return [];
  const style = paragraphStyle(setting.style, "keywords");
  const lineTag = tag("P", own);
  const context = inlineContext(style, abstract.language, lineTag);
  const line = paragraph(
    style,
    abstract.keywords.flatMap((keyword, index) => [
      ...(index > 0 ? [textPiece(setting.style.separators.keywords, context)] : []),
      ...inline(keyword, context, setting),
    ]),
    lineTag,
    {
      language: abstract.language,
    },
  );
  return [{ ...line, pieces: [...fieldLabel(setting.labels.keywords, line, setting), ...line.pieces] }];
}

/** A label that opens a paragraph: “Keywords: …”. */
function fieldLabel(label: string, { style, tag: own }: Paragraph, setting: Setting): readonly Piece[] {
  const context = inlineContext(style, setting.book.language, own);
  const laid = { ...context, text: character(setting.style, "field-label", context.text), hyphenate: false };
  return [textPiece(`${label}${setting.labels.colon}`, laid)];
}

/** A head without a text under it is not kept with whatever comes next. */
function released(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph" || !last.style.keepWithNext) return blocks;
  return [...blocks.slice(0, -1), { ...last, style: { ...last.style, keepWithNext: false } }];
}
