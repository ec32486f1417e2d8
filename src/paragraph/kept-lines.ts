// Lines kept from one build to the next, by the content of their paragraphs. In: a paragraph. Out: the lines that one of
// the same content had, with the elements, links and places of this one. What neither this build nor the one before has
// asked for is dropped. Nothing is kept of a paragraph about which something was reported: each build has to report it.
import type { Paragraph } from "../compose/block.ts";
import { missingFace } from "../text/missing-face.ts";
import type { Line } from "./line.ts";
import { type ArchivedLines, archiveOf, type LineFinder } from "./line-archive.ts";
import { PackedLine } from "./packed-line.ts";
import { paragraphKey } from "./paragraph-key.ts";

interface Kept {
  readonly paragraph: Paragraph;
  readonly lines: readonly PackedLine[];
}

/** The lines of one print, by the keys of their paragraphs. */
interface Shelf {
  readonly lines: Map<string, Kept>;
  /** Whether some that can be left to other processes were set in this build. */
  hasNew: boolean;
}

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
    const fresh = this.#fresh.get(setting) ?? { lines: new Map<string, Kept>(), hasNew: false };
    this.#fresh.set(setting, fresh);
    const old = this.#old.get(setting)?.lines;
    return {
      find: (paragraph, measure, folios) => {
        const key = paragraphKey(paragraph, measure, folios);
        if (key === null) return null;
        const kept = fresh.lines.get(key) ?? old?.get(key);
        if (kept) {
          fresh.lines.set(key, kept);
          return kept.paragraph === paragraph ? kept.lines : kept.lines.map((line) => line.of(paragraph));
        }
        const lines = find?.(key, paragraph) ?? null;
        if (lines) fresh.lines.set(key, { paragraph, lines });
        return lines;
      },
      keep: (paragraph, measure, folios, lines) => {
        const key = paragraphKey(paragraph, measure, folios);
        if (key === null || lines.some(isFaulty)) return;
        const packed = lines.filter((line) => line instanceof PackedLine);
        if (packed.length < lines.length) return;
        fresh.lines.set(key, { paragraph, lines: packed });
        fresh.hasNew = true;
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

/** Too wide, or with a character that no font has: that has been reported. */
function isFaulty({ overfull, items }: Line): boolean {
  const missing = missingFace();
  return (
    overfull > 0 || items.some((item) => item.kind === "glyphs" && item.runs.some(({ face }) => face.id === missing.id))
  );
}
