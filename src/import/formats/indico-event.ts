// An event with its contributions from Indico's HTTP API or its newer API → contributions and sessions. The HTTP API
// has three lists of people for each contribution.
import { splitWords } from "../columns/split-words.ts";
import {
  emptyConference,
  emptyContribution,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { minutesOf } from "../times.ts";
import type { ReadContext } from "./format.ts";
import { nameOf } from "./indico-abstracts.ts";
import { contributionAuthors, personName } from "./indico-people.ts";
import { momentOf } from "./indico-times.ts";
import { unique } from "./schedule-event.ts";

export function readEvent(event: JsonNode, context: ReadContext): ImportedConference {
  const timezone = context.options.timezone ?? (event.get("timezone").text || null);
  const [start, end] = [momentOf(event.get("startDate"), timezone), momentOf(event.get("endDate"), timezone)];
  const place = [
    ...new Set(
      ["room", "location", "address"]
        .flatMap((key) => event.get(key).text.split(/\n/))
        .map((part) => readWords(part).replace(/,$/, ""))
        .filter((part) => part !== ""),
    ),
  ];
  const contributions = [
    ...event.get("contributions").items,
    ...event.get("sessions").items.flatMap((session) => session.get("contributions").items),
  ];
  return {
    ...emptyConference,
    system: "indico",
    title: readLine(event.get("title").text, "plain", event.get("title"), context.diagnostics) || null,
    dates: start && end ? { start: start.date, end: end.date } : null,
    place: place.join(", ") || null,
    timezone,
    url: event.get("url").text || null,
    contributions: unique(contributions.flatMap((node) => readContribution(node, context, timezone))),
  };
}

export function contributionId(node: JsonNode): string {
  return node.any("friendly_id", "friendlyId", "id", "db_id", "contributionId").text;
}

/** Reads a contribution of either API, and its subcontributions. */
export function readContribution(
  node: JsonNode,
  context: ReadContext,
  timezone: string | null = context.options.timezone,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const description = node.get("description");
  const body = readBody(description.text, "markdown", description, diagnostics);
  const [start, end] = [
    momentOf(node.any("startDate", "start_dt"), timezone),
    momentOf(node.any("endDate", "end_dt"), timezone),
  ];
  const length = minutesOf(node.get("duration").text) ?? (Number(node.get("duration").value) || null);
  const minutes = node.has("start_dt") && length !== null && length >= 300 ? length / 60 : length;
  const session = node.any("session", "session_block");
  const keywords = node
    .get("keywords")
    .items.map((word) => readWords(word.text))
    .filter((word) => word !== "");
  const main: ImportedContribution = {
    ...emptyContribution,
    id: contributionId(node),
    title: readLine(node.get("title").text, "plain", node.get("title"), diagnostics),
    type: nameOf(node.get("type")) || null,
    track: nameOf(node.get("track")) || null,
    number: node.get("board_number").text || null,
    authors: contributionAuthors(node, context),
    keywords: keywords.length > 0 ? keywords : splitWords(node.get("keywords").text),
    body: body.body,
    references: body.references.map((text) => ({ text })),
    slot: start && {
      date: start.date,
      start: start.clock,
      end: end && end.date === start.date ? end.clock : minutes === null ? null : start.clock + minutes,
      room: readWords(node.any("roomFullname", "room", "room_name").text) || null,
      session: readLine(nameOf(session), "plain", session, diagnostics) || null,
      chairs: [],
      order: null,
    },
    span: node.get("title").span,
  };
  const parts = node.any("subContributions", "subcontributions").items.map((part, index): ImportedContribution => {
    const text = readBody(part.get("description").text, "markdown", part.get("description"), diagnostics);
    return {
      ...emptyContribution,
      id: `${main.id}-${contributionId(part) || index + 1}`,
      title: readLine(part.get("title").text, "plain", part.get("title"), diagnostics),
      authors: contributionAuthors(part, context),
      track: main.track,
      body: text.body,
      references: text.references.map((reference) => ({ text: reference })),
      span: part.get("title").span,
    };
  });
  return main.title === "" ? parts : [main, ...parts.filter(({ title }) => title !== "")];
}

/** `?detail=sessions`: slots with their contributions. */
export function readSessions(
  event: JsonNode,
  context: ReadContext,
): { readonly sessions: readonly ImportedSession[] } | Record<string, never> {
  const timezone = context.options.timezone ?? (event.get("timezone").text || null);
  const sessions = event.get("sessions").items.flatMap((node): readonly ImportedSession[] => {
    const start = momentOf(node.get("startDate"), timezone);
    const end = momentOf(node.get("endDate"), timezone);
    if (!start) return [];
    const inner = node.get("session");
    const name = [readWords(inner.get("title").text || node.get("title").text), readWords(node.get("slotTitle").text)];
    const title = [...new Set(name.filter((part) => part !== ""))].join(": ");
    const isPoster = inner.get("isPoster").value === true || node.get("isPoster").value === true;
    const items = node.get("contributions").items.flatMap((each): readonly ImportedItem[] => {
      if (isPoster) return [{ contribution: contributionId(each), start: null, end: null }];
      const [from, to] = [momentOf(each.get("startDate"), timezone), momentOf(each.get("endDate"), timezone)];
      return [{ contribution: contributionId(each), start: from?.clock ?? null, end: to?.clock ?? null }];
    });
    const chairs = [...node.get("conveners").items, ...inner.get("sessionConveners").items].map((person) =>
      personName(person),
    );
    return [
      {
        key: node.any("id", "code").text || title,
        title: readLine(title, "plain", node.get("title"), context.diagnostics),
        kind: isPoster ? "posters" : "talks",
        date: start.date,
        start: start.clock,
        end: end && end.date === start.date ? end.clock : null,
        room: readWords(node.any("roomFullname", "room").text) || null,
        chairs: [...new Set(chairs.filter((name) => name !== ""))],
        items: items.sort((a, b) => (a.start ?? 0) - (b.start ?? 0)),
        span: node.get("title").span,
      },
    ];
  });
  return sessions.length > 0 ? { sessions } : {};
}
