// Lines kept from one build to the next, by what their paragraphs say. In: a paragraph. Out: the lines that one of the same content had,
// naming the elements, links and places of this one. What neither this build nor the one before has asked for is let go. Nothing is kept
// of a paragraph of which something was reported: each build has to report it.
import type { Link, Paragraph, Piece, Tag } from "../compose/block.ts";
import { missingFace } from "../text/missing-face.ts";
import type { Line, LineItem } from "./line.ts";
import { type ArchivedLines, archiveOf, type LineFinder } from "./line-archive.ts";
import { isArchivable } from "./line-codec.ts";
import { placeOf, spanAt } from "./line-places.ts";
import { paragraphKey } from "./paragraph-key.ts";

interface Kept {
  /** Null: only the same paragraph finds them. */
  readonly key: string | null;
  readonly paragraph: Paragraph;
  readonly measure: number;
  readonly folios: string;
  readonly lines: readonly Line[];
}

/** The lines of one print, by the keys of their paragraphs. */
interface Shelf {
  readonly lines: Map<string, Kept>;
  /** The same by the paragraphs themselves, with this and that measure and folios. */
  readonly own: WeakMap<Paragraph, readonly Kept[]>;
  /** Whether some that can be left to other processes were set in this build. */
  hasNew: boolean;
}

/** A paragraph is set before the folios that it prints are known, and with them. */
const mostOfOne = 4;

export class KeptLines {
  #old = new Map<string, Shelf>();
  #fresh = new Map<string, Shelf>();

  /** A build begins. */
  turn(): void {
    this.#old = this.#fresh;
    this.#fresh = new Map();
  }

  /**
   * The lines of one print, whose fonts and rules are `setting`: lines of another are never found. `find`: where other processes
   * have left theirs.
   */
  under(setting: string, find: LineFinder | null = null): LineKeeper {
    const old = this.#old.get(setting);
    const fresh = this.#fresh.get(setting) ?? {
      lines: new Map<string, Kept>(),
      own: old?.own ?? new WeakMap<Paragraph, readonly Kept[]>(),
      hasNew: false,
    };
    this.#fresh.set(setting, fresh);
    const add = (kept: Kept) => {
      if (kept.key !== null) fresh.lines.set(kept.key, kept);
      const before = fresh.own.get(kept.paragraph) ?? [];
      fresh.own.set(kept.paragraph, [kept, ...before.slice(0, mostOfOne - 1)]);
    };
    return {
      find: (paragraph, measure, folios) => {
        const own = fresh.own.get(paragraph)?.find((one) => one.measure === measure && one.folios === folios);
        if (own) {
          if (own.key !== null) fresh.lines.set(own.key, own);
          return own.lines;
        }
        const key = paragraphKey(paragraph, measure, folios);
        if (key === null) return null;
        const kept = fresh.lines.get(key) ?? old?.lines.get(key);
        const lines = (kept && relabelled(kept, paragraph)) ?? find?.(key, paragraph) ?? null;
        if (lines) add({ key, paragraph, measure, folios, lines });
        return lines;
      },
      keep: (paragraph, measure, folios, lines) => {
        const key = paragraphKey(paragraph, measure, folios);
        add({ key, paragraph, measure, folios, lines });
        fresh.hasNew ||= key !== null && lines.every(isArchivable);
      },
    };
  }

  /** The lines of this build for other processes; null where all of them were there. */
  archive(setting: string): Uint8Array | null {
    const shelf = this.#fresh.get(setting);
    if (!shelf?.hasNew) return null;
    return archiveOf(entriesOf(shelf.lines));
  }
}

function* entriesOf(kept: ReadonlyMap<string, Kept>): Iterable<ArchivedLines> {
  for (const [key, { paragraph, lines }] of kept) yield { key, paragraph, lines };
}

export interface LineKeeper {
  find(paragraph: Paragraph, measure: number, folios: string): readonly Line[] | null;
  keep(paragraph: Paragraph, measure: number, folios: string, lines: readonly Line[]): void;
}

/** Too wide, or with a character that no font has: that is reported, each time it is set. */
export function isFaulty({ overfull, items }: Line): boolean {
  const missing = missingFace();
  return (
    overfull > 0 || items.some((item) => item.kind === "glyphs" && item.runs.some(({ face }) => face.id === missing.id))
  );
}

/** Null where nobody knows where a line is from. */
function relabelled({ paragraph: old, lines }: Kept, paragraph: Paragraph): readonly Line[] | null {
  const places = lines.map(({ span }) => placeOf(span, old));
  if (places.includes(undefined)) return null;
  const names = new Names(old, paragraph);
  return lines.map((line, index): Line => {
    const { items, reading } = line;
    const span = spanAt(places[index] ?? null, paragraph);
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
