// Strangers' text without absurd runs: more than 200 of the same character, or of white space, are shortened to 200. So
// any later search through the fields of an export meets only runs of bounded length.
const most = 200;

/**
 * The offset where the first character is cut, white space aside, since that is printed as one blank anyway; -1 if nothing
 * is cut.
 */
export function firstCut(text: string): number {
  let run = 0;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    run = code === text.charCodeAt(at - 1) && code > 32 && code !== 160 ? run + 1 : 0;
    if (run === most) return at;
  }
  return -1;
}

export function shortenRuns(text: string): string {
  if (text.length <= most) return text;
  let out = "";
  let from = 0;
  let run = 0;
  let blank = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    run = at > 0 && code === text.charCodeAt(at - 1) ? run + 1 : 1;
    blank = code <= 32 || code === 160 ? blank + 1 : 0;
    if (run <= most && blank <= most) continue;
    out += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
