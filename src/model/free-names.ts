// Names that must differ: a wanted name → itself, or with the first free number after it. The last number of each is
// kept, so that thousands of equal names are not tried from 2 each time.

export class FreeNames {
  readonly #taken: Set<string>;
  readonly #last = new Map<string, number>();
  readonly #numbered: (name: string, number: number) => string;

  constructor(taken: Iterable<string> = [], numbered = (name: string, number: number): string => `${name}-${number}`) {
    this.#taken = new Set(taken);
    this.#numbered = numbered;
  }

  get size(): number {
    return this.#taken.size;
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Takes the name, or the first free one with a number from 2. */
  take(wanted: string): string {
    const name = this.#taken.has(wanted) ? this.#next(wanted) : wanted;
    this.#taken.add(name);
    return name;
  }

  #next(wanted: string): string {
    let number = this.#last.get(wanted) ?? 1;
    let name: string;
    do name = this.#numbered(wanted, ++number);
    while (this.#taken.has(name));
    this.#last.set(wanted, number);
    return name;
  }
}
