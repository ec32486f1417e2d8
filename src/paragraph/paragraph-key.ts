// What the lines of a paragraph depend on, as one string: two paragraphs of one key have the same lines but for the objects that their
// pieces name (elements, links, places in files). In: the paragraph, its measure, the folios that it prints. Out: the key; null for what
// is not worth one.
import type { Paragraph, Piece } from "../compose/block.ts";

export function paragraphKey(paragraph: Paragraph, measure: number, folios: string): string | null {
  const { style, pieces, label, direction, tag } = paragraph;
  const order = new Order();
  order.of(tag);
  let key = `${contentId(style)} ${measure} ${direction} ${tag.role} ${folios}`;
  if (label) {
    key += ` label ${label.align} ${label.at} ${label.gap} ${label.tag ? order.of(label.tag) : ""}`;
    const own = piecesKey(label.pieces, order);
    if (own === null) return null;
    key += own;
  }
  const rest = piecesKey(pieces, order);
  return rest === null ? null : key + rest;
}

function piecesKey(pieces: readonly Piece[], order: Order): string | null {
  let key = "";
  for (const piece of pieces) {
    const { tag, link, span } = piece;
    key += `\n${tag ? order.of(tag) : ""} ${link ? order.of(link) : ""} `;
    switch (piece.kind) {
      case "text": {
        // Characters that were changed on the way have no places of their own.
        const isExact = span !== null && span.end - span.start === piece.text.length;
        key += `t ${contentId(piece.style)} ${piece.language} ${piece.hyphenate} ${isExact} ${piece.text.length} ${piece.text}`;
        break;
      }
      case "formula":
        key += `f ${contentId(piece.style)} ${identity(piece.formula)}`;
        break;
      case "page-number":
        key += `n ${contentId(piece.style)} ${piece.asterisk ? contentId(piece.asterisk) : ""} ${piece.destination}`;
        break;
      case "page-list":
        key += `p ${contentId(piece.style)} ${piece.language} ${piece.comma}`;
        for (const { style, rank, ...entry } of piece.entries)
          key += ` ${contentId(style)} ${rank} ${entry.tag ? order.of(entry.tag) : ""} ${entry.link ? order.of(entry.link) : ""}`;
        break;
      case "leader":
        key += `l ${contentId(piece.style)} ${piece.dots}`;
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

/** Which of the objects that a paragraph names are one and the same, by the order in which they come. */
class Order {
  readonly #known = new Map<object, number>();

  of(thing: object): number {
    const known = this.#known.get(thing);
    if (known !== undefined) return known;
    this.#known.set(thing, this.#known.size);
    return this.#known.size - 1;
  }
}

const contents = new Map<string, number>();
const contentIds = new WeakMap<object, number>();

/** A number for what a style says: styles are made anew for each build. */
function contentId(style: object): number {
  const known = contentIds.get(style);
  if (known !== undefined) return known;
  const text = JSON.stringify(style);
  const id = contents.get(text) ?? contents.size;
  contents.set(text, id);
  contentIds.set(style, id);
  return id;
}

const identities = new WeakMap<object, number>();
let things = 0;

function identity(thing: object): number {
  const known = identities.get(thing) ?? ++things;
  identities.set(thing, known);
  return known;
}
