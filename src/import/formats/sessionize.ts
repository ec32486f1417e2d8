// Sessionize: the API's `all` view, or lists of sessions and speakers by room; affiliations come from answers to
// questions.
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedContribution,
  type ImportedSession,
} from "../conference.ts";
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
    const known = knownIn(all);
    const breaks: ImportedSession[] = [];
    const contributions: ImportedContribution[] = [];
    for (const session of all.flatMap(sessionsIn)) {
      const read = readSession(session, known, context);
      if (session.get("isServiceSession").value === true) breaks.push(...breakOf(read));
      else contributions.push(read);
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
  /** The names of rooms and of items of categories. */
  readonly names: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
  /** Item → the category’s title. */
  readonly categories: ReadonlyMap<string, string>;
}

function knownIn(all: readonly JsonNode[]): Known {
  const speakers = all.flatMap((json) => [
    ...json.get("speakers").items,
    ...(json.items[0]?.has("fullName") ? json.items : []),
  ]);
  const categories = all
    .flatMap((json) => json.get("categories").items)
    .flatMap((category) => category.get("items").items.map((item) => ({ item, title: category.get("title").text })));
  const named = [...all.flatMap((json) => json.get("rooms").items), ...categories.map(({ item }) => item)];
  return {
    speakers: new Map(speakers.map((speaker) => [speaker.get("id").text, speaker])),
    questions: new Map(
      all.flatMap((json) =>
        json.get("questions").items.map((each) => [each.get("id").text, each.get("question").text] as const),
      ),
    ),
    names: new Map(named.map((item) => [item.get("id").text, item.get("name").text])),
    categories: new Map(categories.map(({ item, title }) => [item.get("id").text, title])),
  };
}

/** Lunch and the like: a session of its own, without a contribution. */
function breakOf({ id, title, slot, span }: ImportedContribution): readonly ImportedSession[] {
  if (!slot?.date) return [];
  const { date, start, end } = slot;
  return [{ key: id, title, kind: "break", date, start, end, room: null, chairs: [], items: [], span }];
}

function readSession(session: JsonNode, known: Known, context: ReadContext): ImportedContribution {
  const { diagnostics, options } = context;
  const body = readBody(session.get("description").text, "plain", session.get("description"), diagnostics);
  const [start, end] = ["startsAt", "endsAt"].map((name) => parseMoment(session.get(name).text, options.timezone));
  const room = session.get("room").text || (known.names.get(session.get("roomId").text) ?? "");
  const answers = categoriesOf(session, known);
  const pick = (pattern: RegExp) => [...answers].find(([title]) => pattern.test(title))?.[1] ?? null;
  return {
    ...emptyContribution,
    id: session.get("id").text,
    title: readLine(session.get("title").text, "plain", session.get("title"), diagnostics),
    type: pick(/format|type/),
    track: pick(/track|topic|theme/),
    authors: session.get("speakers").items.map((item) => speakerOf(item, known, context)),
    body: body.body,
    references: body.references.map((reference) => ({ text: reference })),
    state: session.get("status").text || null,
    slot: start
      ? {
          date: start.date,
          start: start.clock,
          end: end?.clock ?? null,
          room: readWords(room) || null,
          session: null,
          chairs: [],
          order: null,
        }
      : null,
    span: session.get("title").span,
  };
}

/** Category → the chosen items; by their ids in the view of all data, by their names in the others. */
function categoriesOf(session: JsonNode, { names, categories }: Known): ReadonlyMap<string, string> {
  const inside = session
    .get("categories")
    .items.flatMap((category) => category.get("categoryItems").items.map((item) => ({ category, item })));
  const ids = [...session.get("categoryItems").items, ...inside.map(({ item }) => item.get("id"))];
  return new Map([
    ...ids.map(({ text: id }) => [(categories.get(id) ?? "").toLowerCase(), names.get(id) ?? ""] as const),
    ...inside.map(({ category, item }) => [category.get("name").text.toLowerCase(), item.get("name").text] as const),
  ]);
}

/** A question is written beside its answer, or in a separate list by its id. */
function speakerOf(item: JsonNode, { speakers, questions }: Known, context: ReadContext): ImportedAuthor {
  const speaker = speakers.get(item.text || item.get("id").text) ?? item;
  const answer = speaker
    .get("questionAnswers")
    .items.find((each) =>
      /affiliat|compan|institut|organi/i.test(
        each.get("question").text || (questions.get(each.get("questionId").text) ?? ""),
      ),
    );
  const name =
    speaker.any("fullName", "name").text || `${speaker.get("firstName").text} ${speaker.get("lastName").text}`;
  return personOf(name, answer?.any("answer", "answerValue").text ?? "", item, context, speaker.get("bio"));
}
