// The abstracts that a hand edit keeps in their session although the source has moved them to another. In: the sessions
// of the base and of the source, and programme.yaml. Out: each such abstract with the key of its session (empty if
// people added it), so that no other session gets it as well.
import { digest } from "../digest.ts";
import { itemValue } from "../write/book-files.ts";
import type { SessionDraft, Value } from "../write/draft.ts";
import type { BaseSession } from "./base.ts";
import { fieldValue } from "./edit-yaml.ts";
import { type FoundSession, findSession, idsIn, programmePath, sessionsIn } from "./find-session.ts";
import type { Merge } from "./merge.ts";
import { mergeItems } from "./merge-items.ts";

export function heldItems(
  before: readonly BaseSession[],
  now: readonly BaseSession[],
  merge: Merge,
): ReadonlyMap<string, string> {
  if (merge.settle === "theirs") return new Map();
  const current = new Map(now.map((session) => [session.key, session]));
  const known = new Set<number | undefined>();
  const held = before.flatMap((earlier) => {
    const found = findSession(earlier, merge);
    if (!found) return [];
    known.add(startOf(found));
    const same = current.get(earlier.key);
    const next = new Set(same?.items.map(({ abstract }) => abstract));
    return idsIn(stayingItems(earlier, same, found, now) ?? itemsOf(found))
      .filter((id) => !next.has(id))
      .map((id) => [id, earlier.key] as const);
  });
  // Sessions that people added have no key.
  const added = sessionsIn(merge.disk.text(programmePath) ?? "")
    .filter((found) => !known.has(startOf(found)))
    .flatMap((found) => idsIn(itemsOf(found)).map((id) => [id, ""] as const));
  return new Map([...held, ...added]);
}

const startOf = ({ map }: FoundSession): number | undefined => map.range?.[0];

/** What remains of the session after the merge; null if all of it does. */
function stayingItems(
  earlier: BaseSession,
  same: BaseSession | undefined,
  found: FoundSession,
  now: readonly BaseSession[],
): readonly Value[] | null {
  if (same?.date === earlier.date)
    return mergeItems(earlier.items.map(itemValue), itemsOf(found), same.items.map(itemValue), false);
  return isUnedited(earlier, found) ? [] : withoutMoved(earlier, found, now);
}

export function itemsOf({ map }: FoundSession): readonly Value[] {
  const items = fieldValue(map, "items");
  return Array.isArray(items) ? (items as readonly Value[]) : [];
}

/** Whether the session is in the file exactly as it was written. */
export function isUnedited(session: SessionDraft, { map }: FoundSession): boolean {
  const written = { ...session.fields, items: session.items.length > 0 ? session.items.map(itemValue) : null };
  return digest(written) === digest(map.toJSON());
}

/**
 * The items of an edited session that the source no longer has, except for those that it has moved to another session.
 * Null if one of them was edited too.
 */
export function withoutMoved(
  session: BaseSession,
  found: FoundSession,
  now: readonly SessionDraft[],
): readonly Value[] | null {
  const elsewhere = new Set(
    now.filter(({ key }) => key !== session.key).flatMap(({ items }) => items.map(({ abstract }) => abstract)),
  );
  const staying = session.items.filter(({ abstract }) => abstract === null || !elsewhere.has(abstract));
  return mergeItems(session.items.map(itemValue), itemsOf(found), staying.map(itemValue), false);
}
