// Line breaking and spacing between ideographs (JLREQ §3.1.7–8 and §3.2; CLREQ §3.1; UAX #14 ID, CL, OP, NS, CJ).
import { ideographStretch } from "./parameters.ts";

export const ideographic =
  /[\u2e80-\u2fdf\u3000-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u{1f000}-\u{1faff}\u{20000}-\u{323af}]/u;
const notAtStart =
  /[\u3000\u3001\u3002\u30a0\u301c\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff09\uff3d\uff5d\u3005\u30fb\u30fc\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6!"%'),./:;?\]}\u2010-\u2014\u2019\u201d\u2024-\u2026\u203a\u203c\u2047-\u2049\u00bb\u2060-]/;
const notAtEnd =
  /[\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b"'([{\u2018\u201c\u2039\u00ab\u00b4\u2060$\u00a3\u00a5]/;

/** Full-width punctuation with an empty right half, or left half: commas, full stops and closing brackets; opening ones. */
const whiteAfter = /[\u3001\u3002\uff0c\uff0e\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff09\uff3d\uff5d]/;
const whiteBefore = /[\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b]/;

/** Chinese and Japanese are set with a gap before Latin letters and figures; Korean writes spaces. */
const hanOrKana =
  /[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
/** Chinese or Japanese, or full-width punctuation of either. */
export function isUnspaced(character: string): boolean {
  return hanOrKana.test(character) || /[\u3001-\u303f\uff01-\uff5e]/.test(character);
}

const western = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;

/** What stays together, and the space before it, in em. */
export interface UnspacedRun {
  readonly text: string;
  readonly offset: number;
  readonly gap: Gap | null;
}

export interface Gap {
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  /** Whether a line may end here. */
  readonly breaks: boolean;
}

const solid: Gap = { width: 0, stretch: ideographStretch, shrink: 0, breaks: true };
const quarter: Gap = { width: 0.25, stretch: 0.125, shrink: 0.125, breaks: true };
/** The empty halves of two adjacent marks are merged. */
const halved: Gap = { width: -0.5, stretch: 0, shrink: 0, breaks: true };
const halvedTied: Gap = { ...halved, breaks: false };

/** Cuts a word that contains ideographs into stretches that stay together. */
export function ideographicStretches(text: string): readonly UnspacedRun[] {
  const stretches: UnspacedRun[] = [];
  let start = 0;
  let gap: Gap | null = null;
  let last = "";
  let at = 0;
  let regionals = 0;
  for (const character of text) {
    const flag = regional.test(character) && regionals % 2 === 1;
    regionals = regional.test(character) ? regionals + 1 : 0;
    const here = last === "" || flag ? null : gapBetween(last, character);
    if (here) {
      stretches.push({ text: text.slice(start, at), offset: start, gap });
      start = at;
      gap = here;
    }
    if (!mark.test(character)) last = character;
    at += character.length;
  }
  stretches.push({ text: text.slice(start), offset: start, gap });
  return stretches;
}

/** Null where two characters are one unbroken text. */
function gapBetween(before: string, after: string): Gap | null {
  const breaks = mayBreakBetween(before, after);
  const white =
    (whiteAfter.test(before) && (whiteAfter.test(after) || whiteBefore.test(after))) ||
    (whiteBefore.test(before) && whiteBefore.test(after));
  if (white) return breaks ? halved : halvedTied;
  if (!breaks) return null;
  const mixed = (hanOrKana.test(before) && western.test(after)) || (western.test(before) && hanOrKana.test(after));
  return mixed ? quarter : solid;
}

function mayBreakBetween(before: string, after: string): boolean {
  if (!ideographic.test(before) && !ideographic.test(after)) return false;
  return !notAtStart.test(after) && !notAtEnd.test(before) && !clinging.test(after) && before !== "\u200d";
}

/**
 * Marks, vowels and finals of Hangul, joiners, skin tones and tags belong to the preceding character (UAX #14 LB9,
 * LB26, LB30b).
 */
const clinging = /\p{M}|\u200d|[\u1160-\u11ff]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}]/u;
const mark = /\p{M}/u;
/** Two of them form a flag (LB30a). */
const regional = /[\u{1f1e6}-\u{1f1ff}]/u;
