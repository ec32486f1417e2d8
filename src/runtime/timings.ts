// How long each stage of a build takes, and how far it has come, for those who asked. In: the beginning of each stage,
// and the steps in it. Out: the clock time and processor time of each stage, and the steps as they are done. Nothing
// that is printed depends on it.

export interface StageTime {
  readonly stage: string;
  /** Seconds on the clock, and of all processors that this process used in that time. */
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

/** Starts timing the stages. */
export function timeStages(): void {
  moments = [];
  stageBegins("starting");
}

/** Registers a listener for the steps of any stage. */
export function listenToSteps(listener: typeof listen): void {
  listen = listener;
}

export function stageBegins(stage: string): void {
  moments?.push(now(stage));
}

/** Reports that `done` of `all` paragraphs, pages or the like are done. */
export function stepDone(done: number, all: number, of: string): void {
  listen?.(done, all, of);
}

/** The stages so far, in the order in which each first began; a stage that is resumed adds to its time. */
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
