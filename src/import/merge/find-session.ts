// The sessions in programme.yaml now, found by what the base knows about them.
import { isMap, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import type { SessionDraft } from "../write/draft.ts";
import { fieldValue, parseYaml, recordsOf } from "./edit-yaml.ts";
import type { Merge } from "./merge.ts";

export const programmePath = "programme.yaml";

export interface FoundSession {
  readonly text: string;
  readonly day: YAMLMap;
  readonly map: YAMLMap;
  readonly list: YAMLSeq;
}

export function daysIn(text: string): readonly YAMLMap[] {
  const yaml = parseYaml(text);
  const root = yaml ? recordsOf(yaml)[0] : undefined;
  const list = root?.get("days", true);
  return isSeq(list) ? (list.items.filter((item) => isMap(item)) as YAMLMap[]) : [];
}

/** All sessions of the file, with the date of their day. */
export function sessionsIn(text: string): readonly (FoundSession & { readonly date: string })[] {
  return daysIn(text).flatMap((day) => {
    const list = day.get("sessions", true);
    if (!isSeq(list)) return [];
    return list.items.flatMap((map) =>
      isMap(map) ? [{ text, day, map: map as YAMLMap, list, date: String(fieldValue(day, "date")) }] : [],
    );
  });
}

/**
 * Finds a session by day and title; of several with the same title, the one at the same time, otherwise the one that
 * shares most of its items.
 */
export function findSession(session: SessionDraft, merge: Merge): FoundSession | null {
  const all = sessionsIn(merge.disk.text(programmePath) ?? "");
  const titled = all.filter(
    ({ map, date }) => date === session.date && fieldValue(map, "title") === session.fields.title,
  );
  const timed = titled.filter(
    ({ map }) => fieldValue(map, "start") === session.fields.start && fieldValue(map, "room") === session.fields.room,
  );
  const [found] = timed.length > 0 ? timed : titled.length === 1 ? titled : [];
  if (found) return found;
  const ids = new Set(session.items.flatMap(({ abstract }) => abstract ?? []));
  const scored = all.map((one) => ({
    one,
    shared: idsIn(fieldValue(one.map, "items")).filter((id) => ids.has(id)).length,
  }));
  const best = scored.sort((a, b) => b.shared - a.shared)[0];
  return best && best.shared > ids.size / 2 ? best.one : null;
}

/** The abstracts in a list of items, as the file has it. */
export function idsIn(items: unknown): readonly string[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) =>
    typeof item === "object" && item !== null ? ("abstract" in item ? [String(item.abstract)] : []) : [String(item)],
  );
}
