// One build at a time. In: the work to do for the files that were saved. Out: that work done, each time for everything
// that was saved while the last build was running, until nothing is left.

/** `isOvertaken`: whether more has been saved since it began, and it may be put aside. Returns whether it was. */
export type Rebuild = (saved: readonly string[], isOvertaken: () => boolean) => Promise<boolean>;

/** A folder in which something is always being saved shows its faults too. */
const mostAside = 3;

export class Rebuilder {
  readonly #run: Rebuild;
  readonly #saved = new Set<string>();
  #isStale = false;
  #isClosed = false;
  #aside = 0;
  #running: Promise<void> | null = null;

  constructor(run: Rebuild) {
    this.#run = run;
  }

  /** Resolves when nothing is left to build. */
  request(saved: readonly string[] = []): Promise<void> {
    for (const path of saved) this.#saved.add(path);
    this.#isStale = true;
    this.#running ??= Promise.resolve()
      .then(() => this.#runAll())
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  close(): void {
    this.#isClosed = true;
  }

  async #runAll(): Promise<void> {
    while (this.#isStale && !this.#isClosed) {
      this.#isStale = false;
      const saved = [...this.#saved];
      this.#saved.clear();
      const isAside = await this.#run(saved, () => this.#isStale && this.#aside < mostAside);
      this.#aside = isAside ? this.#aside + 1 : 0;
      // The next build shows where these files have changed.
      if (isAside) for (const path of saved) this.#saved.add(path);
    }
  }
}
