// Blocks → runs: the book cut at its forced page breaks, groups opened into a flat list.

import type { Block, Break, Deferred, Group, Variants } from "../../compose/block.ts";
import { append } from "../../runtime/append.ts";

export type Token =
  | Exclude<Block, Group | Break | Deferred | Variants>
  | { readonly kind: "open"; readonly group: Group }
  | { readonly kind: "close" };

export interface Run {
  /** The break that began it; null for the first. */
  readonly to: Break["to"] | null;
  readonly opening: boolean;
  readonly isLandscape: boolean;
  /** The choice that it is part of, and the form taken. */
  readonly choice: Variants | null;
  readonly form: number;
  readonly tokens: readonly Token[];
}

/**
 * Runs that print nothing vanish: two breaks in a row are one, and the anchors and marks before a break go to what
 * follows it, because a destination is the place of the next line.
 */
export function divideRuns(blocks: readonly Block[], forms: ReadonlyMap<Variants, number> = new Map()): readonly Run[] {
  const runs: Run[] = [];
  const groups: Group[] = [];
  let tokens: Token[] = [];
  let to: Run["to"] = null;
  let opening = false;
  let isLandscape = false;
  let prints = false;
  /** The choice whose form is being walked, and the choice of the run. */
  let within: Variants | null = null;
  let choice: Variants | null = null;

  function close(next: Break | null) {
    const tail = prints && !next ? [] : takeTail(tokens, prints);
    if (prints) {
      for (const _ of groups) tokens.push({ kind: "close" });
      const form = choice ? (forms.get(choice) ?? 0) : 0;
      runs.push({ to: runs.length === 0 ? null : to, opening, isLandscape, choice, form, tokens });
      to = null;
      opening = false;
      choice = null;
    }
    if (!next) {
      const last = runs.pop();
      if (last) runs.push({ ...last, tokens: [...last.tokens, ...tail] });
      return;
    }
    if (to !== "recto") to = next.to;
    opening ||= next.opening;
    isLandscape = next.landscape ?? false;
    tokens = [...groups.map((group): Token => ({ kind: "open", group })), ...tail];
    prints = false;
  }

  function walk(children: readonly Block[]) {
    for (const block of children) {
      if (block.kind === "break") close(block);
      else if (block.kind === "deferred") walk(block.blocks());
      else if (block.kind === "variants") {
        within = block;
        walk(block.forms[forms.get(block) ?? 0]?.blocks() ?? []);
        within = null;
      } else if (block.kind === "group") {
        groups.push(block);
        tokens.push({ kind: "open", group: block });
        walk(block.children);
        groups.pop();
        tokens.push({ kind: "close" });
      } else {
        if (block.kind !== "anchor" && block.kind !== "mark" && block.kind !== "space") {
          prints = true;
          choice ??= within;
        }
        tokens.push(block);
      }
    }
  }

  walk(blocks);
  close(null);
  return runs;
}

/** Removes the anchors and marks after the last block that prints (all of them if none does). */
function takeTail(tokens: Token[], prints: boolean): Token[] {
  const moves = (token: Token) => token.kind === "anchor" || token.kind === "mark";
  if (!prints) return tokens.filter(moves);
  let from = tokens.length;
  while (from > 0 && !isPrinted(tokens[from - 1])) from--;
  const tail = tokens.splice(from);
  append(
    tokens,
    tail.filter((token) => !moves(token)),
  );
  return tail.filter(moves);
}

function isPrinted(token: Token | undefined): boolean {
  return token?.kind !== "anchor" && token?.kind !== "mark" && token?.kind !== "open" && token?.kind !== "close";
}
