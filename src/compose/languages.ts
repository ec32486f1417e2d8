// The language of parts (WCAG 2.1 §3.1.2): text in another language than its element gets a Span with that language,
// and so do words in a script that the language does not use. Words that run from right to left also get their letters
// in reading order (ISO 32000-1 §14.9.4), since PDF readers differ in how they reverse them.
import type { Block, Piece, Tag } from "./block.ts";
import { mapParagraphs, mapPieces } from "./map-paragraphs.ts";
import { tag } from "./structure.ts";

type TextPiece = Extract<Piece, { kind: "text" }>;

/**
 * The language that most often uses a script. It is a guess, but a voice that knows the letters is better than one that
 * spells them.
 */
const scripts = [
  { script: /[\u0370-\u03ff\u1f00-\u1fff]/, language: "el", of: /^(?:el|grc|cop)\b/ },
  { script: /[\u0400-\u052f]/, language: "ru", of: /^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg|tt|ba|cv|os|cu|bs|uz|az)\b/ },
  { script: /[\u0590-\u05ff\ufb1d-\ufb4f]/, language: "he", of: /^(?:he|yi|lad)\b/ },
  {
    script: /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/,
    language: "ar",
    of: /^(?:ar|fa|ur|ps|ckb|ug|sd|ks|ms|pa)\b/,
  },
  { script: /[\u3040-\u30ff]/, language: "ja", of: /^ja\b/ },
  { script: /[\uac00-\ud7af\u1100-\u11ff]/, language: "ko", of: /^ko\b/ },
  { script: /[\u3400-\u9fff]/, language: "zh", of: /^(?:zh|ja|ko|yue|wuu|lzh)\b/ },
] as const;

const latin = /\p{Script=Latin}/u;
const beyondLatin = /[\u0370-\uffff]/;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Greek letters are symbols before they are words. */
const leastLetters = 3;

export function withLanguages(blocks: readonly Block[]): readonly Block[] {
  return mapParagraphs(blocks, (paragraph) => mapPieces(paragraph, piecesWithLanguages));
}

/** The same array where nothing changes, as in nearly every paragraph. */
function piecesWithLanguages(pieces: readonly Piece[], around: Tag): readonly Piece[] {
  if (!pieces.some((piece) => piece.kind === "text" && needsSpan(piece, piece.tag ?? around))) return pieces;
  let last: { readonly own: Tag; readonly span: Tag } | null = null;
  return pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind !== "text") {
      last = null;
      return [piece];
    }
    const own = piece.tag ?? around;
    return languageParts(piece.text, piece.language).map(({ text, language }): Piece => {
      const actual = rightToLeft.test(text) && hasLetters(text) ? text : null;
      if (!hasLetters(text) || (language === languageOf(own) && actual === null)) {
        last = null;
        return { ...piece, text };
      }
      // Text in the same language as the text before it continues its Span, unless that has its own actual text.
      const goesOn = last !== null && last.own === own && last.span.language === language && actual === null;
      const span = goesOn && last && !last.span.actual ? last.span : spanOf(own, language, actual);
      last = { own, span };
      return { ...piece, text, tag: span };
    });
  });
}

function spanOf(parent: Tag, language: string, actual: string | null): Tag {
  const differs = language !== languageOf(parent);
  return tag("Span", parent, { ...(differs && { language }), ...(actual !== null && { actual: actual.trim() }) });
}

function needsSpan(piece: TextPiece, own: Tag): boolean {
  if (piece.language !== languageOf(own) && hasLetters(piece.text)) return true;
  return beyondLatin.test(piece.text) && scripts.some(({ script }) => script.test(piece.text));
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

function languageOf(own: Tag): string {
  for (let at: Tag | null = own; at; at = at.parent) if (at.language !== undefined) return at.language;
  return "";
}

interface Part {
  readonly text: string;
  readonly language: string;
}

/**
 * The text, divided where its script changes to one that its language does not use, or back. Joining the parts gives
 * the text again.
 */
export function languageParts(text: string, language: string): readonly Part[] {
  if (!beyondLatin.test(text)) return [{ text, language }];
  const parts: { text: string; language: string; letters: number }[] = [];
  for (const token of text.match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu) ?? []) {
    const isWord = hasLetters(token);
    const found = isWord ? languageOfWord(token, language) : null;
    const last = parts.at(-1);
    // Characters between words join the word before them; a space or bracket at the end is returned below.
    if (last && (found === null || found === last.language)) {
      last.text += token;
      last.letters += isWord ? token.length : 0;
    } else parts.push({ text: token, language: found ?? language, letters: isWord ? token.length : 0 });
  }
  return trimmed(
    parts.flatMap((part) => (part.letters >= leastLetters ? [part] : [{ ...part, language }])),
    language,
  );
}

/** Brackets, stops and spaces after foreign words belong to the surrounding language. */
function trimmed(parts: readonly Part[], language: string): readonly Part[] {
  const joined: { text: string; language: string }[] = [];
  const push = (part: Part): void => {
    const last = joined.at(-1);
    if (last && last.language === part.language && !rightToLeft.test(part.text)) last.text += part.text;
    else if (part.text !== "") joined.push({ ...part });
  };
  for (const part of parts) {
    if (part.language === language) push(part);
    else {
      const last = [...part.text.matchAll(/[\p{L}\p{M}]+/gu)].at(-1);
      const end = last ? last.index + last[0].length : 0;
      push({ ...part, text: part.text.slice(0, end) });
      push({ text: part.text.slice(end), language });
    }
  }
  return joined;
}

function languageOfWord(word: string, around: string): string {
  // Letters of two scripts in one word are a unit or a symbol: μmol.
  const found = latin.test(word) ? undefined : scripts.find(({ script }) => script.test(word));
  return found && !found.of.test(around) ? found.language : around;
}
