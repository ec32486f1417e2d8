// Proofs: every abstract on a page of its own, with its id and its authors' addresses, to be sent to them for approval.
import type { Abstract } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { abstractBlocks } from "./abstract.ts";
import { urlVoice } from "./address.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { openChapter } from "./opening.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import { inProgrammeOrder } from "./plan.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { headingTag, tag } from "./structure.ts";

export function proofsPart(setting: Setting): ComposedPart {
  const { book, labels, root } = setting;
  const own = tag("Part", root, { title: labels.abstracts });
  const mine = inProgrammeOrder(book.abstracts.filter((abstract) => !abstract.withdrawn));
  const blocks = mine.flatMap((abstract): readonly Block[] => [
    ...openChapter(setting, labels.abstracts),
    note(abstract, own, setting),
    ...abstractBlocks(abstract, own, 2, 1, setting),
  ]);
  return { blocks, entries: [] };
}

/** `Book of Abstracts of the meeting · id · address, address`: what the proof is of, and to whom it is sent. */
function note(abstract: Abstract, parent: Tag, setting: Setting): Paragraph {
  const { book, style, labels } = setting;
  const base = paragraphStyle(style, "proof-note");
  const own = headingTag(1, parent);
  const voice = { ...inlineContext(base, book.language, own), hyphenate: false };
  const separator = textPiece(style.separators.slot, voice);
  const emails = [...new Set(abstract.authors.flatMap(({ person }) => person.email ?? []))];
  const pieces: readonly Piece[] = [
    textPiece(`${book.kind ?? labels.bookOfAbstracts}${labels.colon}${plainText(book.title)}`, voice),
    separator,
    namePiece(abstract.id, voice),
    ...emails.flatMap((email, index) => [
      index === 0 ? separator : textPiece(labels.comma, voice),
      namePiece(email, urlVoice(`mailto:${email}`, email, voice, setting)),
    ]),
  ];
  return paragraph(base, pieces, own, { language: book.language, span: abstract.span });
}
