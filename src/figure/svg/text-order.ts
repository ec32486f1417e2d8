// The order in which the parts of a label are on its line: pieces of one direction, from left to right.
import { embeddingLevels, hasRightToLeft, visualOrder } from "../../shaper/bidi.ts";
import type { Declarations } from "./styles.ts";

/** Adjacent characters of one style, with the position that the file gives for the first. */
export interface TextChunk {
  text: string;
  readonly x: number | null;
  readonly y: number | null;
  readonly dx: number;
  readonly dy: number;
  readonly rotate: number;
  readonly style: Declarations;
  /** Downwards: sub- and superscripts, labels centred on a point. */
  readonly shift: number;
}

/** A part of a chunk with one direction. */
export interface TextPiece {
  readonly stretch: TextChunk;
  readonly text: string;
  readonly direction: "ltr" | "rtl";
  /** It is the first of its chunk, which its `dx` and `dy` move. */
  readonly moves: boolean;
}

interface LevelPiece {
  readonly stretch: TextChunk;
  text: string;
  readonly level: number;
  readonly moves: boolean;
}

/** Across chunks, since words of a sentence may be separate tspans (UAX #9, rule L2). */
export function inVisualOrder(chunks: readonly TextChunk[], direction: "ltr" | "rtl"): readonly TextPiece[] {
  const text = chunks.map((stretch) => stretch.text).join("");
  if (direction === "ltr" && !hasRightToLeft(text))
    return chunks.map((stretch) => ({ stretch, text: stretch.text, direction, moves: true }));
  const { levels } = embeddingLevels(text, direction);
  const pieces: LevelPiece[] = [];
  let at = 0;
  for (const stretch of chunks) {
    append(pieces, stretch, (offset) => levels[at + offset] ?? 0);
    at += stretch.text.length;
  }
  return visualOrder(pieces.map(({ level }) => level)).flatMap((index) => {
    const piece = pieces[index];
    return piece ? [{ ...piece, direction: piece.level % 2 === 1 ? ("rtl" as const) : ("ltr" as const) }] : [];
  });
}

function append(pieces: LevelPiece[], stretch: TextChunk, levelAt: (offset: number) => number): void {
  // An empty one also moves the pen.
  if (stretch.text === "") pieces.push({ stretch, text: "", level: pieces.at(-1)?.level ?? 0, moves: true });
  let offset = 0;
  for (const character of stretch.text) {
    const level = levelAt(offset);
    const current = offset > 0 ? pieces.at(-1) : undefined;
    if (current?.level === level) current.text += character;
    else pieces.push({ stretch, text: character, level, moves: offset === 0 });
    offset += character.length;
  }
}
