// Pieces to items: text is cut into words and spaces, words are shaped (through their look's cache).
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import { type Span, span as spanOf } from "../source.ts";
import type { TextStyle } from "../template/style.ts";
import type { Fonts } from "../text/fonts.ts";
import type { Look } from "../text/look.ts";
import { type Levels, levelsOf } from "./bidi.ts";
import { FORCED, type Item } from "./items.ts";
import { IDEOGRAPHIC, ideographicStretches } from "./kinsoku.ts";
import {
  EXPLICIT_PENALTY,
  HYPHEN_PENALTY,
  IDEOGRAPH_STRETCH,
  LEADER_MINIMUM,
  SPACE_SHRINK,
  SPACE_STRETCH,
} from "./parameters.ts";

export type Folio = (destination: string) => string | null;

export interface Items {
  readonly list: readonly Item[];
  /** Base embedding level: 0 from left to right, 1 from right to left. */
  readonly base: number;
}

/** The words of a paragraph that is not text (a page number, a formula) take this language. */
const NO_LANGUAGE = "und";
/** Stands for a folio that is not known yet. */
const UNKNOWN_FOLIO = "??";

const TOKENS =
  /[ \t\n\r\f\v\u1680\u2028\u2029]+|[\u00a0\u00ad\u200b\u2000-\u200a\u202f\u205f]|[^ \t\n\r\f\v\u1680\u2028\u2029\u00a0\u00ad\u200b\u2000-\u200a\u202f\u205f]+/g;
/** Longer tokens are not shaped as one. */
const LONGEST_WORD = 400;
const LETTER_AT_START = /^\p{L}/u;
const LETTER_AT_END = /\p{L}$/u;

/** Fixed spaces in em (The Unicode Standard, table 6-2); they neither stretch nor break. */
const FIXED_SPACES: Readonly<Record<number, number>> = {
  8192: 0.5,
  8193: 1,
  8194: 0.5,
  8195: 1,
  8196: 1 / 3,
  8197: 0.25,
  8198: 1 / 6,
  8199: 0.5,
  8200: 0.25,
  8201: 1 / 6,
  8202: 1 / 12,
  8239: 1 / 6,
  8287: 4 / 18,
};

export function buildItems(paragraph: Paragraph, fonts: Fonts, folio: Folio): Items {
  const levels = levelsOf(paragraph);
  const builder = new ItemBuilder(paragraph, fonts, levels);
  const { pieces } = paragraph;
  pieces.forEach((piece, i) => {
    builder.add(piece, pieces[i + 1], folio);
  });
  return { list: builder.finish(), base: levels.base };
}

class ItemBuilder {
  readonly #fonts: Fonts;
  readonly #levels: Levels;
  readonly #tag: Tag;
  readonly #items: Item[] = [];
  /** Offset of the next character in the text that the levels are of. */
  #offset = 0;
  #before = "";

  constructor(paragraph: Paragraph, fonts: Fonts, levels: Levels) {
    this.#fonts = fonts;
    this.#levels = levels;
    this.#tag = paragraph.tag;
  }

  add(piece: Piece, next: Piece | undefined, folio: Folio): void {
    const tag = piece.tag ?? this.#tag;
    const { link, span } = piece;
    const level = this.#levels.at(this.#offset);
    const common = { level, tag, link, span };
    switch (piece.kind) {
      case "text":
        this.#addText(piece, tag, next);
        return;
      case "formula":
        this.#addFormula(piece, common);
        break;
      case "page-number": {
        const look = this.#fonts.look(piece.style, NO_LANGUAGE);
        this.#addWord(folio(piece.destination) ?? UNKNOWN_FOLIO, look, piece.style, common, false);
        break;
      }
      case "page-list":
        throw new Error("a page list must be resolved before it is set");
      case "leader": {
        this.#dropTrailingSpace();
        const look = this.#fonts.look(piece.style, NO_LANGUAGE);
        const width = LEADER_MINIMUM * piece.style.size;
        this.#items.push({ kind: "leader", width, ...common, look, style: piece.style, dots: piece.dots });
        break;
      }
      case "line-break":
        this.#dropTrailingSpace();
        this.#items.push({ kind: "penalty", width: 0, ...common, cost: FORCED, hyphen: false });
        break;
      case "picture":
        this.#items.push({
          kind: "picture",
          width: piece.width,
          ...common,
          picture: piece.picture,
          height: piece.height,
        });
        break;
      case "anchor":
        this.#items.push({ kind: "anchor", width: 0, ...common, name: piece.name });
        break;
    }
    this.#offset += 1;
    if (piece.kind !== "anchor") this.#before = piece.kind === "line-break" ? "" : "\ufffc";
  }

  finish(): readonly Item[] {
    this.#dropTrailingSpace();
    return this.#items;
  }

  #addText(piece: Extract<Piece, { kind: "text" }>, tag: Tag, next: Piece | undefined): void {
    const { style, language, link, span } = piece;
    const look = this.#fonts.look(style, language);
    const text = this.#smart(piece, next);
    // The characters that the levels and the span were made for may be fewer or more than the smart ones.
    const exact = text.length === piece.text.length;
    const precise = exact && span !== null && span.end - span.start === text.length;
    for (const match of text.matchAll(TOKENS)) {
      const [token] = match;
      const level = this.#levels.at(this.#offset + Math.min(match.index, piece.text.length - 1));
      const place =
        precise && span ? spanOf(span.source, span.start + match.index, span.start + match.index + token.length) : span;
      const common = { level, tag, link, span: place };
      const code = token.charCodeAt(0);
      if (isBreakingSpace(code)) this.#addSpace(look, style, common);
      else if (code === 0x00a0) this.#addGlue(look, style, common, Number.POSITIVE_INFINITY);
      else if (code === 0x00ad) this.#addPenalty(HYPHEN_PENALTY, true, common);
      else if (code === 0x200b) this.#addPenalty(0, false, common);
      else if (FIXED_SPACES[code] !== undefined) this.#addFixedSpace((FIXED_SPACES[code] ?? 0) * style.size, common);
      else this.#addToken(token, match.index, look, piece, common, exact);
    }
    this.#offset += piece.text.length;
    if (text !== "") this.#before = text.slice(-1);
  }

  #smart(piece: Extract<Piece, { kind: "text" }>, next: Piece | undefined): string {
    const isAddress = !piece.hyphenate && piece.link?.target.kind === "uri";
    if (isAddress) return piece.text;
    const after = !next || next.kind === "line-break" ? "" : next.kind === "text" ? next.text.charAt(0) : "\ufffc";
    return this.#fonts.smarten(piece.text, piece.style, piece.language, this.#before, after);
  }

  /** A token is one word unless the direction changes in it or it holds ideographs. */
  #addToken(
    token: string,
    start: number,
    look: Look,
    piece: Extract<Piece, { kind: "text" }>,
    common: Position,
    exact: boolean,
  ): void {
    const { style, hyphenate } = piece;
    for (const [from, to] of exact ? this.#levelRuns(start, token.length) : [[0, token.length] as const]) {
      const text = token.slice(from, to);
      const level = this.#levels.at(this.#offset + Math.min(start + from, piece.text.length - 1));
      const position = level === common.level ? common : { ...common, level };
      if (text.length > LONGEST_WORD) {
        this.#addChunks(text, look, style, position);
        continue;
      }
      if (!IDEOGRAPHIC.test(text)) {
        this.#addWord(text, look, style, position, hyphenate);
        continue;
      }
      ideographicStretches(text).forEach((stretch, i) => {
        if (i > 0) this.#addIdeographGlue(style, position);
        this.#addWord(stretch, look, style, position, hyphenate);
      });
    }
  }

  /** What is too long for any word (a sequence, a dump) is set as pieces that may be parted between. */
  #addChunks(text: string, look: Look, style: TextStyle, position: Position): void {
    const characters = [...text];
    for (let i = 0; i < characters.length; i += LONGEST_WORD) {
      if (i > 0) this.#addPenalty(0, false, position);
      this.#addWord(characters.slice(i, i + LONGEST_WORD).join(""), look, style, position, false);
    }
  }

  /** The stretches of a token that have one level. */
  #levelRuns(start: number, length: number): readonly (readonly [from: number, to: number])[] {
    const runs: [number, number][] = [];
    let from = 0;
    for (let i = 1; i <= length; i++) {
      const base = this.#offset + start;
      if (i < length && this.#levels.at(base + i) === this.#levels.at(base + from)) continue;
      runs.push([from, i]);
      from = i;
    }
    return runs;
  }

  #addWord(text: string, look: Look, style: TextStyle, position: Position, hyphenate: boolean): void {
    const word = look.word(text, position.level % 2 === 1, position.span);
    const last = this.#items.at(-1);
    let whole = hyphenate;
    // A word over two pieces (inter*national*) is no word to the patterns.
    if (last?.kind === "word" && LETTER_AT_END.test(last.word.text) && LETTER_AT_START.test(text)) {
      last.hyphenate = false;
      whole = false;
    }
    const width = (word.width * style.size) / 1000;
    const { level, tag, link, span } = position;
    this.#items.push({ kind: "word", width, level, tag, link, span, word, look, style, hyphenate: whole });
  }

  /** White space is one space, and none at the start of a line. */
  #addSpace(look: Look, style: TextStyle, position: Position): void {
    let i = this.#items.length - 1;
    while (this.#items[i]?.kind === "anchor") i--;
    const last = this.#items[i];
    if (!last || (last.kind === "glue" && last.space && last.cost === 0) || last.kind === "leader") return;
    if (last.kind === "penalty" && last.cost === FORCED) return;
    this.#addGlue(look, style, position, 0);
  }

  #addGlue(look: Look, style: TextStyle, { level, tag, link, span }: Position, cost: number): void {
    const width = (look.space * style.size) / 1000;
    const stretch = width * SPACE_STRETCH;
    const shrink = width * SPACE_SHRINK;
    this.#items.push({ kind: "glue", width, level, tag, link, span, stretch, shrink, cost, space: true });
  }

  #addFixedSpace(width: number, { level, tag, link, span }: Position): void {
    const cost = Number.POSITIVE_INFINITY;
    this.#items.push({ kind: "glue", width, level, tag, link, span, stretch: 0, shrink: 0, cost, space: true });
  }

  #addIdeographGlue(style: TextStyle, { level, tag, link, span }: Position): void {
    const stretch = style.size * IDEOGRAPH_STRETCH;
    this.#items.push({ kind: "glue", width: 0, level, tag, link, span, stretch, shrink: 0, cost: 0, space: false });
  }

  #addPenalty(cost: number, hyphen: boolean, { level, tag, link, span }: Position): void {
    this.#items.push({ kind: "penalty", width: 0, level, tag, link, span, cost, hyphen });
  }

  #addFormula({ formula, style }: Extract<Piece, { kind: "formula" }>, position: Position): void {
    const { level, tag, link, span } = position;
    const { size } = style;
    formula.parts.forEach((part, i) => {
      const width = part.width * size;
      const text = i === 0 ? formula.text : "";
      this.#items.push({ kind: "formula", width, level, tag, link, span, part, text, style });
      if (i === formula.parts.length - 1) return;
      const space = part.space * size;
      const cost = Math.max(EXPLICIT_PENALTY, part.penalty);
      this.#items.push({
        kind: "glue",
        width: space,
        level,
        tag,
        link,
        span,
        stretch: space / 2,
        shrink: 0,
        cost,
        space: false,
      });
    });
  }

  #dropTrailingSpace(): void {
    for (let i = this.#items.length - 1; i >= 0; i--) {
      const item = this.#items[i];
      if (item?.kind === "anchor") continue;
      if (item?.kind !== "glue" || !item.space) return;
      this.#items.splice(i, 1);
    }
  }
}

interface Position {
  readonly level: number;
  readonly tag: Tag;
  readonly link: Link | null;
  readonly span: Span | null;
}

function isBreakingSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x1680 || code === 0x2028 || code === 0x2029;
}
