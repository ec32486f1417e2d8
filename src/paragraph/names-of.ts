// Turns what the items of a paragraph refer to into numbers, and back: its elements, links, formulas and pictures, in
// the same order for all paragraphs of one key. Most items refer to the paragraph's element alone.
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import type { Drawing, Picture } from "../vector/drawing.ts";
import { piecesOf } from "./line-places.ts";

let last: NamesOf | null = null;

/** The lines of a paragraph are read one after the other, so the last answer is kept. */
export function namesOf(paragraph: Paragraph): NamesOf {
  if (last?.isOf(paragraph)) return last;
  last = new NamesOf(paragraph);
  return last;
}

export class NamesOf {
  readonly #paragraph: Paragraph;
  #named: readonly Pick<Piece, "tag" | "link">[] | null = null;
  #tags: readonly Tag[] | null = null;
  #links: readonly (Link | null)[] | null = null;
  #drawings: readonly Drawing[] | null = null;
  #pictures: readonly Picture[] | null = null;
  #tagNumbers: ReadonlyMap<Tag, number> | null = null;
  #linkNumbers: ReadonlyMap<Link | null, number> | null = null;

  constructor(paragraph: Paragraph) {
    this.#paragraph = paragraph;
  }

  isOf(paragraph: Paragraph): boolean {
    return paragraph === this.#paragraph;
  }

  /** −1 for one that does not belong to the paragraph. */
  numberOfTag(tag: Tag): number {
    if (tag === this.#paragraph.tag) return 0;
    this.#tagNumbers ??= numbersOf(this.tags);
    return this.#tagNumbers.get(tag) ?? -1;
  }

  numberOfLink(link: Link): number {
    this.#linkNumbers ??= numbersOf(this.links);
    return this.#linkNumbers.get(link) ?? -1;
  }

  /** Throws a RangeError if there is none. */
  tagOf(number: number): Tag {
    if (number === 0) return this.#paragraph.tag;
    const tag = this.tags[number];
    if (!tag) throw new RangeError("no such element");
    return tag;
  }

  linkOf(number: number): Link | null {
    if (number === 0) return null;
    const link = this.links[number];
    if (link === undefined) throw new RangeError("no such link");
    return link;
  }

  /** The paragraph's own, its label's, and those of its pieces. */
  get tags(): readonly Tag[] {
    const { tag, label } = this.#paragraph;
    this.#tags ??= [tag, label?.tag ?? tag, ...this.#pieces.map((each) => each.tag ?? tag)];
    return this.#tags;
  }

  /** None, and those of its pieces. */
  get links(): readonly (Link | null)[] {
    this.#links ??= [null, ...this.#pieces.map((each) => each.link)];
    return this.#links;
  }

  /** Those of the parts of its formulas. */
  get drawings(): readonly Drawing[] {
    this.#drawings ??= piecesOf(this.#paragraph).flatMap((piece) =>
      piece.kind === "formula" ? piece.formula.parts.map(({ drawing }) => drawing) : [],
    );
    return this.#drawings;
  }

  get pictures(): readonly Picture[] {
    this.#pictures ??= piecesOf(this.#paragraph).flatMap((piece) => (piece.kind === "picture" ? [piece.picture] : []));
    return this.#pictures;
  }

  get #pieces(): readonly Pick<Piece, "tag" | "link">[] {
    if (this.#named) return this.#named;
    const named: Pick<Piece, "tag" | "link">[] = [];
    for (const piece of piecesOf(this.#paragraph)) {
      named.push(piece);
      if (piece.kind === "page-list") named.push(...piece.entries);
    }
    this.#named = named;
    return named;
  }
}

/** The first of equal ones counts. */
function numbersOf<T>(things: readonly T[]): ReadonlyMap<T, number> {
  const numbers = new Map<T, number>();
  for (let i = 0; i < things.length; i++) {
    const thing = things[i] as T;
    if (!numbers.has(thing)) numbers.set(thing, i);
  }
  return numbers;
}
