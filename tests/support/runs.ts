// How often a property is tried. In: the number that CI and `npm run test:all` try. Out: the same, or a share of it in the quick ring.
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env.ABSTRACTS_TEST_SHARE ?? 1));
}
