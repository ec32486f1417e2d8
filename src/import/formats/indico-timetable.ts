// Indico's timetable JSON: `results[EVENT][YYYYMMDD][key]`, where keys begin with s (session slot), c (contribution) or b (break).
import {
  emptyConference,
  emptyContribution,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { byTime, sessionsOfSlots } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import type { Moment } from "../times.ts";
import type { ReadContext } from "./format.ts";
import { personName, readPerson } from "./indico-people.ts";
import { momentOf } from "./indico-times.ts";

export function isTimetable(json: JsonNode): boolean {
  const days = json.get("results").entries.flatMap(([, event]) => event.entries);
  return (
    days.some(([day]) => /^\d{8}$/.test(day)) ||
    json.entries.some(([day, value]) => /^\d{8}$/.test(day) && value.entries.some(([key]) => /^[scb]\d+$/.test(key)))
  );
}

export function readTimetable(json: JsonNode, context: ReadContext): ImportedConference {
  const events = json.get("results").isGiven ? json.get("results").entries.map(([, event]) => event) : [json];
  const contributions: ImportedContribution[] = [];
  const sessions: ImportedSession[] = [];
  let timezone = context.options.timezone;
  for (const [day, entries] of events.flatMap((event) => event.entries)) {
    if (!/^\d{8}$/.test(day)) continue;
    for (const [, entry] of entries.entries) {
      timezone ??= entry.at("startDate", "tz").text || null;
      readEntry(entry, { timezone, contributions, sessions, context });
    }
  }
  const loose = contributions.filter(({ slot }) => slot !== null);
  const dates = sessions
    .map(({ date }) => date)
    .concat(loose.flatMap(({ slot }) => slot?.date ?? []))
    .sort();
  return {
    ...emptyConference,
    system: "indico",
    timezone,
    dates: dates.length > 0 ? { start: dates[0] ?? "", end: dates.at(-1) ?? "" } : null,
    contributions: contributions.map((contribution) => ({ ...contribution, slot: null })),
    sessions: [...sessions, ...sessionsOfSlots(loose)].sort(byTime),
  };
}

interface Reading {
  readonly timezone: string | null;
  readonly contributions: ImportedContribution[];
  readonly sessions: ImportedSession[];
  readonly context: ReadContext;
}

interface Entry {
  readonly node: JsonNode;
  readonly title: string;
  readonly when: { readonly date: string; readonly start: number; readonly end: number | null };
  readonly room: string | null;
}

function readEntry(node: JsonNode, reading: Reading): void {
  const { timezone, context } = reading;
  const start = momentOf(node.get("startDate"), timezone);
  if (!start) return;
  const entry: Entry = {
    node,
    title: readLine(node.get("title").text, "plain", node.get("title"), context.diagnostics),
    when: { date: start.date, start: start.clock, end: sameDay(start, momentOf(node.get("endDate"), timezone)) },
    room: readWords(node.get("room").text) || null,
  };
  const type = node.get("entryType").text;
  if (type === "Break") reading.sessions.push(breakOf(entry));
  else if (type === "Session") reading.sessions.push(sessionOf(entry, reading));
  else if (type === "Contribution")
    reading.contributions.push(
      contributionOf(
        node,
        entry.title,
        { ...entry.when, room: entry.room, session: null, chairs: [], order: null },
        context,
      ),
    );
}

function breakOf({ node, title, when, room }: Entry): ImportedSession {
  return {
    key: node.any("id", "uniqueId").text || `break ${when.date} ${when.start}`,
    title: title || "Break",
    kind: "break",
    ...when,
    room,
    chairs: [],
    items: [],
    span: node.get("title").span,
  };
}

function sessionOf({ node, title, when, room }: Entry, reading: Reading): ImportedSession {
  const slot = readWords(node.get("slotTitle").text);
  const whole =
    slot !== "" && slot !== node.get("title").text
      ? readLine(
          `${readWords(node.get("title").text)}: ${slot}`,
          "plain",
          node.get("title"),
          reading.context.diagnostics,
        )
      : title;
  const isPoster = node.get("isPoster").value === true;
  const chairs = node.get("conveners").items.map(personName);
  return {
    key: node.any("sessionSlotId", "id", "sessionId").text || whole,
    title: whole || "Session",
    kind: isPoster ? "posters" : "talks",
    ...when,
    room,
    chairs: [...new Set(chairs.filter((chair) => chair !== ""))],
    items: isPoster ? onBoards(itemsOf(node, reading), reading.contributions) : itemsOf(node, reading),
    span: node.get("title").span,
  };
}

/** Posters have no times of their own, and hang in the order of their boards if all have one. */
function onBoards(
  items: readonly ImportedItem[],
  contributions: readonly ImportedContribution[],
): readonly ImportedItem[] {
  const numbers = new Map(contributions.map(({ id, number }) => [id, number]));
  const boardOf = (item: ImportedItem) => ("contribution" in item ? (numbers.get(item.contribution) ?? null) : null);
  const order = new Intl.Collator("en", { numeric: true });
  const sorted = items.every((item) => boardOf(item) !== null)
    ? [...items].sort((a, b) => order.compare(boardOf(a) ?? "", boardOf(b) ?? ""))
    : items;
  return sorted.map((item) => ("contribution" in item ? { ...item, start: null, end: null } : item));
}

/** The contributions and breaks of a session, by their times; its contributions are collected on the way. */
function itemsOf(session: JsonNode, { timezone, context, contributions }: Reading): readonly ImportedItem[] {
  const items = session.get("entries").entries.map(([, inner]): ImportedItem => {
    const [from, to] = [momentOf(inner.get("startDate"), timezone), momentOf(inner.get("endDate"), timezone)];
    const when = { start: from?.clock ?? null, end: from ? sameDay(from, to) : null };
    const name = readLine(inner.get("title").text, "plain", inner.get("title"), context.diagnostics);
    if (inner.get("entryType").text === "Break") return { title: name || "Break", kind: "break", ...when };
    const contribution = {
      ...contributionOf(inner, name, null, context),
      type: session.get("isPoster").value === true ? "poster" : null,
    };
    contributions.push(contribution);
    return { contribution: contribution.id, ...when };
  });
  return items.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
}

function sameDay(start: Moment, end: Moment | null): number | null {
  if (!end) return null;
  return end.date === start.date ? end.clock : end.clock + 1440;
}

function contributionOf(
  entry: JsonNode,
  title: string,
  slot: ImportedContribution["slot"],
  context: ReadContext,
): ImportedContribution {
  const text = readBody(entry.get("description").text, "markdown", entry.get("description"), context.diagnostics);
  const presenters = [...entry.get("presenters").items].sort((a, b) => orderOf(a) - orderOf(b));
  return {
    ...emptyContribution,
    id: entry.any("friendlyId", "contributionId", "friendly_id", "id").text,
    title,
    authors: presenters.map((person) => ({ ...readPerson(person, context), presenting: true })),
    number: entry.get("board_number").text || null,
    body: text.body,
    references: text.references.map((reference) => ({ text: reference })),
    slot,
    span: entry.get("title").span,
  };
}

function orderOf(person: JsonNode): number {
  const [first] = Array.isArray(person.get("displayOrderKey").value)
    ? (person.get("displayOrderKey").value as readonly unknown[])
    : [0];
  return Number(first) || 0;
}
