// How a property is tried. In: the number of tries in CI and `npm run test:all`. Out: the options of fast-check.

/** The number of tries: all of them, or a share of it in the quick ring. */
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env.ABSTRACTS_TEST_SHARE ?? 1));
}

/** The same tries in every run, so that no build fails by luck. By hand, others and more of them: SEED=7 RUNS=1000. */
export function tries(count: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Number(process.env.RUNS ?? runs(count)), seed: Number(process.env.SEED ?? 20240513) };
}
