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
import { momentOf, personName, readPerson } from "./indico-event.ts";

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

function readEntry(entry: JsonNode, reading: Reading): void {
  const { timezone, context } = reading;
  const start = momentOf(entry.get("startDate"), timezone);
  const end = momentOf(entry.get("endDate"), timezone);
  if (!start) return;
  const type = entry.get("entryType").text;
  const title = readLine(entry.get("title").text, "plain", entry.get("title"), context.diagnostics);
  const room = readWords(entry.get("room").text) || null;
  const times = { start: start.clock, end: sameDay(start, end) };
  if (type === "Break") {
    reading.sessions.push({
      key: entry.any("id", "uniqueId").text || `break ${start.date} ${start.clock}`,
      title: title || "Break",
      kind: "break",
      date: start.date,
      ...times,
      room,
      chairs: [],
      items: [],
      span: entry.get("title").span,
    });
  } else if (type === "Contribution") {
    reading.contributions.push(
      contributionOf(
        entry,
        title,
        { date: start.date, ...times, room, session: null, chairs: [], order: null },
        context,
      ),
    );
  } else if (type === "Session") {
    const slot = readWords(entry.get("slotTitle").text);
    const items: ImportedItem[] = [];
    for (const [, inner] of entry.get("entries").entries) {
      const [from, to] = [momentOf(inner.get("startDate"), timezone), momentOf(inner.get("endDate"), timezone)];
      const when = { start: from?.clock ?? null, end: from ? sameDay(from, to) : null };
      const name = readLine(inner.get("title").text, "plain", inner.get("title"), context.diagnostics);
      if (inner.get("entryType").text === "Break") items.push({ title: name || "Break", kind: "break", ...when });
      else {
        const contribution = contributionOf(inner, name, null, context);
        reading.contributions.push(contribution);
        items.push({ contribution: contribution.id, ...when });
      }
    }
    const whole =
      slot !== "" && slot !== entry.get("title").text
        ? readLine(`${readWords(entry.get("title").text)}: ${slot}`, "plain", entry.get("title"), context.diagnostics)
        : title;
    const isPoster = entry.get("isPoster").value === true;
    reading.sessions.push({
      key: entry.any("sessionSlotId", "id", "sessionId").text || whole,
      title: whole || "Session",
      kind: isPoster ? "posters" : "talks",
      date: start.date,
      ...times,
      room,
      chairs: [
        ...new Set(
          entry
            .get("conveners")
            .items.map(personName)
            .filter((chair) => chair !== ""),
        ),
      ],
      items: items
        .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
        .map((item) => (isPoster && "contribution" in item ? { ...item, start: null, end: null } : item)),
      span: entry.get("title").span,
    });
  }
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
