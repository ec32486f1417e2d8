// What recheck reports for a regular expression: safe by its automata, or texts that it believes to be slow. It is
// strict about lookbehind, which V8 handles in one step, so V8 tries its texts before anything is reported.
import { requireOnDemand } from "../../scripts/on-demand.mjs";
import type { Expression } from "./regular-expressions.ts";

export interface Verdict {
  readonly source: string;
  readonly flags: string;
  /** Null if the analysis ran out of time. */
  readonly safe: boolean | null;
  /** A text that should be slow: each pump is repeated between the texts around it. */
  readonly attack?: Attack;
}

export interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** As far as it is used here. */
type Result = { readonly status: "safe" | "unknown" } | { readonly status: "vulnerable"; readonly attack: Attack };
type Check = (source: string, flags: string, options: { readonly timeout: number }) => Result;

let check: Check | null = null;

/** The build in plain JavaScript: the same answers on every machine, without Java and without a binary. */
function checkSync(...[source, flags, options]: Parameters<Check>): Result {
  if (!check) {
    check = (requireOnDemand("recheck")("recheck/lib/browser.js") as { readonly checkSync: Check }).checkSync;
  }
  return check(source, flags, options);
}

export function analyse({ source, flags }: Pick<Expression, "source" | "flags">): Verdict {
  // A sticky expression begins at lastIndex.
  const anchored = flags.includes("y") ? `^(?:${source})` : source;
  const result = checkSync(anchored, flags.replace("y", "").replace("v", "u"), { timeout: 6000 });
  if (result.status !== "vulnerable") return { source, flags, safe: result.status === "safe" || null };
  const { pumps, suffix } = result.attack;
  return {
    source,
    flags,
    safe: false,
    attack: { pumps: pumps.map(({ prefix, pump }) => ({ prefix, pump })), suffix },
  };
}

/** The attack with its pumps repeated until it is about this long. */
export function attackOf({ pumps, suffix }: Attack, length: number): string {
  const share = length / Math.max(1, pumps.length);
  const parts = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length))));
  return parts.join("") + suffix;
}
