// Merges the programme of a new export into programme.yaml. A programme that nobody edited is rewritten; otherwise the
// changes of the source are made session by session, and the rest stays.
import { source, span } from "../../source/source.ts";
import { digest } from "../digest.ts";
import { itemValue, programmeFile } from "../write/book-files.ts";
import type { BookDraft, FieldValues, ItemDraft, SessionDraft, Value } from "../write/draft.ts";
import { addSession } from "./add-session.ts";
import type { BaseSession } from "./base.ts";
import { fieldValue, parseYaml, placeOfField, withField } from "./edit-yaml.ts";
import { type FoundSession, findSession, idsIn, programmePath, sessionsIn } from "./find-session.ts";
import { heldItems, isUnedited, itemsOf, withoutMoved } from "./held-items.ts";
import type { ImportChange, Merge } from "./merge.ts";
import { mergeItems } from "./merge-items.ts";
import { threeWay } from "./three-way.ts";

const order = [
  "title",
  "id",
  "kind",
  "track",
  "description",
  "room",
  "chair",
  "chairs",
  "start",
  "end",
  "prefix",
  "items",
];

export function mergeProgramme(draft: BookDraft, merge: Merge): readonly BaseSession[] {
  const others = merge.base.sessions.filter(({ system }) => system !== draft.system);
  const before = merge.base.sessions.filter(({ system }) => system === draft.system);
  const now: readonly BaseSession[] = draft.sessions.map((session) => ({
    system: draft.system,
    ...session,
  }));
  if (digest(before) === digest(now)) return merge.base.sessions;
  // An export without a programme does not remove the one that is there.
  if (now.length === 0) return merge.base.sessions;
  const next = [...others, ...now];
  const there = merge.disk.text(programmePath);
  sayMoves(before, now, merge);
  if (there === null || there === programmeFile({ rooms: merge.base.rooms, sessions: merge.base.sessions })) {
    merge.disk.write(
      programmePath,
      programmeFile({ rooms: [...new Set([...merge.base.rooms, ...draft.rooms])], sessions: next }),
    );
    return next;
  }
  if (!parseYaml(there)) {
    merge.diagnostics.error(
      "import-base",
      `“${merge.shown(programmePath)}” cannot be read, so nothing can be merged into it`,
      null,
      { hint: "`abstracts check` says what is wrong with it" },
    );
    return merge.base.sessions;
  }
  return [...others, ...mergeSessions(before, now, merge)];
}

function sayMoves(before: readonly SessionDraft[], now: readonly SessionDraft[], merge: Merge): void {
  if (before.length === 0) return;
  const [old, current] = [placesOf(before), placesOf(now)];
  for (const [id, place] of current) {
    const earlier = old.get(id);
    if (earlier === undefined) {
      if (merge.base.abstracts.has(id)) merge.say({ kind: "scheduled", id, title: "", details: [place] });
    } else if (earlier !== place) merge.say({ kind: "moved", id, title: "", details: [`${earlier} → ${place}`] });
  }
  for (const [id, place] of old)
    if (!current.has(id)) merge.say({ kind: "unscheduled", id, title: "", details: [place] });
}

/** A session is named by its day, time and room. */
function sayOf(kind: ImportChange["kind"], session: BaseSession, details: readonly string[], merge: Merge): void {
  const { start, room, title } = session.fields;
  const id = [session.date, start, room].filter(Boolean).join(" ");
  merge.say({ kind, id, title: String(title), details });
}

function placesOf(sessions: readonly SessionDraft[]): ReadonlyMap<string, string> {
  return new Map(
    sessions.flatMap((session) =>
      session.items.flatMap(({ abstract, start }) =>
        abstract === null
          ? []
          : [
              [
                abstract,
                [session.date, start ?? session.fields.start, session.fields.room ?? session.fields.title]
                  .filter(Boolean)
                  .join(" "),
              ] as const,
            ],
      ),
    ),
  );
}

/** The base after the merge: the new programme, except for the sessions in conflict. */
function mergeSessions(
  before: readonly BaseSession[],
  now: readonly BaseSession[],
  merge: Merge,
): readonly BaseSession[] {
  const old = new Map(before.map((session) => [session.key, session]));
  const current = new Set(now.map(({ key }) => key));
  const held = heldItems(before, now, merge);
  const next = now.map((session): BaseSession => {
    const earlier = old.get(session.key);
    const isHeld = ({ abstract }: ItemDraft) => (held.get(abstract ?? "") ?? session.key) !== session.key;
    const settled = new Set(earlier?.items.map(({ abstract }) => abstract));
    const conflicts = session.items.filter((item) => isHeld(item) && !settled.has(item.abstract));
    if (merge.settle === "ask") for (const { abstract } of conflicts) reportMove(abstract ?? "", session, merge);
    // What the base must remember, and what may go into the file.
    const seen = merge.settle === "ours" ? session : without(session, (item) => conflicts.includes(item));
    const free = without(session, isHeld);
    if (earlier && digest(earlier) === digest(seen)) return earlier;
    if (earlier) {
      const changed = changeSession(earlier, free, now, merge);
      return changed.items === free.items ? { ...changed, items: seen.items } : changed;
    }
    addSession(free, merge);
    sayOf("session-new", session, [], merge);
    return seen;
  });
  const kept = before
    .filter(({ key }) => !current.has(key))
    .flatMap((session) => removeSession(session, now, merge) ?? []);
  return [...next, ...kept];
}

function without(session: BaseSession, isOut: (item: ItemDraft) => boolean): BaseSession {
  return { ...session, items: session.items.filter((item) => !isOut(item)) };
}

/** Reports an abstract that the source has put into a session, but that stays where people put it. */
function reportMove(id: string, session: BaseSession, merge: Merge): void {
  const found = sessionsIn(merge.disk.text(programmePath) ?? "").find((each) => idsIn(itemsOf(each)).includes(id));
  if (found)
    reportConflict(found, "items", id, String(session.fields.title), String(fieldValue(found.map, "title")), merge);
}

function changeSession(
  earlier: BaseSession,
  session: BaseSession,
  now: readonly BaseSession[],
  merge: Merge,
): BaseSession {
  const found = findSession(earlier, merge);
  // Somebody removed it by hand; it stays away.
  if (!found) return session;
  if (earlier.date !== session.date) {
    const kept = removeSession(earlier, now, merge);
    if (kept) return kept;
    addSession(session, merge);
    return session;
  }
  const details: string[] = [];
  const fields: Record<string, Value | undefined> = {};
  for (const key of order.slice(0, -1)) {
    const [base, theirs] = [earlier.fields[key], session.fields[key]];
    fields[key] = theirs;
    if (digest(base ?? null) === digest(theirs ?? null)) continue;
    const here =
      findSession({ ...earlier, fields: { ...earlier.fields, ...definedOnly(fields) } }, merge) ??
      findSession(earlier, merge);
    if (!here) continue;
    const ours = fieldValue(here.map, key);
    const outcome = threeWay(base === undefined ? undefined : digest(base), ours, theirs);
    if (outcome.kind === "take" || (outcome.kind === "conflict" && merge.settle === "theirs")) {
      merge.disk.write(programmePath, withField(here.text, here.map, key, theirs, order));
      details.push(key);
    } else if (outcome.kind === "conflict" && merge.settle === "ask") {
      fields[key] = base;
      reportConflict(here, key, ours, theirs, String(session.fields.title), merge);
    }
  }
  const items = changeItems(earlier, { ...session, fields: definedOnly(fields) }, merge);
  if (details.length > 0) sayOf("session-changed", session, details, merge);
  return { ...session, fields: definedOnly(fields), items };
}

function definedOnly(fields: Record<string, Value | undefined>): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function reportConflict(
  found: FoundSession,
  key: string,
  ours: unknown,
  theirs: unknown,
  title: string,
  merge: Merge,
): void {
  const file = source(merge.shown(programmePath), found.text);
  merge.diagnostics.warning(
    "import-conflict",
    `“${key}” of the session “${title}” was changed in the book and in the source`,
    span(file, ...placeOfField(found.map, key)),
    {
      hint: "the book keeps its value; --theirs takes the source's value, --ours settles for the book's",
    },
  );
  merge.conflict({ file: merge.shown(programmePath), what: `${title}: ${key}`, ours, theirs });
}

/**
 * Merges the items: rewritten if nobody edited them; otherwise the source's additions, removals and moves are made one
 * by one.
 */
function changeItems(earlier: BaseSession, session: BaseSession, merge: Merge): readonly ItemDraft[] {
  if (digest(earlier.items) === digest(session.items)) return session.items;
  const found = findSession(session, merge) ?? findSession(earlier, merge);
  if (!found) return session.items;
  const ours = itemsOf(found);
  const [base, theirs] = [earlier.items.map(itemValue), session.items.map(itemValue)];
  const merged = mergeItems(base, ours, theirs, merge.settle === "theirs");
  const clash = merged === null;
  if (clash && merge.settle === "ask") {
    reportConflict(found, "items", ours, theirs, String(session.fields.title), merge);
    return earlier.items;
  }
  const value = merged ?? ours;
  if (digest(value) !== digest(ours)) writeItems(found, value, merge);
  return session.items;
}

function writeItems({ text, map }: FoundSession, items: readonly Value[], merge: Merge): void {
  merge.disk.write(programmePath, withField(text, map, "items", items.length > 0 ? items : undefined, order));
}

/**
 * Removes a session; returns null if it is gone. A session that was edited by hand stays, without what the source has
 * moved elsewhere, and is reported; it is returned as the base must remember it.
 */
function removeSession(session: BaseSession, now: readonly BaseSession[], merge: Merge): BaseSession | null {
  const found = findSession(session, merge);
  if (!found) return null;
  if (!isUnedited(session, found) && merge.settle !== "theirs") {
    if (merge.settle === "ask")
      reportConflict(found, "title", found.map.toJSON(), undefined, String(session.fields.title), merge);
    const ours = itemsOf(found);
    const staying = withoutMoved(session, found, now) ?? ours;
    if (digest(staying) !== digest(ours)) writeItems(found, staying, merge);
    const left = new Set(idsIn(staying));
    const items = session.items.filter(({ abstract }) => abstract === null || left.has(abstract));
    return merge.settle === "ours" ? null : { ...session, items };
  }
  const start = (found.map.range?.[0] ?? 0) as number;
  const from = found.text.lastIndexOf("\n", start) + 1;
  const end = (found.map.range?.[1] ?? start) as number;
  const to = found.text[end - 1] === "\n" ? end : found.text.indexOf("\n", end) + 1 || found.text.length;
  const only = found.list.items.length === 1;
  const changed = only
    ? withField(found.text, found.day, "sessions", undefined, ["date", "title", "sessions"])
    : found.text.slice(0, from) + found.text.slice(to);
  if (!parseYaml(changed)) return session;
  merge.disk.write(programmePath, changed);
  sayOf("session-gone", session, [], merge);
  return null;
}
