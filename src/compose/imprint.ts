// The imprint on the page behind the cover: editors, publisher, identifiers and licence, if any was given.
import type { Imprint } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { urlVoice } from "./address.ts";
import { personList } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { type InlineContext, inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export function imprintPart(setting: Setting): readonly Block[] {
  const { imprint } = setting.book;
  const own = tag("Sect", setting.root);
  const lines = [
    ...editors(imprint, own, setting),
    ...labelled(setting.labels.publisher, imprint.publisher, own, setting),
    ...labelled("ISBN", imprint.isbn, own, setting),
    ...linked("DOI", imprint.doi, imprint.doi === null ? "" : doiUrl(imprint.doi), own, setting),
    ...labelled(setting.labels.licence, imprint.licence, own, setting),
    ...linked(null, imprint.url, imprint.url ?? "", own, setting),
  ];
  if (lines.length === 0) return [];
  return [
    { kind: "break", to: "page", opening: true },
    { kind: "backdrop", items: [], bare: true },
    { kind: "space", height: 0, fill: 1 },
    line(own, setting, (context) => [textPiece(plainText(setting.book.title), context)]),
    ...lines,
  ];
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
