// The characters of the glyphs of a run, cluster by cluster. In: a run, and whether its last hyphen is the breaker's.
import type { GlyphRun } from "../text/glyph-run.ts";

/** Glyphs `[start, end)` of a run whose characters ToUnicode cannot give: they need ActualText. */
export interface ActualTextRun {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The characters of the breaker's hyphen: none, since the word is whole. */
const softHyphen = "\u00AD";

/** Neighbouring glyphs of one cluster value, each with its text; the breaker's hyphen is one by itself. */
export function clustersOf(run: GlyphRun, hyphen: boolean): readonly ActualTextRun[] {
  const { glyphs, clusters } = run;
  const count = hyphen ? glyphs.length - 1 : glyphs.length;
  const cut = clusters[count] ?? run.text.length;
  // A hyphen shaped together with the last letter shares its cluster.
  const text = !hyphen
    ? run.text
    : cut === clusters[count - 1]
      ? run.text.replace(/[-\u2010]$/, "")
      : run.text.slice(0, cut);
  const starts = [...new Set(clusters.slice(0, count))].sort((a, b) => a - b);
  const next = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]));
  const found: ActualTextRun[] = [];
  for (let start = 0; start < count; ) {
    const cluster = clusters[start] ?? 0;
    let end = start + 1;
    while (end < count && clusters[end] === cluster) end++;
    found.push({ start, end, text: visibleText(text.slice(cluster, next.get(cluster))) });
    start = end;
  }
  if (hyphen) found.push({ start: count, end: count + 1, text: softHyphen });
  return found;
}

/** Without the characters that only control hyphenation and line breaking. */
function visibleText(text: string): string {
  return text.replace(/[\u00AD\u200B\u2060]/g, "");
}
