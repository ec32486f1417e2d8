// “Did you mean …?”: finds a candidate that is one or two typing slips away from a word. Each candidate costs time, so
// a build has a fixed number of steps, after which nothing is suggested (a book with ten thousand slips has other
// worries).

const stepsOfBuild = 20_000_000;
/** A longer word is never a slip for another. */
const longest = 200;
let left = stepsOfBuild;

/** Call this at the beginning of a build. */
export function renewSuggestions(): void {
  left = stepsOfBuild;
}

/** The nearest candidate by Damerau–Levenshtein distance (optimal string alignment), or null if none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (left <= 0 || word.length > longest) return null;
  const wanted = fold(word);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(Math.min(wanted.length, 24) / 3)) + 1;
  for (const candidate of candidates) {
    left--;
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    left -= wanted.length * Math.min(candidate.length, longest);
    const distance = editDistance(wanted, fold(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The hint `did you mean “title”?`, or nothing, ready to be spread into a diagnostic. */
export function didYouMean(word: string, candidates: Iterable<string>): { readonly hint?: string } {
  const close = nearest(word, candidates);
  return close === null ? {} : { hint: `did you mean “${close}”?` };
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[_ ]/g, "-");
}

function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least >= limit) return limit;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit;
}
