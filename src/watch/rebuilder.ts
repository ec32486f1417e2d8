// One build at a time. In: the work to do for the files that were saved. Out: that work done, each time for everything
// that was saved while the last build was running, until nothing is left.

export class Rebuilder {
  readonly #run: (saved: readonly string[]) => Promise<void>;
  readonly #saved = new Set<string>();
  #isStale = false;
  #isClosed = false;
  #running: Promise<void> | null = null;

  constructor(run: (saved: readonly string[]) => Promise<void>) {
    this.#run = run;
  }

  /** Resolves when nothing is left to build. */
  request(saved: readonly string[] = []): Promise<void> {
    for (const path of saved) this.#saved.add(path);
    this.#isStale = true;
    this.#running ??= this.#runAll().finally(() => {
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
      await this.#run(saved);
    }
  }
}
