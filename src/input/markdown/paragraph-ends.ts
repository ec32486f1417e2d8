// How far an island may reach: the end of a paragraph, and the brackets and braces that belong together. In: the text
// and an offset. Out: an offset, or -1. The last answer is kept, so that a long paragraph with many marks is searched
// only once.

const blankLine = /\n[ \t]*(?:\n|$)/g;

let recent = { text: "", from: 0, end: 0 };

export function paragraphEnd(text: string, at: number): number {
  if (recent.text !== text || at < recent.from || at > recent.end) {
    blankLine.lastIndex = at;
    recent = { text, from: at, end: blankLine.exec(text)?.index ?? text.length };
  }
  return recent.end;
}

type Pair = "[]" | "{}";

let matched: { text: string; readonly pairs: Map<Pair, ReadonlyMap<number, number>> } = { text: "", pairs: new Map() };

/** The bracket or brace that closes the one at an offset, in the same paragraph; -1 where none does. */
export function closing(text: string, at: number, pair: Pair): number {
  if (matched.text !== text) matched = { text, pairs: new Map() };
  let pairs = matched.pairs.get(pair);
  if (!pairs) {
    pairs = pairsIn(text, pair);
    matched.pairs.set(pair, pairs);
  }
  return pairs.get(at) ?? -1;
}

/** Other characters have none; inside brackets that are never closed, closed ones still count. */
function pairsIn(text: string, [open, close]: Pair | string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const pending: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === open) pending.push(at);
    else if (character === close) {
      const begun = pending.pop();
      if (begun !== undefined) found.set(begun, at);
    } else if (character === "\n" && text[at + 1] === "\n") pending.length = 0;
  }
  return found;
}

/** Whether there are only marks of lists and quotes before an offset in its line. */
export function atLineStart(text: string, at: number): boolean {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t>*+-]*$/.test(text.slice(line, at));
}

/** The number of equal characters in a row. */
export function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}
