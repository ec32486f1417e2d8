// Arrays that most words have in common: each character is one glyph, and few shapes depend on what follows. In: the
// arrays of a word. Out: equal ones, shared by all words.

const counting: (readonly number[])[] = [];

/** The clusters of a word: for each glyph, the place of its first character. */
export function sharedClusters(clusters: readonly number[]): readonly number[] {
  const { length } = clusters;
  for (let i = 0; i < length; i++) if (clusters[i] !== i) return clusters;
  const known = counting[length] ?? Array.from({ length }, (_, i) => i);
  counting[length] = known;
  return known;
}

/** For each glyph, whether a break before it would change the shapes. Words have few patterns, as kerned pairs are. */
export function sharedUnsafe(unsafe: readonly boolean[]): readonly boolean[] {
  const { length } = unsafe;
  if (length > longest) return unsafe;
  // As many bits as glyphs, after a 1.
  let bits = 1;
  for (let i = 0; i < length; i++) bits = bits * 2 + (unsafe[i] ? 1 : 0);
  const known = patterns.get(bits);
  if (known) return known;
  patterns.set(bits, unsafe);
  return unsafe;
}

/** Longer words are rare, and so is each pattern of theirs. */
const longest = 24;
const patterns = new Map<number, readonly boolean[]>();
