// Runs of text: from ranges of the masked Markdown to Inline nodes, cut where the file has other text between the
// characters. So the n-th character of a text node's value is the n-th character of its span, except for escapes and
// character references.
import type { Inline } from "../../model/text.ts";
import { append } from "../../runtime/append.ts";
import type { SourceText, Span } from "../../source/source.ts";
import { texLines } from "../../tex/lines.ts";
import type { Island, Masked } from "./islands.ts";

export interface Written {
  readonly text: SourceText;
  readonly masked: Masked;
  /** The inline content of a part of the text: that of a sub- or superscript. */
  readonly inside: (start: number, end: number) => readonly Inline[];
  /** A footnote; null if it is printed literally, which has been reported. */
  readonly note: (island: NoteIsland) => Inline | null;
  /** The address of a link; null if it is not one, which has been reported. */
  readonly url: (written: string, span: Span) => string | null;
  /** Notes text that was understood though it is not Markdown. */
  readonly repaired: (island: Island) => void;
}

export type NoteIsland = Extract<Island, { kind: "note" | "note-mark" }>;

/** Adds the text `value`, which is at `start`, unescaped and on one line, with its islands. */
export function addText(
  out: Inline[],
  written: Written,
  start: number,
  value: string,
  length: number = value.length,
): void {
  const { islands } = written.masked;
  if (islands.length === 0 || length !== value.length) {
    push(out, written, start, value, length);
    return;
  }
  let done = 0;
  for (let index = firstIslandFrom(islands, start); index < islands.length; index++) {
    const island = islands[index];
    if (!island || island.start >= start + length) break;
    push(out, written, start + done, value.slice(done, island.start - start), island.start - start - done);
    append(out, islandInlines(island, written));
    done = island.end - start;
  }
  push(out, written, start + done, value.slice(done), length - done);
}

function push(out: Inline[], written: Written, start: number, value: string, length: number): void {
  if (value !== "") out.push({ kind: "text", value, span: written.text.spanAt(start, start + length) });
}

/** The first island that does not end before an offset. */
export function firstIslandFrom(islands: readonly Island[], offset: number): number {
  let low = 0;
  let high = islands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((islands[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function islandInlines(island: Island, written: Written): readonly Inline[] {
  const { text } = written;
  const span = text.spanAt(island.start, island.end);
  written.repaired(island);
  switch (island.kind) {
    case "literal":
      return island.value === "" ? [] : [{ kind: "text", value: island.value, span }];
    case "math":
    case "display":
      return formulaInlines(island, written);
    case "citation": {
      const items = island.citation.items.map(({ start, end, ...item }) => ({
        ...item,
        span: text.spanAt(start, end),
      }));
      return [{ kind: "citation", citation: { items, inText: island.citation.inText, span }, span }];
    }
    case "note":
    case "note-mark": {
      const asWritten = text.value.slice(island.start, island.end).replace(/\s+/g, " ");
      return [written.note(island) ?? { kind: "text", value: asWritten, span }];
    }
    case "break":
      return [{ kind: "line-break", span }];
    case "attributes":
      return [{ kind: "text", value: text.value.slice(island.start, island.end), span }];
    case "link": {
      const shown = text.value.slice(island.from, island.to);
      const isBare = shown.replace(/\\/g, "") === island.url;
      const inside = text.spanAt(island.from, island.to);
      const children = isBare
        ? [{ kind: "text" as const, value: island.url, span: inside }]
        : written.inside(island.from, island.to);
      return ofChildren(island, children, written);
    }
    default:
      return ofChildren(island, written.inside(island.from, island.to), written);
  }
}

/** In running text, a TeX line break breaks the line and divides the formula. */
function formulaInlines(
  { kind, from, to, ...whole }: Extract<Island, { kind: "math" | "display" }>,
  { text }: Written,
): readonly Inline[] {
  const tex = text.value.slice(from, to);
  const span = text.spanAt(whole.start, whole.end);
  const parts = kind === "display" ? [{ tex, start: 0 }] : texLines(tex);
  return parts.flatMap((part, index): readonly Inline[] => {
    const start = from + part.start;
    const formula = { tex: part.tex, display: kind === "display", span: text.spanAt(start, start + part.tex.length) };
    const math: Inline = { kind: "math", formula, span };
    return index === 0 ? [math] : [{ kind: "line-break", span }, math];
  });
}

type Holding = Extract<Island, { kind: "wrapped" | "link" | "subscript" | "superscript" }>;

function ofChildren(island: Holding, children: readonly Inline[], written: Written): readonly Inline[] {
  const span = written.text.spanAt(island.start, island.end);
  if (island.kind === "wrapped") return island.as === "plain" ? children : [{ kind: island.as, children, span }];
  if (island.kind !== "link") return [{ kind: island.kind, children, span }];
  const url = written.url(island.url, span);
  return url === null ? children : [{ kind: "link", url, children, span }];
}

/** The text as it was written where a masked string shows islands: `code`, addresses, alternative texts. */
export function unmasked(written: Written, value: string, start: number, end: number): string {
  const { islands } = written.masked;
  if (islands.length === 0) return value;
  let restored = value;
  let from = 0;
  for (let index = firstIslandFrom(islands, start); index < islands.length; index++) {
    const island = islands[index];
    if (!island || island.start >= end) break;
    const mask = written.masked.text.slice(island.start, island.end);
    const at = restored.indexOf(mask, from);
    if (at === -1) break;
    const original = written.text.value.slice(island.start, island.end);
    restored = restored.slice(0, at) + original + restored.slice(at + mask.length);
    from = at + original.length;
  }
  return restored;
}

/** Lines are joined with a space, except between characters of scripts without spaces. */
export function joinsWithoutSpace(before: string, after: string): boolean {
  return unspaced.test(before) && unspaced.test(after);
}

const unspaced = /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/;
