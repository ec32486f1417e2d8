// pretalx, frab and their kin: schedule.json (old and new), schedule.xml, and the talks and speakers of pretalx's API.
// Days contain rooms; there are no sessions, affiliations or co-authors, so talks without a pause make a session.
import { emptyContribution, type ImportedConference, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { descendantsOf, elementOf, type XmlNode } from "../containers/xml.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { type Content, jsonOf, type ReadContext, type SourceFormat } from "./format.ts";
import { mergeConferences } from "./merge-conferences.ts";
import { affiliationsFromAnswers, isTalks, type KnownObjects, knownObjects, readTalks } from "./pretalx-api.ts";
import { type Answers, languageOf, personOf } from "./pretalx-people.ts";
import { type EventPlace, finish, saidOnce, slotOf, unique } from "./schedule-event.ts";
import { readScheduleXml } from "./schedule-xml.ts";

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
    const known = knownObjects(contents);
    const parts = contents.flatMap((content) => readOne(content, context, answers, known));
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

function readOne(
  content: Content,
  context: ReadContext,
  answers: Answers,
  known: KnownObjects,
): readonly ImportedConference[] {
  if (content.kind === "json") {
    const root = content.json.get("schedule").isGiven ? content.json.get("schedule") : content.json;
    if (root.get("conference").isGiven) return [readScheduleJson(root, context, answers)];
    return isTalks(content.json) ? [readTalks(content.json, context, answers, known)] : [];
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

function readEventJson(
  event: JsonNode,
  where: EventPlace,
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
          person.any("biography", "description", "abstract"),
        ),
      ),
      body: bodyOf(event, context),
      slot: slotOf(event.get("date").text, event.get("start").text, event.get("duration").text, where),
      span: event.get("title").span,
    },
  ];
}

function bodyOf(event: JsonNode, { diagnostics }: ReadContext): string {
  const field = (name: string) => ({ node: event.get(name), text: event.get(name).text.trim() });
  return saidOnce(field("abstract"), field("description"))
    .map(({ node, text }) => readBody(text, "markdown", node, diagnostics).body)
    .filter((body) => body !== "")
    .join("\n");
}
