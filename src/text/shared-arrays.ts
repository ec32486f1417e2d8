// Arrays that most words have in common: each character is one glyph, and no shape depends on what follows. In: the
// arrays of a word. Out: equal ones, shared by all words of the same length.

const counting: (readonly number[])[] = [];
const safe: (readonly boolean[])[] = [];

/** The clusters of a word: for each glyph, the place of its first character. */
export function sharedClusters(clusters: readonly number[]): readonly number[] {
  const { length } = clusters;
  for (let i = 0; i < length; i++) if (clusters[i] !== i) return clusters;
  const known = counting[length] ?? Array.from({ length }, (_, i) => i);
  counting[length] = known;
  return known;
}

/** For each glyph, whether a break before it would change the shapes. */
export function sharedUnsafe(unsafe: readonly boolean[]): readonly boolean[] {
  if (unsafe.includes(true)) return unsafe;
  const { length } = unsafe;
  const known = safe[length] ?? new Array<boolean>(length).fill(false);
  safe[length] = known;
  return known;
}
