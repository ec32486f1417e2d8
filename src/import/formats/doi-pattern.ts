// The DOIs of exported abstracts → the book’s pattern, `10.5555/meeting.{id}`, from which they were made; null if no
// pattern makes them all.
export interface KnownDoi {
  readonly anchor: string;
  readonly doi: string;
}

export function doiPattern(dois: readonly KnownDoi[]): string | null {
  const [first] = dois;
  if (!first) return null;
  const named = dois.map(({ anchor, doi }) => ({ part: anchor.replace(/[^\w.;()/:-]/g, "-"), doi }));
  const numbered = dois.map(({ doi }, index) => ({ part: String(index + 1), doi }));
  return patternOf(named, "{id}") ?? patternOf(numbered, "{number}");
}

/** The part is sought from the end, since a prefix may hold the same characters. */
function patternOf(dois: readonly { readonly part: string; readonly doi: string }[], place: string): string | null {
  const [first] = dois;
  if (!first || first.part === "") return null;
  for (
    let at = first.doi.lastIndexOf(first.part);
    at >= 0;
    at = at === 0 ? -1 : first.doi.lastIndexOf(first.part, at - 1)
  ) {
    const [before, after] = [first.doi.slice(0, at), first.doi.slice(at + first.part.length)];
    if (dois.every(({ part, doi }) => doi === before + part + after)) return before + place + after;
  }
  return null;
}
