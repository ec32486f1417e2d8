// Blocks that wait for the result of another thread.
import type { Block, Deferred } from "./block.ts";

/** Makes blocks once, when they are first asked for. */
export function deferred(make: () => readonly Block[]): Deferred {
  let made: readonly Block[] | null = null;
  return {
    kind: "deferred",
    blocks: () => {
      made ??= make();
      return made;
    },
  };
}
