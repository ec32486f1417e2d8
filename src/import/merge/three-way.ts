// The three versions of a field: the source's at the last import (base), the book's (ours), the source's now (theirs).

import { digest } from "../digest.ts";
import type { Value } from "../write/draft.ts";

export type Outcome =
  /** Nothing to do: nobody changed it, both made the same change, or only we changed it. */
  | { readonly kind: "keep" }
  | { readonly kind: "take"; readonly value: Value | undefined }
  | { readonly kind: "conflict" };

/** `base` is a digest; undefined if the field did not exist, null if its earlier value is unknown. */
export function threeWay(base: string | undefined | null, ours: unknown, theirs: Value | undefined): Outcome {
  const [our, their] = [ours, theirs].map((value) =>
    value === undefined || value === null ? undefined : digest(value),
  );
  if (our === their) return { kind: "keep" };
  if (base === null) return { kind: "conflict" };
  if (their === base) return { kind: "keep" };
  return our === base ? { kind: "take", value: theirs } : { kind: "conflict" };
}

/** Lists whose entries are independent (authors): if the two sides changed different entries, both changes are kept. */
export function threeWayList(
  base: readonly string[],
  ours: readonly unknown[],
  theirs: readonly Value[],
): readonly unknown[] | null {
  if (base.length !== theirs.length || base.length !== ours.length) return null;
  const merged: unknown[] = [];
  for (let index = 0; index < base.length; index++) {
    const [our, their] = [ours[index], theirs[index]];
    const [a, b] = [digest(our), digest(their)];
    if (a === b || b === base[index]) merged.push(our);
    else if (a === base[index]) merged.push(their);
    else return null;
  }
  return merged;
}
