// schedule.xml of pretalx, frab and Pentabarf → a conference: days hold rooms, rooms hold events.
import { emptyContribution, type ImportedConference, type ImportedContribution } from "../conference.ts";
import { elementOf, elementsOf, textOf, type XmlNode, xmlSpan } from "../containers/xml.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import type { Content, ReadContext } from "./format.ts";
import { type Answers, languageOf, personOf } from "./pretalx-people.ts";
import { type EventPlace, finish, saidOnce, slotOf, unique } from "./schedule-event.ts";

export function readScheduleXml(
  content: Extract<Content, { kind: "xml" }>,
  context: ReadContext,
  answers: Answers,
): ImportedConference {
  const { xml, source } = content;
  const conference = elementOf(xml, "conference");
  const value = (name: string) => textOf(elementOf(conference, name)).trim();
  const timezone = context.options.timezone ?? (value("time_zone_name") || null);
  const rooms: string[] = [];
  const contributions = elementsOf(xml, "day").flatMap((day) =>
    elementsOf(day, "room").flatMap((element) => {
      const room = readWords(element.attributes.name ?? "");
      if (room !== "" && !rooms.includes(room)) rooms.push(room);
      const place = { room, date: day.attributes.date ?? "", timezone };
      return elementsOf(element, "event").flatMap((event) => readEventXml(event, { content, place, answers }, context));
    }),
  );
  const [start, end] = [value("start").slice(0, 10), value("end").slice(0, 10)];
  const place = [readWords(value("venue")), readWords(value("city"))].filter((part) => part !== "").join(", ");
  const at = { span: xmlSpan(source, conference ?? xml) };
  return finish(
    {
      title: readLine(value("title"), "plain", at, context.diagnostics) || null,
      dates: /^\d{4}-/.test(start) ? { start, end: end >= start ? end : start } : null,
      timezone,
      url: value("url") || value("base_url") || null,
      rooms,
      contributions: unique(contributions),
    },
    place || null,
  );
}

interface EventSource {
  readonly content: Extract<Content, { kind: "xml" }>;
  readonly place: EventPlace;
  readonly answers: Answers;
}

function readEventXml(
  event: XmlNode,
  { content, place, answers }: EventSource,
  context: ReadContext,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const at = { span: xmlSpan(content.source, event) };
  const field = (child: string) => textOf(elementOf(event, child)).trim();
  const title = readLine(field("title"), "plain", at, diagnostics);
  if (title === "") return [];
  const subtitle = readLine(field("subtitle"), "plain", at, diagnostics);
  const { code, guid, id } = event.attributes;
  return [
    {
      ...emptyContribution,
      id: field("code") || code || guid || id || title,
      title: subtitle === "" ? title : `${title}: ${subtitle}`,
      type: readWords(field("type")) || null,
      track: readWords(field("track")) || null,
      language: languageOf(field("language")),
      authors: elementsOf(elementOf(event, "persons") ?? event, "person").map((person) =>
        personOf(
          textOf(person).trim(),
          answers.get(person.attributes.code ?? person.attributes.id ?? "") ?? "",
          at,
          context,
        ),
      ),
      body: saidOnce({ text: field("abstract") }, { text: field("description") })
        .map(({ text }) => readBody(text, "markdown", at, diagnostics).body)
        .filter((body) => body !== "")
        .join("\n"),
      slot: slotOf(field("date"), field("start"), field("duration"), place),
      span: at.span,
    },
  ];
}
