// Pieces to items: text is cut into words and spaces, words are shaped (through their shaping style's cache).
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import type { TextStyle } from "../template/style.ts";
import { lettersByScript } from "../text/face-choice.ts";
import type { FontLibrary } from "../text/fonts.ts";
import { jointBetween } from "../text/joint.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import { type Levels, levelsOf } from "./bidi.ts";
import { fixedSpaces, isBreakingSpace, isClosing, isOpening, isSpecial, isUnusual } from "./characters.ts";
import { forced, type Glue, type Item } from "./items.ts";
import { type Gap, ideographic, ideographicStretches, isUnspaced } from "./kinsoku.ts";
import {
  explicitPenalty,
  hyphenPenalty,
  ideographStretch,
  leaderMinimum,
  spaceShrink,
  spaceStretch,
} from "./parameters.ts";
import { dictionaryWords, withoutSpaces, wordStop, wordsByStops } from "./word-breaks.ts";

export type Folio = (destination: string) => string | null;

export interface Items {
  readonly list: readonly Item[];
  /** Base embedding level: 0 from left to right, 1 from right to left. */
  readonly base: number;
}

/** The words of a paragraph that is not text (a page number, a formula) take this language. */
const noLanguage = "und";
/** Stands for a folio that is not known yet. */
const unknownFolio = "??";

/** Longer tokens are not shaped as one. */
const longestWord = 400;
const letterAtStart = /^\p{L}/u;
const letterAtEnd = /\p{L}$/u;

/** Between words that no space parts. */
const betweenWords: Gap = { width: 0, stretch: ideographStretch, shrink: 0, breaks: true };

export function buildItems(paragraph: Paragraph, fonts: FontLibrary, folio: Folio): Items {
  const levels = levelsOf(paragraph);
  const builder = new ItemBuilder(paragraph, fonts, levels);
  const { pieces } = paragraph;
  pieces.forEach((piece, i) => {
    builder.add(piece, pieces[i + 1], folio);
  });
  return { list: builder.finish(), base: levels.base };
}

/** What the items of a piece have in common. */
interface Origin {
  readonly tag: Tag;
  readonly link: Link | null;
  readonly span: Span | null;
  /** The characters of the span are those of the text, one by one. */
  readonly exact: boolean;
}

type TextPiece = Extract<Piece, { kind: "text" }>;

class ItemBuilder {
  readonly #fonts: FontLibrary;
  readonly #levels: Levels;
  readonly #tag: Tag;
  readonly #items: Item[] = [];
  /** By script: each script has one face throughout the paragraph, if one has all of its letters. */
  readonly #letters: ReadonlyMap<string, readonly string[]>;
  /** Offset of the next character in the text that the levels are of. */
  #offset = 0;
  #before = "";
  // Of the piece that is being added, and of the place in it.
  #origin: Origin;
  #level = 0;
  #at = -1;
  #space: Glue | null = null;

  constructor(paragraph: Paragraph, fonts: FontLibrary, levels: Levels) {
    this.#fonts = fonts;
    this.#levels = levels;
    this.#tag = paragraph.tag;
    this.#letters = lettersByScript(paragraph.pieces.map((piece) => (piece.kind === "text" ? piece.text : "")));
    this.#origin = { tag: paragraph.tag, link: null, span: null, exact: false };
  }

  add(piece: Piece, next: Piece | undefined, folio: Folio): void {
    const { link, span } = piece;
    this.#origin = { tag: piece.tag ?? this.#tag, link, span, exact: false };
    this.#level = this.#levels.at(this.#offset);
    this.#at = -1;
    this.#space = null;
    switch (piece.kind) {
      case "text":
        this.#addText(piece, next);
        return;
      case "formula":
        this.#addFormula(piece);
        break;
      case "page-number": {
        const known = folio(piece.destination) ?? unknownFolio;
        const style = (known.startsWith("*") ? piece.asterisk : null) ?? piece.style;
        this.#addWord(known, this.#fonts.shapingStyle(style, noLanguage), style, false);
        break;
      }
      case "leader": {
        this.#dropTrailingSpace();
        const { style, dots } = piece;
        const shaping = this.#fonts.shapingStyle(style, noLanguage);
        this.#items.push({
          kind: "leader",
          width: leaderMinimum * style.size,
          ...this.#place(),
          shaping: shaping,
          style,
          dots,
        });
        break;
      }
      case "line-break":
        this.#dropTrailingSpace();
        this.#addPenalty(forced, false);
        break;
      case "picture": {
        const { width, height, picture } = piece;
        this.#items.push({ kind: "picture", width, ...this.#place(), picture, height });
        break;
      }
      case "anchor":
        this.#items.push({ kind: "anchor", width: 0, ...this.#place(), name: piece.name });
        break;
    }
    this.#offset += 1;
    if (piece.kind !== "anchor") this.#before = piece.kind === "line-break" ? "" : "\ufffc";
  }

  finish(): readonly Item[] {
    this.#dropTrailingSpace();
    return this.#items;
  }

  #addText(piece: TextPiece, next: Piece | undefined): void {
    const { style, language, span } = piece;
    const usual = this.#fonts.shapingStyle(style, language);
    const shaping = this.#letters.size === 0 ? usual : usual.forLetters(this.#letters);
    const text = this.#smart(piece, next);
    // The characters that the levels and the span were made for may be fewer or more than the smart ones.
    const same = text.length === piece.text.length;
    const exact = same && span !== null && span.end - span.start === text.length;
    if (exact) this.#origin = { ...this.#origin, exact };
    const { plain } = this.#levels;
    for (let i = 0; i < text.length; ) {
      const code = text.charCodeAt(i);
      this.#level = plain ? 0 : this.#levels.at(this.#offset + Math.min(i, piece.text.length - 1));
      this.#at = exact ? i : -1;
      let end = i + 1;
      if (isBreakingSpace(code)) {
        while (end < text.length && isBreakingSpace(text.charCodeAt(end))) end++;
        this.#addSpace(shaping, style);
      } else if (isSpecial(code)) this.#addSpecial(code, shaping, style);
      else {
        let unusual = isUnusual(code);
        for (; end < text.length; end++) {
          const following = text.charCodeAt(end);
          if (isBreakingSpace(following) || isSpecial(following)) break;
          if (isUnusual(following)) unusual = true;
        }
        const token = text.slice(i, end);
        if (plain && !unusual && token.length <= longestWord) this.#addWord(token, shaping, style, piece.hyphenate);
        else this.#addUnusual(token, i, shaping, piece, same);
      }
      i = end;
    }
    this.#offset += piece.text.length;
    if (text !== "") this.#before = text.slice(-1);
  }

  #smart(piece: TextPiece, next: Piece | undefined): string {
    const isAddress = !piece.hyphenate && piece.link?.target.kind === "uri";
    if (isAddress) return piece.text;
    const after = !next || next.kind === "line-break" ? "" : next.kind === "text" ? next.text.charAt(0) : "\ufffc";
    return this.#fonts.smarten(piece.text, piece.style, piece.language, this.#before, after);
  }

  #addSpecial(code: number, shaping: ShapingStyle, style: TextStyle): void {
    if (code === 0x00a0) this.#addGlue(shaping, style, Number.POSITIVE_INFINITY);
    else if (code === 0x00ad) this.#addPenalty(hyphenPenalty, true);
    else if (code === 0x200b) this.#addPenalty(0, false);
    else this.#addFixedSpace((fixedSpaces[code] ?? 0) * style.size);
  }

  /** A token is one word unless the direction changes in it, or its script is written without spaces. */
  #addUnusual(
    token: string,
    start: number,
    shaping: ShapingStyle,
    { style, hyphenate, text }: TextPiece,
    same: boolean,
  ): void {
    const at = this.#at;
    for (const [from, to] of same ? this.#levelRuns(start, token.length) : [[0, token.length] as const]) {
      const run = token.slice(from, to);
      this.#level = this.#levels.at(this.#offset + Math.min(start + from, text.length - 1));
      this.#at = at < 0 ? at : at + from;
      if (run.length > longestWord) this.#addChunks(run, shaping, style);
      else if (ideographic.test(run)) this.#addIdeographs(run, shaping, style, hyphenate);
      else if (withoutSpaces.test(run)) this.#addDictionaryWords(run, shaping, style);
      else if (wordStop.test(run)) this.#addStoppedWords(run, shaping, style);
      else this.#addWord(run, shaping, style, hyphenate);
    }
  }

  #addIdeographs(text: string, shaping: ShapingStyle, style: TextStyle, hyphenate: boolean): void {
    const at = this.#at;
    if (hyphenate) this.#dropSpaceBetween(text);
    for (const { text: stretch, offset, gap } of ideographicStretches(text)) {
      this.#at = at < 0 ? at : at + offset;
      if (gap) this.#addGap(gap, style);
      this.#addWord(stretch, shaping, style, hyphenate);
    }
  }

  /** A space between ideographs of running text comes from the end of a line in the source; in names it is meant. */
  #dropSpaceBetween(text: string): void {
    const glue = this.#items.at(-1);
    const word = this.#items.at(-2);
    if (glue?.kind !== "glue" || !glue.space || glue.cost !== 0 || word?.kind !== "word") return;
    if (!isUnspaced(word.word.text.slice(-1)) || !isUnspaced(text.charAt(0))) return;
    const { stretch } = betweenWords;
    this.#items[this.#items.length - 1] = {
      ...glue,
      width: 0,
      stretch: stretch * word.style.size,
      shrink: 0,
      space: false,
    };
  }

  #addDictionaryWords(text: string, shaping: ShapingStyle, style: TextStyle): void {
    dictionaryWords(text).forEach((word, i) => {
      if (i > 0) this.#addGap(betweenWords, style);
      this.#addWord(word, shaping, style, false);
      if (this.#at >= 0) this.#at += word.length;
    });
  }

  /** Syllables of Tibetan and words of Ethiopic end with a stop, and lines end after it, never elsewhere (UAX #14 BA). */
  #addStoppedWords(text: string, shaping: ShapingStyle, style: TextStyle): void {
    wordsByStops(text).forEach((word, i) => {
      if (i > 0) this.#addPenalty(0, false);
      this.#addWord(word, shaping, style, false);
      if (this.#at >= 0) this.#at += word.length;
    });
  }

  /** What is too long for any word (a sequence, a dump) is set as pieces that may be parted between. */
  #addChunks(text: string, shaping: ShapingStyle, style: TextStyle): void {
    const characters = [...text];
    for (let i = 0; i < characters.length; i += longestWord) {
      if (i > 0) this.#addPenalty(0, false);
      this.#addWord(characters.slice(i, i + longestWord).join(""), shaping, style, false);
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

  #addWord(text: string, shaping: ShapingStyle, style: TextStyle, hyphenate: boolean): void {
    const level = this.#level;
    const at = this.#at;
    const { tag, link, span } = this.#origin;
    const word = shaping.word(text, level % 2 === 1, span);
    const last = this.#items.at(-1);
    if (last?.kind === "glue" && last.space && last.cost === 0 && isClosing(text)) {
      // No line begins with it, whatever space stands before (UAX #14 LB11, LB13).
      this.#items[this.#items.length - 1] = { ...last, cost: Number.POSITIVE_INFINITY };
    }
    let whole = hyphenate;
    // A word over two pieces (inter*national*) is no word to the patterns.
    if (last?.kind === "word" && letterAtEnd.test(last.word.text) && letterAtStart.test(text)) {
      last.hyphenate = false;
      whole = false;
    }
    if (last?.kind === "word") {
      const joint = jointBetween(
        last.word,
        word,
        last.shaping === shaping && last.style.size === style.size ? shaping : null,
      );
      if (joint !== 0) this.#pushGlue((joint * last.style.size) / 1000, 0, 0, Number.POSITIVE_INFINITY, false);
    }
    const width = (word.width * style.size) / 1000;
    const hyphen = false;
    this.#items.push({
      kind: "word",
      width,
      level,
      tag,
      link,
      span,
      at,
      word,
      shaping: shaping,
      style,
      hyphenate: whole,
      hyphen,
    });
  }

  /** White space is one space, and none at the start of a line. */
  #addSpace(shaping: ShapingStyle, style: TextStyle): void {
    let i = this.#items.length - 1;
    while (this.#items[i]?.kind === "anchor") i--;
    const last = this.#items[i];
    if (!last || (last.kind === "glue" && last.space && last.cost === 0) || last.kind === "leader") return;
    if (last.kind === "penalty" && last.cost === forced) return;
    const opened = last.kind === "word" && isOpening(last.word.text);
    this.#addGlue(shaping, style, opened ? Number.POSITIVE_INFINITY : 0);
  }

  /** The word spaces of a piece are one object: half the items of a book. */
  #addGlue(shaping: ShapingStyle, style: TextStyle, cost: number): void {
    const known = this.#space;
    if (known && known.cost === cost && known.level === this.#level) {
      this.#items.push(known);
      return;
    }
    const width = (shaping.space * style.size) / 1000;
    this.#pushGlue(width, width * spaceStretch, width * spaceShrink, cost, true);
    const made = this.#items.at(-1);
    if (cost === 0 && made?.kind === "glue") this.#space = made;
  }

  #addFixedSpace(width: number): void {
    this.#pushGlue(width, 0, 0, Number.POSITIVE_INFINITY, true);
  }

  #addGap({ width, stretch, shrink, breaks }: Gap, { size }: TextStyle): void {
    this.#pushGlue(width * size, stretch * size, shrink * size, breaks ? 0 : Number.POSITIVE_INFINITY, false);
  }

  #pushGlue(width: number, stretch: number, shrink: number, cost: number, space: boolean): void {
    const { tag, link, span } = this.#origin;
    const level = this.#level;
    this.#items.push({ kind: "glue", width, level, tag, link, span, at: this.#at, stretch, shrink, cost, space });
  }

  #addPenalty(cost: number, hyphen: boolean): void {
    this.#items.push({ kind: "penalty", width: 0, ...this.#place(), cost, hyphen });
  }

  #addFormula({ formula, style }: Extract<Piece, { kind: "formula" }>): void {
    const { size } = style;
    formula.parts.forEach((part, i) => {
      const text = i === 0 ? formula.text : "";
      this.#items.push({ kind: "formula", width: part.width * size, ...this.#place(), part, text, style });
      if (i === formula.parts.length - 1) return;
      const space = part.space * size;
      this.#pushGlue(space, space / 2, 0, Math.max(explicitPenalty, part.penalty), false);
    });
  }

  #place(): { level: number; tag: Tag; link: Link | null; span: Span | null; at: number } {
    const { tag, link, span } = this.#origin;
    return { level: this.#level, tag, link, span, at: this.#at };
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
