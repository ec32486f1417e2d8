// Turns pieces into items: text is cut into words and spaces, and words are shaped (through the cache of their shaping
// style).
import type { Paragraph, Piece, Tag } from "../compose/block.ts";
import type { TextStyle } from "../template/style.ts";
import { lettersByScript } from "../text/face-choice.ts";
import type { FontLibrary } from "../text/fonts.ts";
import { jointBetween } from "../text/joint.ts";
import type { ShapingStyle } from "../text/shaping-style.ts";
import { closingEdge } from "../text/word-edges.ts";
import { hashEnd, hashFactor, hashStart } from "../text/word-table.ts";
import { addPlainText, longestWord, type PlainText } from "./add-plain-text.ts";
import { type Levels, levelsOf } from "./bidi.ts";
import { breakingClass, classes, fixedSpaces, specialClass, unusualClass } from "./characters.ts";
import { betweenWords, ItemList } from "./item-list.ts";
import { forced, hyphenateFlag, Items, wordKind } from "./items.ts";
import { ideographic, ideographicStretches } from "./kinsoku.ts";
import { explicitPenalty, hyphenPenalty, leaderMinimum } from "./parameters.ts";
import { phraseCosts } from "./phrases.ts";
import { dictionaryWords, withoutSpaces, wordStop, wordsByStops } from "./word-breaks.ts";

export type Folio = (destination: string) => string | null;

/** The language of words that are not text, such as page numbers. */
const noLanguage = "und";
/** Placeholder for a folio that is not known yet. */
const unknownFolio = "??";

const letterAtStart = /\p{L}/uy;
const letterAtEnd = /\p{L}$/u;

function isLetterAt(text: string, from: number): boolean {
  letterAtStart.lastIndex = from;
  return letterAtStart.test(text);
}

/** `into`: items of a paragraph that are no longer needed, for reuse. */
export function buildItems(
  paragraph: Paragraph,
  fonts: FontLibrary,
  folio: Folio,
  into: Items = new Items(fonts.records),
): Items {
  const levels = levelsOf(paragraph);
  into.clear(levels.base, fonts.records);
  const builder = new ItemBuilder(paragraph, fonts, levels, into);
  const { pieces } = paragraph;
  for (const piece of pieces) builder.add(piece, folio);
  builder.finish();
  return into;
}

type TextPiece = Extract<Piece, { kind: "text" }>;

class ItemBuilder {
  readonly #fonts: FontLibrary;
  readonly #levels: Levels;
  readonly #tag: Tag;
  readonly #style: TextStyle;
  /** By script: each script uses one face throughout the paragraph, if one face has all of its letters. */
  readonly #letters: ReadonlyMap<string, readonly string[]>;
  /** In display lines, breaks fall between phrases. */
  readonly #byPhrases: boolean;
  /** Offset of the next character in the text that the levels were computed for. */
  #offset = 0;
  readonly #list: ItemList;

  constructor(paragraph: Paragraph, fonts: FontLibrary, levels: Levels, items: Items) {
    this.#fonts = fonts;
    this.#levels = levels;
    this.#tag = paragraph.tag;
    this.#style = paragraph.style.text;
    this.#byPhrases = paragraph.style.align !== "justify" || paragraph.style.balance;
    this.#letters = lettersByScript(paragraph.pieces.map((piece) => (piece.kind === "text" ? piece.text : "")));
    this.#list = new ItemList(items);
  }

  add(piece: Piece, folio: Folio): void {
    switch (piece.kind) {
      case "text":
        this.#addText(piece);
        return;
      case "formula":
        this.#begin(piece, piece.style, null);
        this.#addFormula(piece);
        break;
      case "page-number": {
        const known = folio(piece.destination) ?? unknownFolio;
        const style = (known.startsWith("*") ? piece.asterisk : null) ?? piece.style;
        const shaping = this.#fonts.shapingStyle(style, noLanguage);
        this.#begin(piece, style, shaping);
        this.#addWord(known, shaping, false);
        break;
      }
      case "leader": {
        const { style, dots } = piece;
        this.#list.dropTrailingSpace();
        this.#begin(piece, style, this.#fonts.shapingStyle(style, noLanguage));
        this.#list.addOther({ kind: "leader", dots }, leaderMinimum * style.size);
        break;
      }
      case "line-break":
        this.#list.dropTrailingSpace();
        this.#begin(piece, this.#style, null);
        this.#list.addPenalty(forced, false);
        break;
      case "picture": {
        const { width, height, picture } = piece;
        this.#begin(piece, this.#style, null);
        this.#list.addOther({ kind: "picture", picture, height }, width);
        break;
      }
      case "anchor":
        this.#begin(piece, this.#style, null);
        this.#list.addOther({ kind: "anchor", name: piece.name }, 0);
        break;
    }
    this.#offset += 1;
  }

  #begin({ tag, link, span }: Pick<Piece, "tag" | "link" | "span">, style: TextStyle, shaping: ShapingStyle | null) {
    const isRuled = style.underline || style.strikethrough;
    const origin = { tag: tag ?? this.#tag, link, span, style, isRuled, shaping };
    this.#list.begin(origin, this.#levels.at(this.#offset));
  }

  finish(): void {
    this.#list.dropTrailingSpace();
  }

  #addText(piece: TextPiece): void {
    const { style, language, span, text } = piece;
    const usual = this.#fonts.shapingStyle(style, language);
    const shaping = this.#letters.size === 0 ? usual : usual.forLetters(this.#letters);
    this.#begin(piece, style, shaping);
    // The characters of the span correspond to those of the text, one to one.
    const exact = span !== null && span.end - span.start === text.length;
    this.#addCharacters({ text, shaping, size: style.size, isExact: exact, hyphenate: piece.hyphenate });
    this.#offset += text.length;
  }

  /** Each token that is added here is one that the fast loop, which adds the others, has left. */
  #addCharacters(plainText: PlainText): void {
    const { plain } = this.#levels;
    const list = this.#list;
    const { text, shaping, isExact, hyphenate } = plainText;
    const { length } = text;
    for (let i = 0; i < length; ) {
      if (plain) i = addPlainText(list.items, list.origin, plainText, i);
      if (i === length) break;
      const code = text.charCodeAt(i);
      const kind = classes[code] ?? 0;
      list.level = plain ? 0 : this.#levels.at(this.#offset + i);
      list.at = isExact ? i : -1;
      let end = i + 1;
      if (kind === breakingClass) {
        while (end < length && classes[text.charCodeAt(end)] === breakingClass) end++;
        list.addSpace(shaping);
      } else if (kind === specialClass) this.#addSpecial(code, shaping);
      else {
        let all = kind;
        let hash = Math.imul(hashStart ^ code, hashFactor);
        for (; end < length; end++) {
          const following = text.charCodeAt(end);
          const its = classes[following] ?? 0;
          if ((its & (breakingClass | specialClass)) !== 0) break;
          all |= its;
          hash = Math.imul(hash ^ following, hashFactor);
        }
        if (plain && (all & unusualClass) === 0 && end - i <= longestWord) {
          const record = shaping.recordIn(text, i, end, hashEnd(hash), list.span);
          this.#add(record, text, i, shaping, hyphenate);
        } else this.#addUnusual(text.slice(i, end), i, shaping, hyphenate);
      }
      i = end;
    }
  }

  #addSpecial(code: number, shaping: ShapingStyle): void {
    if (code === 0x00a0) this.#list.addGlue(shaping, Number.POSITIVE_INFINITY);
    else if (code === 0x00ad) this.#list.addPenalty(hyphenPenalty, true);
    else if (code === 0x200b) this.#list.addPenalty(0, false);
    else this.#list.addFixedSpace((fixedSpaces[code] ?? 0) * this.#list.size);
  }

  /** A token is one word unless the direction changes in it, or its script is written without spaces. */
  #addUnusual(token: string, start: number, shaping: ShapingStyle, hyphenate: boolean): void {
    const at = this.#list.at;
    for (const [from, to] of this.#levelRuns(start, token.length)) {
      const run = token.slice(from, to);
      this.#list.level = this.#levels.at(this.#offset + start + from);
      this.#list.at = at < 0 ? at : at + from;
      if (run.length > longestWord) this.#addChunks(run, shaping);
      else if (ideographic.test(run)) this.#addIdeographs(run, shaping, hyphenate);
      else if (withoutSpaces.test(run)) this.#addDictionaryWords(run, shaping);
      else if (wordStop.test(run)) this.#addStoppedWords(run, shaping);
      else this.#addWord(run, shaping, hyphenate);
    }
  }

  #addIdeographs(text: string, shaping: ShapingStyle, hyphenate: boolean): void {
    const at = this.#list.at;
    if (hyphenate) this.#list.dropSpaceBetween(text);
    const costs = this.#byPhrases ? phraseCosts(text, shaping.language) : null;
    for (const { text: stretch, offset, gap } of ideographicStretches(text)) {
      this.#list.at = at < 0 ? at : at + offset;
      if (gap) this.#list.addGap(gap, costs?.get(offset));
      this.#addWord(stretch, shaping, hyphenate);
    }
  }

  #addDictionaryWords(text: string, shaping: ShapingStyle): void {
    dictionaryWords(text).forEach((word, i) => {
      if (i > 0) this.#list.addGap(betweenWords);
      this.#addWord(word, shaping, false);
      if (this.#list.at >= 0) this.#list.at += word.length;
    });
  }

  /** Tibetan syllables and Ethiopic words end with a stop, and lines end after it, never elsewhere (UAX #14 BA). */
  #addStoppedWords(text: string, shaping: ShapingStyle): void {
    wordsByStops(text).forEach((word, i) => {
      if (i > 0) this.#list.addPenalty(0, false);
      this.#addWord(word, shaping, false);
      if (this.#list.at >= 0) this.#list.at += word.length;
    });
  }

  /** Text that is too long for a word (a gene sequence, a hex dump) is set as pieces between which lines may break. */
  #addChunks(text: string, shaping: ShapingStyle): void {
    const characters = [...text];
    for (let i = 0; i < characters.length; i += longestWord) {
      if (i > 0) this.#list.addPenalty(0, false);
      this.#addWord(characters.slice(i, i + longestWord).join(""), shaping, false);
    }
  }

  /** The stretches of a token that have the same level. */
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

  #addWord(text: string, shaping: ShapingStyle, hyphenate: boolean): void {
    const { level, span } = this.#list;
    this.#add(shaping.record(text, level % 2 === 1, span), text, 0, shaping, hyphenate);
  }

  /** Adds the word that begins at `from` in a text. */
  #add(record: number, text: string, from: number, shaping: ShapingStyle, hyphenate: boolean): void {
    const list = this.#list;
    const { items } = list;
    const { records } = items;
    if (records.has(record, closingEdge)) list.tieLastSpace();
    let whole = hyphenate;
    const last = list.lastWord;
    const before = items.wordAt(last);
    if (before) {
      // A word that is divided into two pieces (inter*national*) is not hyphenated.
      if (letterAtEnd.test(before.text) && isLetterAt(text, from)) {
        items.flags[last] = (items.flags[last] ?? 0) & ~hyphenateFlag;
        whole = false;
      }
      const size = items.sizeOf(last);
      const isAlike = items.shapingOf(last) === shaping && size === list.size;
      const joint = jointBetween(before, records.wordOf(record), isAlike ? shaping : null);
      if (joint !== 0) list.pushGlue((joint * size) / 1000, 0, 0, Number.POSITIVE_INFINITY, false);
    }
    const i = list.add(wordKind, (records.width(record) * list.size) / 1000);
    items.record[i] = record;
    if (whole) items.flags[i] = hyphenateFlag;
  }

  /** A formula runs from left to right whatever surrounds it, and counts as one character (UAX #9 §2.7, an isolate). */
  #addFormula({ formula, style }: Extract<Piece, { kind: "formula" }>): void {
    const { size } = style;
    if (this.#list.level % 2 === 1) this.#list.level += 1;
    formula.parts.forEach((part, i) => {
      this.#list.addOther({ kind: "formula", part }, part.width * size);
      if (i === formula.parts.length - 1) return;
      const space = part.space * size;
      this.#list.pushGlue(space, space / 2, 0, Math.max(explicitPenalty, part.penalty), false);
    });
  }
}
