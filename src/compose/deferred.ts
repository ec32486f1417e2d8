// Blocks that are made when they are first asked for, because another thread is still at work or because another form
// of them may be printed.
import type { Block, Deferred, Form, Variants } from "./block.ts";

type Make = () => readonly Block[];

export function deferred(make: Make): Deferred {
  return { kind: "deferred", blocks: once(make) };
}

/** Forms of the same blocks, the best first; a single form needs no choice. */
export function choice(forms: readonly Form[], most: Variants["most"]): readonly Block[] {
  const [only, ...others] = forms;
  if (only && others.length === 0) return only.blocks();
  return [{ kind: "variants", forms: forms.map(({ grade, blocks }) => ({ grade, blocks: once(blocks) })), most }];
}

/** A choice whose forms are changed when they are asked for. */
export function mapForms(of: Variants, change: (blocks: readonly Block[]) => readonly Block[]): Variants {
  return { ...of, forms: of.forms.map(({ grade, blocks }) => ({ grade, blocks: once(() => change(blocks())) })) };
}

function once(make: Make): Make {
  let made: readonly Block[] | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
