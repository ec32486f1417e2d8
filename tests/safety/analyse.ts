// What recheck says of a regular expression: safe by its automata, or texts on which it believes it to be slow. It is strict about
// lookbehind, which V8 answers in one step, so its texts are tried by V8 before anything is blamed.
import { createRequire } from "node:module";
import type { check } from "recheck";
import type { Expression } from "./regular-expressions.ts";

export interface Verdict {
  readonly source: string;
  readonly flags: string;
  /** Null where the analysis ran out of time. */
  readonly safe: boolean | null;
  /** A text that is to be slow: each pump is repeated between the texts around it. */
  readonly attack?: Attack;
}

export interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

type Check = (...of: Parameters<typeof check>) => Awaited<ReturnType<typeof check>>;

/** The build in plain JavaScript: the same answers on every machine, without Java and without a binary. */
const { checkSync }: { readonly checkSync: Check } = createRequire(import.meta.url)("recheck/lib/browser.js");

export function analyse({ source, flags }: Pick<Expression, "source" | "flags">): Verdict {
  // A sticky expression begins where it is told.
  const anchored = flags.includes("y") ? `^(?:${source})` : source;
  const result = checkSync(anchored, flags.replace("y", "").replace("v", "u"), { timeout: 6000 });
  if (result.status === "safe") return { source, flags, safe: true };
  if (result.status === "unknown") return { source, flags, safe: null };
  const { pumps, suffix } = result.attack;
  return {
    source,
    flags,
    safe: false,
    attack: { pumps: pumps.map(({ prefix, pump }) => ({ prefix, pump })), suffix },
  };
}

/** The attack with its pumps repeated until it is about so long. */
export function attackOf({ pumps, suffix }: Attack, length: number): string {
  const share = length / Math.max(1, pumps.length);
  const parts = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length))));
  return parts.join("") + suffix;
}
