// Line breaking between ideographs (JLREQ §3.1.7–8, UAX #14 ID, CL, OP, NS, CJ), enough for names and titles.

export const IDEOGRAPHIC =
  /[\u2e80-\u2fdf\u3000-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u{20000}-\u{323af}]/u;
const NOT_AT_START =
  /[\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff09\uff3d\uff5d\u3005\u30fb\u30fc\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6!%),.:;?\]}\u2019\u201d\u2026]/;
const NOT_AT_END = /[\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b([{\u2018\u201c$\u00a3\u00a5]/;

/** Cuts a word that holds ideographs into the stretches that stay together. */
export function ideographicStretches(text: string): readonly string[] {
  const stretches: string[] = [];
  let current = "";
  let last = "";
  for (const character of text) {
    const together = current === "" || !mayBreakBetween(last, character);
    if (together) current += character;
    else {
      stretches.push(current);
      current = character;
    }
    last = character;
  }
  stretches.push(current);
  return stretches;
}

function mayBreakBetween(before: string, after: string): boolean {
  if (!IDEOGRAPHIC.test(before) && !IDEOGRAPHIC.test(after)) return false;
  return !NOT_AT_START.test(after) && !NOT_AT_END.test(before) && !/\p{M}/u.test(after);
}
