// Pieces to items: text is cut into words and spaces, words are shaped (through their shaping style's cache).
import type { Paragraph, Piece, Tag } from "../compose/block.ts";
import type { TextStyle } from "../template/style.ts";
import { lettersByScript } from "../text/face-choice.ts";
import type { FontLibrary } from "../text/fonts.ts";
import { jointBetween } from "../text/joint.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import type { Word } from "../text/word.ts";
import { type Levels, levelsOf } from "./bidi.ts";
import { fixedSpaces, isBreakingSpace, isClosing, isSpecial, isUnusual } from "./characters.ts";
import { betweenWords, ItemList } from "./item-list.ts";
import { forced, type Item } from "./items.ts";
import { ideographic, ideographicStretches } from "./kinsoku.ts";
import { explicitPenalty, hyphenPenalty, leaderMinimum } from "./parameters.ts";
import { phraseCosts } from "./phrases.ts";
import { dictionaryWords, withoutSpaces, wordStop, wordsByStops } from "./word-breaks.ts";

export type Folio = (destination: string) => string | null;

export interface Items {
  readonly list: readonly Item[];
  /** Base embedding level: 0 from left to right, 1 from right to left. */
  readonly base: number;
}

/** The words of a paragraph that is not text (a page number, a formula) have this language. */
const noLanguage = "und";
/** Placeholder for a folio that is not known yet. */
const unknownFolio = "??";

/** Longer tokens are not shaped as one. */
const longestWord = 400;
const letterAtStart = /\p{L}/uy;
const letterAtEnd = /\p{L}$/u;

function isLetterAt(text: string, from: number): boolean {
  letterAtStart.lastIndex = from;
  return letterAtStart.test(text);
}

export function buildItems(paragraph: Paragraph, fonts: FontLibrary, folio: Folio): Items {
  const levels = levelsOf(paragraph);
  const builder = new ItemBuilder(paragraph, fonts, levels);
  const { pieces } = paragraph;
  for (const piece of pieces) builder.add(piece, folio);
  return { list: builder.finish(), base: levels.base };
}

type TextPiece = Extract<Piece, { kind: "text" }>;

class ItemBuilder {
  readonly #fonts: FontLibrary;
  readonly #levels: Levels;
  readonly #tag: Tag;
  /** By script: each script has one face throughout the paragraph, if one has all of its letters. */
  readonly #letters: ReadonlyMap<string, readonly string[]>;
  /** Display lines end between phrases. */
  readonly #byPhrases: boolean;
  /** Offset of the next character in the text that the levels are of. */
  #offset = 0;
  readonly #list: ItemList;

  constructor(paragraph: Paragraph, fonts: FontLibrary, levels: Levels) {
    this.#fonts = fonts;
    this.#levels = levels;
    this.#tag = paragraph.tag;
    this.#byPhrases = paragraph.style.align !== "justify" || paragraph.style.balance;
    this.#letters = lettersByScript(paragraph.pieces.map((piece) => (piece.kind === "text" ? piece.text : "")));
    this.#list = new ItemList(paragraph.tag);
  }

  add(piece: Piece, folio: Folio): void {
    const { link, span } = piece;
    this.#list.begin({ tag: piece.tag ?? this.#tag, link, span, exact: false }, this.#levels.at(this.#offset));
    switch (piece.kind) {
      case "text":
        this.#addText(piece);
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
        this.#list.dropTrailingSpace();
        const { style, dots } = piece;
        const shaping = this.#fonts.shapingStyle(style, noLanguage);
        this.#list.items.push({
          kind: "leader",
          width: leaderMinimum * style.size,
          ...this.#list.place(),
          shaping: shaping,
          style,
          dots,
        });
        break;
      }
      case "line-break":
        this.#list.dropTrailingSpace();
        this.#list.addPenalty(forced, false);
        break;
      case "picture": {
        const { width, height, picture } = piece;
        this.#list.items.push({ kind: "picture", width, ...this.#list.place(), picture, height });
        break;
      }
      case "anchor":
        this.#list.items.push({ kind: "anchor", width: 0, ...this.#list.place(), name: piece.name });
        break;
    }
    this.#offset += 1;
  }

  finish(): readonly Item[] {
    this.#list.dropTrailingSpace();
    return this.#list.items;
  }

  #addText(piece: TextPiece): void {
    const { style, language, span, text } = piece;
    const usual = this.#fonts.shapingStyle(style, language);
    const shaping = this.#letters.size === 0 ? usual : usual.forLetters(this.#letters);
    const exact = span !== null && span.end - span.start === text.length;
    if (exact) this.#list.origin = { ...this.#list.origin, exact };
    const { plain } = this.#levels;
    for (let i = 0; i < text.length; ) {
      const code = text.charCodeAt(i);
      this.#list.level = plain ? 0 : this.#levels.at(this.#offset + i);
      this.#list.at = exact ? i : -1;
      let end = i + 1;
      if (isBreakingSpace(code)) {
        while (end < text.length && isBreakingSpace(text.charCodeAt(end))) end++;
        this.#list.addSpace(shaping, style);
      } else if (isSpecial(code)) this.#addSpecial(code, shaping, style);
      else {
        let unusual = isUnusual(code);
        for (; end < text.length; end++) {
          const following = text.charCodeAt(end);
          if (isBreakingSpace(following) || isSpecial(following)) break;
          if (isUnusual(following)) unusual = true;
        }
        if (plain && !unusual && end - i <= longestWord) {
          this.#add(shaping.wordIn(text, i, end, false, span), text, i, shaping, style, piece.hyphenate);
        } else this.#addUnusual(text.slice(i, end), i, shaping, piece);
      }
      i = end;
    }
    this.#offset += text.length;
  }

  #addSpecial(code: number, shaping: ShapingStyle, style: TextStyle): void {
    if (code === 0x00a0) this.#list.addGlue(shaping, style, Number.POSITIVE_INFINITY);
    else if (code === 0x00ad) this.#list.addPenalty(hyphenPenalty, true);
    else if (code === 0x200b) this.#list.addPenalty(0, false);
    else this.#list.addFixedSpace((fixedSpaces[code] ?? 0) * style.size);
  }

  /** A token is one word unless the direction changes in it, or its script is written without spaces. */
  #addUnusual(token: string, start: number, shaping: ShapingStyle, { style, hyphenate }: TextPiece): void {
    const at = this.#list.at;
    for (const [from, to] of this.#levelRuns(start, token.length)) {
      const run = token.slice(from, to);
      this.#list.level = this.#levels.at(this.#offset + start + from);
      this.#list.at = at < 0 ? at : at + from;
      if (run.length > longestWord) this.#addChunks(run, shaping, style);
      else if (ideographic.test(run)) this.#addIdeographs(run, shaping, style, hyphenate);
      else if (withoutSpaces.test(run)) this.#addDictionaryWords(run, shaping, style);
      else if (wordStop.test(run)) this.#addStoppedWords(run, shaping, style);
      else this.#addWord(run, shaping, style, hyphenate);
    }
  }

  #addIdeographs(text: string, shaping: ShapingStyle, style: TextStyle, hyphenate: boolean): void {
    const at = this.#list.at;
    if (hyphenate) this.#list.dropSpaceBetween(text);
    const costs = this.#byPhrases ? phraseCosts(text, shaping.language) : null;
    for (const { text: stretch, offset, gap } of ideographicStretches(text)) {
      this.#list.at = at < 0 ? at : at + offset;
      if (gap) this.#list.addGap(gap, style, costs?.get(offset));
      this.#addWord(stretch, shaping, style, hyphenate);
    }
  }

  #addDictionaryWords(text: string, shaping: ShapingStyle, style: TextStyle): void {
    dictionaryWords(text).forEach((word, i) => {
      if (i > 0) this.#list.addGap(betweenWords, style);
      this.#addWord(word, shaping, style, false);
      if (this.#list.at >= 0) this.#list.at += word.length;
    });
  }

  /** Syllables of Tibetan and words of Ethiopic end with a stop, and lines end after it, never elsewhere (UAX #14 BA). */
  #addStoppedWords(text: string, shaping: ShapingStyle, style: TextStyle): void {
    wordsByStops(text).forEach((word, i) => {
      if (i > 0) this.#list.addPenalty(0, false);
      this.#addWord(word, shaping, style, false);
      if (this.#list.at >= 0) this.#list.at += word.length;
    });
  }

  /** Text that is too long for a word (a sequence, a dump) is set as pieces between which lines may break. */
  #addChunks(text: string, shaping: ShapingStyle, style: TextStyle): void {
    const characters = [...text];
    for (let i = 0; i < characters.length; i += longestWord) {
      if (i > 0) this.#list.addPenalty(0, false);
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
    const { origin, level } = this.#list;
    this.#add(shaping.word(text, level % 2 === 1, origin.span), text, 0, shaping, style, hyphenate);
  }

  /** Adds the word that begins at `from` in a text. */
  #add(word: Word, text: string, from: number, shaping: ShapingStyle, style: TextStyle, hyphenate: boolean): void {
    const level = this.#list.level;
    const at = this.#list.at;
    const { tag, link, span } = this.#list.origin;
    const last = this.#list.items.at(-1);
    if (last?.kind === "glue" && last.space && last.cost === 0 && isClosing(text, from)) {
      // No line begins with it, whatever spaces precede it (UAX #14 LB11, LB13).
      this.#list.items[this.#list.items.length - 1] = { ...last, cost: Number.POSITIVE_INFINITY };
    }
    let whole = hyphenate;
    // A word that is divided into two pieces (inter*national*) is not hyphenated.
    if (last?.kind === "word" && letterAtEnd.test(last.word.text) && isLetterAt(text, from)) {
      last.hyphenate = false;
      whole = false;
    }
    if (last?.kind === "word") {
      const joint = jointBetween(
        last.word,
        word,
        last.shaping === shaping && last.style.size === style.size ? shaping : null,
      );
      if (joint !== 0) this.#list.pushGlue((joint * last.style.size) / 1000, 0, 0, Number.POSITIVE_INFINITY, false);
    }
    const width = (word.width * style.size) / 1000;
    const hyphen = false;
    this.#list.items.push({
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

  /** A formula runs from left to right whatever is around it, and counts as one character (UAX #9 §2.7, an isolate). */
  #addFormula({ formula, style }: Extract<Piece, { kind: "formula" }>): void {
    const { size } = style;
    if (this.#list.level % 2 === 1) this.#list.level += 1;
    formula.parts.forEach((part, i) => {
      this.#list.items.push({ kind: "formula", width: part.width * size, ...this.#list.place(), part, style });
      if (i === formula.parts.length - 1) return;
      const space = part.space * size;
      this.#list.pushGlue(space, space / 2, 0, Math.max(explicitPenalty, part.penalty), false);
    });
  }
}
