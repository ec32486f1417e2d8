// pretalx, frab and their kin: schedule.json (old and new), schedule.xml, and the talks and speakers of pretalx's API. Days are
// nested in rooms; there are no sessions, no affiliations and no co-authors, so talks without a pause make a session.
import {
  emptyConference,
  emptyContribution,
  type ImportedConference,
  type ImportedContribution,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { descendantsOf, elementOf, elementsOf, textOf, type XmlNode, xmlSpan } from "../containers/xml.ts";
import { sessionsOfSlots } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { minutesOf, parseClock, parseMoment } from "../times.ts";
import { type Content, jsonOf, type ReadContext, type SourceFormat } from "./format.ts";
import { mergeConferences } from "./merge-conferences.ts";
import { affiliationsFromAnswers, isTalks, readTalks } from "./pretalx-api.ts";
import { type Answers, languageOf, personOf } from "./pretalx-people.ts";

export const schedule: SourceFormat = {
  name: "pretalx",
  title: "pretalx and frab, schedule.json or schedule.xml, talks and speakers of the API",
  recognize: (contents) => {
    if (
      jsonOf(contents).some(
        (json) =>
          json.get("schedule").get("conference").isGiven ||
          (json.has("conference") && json.at("conference", "days").items.length > 0),
      )
    )
      return 1;
    if (
      contents.some(
        (content) =>
          content.kind === "xml" &&
          content.xml.name === "schedule" &&
          descendantsOf(content.xml, "event").length > 0 &&
          !isPentabarf(content.xml),
      )
    )
      return 1;
    return jsonOf(contents).some(isTalks) ? 0.9 : 0;
  },
  read: (contents, context) => {
    const answers = affiliationsFromAnswers(contents, context);
    const parts = contents.flatMap((content) => readOne(content, context, answers));
    return mergeConferences("pretalx", parts, context.diagnostics);
  },
};

export function isPentabarf(xml: XmlNode): boolean {
  return (
    descendantsOf(xml, "event").some(
      (event) => elementOf(event, "conflicts") !== null || elementOf(event, "tag") !== null,
    ) &&
    elementOf(xml, "generator") === null &&
    descendantsOf(xml, "event").every((event) => !event.attributes.guid)
  );
}

function readOne(content: Content, context: ReadContext, answers: Answers): readonly ImportedConference[] {
  if (content.kind === "json") {
    const root = content.json.get("schedule").isGiven ? content.json.get("schedule") : content.json;
    if (root.get("conference").isGiven) return [readScheduleJson(root, context, answers)];
    return isTalks(content.json) ? [readTalks(content.json, context, answers)] : [];
  }
  if (content.kind === "xml" && content.xml.name === "schedule") return [readScheduleXml(content, context, answers)];
  return [];
}

function readScheduleJson(root: JsonNode, context: ReadContext, answers: Answers): ImportedConference {
  const conference = root.get("conference");
  const timezone = context.options.timezone ?? (conference.get("time_zone_name").text || null);
  const rooms: string[] = conference.get("rooms").items.map((room) => readWords(room.get("name").text));
  const contributions = conference.get("days").items.flatMap((day) =>
    day.get("rooms").entries.flatMap(([room, events]) => {
      if (!rooms.includes(room)) rooms.push(room);
      return events.items.flatMap((event) =>
        readEventJson(event, { room, date: day.get("date").text, timezone }, context, answers),
      );
    }),
  );
  const [start, end] = [conference.get("start").text.slice(0, 10), conference.get("end").text.slice(0, 10)];
  return finish({
    title: readLine(conference.get("title").text, "plain", conference.get("title"), context.diagnostics) || null,
    dates: /^\d{4}-/.test(start) ? { start, end: end >= start ? end : start } : null,
    timezone,
    url: conference.get("url").text || root.any("url", "base_url").text || null,
    rooms: rooms.filter((room) => room !== ""),
    contributions: unique(contributions),
  });
}

type Parts = Pick<ImportedConference, "title" | "dates" | "timezone" | "url" | "rooms" | "contributions">;

function finish(parts: Parts, place: string | null = null): ImportedConference {
  const sessions = sessionsOfSlots(parts.contributions);
  return {
    ...emptyConference,
    system: "pretalx",
    ...parts,
    place,
    sessions,
    contributions: parts.contributions.map((one) => ({ ...one, slot: null })),
  };
}

/** A talk that is given twice has one abstract; its second time is left to the programme's own words. */
function unique(contributions: readonly ImportedContribution[]): readonly ImportedContribution[] {
  return [...new Map(contributions.map((one) => [one.id, one])).values()];
}

interface Where {
  readonly room: string;
  readonly date: string;
  readonly timezone: string | null;
}

function readEventJson(
  event: JsonNode,
  where: Where,
  context: ReadContext,
  answers: Answers,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const title = readLine(event.get("title").text, "plain", event.get("title"), diagnostics);
  if (title === "") return [];
  const subtitle = readLine(event.get("subtitle").text, "plain", event.get("subtitle"), diagnostics);
  const persons = event.any("persons", "speakers").items;
  const code = event.get("code").text;
  return [
    {
      ...emptyContribution,
      id: code || event.any("guid", "id", "slug").text,
      title: subtitle === "" ? title : `${title}: ${subtitle}`,
      type: readWords(event.get("type").text) || null,
      track: readWords(event.get("track").text || event.at("track", "name").text) || null,
      language: languageOf(event.get("language").text),
      authors: persons.map((person) =>
        personOf(
          person.any("public_name", "name", "full_public_name").text,
          answers.get(person.get("code").text) ?? "",
          person,
          context,
        ),
      ),
      body: bodyOf(event, context),
      slot: slotOf(event.get("date").text, event.get("start").text, event.get("duration").text, where),
      span: event.get("title").span,
    },
  ];
}

/** `abstract` is a short text, `description` the long one; where one begins with the other it is said once. */
function bodyOf(event: JsonNode, { diagnostics }: ReadContext): string {
  const [short, long] = [event.get("abstract"), event.get("description")].map((node) => ({
    node,
    text: node.text.trim(),
  }));
  if (!short || !long) return "";
  const parts =
    long.text === "" || short.text.startsWith(long.text)
      ? [short]
      : short.text === "" || long.text.startsWith(short.text)
        ? [long]
        : [short, long];
  return parts
    .map(({ node, text }) => readBody(text, "markdown", node, diagnostics).body)
    .filter((body) => body !== "")
    .join("\n");
}

function slotOf(
  date: string,
  start: string,
  duration: string,
  { room, date: day, timezone }: Where,
): ImportedContribution["slot"] {
  const moment = parseMoment(date, timezone);
  const clock = parseClock(start, true) ?? moment?.clock ?? null;
  const minutes = minutesOf(duration);
  // After midnight the event still belongs to the day that it is listed under.
  const late = moment !== null && day !== "" && moment.date > day && clock !== null && clock < 720;
  const from = clock === null ? null : late ? clock + 1440 : clock;
  return {
    date: day || (moment?.date ?? null),
    start: from,
    end: from === null || minutes === null ? null : from + minutes,
    room: room || null,
    session: null,
    chairs: [],
    order: null,
  };
}

function readScheduleXml(
  content: Extract<Content, { kind: "xml" }>,
  context: ReadContext,
  answers: Answers,
): ImportedConference {
  const { xml, source } = content;
  const { diagnostics } = context;
  const conference = elementOf(xml, "conference");
  const value = (name: string) => textOf(elementOf(conference, name)).trim();
  const timezone = context.options.timezone ?? (value("time_zone_name") || null);
  const rooms: string[] = [];
  const contributions = elementsOf(xml, "day").flatMap((day) =>
    elementsOf(day, "room").flatMap((room) => {
      const name = readWords(room.attributes.name ?? "");
      if (name !== "" && !rooms.includes(name)) rooms.push(name);
      return elementsOf(room, "event").flatMap((event): readonly ImportedContribution[] => {
        const at = { span: xmlSpan(source, event) };
        const field = (child: string) => textOf(elementOf(event, child)).trim();
        const title = readLine(field("title"), "plain", at, diagnostics);
        if (title === "") return [];
        const persons = elementsOf(elementOf(event, "persons") ?? event, "person");
        const subtitle = readLine(field("subtitle"), "plain", at, diagnostics);
        const [short, long] = [field("abstract"), field("description")];
        const texts =
          long === "" || short.startsWith(long)
            ? [short]
            : short === "" || long.startsWith(short)
              ? [long]
              : [short, long];
        return [
          {
            ...emptyContribution,
            id: field("code") || event.attributes.code || event.attributes.guid || event.attributes.id || title,
            title: subtitle === "" ? title : `${title}: ${subtitle}`,
            type: readWords(field("type")) || null,
            track: readWords(field("track")) || null,
            language: languageOf(field("language")),
            authors: persons.map((person) =>
              personOf(
                textOf(person).trim(),
                answers.get(person.attributes.code ?? person.attributes.id ?? "") ?? "",
                at,
                context,
              ),
            ),
            body: texts
              .map((text) => readBody(text, "markdown", at, diagnostics).body)
              .filter((body) => body !== "")
              .join("\n"),
            slot: slotOf(field("date"), field("start"), field("duration"), {
              room: name,
              date: day.attributes.date ?? "",
              timezone,
            }),
            span: at.span,
          },
        ];
      });
    }),
  );
  const [start, end] = [value("start").slice(0, 10), value("end").slice(0, 10)];
  const place = [readWords(value("venue")), readWords(value("city"))].filter((part) => part !== "").join(", ");
  return finish(
    {
      title: readLine(value("title"), "plain", { span: xmlSpan(source, conference ?? xml) }, diagnostics) || null,
      dates: /^\d{4}-/.test(start) ? { start, end: end >= start ? end : start } : null,
      timezone,
      url: value("url") || value("base_url") || null,
      rooms,
      contributions: unique(contributions),
    },
    place || null,
  );
}
