// How long each stage of a build takes, and how far it has come, for whoever asked. In: the beginning of each stage, and steps in it. Out: the
// clock's and the processors' time of each; the steps as they are done. It decides nothing: what is printed never depends on it.

export interface StageTime {
  readonly stage: string;
  /** Seconds of the clock, and of all processors that this process used meanwhile. */
  readonly clock: number;
  readonly processors: number;
}

interface Moment {
  readonly stage: string;
  readonly clock: number;
  readonly processors: number;
}

let moments: Moment[] | null = null;
let listen: ((done: number, all: number, of: string) => void) | null = null;

/** From now on stages are timed. */
export function timeStages(): void {
  moments = [];
  stageBegins("starting");
}

/** Tells somebody about the steps of whatever is being done. */
export function listenToSteps(listener: typeof listen): void {
  listen = listener;
}

export function stageBegins(stage: string): void {
  moments?.push(now(stage));
}

/** So many of all are done: of paragraphs, of pages. */
export function stepDone(done: number, all: number, of: string): void {
  listen?.(done, all, of);
}

/** The stages so far, in the order in which each first began; one that begins again goes on. */
export function stageTimes(): readonly StageTime[] {
  const all = [...(moments ?? []), now("")];
  const times = new Map<string, StageTime>();
  for (let i = 0; i + 1 < all.length; i++) {
    const [begin, end] = [all[i], all[i + 1]];
    if (!begin || !end) break;
    const { stage } = begin;
    const before = times.get(stage);
    times.set(stage, {
      stage,
      clock: (before?.clock ?? 0) + end.clock - begin.clock,
      processors: (before?.processors ?? 0) + end.processors - begin.processors,
    });
  }
  return [...times.values()];
}

function now(stage: string): Moment {
  const { user, system } = process.cpuUsage();
  return { stage, clock: performance.now() / 1000, processors: (user + system) / 1e6 };
}
