// Footnotes of an abstract or a free page: the mark in the text, and the note, which `page` sets at the foot of the
// page with the mark. Only `page` knows which sign the mark is.
import { type Footnote, plainFlow } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Block, Piece, Tag } from "./block.ts";
import { overlay, superior } from "./character-styles.ts";
import { flow } from "./flow.ts";
import { withLanguages } from "./languages.ts";
import { anchorPiece, type InlineContext, inlineContext, labelFor } from "./pieces.ts";
import type { Scope } from "./scope.ts";
import { tag } from "./structure.ts";
import { withTypography } from "./typography.ts";

/**
 * Makes the marks of one abstract or page; two marks of one note in a paragraph or table are one mark, printed twice.
 */
export class Footnotes {
  readonly #owner: string;
  readonly #title: string;
  #count = 0;
  #recent = new Map<Footnote, Names>();

  /** `owner`: unique in the book, for the names of destinations; `title`: what the way back leads to. */
  constructor(owner: string, title: string) {
    this.#owner = owner;
    this.#title = title;
  }

  /** Starts a paragraph or table. */
  startParagraph(): void {
    if (this.#recent.size > 0) this.#recent = new Map();
  }

  mark(note: Footnote, context: InlineContext, scope: Scope): readonly Piece[] {
    const known = this.#recent.get(note);
    if (known) return [markPiece(known, context)];
    this.#count += 1;
    const names = namesOf(`${this.#owner}-${this.#count}`, plainFlow(note.content), this.#title);
    this.#recent.set(note, names);
    const { style, book } = scope.setting;
    const bare = withLanguages(noteBlocks(note, names, paragraphTag(context.parent), scope));
    const blocks = withTypography(bare, style, book.language);
    const anchor = { ...anchorPiece(names.mark), footnote: { sign: names.sign, blocks } };
    return [anchor, markPiece(names, context)];
  }
}

/** Destinations of the mark and of the note, and the name under which `page` gives the sign. */
interface Names {
  readonly mark: string;
  readonly note: string;
  readonly sign: string;
  /** The titles of the links. */
  readonly text: string;
  readonly back: string;
}

/** The beginning of the note. */
const longestTitle = 120;

function namesOf(id: string, text: string, back: string): Names {
  const short = text.length > longestTitle ? `${wholeWords(text.slice(0, longestTitle))} …` : text;
  return { mark: `mark-${id}`, note: `note-${id}`, sign: `sign-${id}`, text: short, back };
}

function wholeWords(text: string): string {
  const space = text.lastIndexOf(" ");
  return space > 0 ? text.slice(0, space) : text;
}

/** In the text: Reference > Link (ISO 32000-1 §14.8.4.4.1). Inside a link the mark is not a link, since links do not nest. */
function markPiece(names: Names, context: InlineContext): Piece {
  const reference = tag("Reference", context.parent);
  if (context.link) return signPiece(names, { ...context, tag: reference });
  const link = { target: { kind: "destination", name: names.note }, title: names.text } as const;
  return signPiece(names, { ...context, tag: tag("Link", reference), link });
}

function signPiece({ sign: markName }: Names, { text, tag, link }: InlineContext): Piece {
  const base = { ...text, italic: false, underline: false };
  return {
    kind: "page-number",
    destination: markName,
    style: overlay(base, superior),
    asterisk: base,
    ...{ link, tag, span: null },
  };
}

/** The element of the paragraph, whichever finer element the mark is in. */
function paragraphTag(around: Tag): Tag {
  let at = around;
  while (at.parent && /^(?:Link|Span|Reference|Quote|Code)$/.test(at.role)) at = at.parent;
  return at;
}

function noteBlocks(note: Footnote, names: Names, parent: Tag, scope: Scope): readonly Block[] {
  const style = paragraphStyle(scope.setting.style, "footnote");
  const own = tag("Note", parent);
  const label = tag("Lbl", own);
  const back = tag("Link", label);
  const link = { target: { kind: "destination", name: names.mark }, title: names.back } as const;
  // Raised only in the text: before the note, the sign is on the baseline.
  const sign = {
    ...signPiece(names, { ...inlineContext(style, scope.language, back), tag: back, link }),
    style: style.text,
  };
  const styles = { first: "footnote", plain: "footnote", next: "footnote" } as const;
  const inside: Scope = {
    ...scope,
    ...styles,
    parent: own,
    indent: 0,
    depth: 0,
    figures: null,
    footnotes: null,
    note: style,
  };
  const [first, ...rest] = flow(note.content, inside);
  const anchor = anchorPiece(names.note);
  const hung = labelFor(style, [sign], back);
  if (first?.kind === "paragraph" && first.label === null) {
    return [{ ...first, pieces: [anchor, ...first.pieces], label: hung }, ...rest];
  }
  const bare = {
    kind: "paragraph",
    style,
    pieces: [anchor],
    label: hung,
    direction: "auto",
    tag: own,
    span: note.span,
  } as const;
  return first ? [bare, first, ...rest] : [bare];
}
