// The thumb tabs of a book in order of appearance. In: their kinds and labels. Out: each with its step among those of
// its kind.
import type { Style } from "../template/style.ts";
import type { Tab } from "./block.ts";

export type TabKind = Style["tabs"]["by"][number];

/** The tabs of a book, in order of appearance. */
export class TabRegister {
  readonly #tabs = new Map<string, Omit<Tab, "step" | "of"> & { readonly kind: TabKind; readonly step: number }>();

  note(kind: TabKind, key: string, tab: Omit<Tab, "step" | "of">): string {
    const name = `${kind} ${key}`;
    if (!this.#tabs.has(name)) {
      const step = [...this.#tabs.values()].filter((other) => other.kind === kind).length;
      this.#tabs.set(name, { ...tab, kind, step });
    }
    return name;
  }

  /** By the text of the marks that name them. */
  get all(): ReadonlyMap<string, Tab> {
    const tabs = [...this.#tabs.values()];
    const counts = new Map(tabs.map(({ kind }) => [kind, tabs.filter((other) => other.kind === kind).length]));
    return new Map(
      [...this.#tabs].map(([name, { kind, ...tab }]) => [name, { ...tab, of: counts.get(kind) ?? 1 }] as const),
    );
  }
}
