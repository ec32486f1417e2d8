// A digest of everything that the lines of a paragraph depend on: two paragraphs with the same key have the same lines
// except for the objects that their pieces name (elements, links, source places). In: the paragraph, its measure, the
// folios that it prints. Out: the key; null for a paragraph with pictures, which is set each time.
import { hash } from "node:crypto";
import type { Paragraph, Piece } from "../compose/block.ts";

export function paragraphKey(paragraph: Paragraph, measure: number, folios: string): string | null {
  const { style, pieces, label, direction, tag } = paragraph;
  const order = new Order();
  order.of(tag);
  let key = `${paragraphStyles.of(style)} ${measure} ${direction} ${tag.role} ${folios}`;
  if (label) {
    key += ` label ${label.align} ${label.at} ${label.gap} ${label.tag ? order.of(label.tag) : ""}`;
    const own = piecesKey(label.pieces, order);
    if (own === null) return null;
    key += own;
  }
  const rest = piecesKey(pieces, order);
  return rest === null ? null : hash("sha256", key + rest, "base64");
}

function piecesKey(pieces: readonly Piece[], order: Order): string | null {
  let key = "";
  for (const piece of pieces) {
    const { tag, link, span } = piece;
    key += `\n${tag ? order.of(tag) : ""} ${link ? order.of(link) : ""} `;
    switch (piece.kind) {
      case "text": {
        // Characters that were changed on the way have no place in the source.
        const isExact = span !== null && span.end - span.start === piece.text.length;
        key += `t ${textStyles.of(piece.style)} ${piece.language} ${piece.hyphenate} ${isExact} ${piece.text.length} ${piece.text}`;
        break;
      }
      case "formula":
        key += `f ${textStyles.of(piece.style)} ${formulas.of(piece.formula)}`;
        break;
      case "page-number":
        key += `n ${textStyles.of(piece.style)} ${piece.asterisk ? textStyles.of(piece.asterisk) : ""} ${piece.destination}`;
        break;
      case "page-list":
        key += `p ${textStyles.of(piece.style)} ${piece.language} ${piece.comma}`;
        for (const { style, rank, ...entry } of piece.entries)
          key += ` ${textStyles.of(style)} ${rank} ${entry.tag ? order.of(entry.tag) : ""} ${entry.link ? order.of(entry.link) : ""}`;
        break;
      case "leader":
        key += `l ${textStyles.of(piece.style)} ${piece.dots}`;
        break;
      case "line-break":
        key += "b";
        break;
      case "anchor":
        key += `a ${piece.name}`;
        break;
      default:
        return null;
    }
  }
  return key;
}

/** Numbers the objects that a paragraph refers to, in order, so that the key tells which are the same. */
class Order {
  readonly #first: object[] = [];
  /** All of them, if there are many. */
  #known: Map<object, number> | null = null;

  of(thing: object): number {
    const at = this.#known ? (this.#known.get(thing) ?? -1) : this.#first.indexOf(thing);
    if (at >= 0) return at;
    if (!this.#known && this.#first.length < few) return this.#first.push(thing) - 1;
    this.#known ??= new Map(this.#first.map((one, index) => [one, index]));
    this.#known.set(thing, this.#known.size);
    return this.#known.size - 1;
  }
}

/** Up to so many, to compare them takes less time than a map. */
const few = 8;

/** Digests of the content of styles or formulas, because each build creates new objects. */
class Digests {
  readonly #known = new WeakMap<object, string>();
  /** What was asked for last: most pieces have the style of the piece before. */
  #last: object | null = null;
  #lastDigest = "";

  of(thing: object): string {
    if (thing === this.#last) return this.#lastDigest;
    const digest = this.#known.get(thing) ?? hash("sha256", JSON.stringify(thing), "base64");
    this.#known.set(thing, digest);
    this.#last = thing;
    this.#lastDigest = digest;
    return digest;
  }
}

const paragraphStyles = new Digests();
const textStyles = new Digests();
const formulas = new Digests();
