// Emphasis in the style of each script. In: emphasized pieces, slanted. Out: letters of scripts without slanted forms
// (Arabic, Hebrew, Chinese …) are bold instead, since an invisible slant is no emphasis; Latin names among them stay
// slanted.
import { scriptCode } from "../language/scripts.ts";
import type { CharacterStyle } from "../template/style.ts";
import type { Piece } from "./block.ts";
import { overlay } from "./character-styles.ts";

type TextPiece = Extract<Piece, { kind: "text" }>;

const slanted: ReadonlySet<string> = new Set(["Latn", "Grek", "Cyrl", "Armn", "Copt"]);
const bold: CharacterStyle = { italic: false, weight: 700 };
/** No earlier character belongs to a script without slanted forms. */
const mayBeUpright = /[\u0590-\uffff]/;

export function emphasized(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((piece) => piece.kind === "text" && mayBeUpright.test(piece.text))) return pieces;
  return pieces.flatMap((piece) => (piece.kind === "text" ? byScript(piece) : [piece]));
}

/** Spaces and punctuation belong to the letters before them. */
function byScript(piece: TextPiece): readonly Piece[] {
  const parts: { text: string; upright: boolean | null }[] = [];
  for (const character of piece.text) {
    const script = scriptCode(character.codePointAt(0) ?? 0);
    const upright = script === "" ? null : !slanted.has(script);
    const last = parts.at(-1);
    if (last && (upright === null || last.upright === null || upright === last.upright)) {
      last.text += character;
      last.upright ??= upright;
    } else parts.push({ text: character, upright });
  }
  return parts.map(({ text, upright }) =>
    upright ? { ...piece, text, style: overlay(piece.style, bold) } : { ...piece, text },
  );
}
