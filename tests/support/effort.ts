// The cost of work without a wall clock: steps, which are the same on every machine and at any load, or processor time if the
// work is the engine's own (regular expressions, strings).
import { Session } from "node:inspector/promises";
import { repository } from "./run.ts";

export { processorSeconds } from "./processor-seconds.ts";

/** Counts from the first call on: what V8 has compiled before that counts only how often it is called. */
let counting: Session | null = null;

async function counter(): Promise<Session> {
  if (counting) return counting;
  counting = new Session();
  counting.connect();
  await counting.post("Profiler.enable");
  await counting.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return counting;
}

/** How many times the blocks of our sources have been entered while `work` ran, as V8's coverage counts them. */
export async function stepsOf(work: () => unknown): Promise<number> {
  const session = await counter();
  // Steps before this call are not counted.
  await session.post("Profiler.takePreciseCoverage");
  await work();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const ours = result.filter(({ url }) => url.includes(`${repository}/src/`));
  const counts = ours.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  return counts.reduce((sum, count) => sum + count, 0);
}
