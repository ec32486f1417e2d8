// Keeps lines from one build to the next, by the content of their paragraphs. In: a paragraph. Out: the lines of an
// earlier paragraph of the same content, with the elements, links and source places of this one. Lines that neither
// this build nor the previous one has asked for are dropped. A paragraph about which something was reported is not
// kept, because each build has to report it.
import type { Paragraph } from "../compose/block.ts";
import type { Line } from "./line.ts";
import { type ArchivedLines, archiveOf, type LineFinder } from "./line-archive.ts";
import { LinePacker } from "./line-packer.ts";
import { LineTable } from "./line-table.ts";
import { PackedLine } from "./packed-line.ts";
import { paragraphKey } from "./paragraph-key.ts";

interface Kept {
  readonly paragraph: Paragraph;
  readonly lines: readonly PackedLine[];
}

/** The lines of a paragraph that still exists. */
interface Own {
  readonly measure: number;
  readonly folios: string;
  readonly lines: readonly Line[];
  /** The key by which other paragraphs find them; null if none can. */
  readonly shared: { readonly key: string; readonly kept: Kept } | null;
}

/** The lines of one print, by the keys of their paragraphs. */
interface Shelf {
  readonly lines: Map<string, Kept>;
  /** The same lines by paragraph object, for each measure and set of folios; null if there is only one build. */
  readonly own: WeakMap<Paragraph, readonly Own[]> | null;
  /** Packs the lines of all builds, so that a build after an edit adds a few bytes to those there are. */
  readonly packing: Packing | null;
  /** Whether this build has set lines that other processes can use. */
  hasNew: boolean;
}

interface Packing {
  readonly table: LineTable;
  readonly packer: LinePacker;
}

/** A paragraph is set both before the folios that it prints are known, and with them. */
const mostOfOne = 4;

export class KeptLines {
  #old = new Map<string, Shelf>();
  #fresh = new Map<string, Shelf>();
  readonly #isOnce: boolean;

  /** `isOnce`: for one build, which leaves its lines for other processes. */
  constructor(isOnce = false) {
    this.#isOnce = isOnce;
  }

  /** Starts a build. One that ended before it set any lines, because of a fault in the data, does not count. */
  turn(): void {
    if (this.#fresh.size === 0) return;
    this.#old = this.#fresh;
    this.#fresh = new Map();
  }

  /** Ends a build: what only the build before it used is dropped. */
  rest(): void {
    if (this.#fresh.size > 0) this.#old = new Map();
  }

  /** Whether an earlier build has set lines with the fonts and rules of `setting`. */
  has(setting: string): boolean {
    return this.#old.has(setting) || this.#fresh.has(setting);
  }

  /**
   * The lines of one print with the fonts and rules of `setting`; lines of other settings are never found. `find` looks
   * up what other processes have left.
   */
  under(setting: string, find: LineFinder | null = null): LineKeeper {
    const old = this.#old.get(setting);
    const fresh = this.#fresh.get(setting) ?? {
      lines: new Map<string, Kept>(),
      own: this.#isOnce ? null : (old?.own ?? new WeakMap<Paragraph, readonly Own[]>()),
      packing: this.#isOnce ? null : (old?.packing ?? newPacking()),
      hasNew: false,
    };
    this.#fresh.set(setting, fresh);
    fresh.packing?.table.turn();
    const add = (paragraph: Paragraph, own: Own) => {
      const { shared } = own;
      if (shared) fresh.lines.set(shared.key, shared.kept);
      if (!fresh.own) return;
      const others = fresh.own.get(paragraph) ?? [];
      fresh.own.set(paragraph, [own, ...others.slice(0, mostOfOne - 1)]);
    };
    const keyOf = keyOnce();
    return {
      packer: fresh.packing?.packer ?? null,
      find: (paragraph, measure, folios) => {
        const own = fresh.own?.get(paragraph)?.find((one) => one.measure === measure && one.folios === folios);
        if (own) {
          if (own.shared) fresh.lines.set(own.shared.key, own.shared.kept);
          return own.lines;
        }
        const key = keyOf(paragraph, measure, folios);
        if (key === null) return null;
        const known = fresh.lines.get(key) ?? old?.lines.get(key);
        const lines = known ? known.lines.map((line) => line.of(paragraph)) : (find?.(key, paragraph) ?? null);
        if (lines) add(paragraph, { measure, folios, lines, shared: { key, kept: { paragraph, lines } } });
        return lines;
      },
      keep: (paragraph, measure, folios, lines) => {
        const key = keyOf(paragraph, measure, folios);
        const packed = lines.filter((line) => line instanceof PackedLine);
        const isShared = key !== null && packed.length === lines.length;
        const shared = isShared ? { key, kept: { paragraph, lines: packed } } : null;
        add(paragraph, { measure, folios, lines, shared });
        fresh.hasNew ||= isShared;
      },
    };
  }

  /** The lines of this build for other processes; null if an earlier build has already left all of them. */
  archive(setting: string): Uint8Array | null {
    const shelf = this.#fresh.get(setting);
    if (!shelf?.hasNew) return null;
    return archiveOf(entriesOf(shelf.lines));
  }
}

/** Keys of paragraphs; what is not found is set and then kept, with the same key. */
function keyOnce(): typeof paragraphKey {
  let last: Parameters<typeof paragraphKey> | null = null;
  let key: string | null = null;
  return (paragraph, measure, folios) => {
    const isSame = last !== null && last[0] === paragraph && last[1] === measure && last[2] === folios;
    if (!isSame) {
      key = paragraphKey(paragraph, measure, folios);
      last = [paragraph, measure, folios];
    }
    return key;
  };
}

function* entriesOf(kept: ReadonlyMap<string, Kept>): Iterable<ArchivedLines> {
  for (const [key, { paragraph, lines }] of kept) yield { key, paragraph, lines };
}

function newPacking(): Packing {
  const table = new LineTable(true);
  return { table, packer: new LinePacker(table) };
}

export interface LineKeeper {
  /** Packs the lines that are to be kept; null if the typesetter's own may. */
  readonly packer: LinePacker | null;
  find(paragraph: Paragraph, measure: number, folios: string): readonly Line[] | null;
  keep(paragraph: Paragraph, measure: number, folios: string, lines: readonly Line[]): void;
}
