// A text with edits → the text that they make, and the way back. In: edits that do not overlap. Out: for each node of
// the tree that YAML reads from the new text, its place in the file.
import type { MapEntry, ScalarNode, YamlNode } from "../yaml-node.ts";
import type { SlipEdit } from "./slip.ts";

interface Piece {
  /** Where the edit is in the new text. */
  readonly from: number;
  readonly to: number;
  readonly edit: SlipEdit;
}

export class MendedText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  constructor(text: string, edits: readonly SlipEdit[]) {
    const parts: string[] = [];
    const pieces: Piece[] = [];
    let done = 0;
    let length = 0;
    for (const edit of inOrder(edits)) {
      const kept = text.slice(done, edit.start);
      parts.push(kept, edit.text);
      pieces.push({ from: length + kept.length, to: length + kept.length + edit.text.length, edit });
      length += kept.length + edit.text.length;
      done = edit.end;
    }
    this.text = parts.join("") + text.slice(done);
    this.#pieces = pieces;
  }

  /** The place in the file of an offset in the new text. */
  original(offset: number): number {
    const piece = this.#lastUpTo(offset);
    if (!piece) return offset;
    const { from, to, edit } = piece;
    if (offset >= to) return edit.end + offset - to;
    return Math.min(edit.start + offset - from, edit.end);
  }

  /** The tree, with its places in the file. */
  inFile<T extends YamlNode>(node: T): T {
    if (node.kind === "scalar") return this.#scalar(node) as T;
    const place = { start: this.original(node.start), end: this.original(node.end) };
    if (node.kind === "sequence") return { ...node, ...place, items: node.items.map((item) => this.inFile(item)) };
    const entries = node.entries.map(
      ({ name, key, value }: MapEntry): MapEntry => ({ name, key: this.inFile(key), value: this.inFile(value) }),
    );
    return { ...node, ...place, entries };
  }

  #scalar(node: ScalarNode): ScalarNode {
    const before = this.#lastUpTo(node.start);
    const [start, end] = [this.original(node.start), this.original(node.end)];
    if (before?.from === node.start && before.edit.reads) {
      // A text that YAML sees only now: its characters are those of the file.
      const [from, to] = before.edit.reads;
      return { ...node, style: "plain", start: from, end: node.style === "literal" ? Math.max(to, end) : to };
    }
    const last = this.#lastUpTo(node.end);
    const isTouched = last !== null && last.to > node.start && last.from >= node.start;
    const style = isTouched && node.style === "literal" ? "folded" : node.style;
    return { ...node, style, start, end };
  }

  #lastUpTo(offset: number): Piece | null {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1] ?? null;
  }
}

/** Of edits that overlap, the first counts. */
export function inOrder(edits: readonly SlipEdit[]): readonly SlipEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let end = -1;
  return sorted.filter((edit) => {
    if (edit.start < end) return false;
    end = Math.max(end, edit.end);
    return true;
  });
}
