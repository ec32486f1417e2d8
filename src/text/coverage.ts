// Which face can draw which characters, and which characters must stay together.

import { common, extendsCluster, isIgnorable, scriptOf } from "../shaper/script.ts";
import type { OpenFace } from "./face.ts";

/** Whether a face can draw a text, composed or decomposed (HarfBuzz does either); letters that join need the joining forms. */
export function covers(face: OpenFace, text: string): boolean {
  if (cursive.test(text) && !face.features.has("init")) return false;
  return coversAll(face, text) || (needsNormalizing.test(text) && coversAll(face, text.normalize("NFD")));
}

/** Arabic and Syriac letters: mathematical fonts have some of them, but not their joining forms. */
const cursive = /[\u0620-\u064a\u066e-\u06d3\u0710-\u072f\u074d-\u077f\u08a0-\u08ff]/;
const needsNormalizing = /[\u0080-\uffff]/;

function coversAll(face: OpenFace, text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!face.has(codePoint) && !isIgnorable(codePoint)) return false;
  }
  return true;
}

/** The end of the cluster that starts at an offset: a character with its marks, joiners and selectors (UAX #29, roughly). */
export function clusterEnd(text: string, start: number): number {
  const first = text.codePointAt(start) ?? 0;
  let end = start + (first > 0xffff ? 2 : 1);
  // Two letters of a flag are one (UAX #29 GB12).
  if (isRegional(first) && isRegional(text.codePointAt(end) ?? 0)) end += 2;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    const afterJoiner = text.charCodeAt(end - 1) === 0x200d && codePoint > 0x2000;
    if (!extendsCluster(codePoint) && !isIgnorable(codePoint) && !afterJoiner) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return end;
}

function isRegional(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

/** The end of the letters of one script that begin at an offset, with their marks; the offset itself where none begin. */
export function lettersEnd(text: string, start: number): number {
  let script = common;
  let end = start;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    const own = scriptOf(codePoint);
    if (!letter.test(String.fromCodePoint(codePoint))) break;
    if (own !== common && script !== common && own !== script) break;
    if (script === common) script = own;
    end = clusterEnd(text, end);
  }
  return end;
}

const letter = /\p{L}/u;
