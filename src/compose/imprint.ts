// The imprint on the page behind the cover: title, dates and place, and what is known of editors, publisher,
// identifiers and licence. A book of facing pages always has one, so that the contents are not on the back of the
// cover.
import { dateRange } from "../language/dates.ts";
import { directionOf } from "../language/labels.ts";
import type { Imprint } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Drawing } from "../vector/drawing.ts";
import { urlVoice } from "./address.ts";
import { personList } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { barCode } from "./isbn.ts";
import { licenceMark } from "./licence-mark.ts";
import { type InlineContext, inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export function imprintPart(setting: Setting): readonly Block[] {
  const { imprint } = setting.book;
  const own = tag("Sect", setting.root);
  const lines = [
    ...editors(imprint, own, setting),
    ...labelled(setting.labels.publisher, imprint.publisher, own, setting),
    ...linked("DOI", imprint.doi, imprint.doi === null ? "" : doiUrl(imprint.doi), own, setting),
    ...licence(imprint, own, setting),
    ...linked(null, imprint.url, imprint.url ?? "", own, setting),
    ...labelled("ISBN", imprint.isbn, own, setting),
  ];
  const whenAndWhere = dated(own, setting);
  if (lines.length === 0 && !(setting.style.page.facing && whenAndWhere.length > 0)) return [];
  return [
    { kind: "break", to: "page", opening: true },
    { kind: "backdrop", items: [], bare: true },
    { kind: "space", height: 0, fill: 1 },
    line(own, setting, (context) => [textPiece(plainText(setting.book.title), context)]),
    ...whenAndWhere,
    ...lines,
    ...drawn(imprint.licence === null ? null : licenceMark(imprint.licence), setting),
    ...drawn(imprint.isbn === null ? null : barCode(imprint.isbn), setting),
  ];
}

/** “14–16 September 2026, Göttingen” */
function dated(own: Tag, setting: Setting): readonly Paragraph[] {
  const { dates, place, language } = setting.book;
  const facts = [dates && dateRange(dates.start, dates.end, language), place].filter((fact) => fact !== null);
  if (facts.length === 0) return [];
  return [line(own, setting, (context) => [textPiece(facts.join(setting.labels.comma), context)])];
}

/** The licences of Creative Commons link to their deeds. */
function licence({ licence: words }: Imprint, own: Tag, setting: Setting): readonly Paragraph[] {
  const { licence: label } = setting.labels;
  const deed = words === null ? null : deedOf(words);
  return deed === null ? labelled(label, words, own, setting) : linked(label, words, deed, own, setting);
}

function deedOf(words: string): string | null {
  if (/^CC ?0\b/i.test(words)) return "https://creativecommons.org/publicdomain/zero/1.0/";
  const found = /^CC[ -](BY(?:-(?:NC|ND|SA)){0,2})(?:[ -](\d\.\d))?$/i.exec(words.trim());
  return found ? `https://creativecommons.org/licenses/${found[1]?.toLowerCase()}/${found[2] ?? "4.0"}/` : null;
}

/** The marks of a licence, the bar code of an ISBN: a line above states what they mean. */
function drawn(picture: Drawing | null, setting: Setting): readonly Block[] {
  if (!picture) return [];
  const { width, height } = picture;
  const align = directionOf(setting.book.language) === "rtl" ? "right" : "left";
  const pictures = [{ picture, width, height, tag: null }];
  const around = { spaceBefore: 4, spaceAfter: 0, keepWithNext: false, span: null };
  return [{ kind: "figure", pictures, gap: 0, align, ...around }];
}

function line(own: Tag, setting: Setting, pieces: (context: InlineContext) => readonly Piece[]): Paragraph {
  const style = paragraphStyle(setting.style, "imprint");
  const lineTag = tag("P", own);
  const voice = { ...inlineContext(style, setting.book.language, lineTag), hyphenate: false };
  return paragraph(style, pieces(voice), lineTag, { language: setting.book.language });
}

function editors({ editors: people }: Imprint, own: Tag, setting: Setting): readonly Paragraph[] {
  if (people.length === 0) return [];
  const { editors: label, colon } = setting.labels;
  return [
    line(own, setting, (context) => [textPiece(`${label}${colon}`, context), ...personList(people, context, setting)]),
  ];
}

function labelled(label: string, value: string | null, own: Tag, setting: Setting): readonly Paragraph[] {
  if (value === null) return [];
  return [line(own, setting, (context) => [textPiece(`${label}${setting.labels.colon}${value}`, context)])];
}

function linked(
  label: string | null,
  value: string | null,
  url: string,
  own: Tag,
  setting: Setting,
): readonly Paragraph[] {
  if (value === null) return [];
  return [
    line(own, setting, (context) => [
      ...(label === null ? [] : [textPiece(`${label}${setting.labels.colon}`, context)]),
      namePiece(value, urlVoice(url, value, context, setting)),
    ]),
  ];
}

export function doiUrl(doi: string): string {
  return `https://doi.org/${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "")}`;
}
