// Sessionize: the API's `all` view, or lists of sessions and speakers by room; answers to questions hold affiliations.
import { emptyConference, emptyContribution, type ImportedContribution, type ImportedSession } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { byTime, sessionsOfSlots } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { parseMoment } from "../times.ts";
import { jsonOf, type ReadContext, type SourceFormat } from "./format.ts";
import { personOf } from "./pretalx-people.ts";

export const sessionize: SourceFormat = {
  name: "sessionize",
  title: "Sessionize, the API's JSON (All data, Sessions, Grid)",
  recognize: (contents) =>
    jsonOf(contents).some((json) =>
      sessionsIn(json).some((session) => session.has("isServiceSession") || session.has("isPlenumSession")),
    )
      ? 1
      : 0,
  read: (contents, context) => {
    const all = jsonOf(contents);
    const speakers = new Map(
      all
        .flatMap((json) => [...json.get("speakers").items, ...(json.items[0]?.has("fullName") ? json.items : [])])
        .map((speaker) => [speaker.get("id").text, speaker]),
    );
    const names = new Map(
      all
        .flatMap((json) => [
          ...json.get("rooms").items,
          ...json.get("categories").items.flatMap((category) => category.get("items").items),
        ])
        .map((item) => [item.get("id").text, item.get("name").text]),
    );
    const categories = new Map(
      all
        .flatMap((json) => json.get("categories").items)
        .flatMap((category) =>
          category.get("items").items.map((item) => [item.get("id").text, category.get("title").text] as const),
        ),
    );
    const sessions = all.flatMap(sessionsIn);
    const breaks: ImportedSession[] = [];
    const contributions: ImportedContribution[] = [];
    for (const session of sessions) {
      const read = readSession(session, { speakers, names, categories }, context);
      if (session.get("isServiceSession").value === true) {
        if (read.slot?.date)
          breaks.push({
            key: read.id,
            title: read.title,
            kind: "break",
            date: read.slot.date,
            start: read.slot.start,
            end: read.slot.end,
            room: null,
            chairs: [],
            items: [],
            span: read.span,
          });
      } else contributions.push(read);
    }
    return {
      ...emptyConference,
      system: "sessionize",
      timezone: context.options.timezone,
      contributions: contributions.map((one) => ({ ...one, slot: null })),
      sessions: [...sessionsOfSlots(contributions), ...breaks].sort(byTime),
    };
  },
};

function sessionsIn(json: JsonNode): readonly JsonNode[] {
  if (json.get("sessions").items.length > 0) return json.get("sessions").items;
  return json.items.flatMap((group) =>
    group.has("isServiceSession")
      ? [group]
      : [...group.get("sessions").items, ...group.get("rooms").items.flatMap((room) => room.get("sessions").items)],
  );
}

interface Known {
  readonly speakers: ReadonlyMap<string, JsonNode>;
  readonly names: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
}

function readSession(
  session: JsonNode,
  { speakers, names, categories }: Known,
  context: ReadContext,
): ImportedContribution {
  const { diagnostics, options } = context;
  const text = session.get("description");
  const body = readBody(text.text, "plain", text, diagnostics);
  const [start, end] = [
    parseMoment(session.get("startsAt").text, options.timezone),
    parseMoment(session.get("endsAt").text, options.timezone),
  ];
  const room = session.get("room").text || (names.get(session.get("roomId").text) ?? "");
  const items = [
    ...session.get("categoryItems").items.map((item) => item.text),
    ...session
      .get("categories")
      .items.flatMap((category) => category.get("categoryItems").items.map((item) => item.get("id").text)),
  ];
  const named = new Map([
    ...items.map((id) => [(categories.get(id) ?? "").toLowerCase(), names.get(id) ?? ""] as const),
    ...session
      .get("categories")
      .items.flatMap((category) =>
        category
          .get("categoryItems")
          .items.map((item) => [category.get("name").text.toLowerCase(), item.get("name").text] as const),
      ),
  ]);
  const pick = (pattern: RegExp) => [...named].find(([title]) => pattern.test(title))?.[1] ?? null;
  return {
    ...emptyContribution,
    id: session.get("id").text,
    title: readLine(session.get("title").text, "plain", session.get("title"), diagnostics),
    type: pick(/format|type/),
    track: pick(/track|topic|theme/),
    authors: session.get("speakers").items.map((item) => {
      const speaker = speakers.get(item.text || item.get("id").text) ?? item;
      const affiliation =
        speaker
          .get("questionAnswers")
          .items.find((answer) => /affiliat|compan|institut|organi/i.test(answer.get("question").text))
          ?.get("answer").text ?? "";
      return personOf(
        speaker.any("fullName", "name").text || `${speaker.get("firstName").text} ${speaker.get("lastName").text}`,
        affiliation,
        item,
        context,
      );
    }),
    body: body.body,
    references: body.references.map((reference) => ({ text: reference })),
    state: session.get("status").text || null,
    slot: start && {
      date: start.date,
      start: start.clock,
      end: end?.clock ?? null,
      room: readWords(room) || null,
      session: null,
      chairs: [],
      order: null,
    },
    span: session.get("title").span,
  };
}
