// A draft → the files of a new book.

import type { AbstractDraft, BookDraft, FieldValues, ItemDraft, SessionDraft, Value } from "./draft.ts";
import { emitField, emitFields, emitItem } from "./emit-yaml.ts";

const schemaLine = (path: string) => `# yaml-language-server: $schema=${path}\n`;

export function bookFile(draft: BookDraft): string {
  return schemaLine(".schemas/book.json") + emitFields(draft.book);
}

export function abstractFile(abstract: AbstractDraft): string {
  return `${schemaLine("../.schemas/abstract.json")}id: ${emitField("id", abstract.id).slice(4)}${emitFields(abstract.fields)}`;
}

export function affiliationsFile(affiliations: ReadonlyMap<string, string>): string {
  return schemaLine(".schemas/affiliations.json") + [...affiliations].map(([id, text]) => emitField(id, text)).join("");
}

export function programmeFile({ rooms, sessions }: Pick<BookDraft, "rooms" | "sessions">): string {
  const days = daysOf(sessions);
  const head = rooms.length > 0 ? emitField("rooms", rooms) : "";
  return `${schemaLine(".schemas/programme.json")}${head}days:\n${days.map(({ date, sessions: of }) => `  - date: ${date}\n${titleOf(of)}    sessions:\n${of.map((session) => emitSession(session, 6)).join("")}`).join("")}`;
}

function titleOf(sessions: readonly SessionDraft[]): string {
  const title = sessions.find(({ dayTitle }) => dayTitle)?.dayTitle;
  return title ? `    ${emitField("title", title)}` : "";
}

export function daysOf(
  sessions: readonly SessionDraft[],
): readonly { readonly date: string; readonly sessions: readonly SessionDraft[] }[] {
  const days = new Map<string, SessionDraft[]>();
  for (const session of [...sessions].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const day = days.get(session.date);
    if (day) day.push(session);
    else days.set(session.date, [session]);
  }
  return [...days].map(([date, of]) => ({ date, sessions: of }));
}

/** `- title: …` and its fields, indented. */
export function emitSession(session: SessionDraft, indent: number): string {
  const inner = indent + 2;
  const items =
    session.items.length > 0
      ? `${" ".repeat(inner)}items:\n${session.items.map((item) => emitItem(itemValue(item), inner + 2)).join("")}`
      : "";
  return `${" ".repeat(indent)}- ${emitFields(session.fields, inner).slice(inner)}${items}`;
}

/** Only the id if the item has no times. */
export function itemValue(item: ItemDraft): Value {
  const times: FieldValues = {
    ...(item.start !== null && { start: item.start }),
    ...(item.end !== null && { end: item.end }),
  };
  if (item.abstract !== null)
    return Object.keys(times).length === 0 ? item.abstract : { abstract: item.abstract, ...times };
  return { title: item.title ?? "–", ...(item.kind !== null && { kind: item.kind }), ...times };
}
