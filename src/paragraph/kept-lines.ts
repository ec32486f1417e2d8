// Lines kept from one build to the next, by what their paragraphs say. In: a paragraph. Out: the lines that one of the same content had,
// naming the elements, links and places of this one. What neither this build nor the one before has asked for is let go. Nothing is kept
// of a paragraph of which something was reported: each build has to report it.
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import type { Span } from "../source/source.ts";
import { missingFace } from "../text/missing-face.ts";
import type { Line, LineItem } from "./line.ts";
import { paragraphKey } from "./paragraph-key.ts";

interface Kept {
  readonly paragraph: Paragraph;
  readonly lines: readonly Line[];
  /** Where the place of each line is: in the span of which piece, at which character, over how many. */
  readonly places: readonly (LinePlace | null)[];
}

interface LinePlace {
  readonly piece: number;
  readonly from: number;
  readonly length: number;
}

export class KeptLines {
  #old = new Map<string, Kept>();
  #fresh = new Map<string, Kept>();

  /** A build begins. */
  turn(): void {
    this.#old = this.#fresh;
    this.#fresh = new Map();
  }

  /** The lines of one print, whose fonts and rules are `setting`: lines of another are never found. */
  under(setting: string): LineKeeper {
    return {
      find: (paragraph, measure, folios) => {
        const key = paragraphKey(paragraph, measure, folios);
        if (key === null) return null;
        const full = setting + key;
        const kept = this.#fresh.get(full) ?? this.#old.get(full);
        if (!kept) return null;
        this.#fresh.set(full, kept);
        return kept.paragraph === paragraph ? kept.lines : relabelled(kept, paragraph);
      },
      keep: (paragraph, measure, folios, lines) => {
        const key = paragraphKey(paragraph, measure, folios);
        if (key === null || lines.some(isFaulty)) return;
        const places = lines.map(({ span }) => placeOf(span, paragraph));
        if (places.includes(undefined)) return;
        this.#fresh.set(setting + key, { paragraph, lines, places: places as (LinePlace | null)[] });
      },
    };
  }
}

export interface LineKeeper {
  find(paragraph: Paragraph, measure: number, folios: string): readonly Line[] | null;
  keep(paragraph: Paragraph, measure: number, folios: string, lines: readonly Line[]): void;
}

/** Too wide, or with a character that no font has: that has been reported. */
function isFaulty({ overfull, items }: Line): boolean {
  const missing = missingFace();
  return (
    overfull > 0 || items.some((item) => item.kind === "glyphs" && item.runs.some(({ face }) => face.id === missing.id))
  );
}

/** Null: the line has the paragraph's own place; undefined: nobody knows where it is from. */
function placeOf(span: Span | null, { pieces, label, span: whole }: Paragraph): LinePlace | null | undefined {
  if (span === whole) return null;
  if (span === null) return undefined;
  const all = [...pieces, ...(label?.pieces ?? [])];
  const piece = all.findIndex(
    ({ span: of }) => of && of.source === span.source && of.start <= span.start && span.end <= of.end,
  );
  const start = all[piece]?.span?.start;
  return start === undefined ? undefined : { piece, from: span.start - start, length: span.end - span.start };
}

function relabelled({ paragraph: old, lines, places }: Kept, paragraph: Paragraph): readonly Line[] {
  const names = new Names(old, paragraph);
  const pieces = [...paragraph.pieces, ...(paragraph.label?.pieces ?? [])];
  return lines.map((line, index): Line => {
    const { items, reading } = line;
    const place = places[index] ?? null;
    const span = place === null ? paragraph.span : moved(pieces[place.piece]?.span ?? null, place);
    return {
      ...line,
      items: names.isOne
        ? items.map((item) => ({ ...item, tag: paragraph.tag }))
        : items.map((item) => names.item(item)),
      ...(reading && { reading: reading.map((item) => names.item(item)) }),
      tag: paragraph.tag,
      span,
      like: line.like ?? line,
    };
  });
}

function moved(span: Span | null, { from, length }: LinePlace): Span | null {
  return span && { source: span.source, start: span.start + from, end: span.start + from + length };
}

/** What the pieces of one paragraph name → what those of the other do. */
class Names {
  /** Nothing is named but the paragraph's own element. */
  readonly isOne: boolean;
  readonly #tags: Map<Tag, Tag>;
  readonly #links = new Map<Link, Link>();

  constructor(old: Paragraph, now: Paragraph) {
    this.#tags = new Map([[old.tag, now.tag]]);
    this.#add(old.pieces, now.pieces);
    if (old.label && now.label) {
      if (old.label.tag && now.label.tag) this.#tags.set(old.label.tag, now.label.tag);
      this.#add(old.label.pieces, now.label.pieces);
    }
    this.isOne = this.#tags.size === 1 && this.#links.size === 0;
  }

  item(item: LineItem): LineItem {
    const { tag, link } = item;
    return { ...item, tag: this.#tags.get(tag) ?? tag, link: link && (this.#links.get(link) ?? link) };
  }

  #add(old: readonly Piece[], now: readonly Piece[]): void {
    for (const [index, piece] of old.entries()) {
      const other = now[index];
      this.#pair(piece, other);
      if (piece.kind !== "page-list" || other?.kind !== "page-list") continue;
      for (const [at, entry] of piece.entries.entries()) this.#pair(entry, other.entries[at]);
    }
  }

  #pair({ tag, link }: Pick<Piece, "tag" | "link">, other: Pick<Piece, "tag" | "link"> | undefined): void {
    if (tag && other?.tag) this.#tags.set(tag, other.tag);
    if (link && other?.link) this.#links.set(link, other.link);
  }
}
