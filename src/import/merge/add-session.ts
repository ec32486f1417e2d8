// Writes a session that is new in the source into programme.yaml: on its day, before the first session that begins
// later.
import { isMap, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { emitSession } from "../write/book-files.ts";
import type { SessionDraft } from "../write/draft.ts";
import type { BaseSession } from "./base.ts";
import { fieldValue, parseYaml } from "./edit-yaml.ts";
import { daysIn, programmePath } from "./find-session.ts";
import type { Merge } from "./merge.ts";

export function addSession(session: BaseSession, merge: Merge): void {
  const text = merge.disk.text(programmePath) ?? "";
  const list = daysIn(text);
  const day = list.find((each) => String(fieldValue(each, "date")) === session.date);
  const sessions = day?.get("sessions", true);
  if (day && isSeq(sessions) && !sessions.flow && sessions.items.length > 0) {
    const at = insertion(text, sessions, session);
    merge.disk.write(programmePath, text.slice(0, at.offset) + emitSession(session, at.indent) + text.slice(at.offset));
    return;
  }
  const later = list.find((each) => String(fieldValue(each, "date")) > session.date);
  const start = (later?.range?.[0] ?? -1) as number;
  const offset = start < 0 ? text.length : text.lastIndexOf("\n", start) + 1;
  const lead = text.slice(0, offset).endsWith("\n") || offset === 0 ? "" : "\n";
  const added = `${lead}  - date: ${session.date}\n    sessions:\n${emitSession(session, 6)}`;
  const changed = text.slice(0, offset) + added + text.slice(offset);
  if (parseYaml(changed)) merge.disk.write(programmePath, changed);
}

/** The place before the first session that begins later. */
function insertion(
  text: string,
  sessions: YAMLSeq,
  session: SessionDraft,
): { readonly offset: number; readonly indent: number } {
  const maps = sessions.items.filter((item) => isMap(item)) as YAMLMap[];
  const startOf = (map: YAMLMap) => (map.range?.[0] ?? 0) as number;
  const first = startOf(maps[0] as YAMLMap);
  const indent = first - (text.lastIndexOf("\n", first - 1) + 1) - 2;
  const start = typeof session.fields.start === "string" ? session.fields.start : "99";
  const later = maps.find((map) => String(fieldValue(map, "start") ?? "").padStart(5, "0") > start);
  if (later) return { offset: text.lastIndexOf("\n", startOf(later)) + 1, indent: Math.max(0, indent) };
  const end = (maps.at(-1)?.range?.[1] ?? text.length) as number;
  const newline = text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1 || text.length;
  return { offset: newline, indent: Math.max(0, indent) };
}
