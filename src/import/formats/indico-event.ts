// Indico's objects → contributions and sessions: abstracts with `persons`, contributions of the HTTP API with three lists of people.

import { splitWords } from "../columns/read-table.ts";
import { orcidIn } from "../columns/row-authors.ts";
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
} from "../conference.ts";
import type { InputFile } from "../containers/input-file.ts";
import type { JsonNode } from "../containers/json.ts";
import { isEmail, partsName } from "../people/name.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { type Moment, minutesOf, parseMoment } from "../times.ts";
import type { ReadContext } from "./format.ts";

export function readAbstract(node: JsonNode, file: InputFile, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const content = node.any("content", "description");
  const body = readBody(content.text, "markdown", content, diagnostics);
  const persons = node.get("persons").items;
  const authors = persons.filter(
    (person) => person.get("author_type").text !== "none" && person.get("author_type").value !== 0,
  );
  // Speakers alone, who wrote nothing, present; they are listed behind the authors.
  const speakers = persons.filter((person) => !authors.includes(person) && person.get("is_speaker").value === true);
  const figures = node.get("files").items.flatMap((item) => {
    const name = item.get("filename").text;
    const bytes = /\.(?:png|jpe?g|svg)$/i.test(name) ? file.beside(name) : null;
    return bytes ? [{ name, bytes, caption: "", alt: null }] : [];
  });
  const extra = customFields(node, context);
  return {
    ...emptyContribution,
    id: node.any("friendly_id", "id").text,
    title: readLine(node.get("title").text, "plain", node.get("title"), diagnostics),
    type: nameOf(node.any("accepted_contrib_type", "submitted_contrib_type")) || null,
    track: trackOf(node),
    authors: orderedPersons([...authors, ...speakers]).map((person) => readPerson(person, context)),
    keywords: extra.keywords,
    body: body.body + extra.body,
    references: [...body.references, ...extra.references].map((text) => ({ text })),
    acknowledgements: extra.acknowledgements,
    figures,
    state: node.get("state").text || null,
    span: node.get("title").span,
  };
}

/** Primary authors come before co-authors; within each the list is in order. */
function orderedPersons(persons: readonly JsonNode[]): readonly JsonNode[] {
  const given = (person: JsonNode) => Number(person.any("display_order", "displayOrder").value ?? Number.NaN);
  if (persons.some((person) => given(person) > 0)) return [...persons].sort((a, b) => given(a) - given(b));
  return persons;
}

function trackOf(node: JsonNode): string | null {
  const track = node.get("accepted_track").isGiven
    ? node.get("accepted_track")
    : (node.get("submitted_for_tracks").items[0] ?? node.get("track"));
  return nameOf(track) || null;
}

export function nameOf(node: JsonNode): string {
  return readWords(node.text || node.any("name", "title").text);
}

interface Extra {
  readonly keywords: readonly string[];
  readonly references: readonly string[];
  readonly acknowledgements: string;
  readonly body: string;
}

/** Fields that the organizer added to the form. */
function customFields(node: JsonNode, { diagnostics }: ReadContext): Extra {
  const extra = { keywords: [] as string[], references: [] as string[], acknowledgements: "", body: "" };
  for (const field of node.get("custom_fields").items) {
    const [name, value] = [field.get("name").text.toLowerCase(), field.get("value")];
    if (!value.isGiven) continue;
    if (/keyword|mots|schlag|schlüssel/.test(name)) extra.keywords.push(...splitWords(value.text));
    else if (/referenc|literatur|bibliograph/.test(name))
      extra.references.push(
        ...value.text
          .split(/\n+/)
          .filter((line) => line.trim() !== "")
          .map((line) => readLine(line.replace(/^\s*(?:\[\d+\]|\d+[.)])\s*/, ""), "markdown", value, diagnostics)),
      );
    else if (/acknowledg|funding|danksag/.test(name))
      extra.acknowledgements = readBody(value.text, "markdown", value, diagnostics).body;
    else if (/^(?:abstract|content|text|summary)\b/.test(name) && value.text.length > 100)
      extra.body += `\n${readBody(value.text, "markdown", value, diagnostics).body}`;
  }
  return extra;
}

export function readPerson(person: JsonNode, { diagnostics, options }: ReadContext): ImportedAuthor {
  const affiliation = person.get("affiliation");
  const linked = person.get("affiliation_link");
  const link = linked.isGiven
    ? [linked.get("name").text || affiliation.text, linked.get("city").text, linked.any("country_name", "country").text]
    : [];
  const text =
    link.length > 0 ? [...new Set(link.filter((part) => part !== "" && part.length > 2))].join(", ") : affiliation.text;
  const email = person.get("email").text;
  const name = partsName(
    person.any("first_name", "firstName").text,
    person.any("last_name", "familyName", "lastName").text,
  );
  const full = person.any("fullName", "full_name", "name").text.replace(/^(?:Prof|Dr|Mr|Mrs|Ms|Miss|Mx)\.?\s+/i, "");
  return {
    name: "whole" in name && name.whole === "" ? partsName("", full) : name,
    affiliations: text.trim() === "" ? [] : [readLine(text, "plain", affiliation, diagnostics)],
    presenting: person.get("is_speaker").value === true,
    orcid: orcidIn(person.get("orcid").text),
    email: options.withEmail && isEmail(email) ? email : null,
  };
}

export function readEvent(event: JsonNode, context: ReadContext): ImportedConference {
  const timezone = context.options.timezone ?? (event.get("timezone").text || null);
  const [start, end] = [momentOf(event.get("startDate"), timezone), momentOf(event.get("endDate"), timezone)];
  const place = [
    ...new Set(
      ["room", "location", "address"].map((key) => readWords(event.get(key).text)).filter((part) => part !== ""),
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
    place: place.join(", ").replace(/\s*\n\s*/g, ", ") || null,
    timezone,
    url: event.get("url").text || null,
    contributions: unique(contributions.flatMap((node) => readContribution(node, context, timezone))),
  };
}

function unique(contributions: readonly ImportedContribution[]): readonly ImportedContribution[] {
  return [...new Map(contributions.map((contribution) => [contribution.id, contribution])).values()];
}

/** `{date, time, tz}`, an ISO moment, or both in one. */
export function momentOf(node: JsonNode, timezone: string | null): Moment | null {
  if (!node.isGiven) return null;
  if (node.text !== "") return parseMoment(node.text, timezone);
  const [date, time, zone] = [node.get("date").text, node.get("time").text, node.get("tz").text];
  // The API writes the times in the zone that it names.
  return zone !== "" && timezone !== null && zone !== timezone
    ? inOtherZone(date, time, zone, timezone)
    : parseMoment(`${date} ${time.slice(0, 5)}`, null);
}

function inOtherZone(date: string, time: string, from: string, to: string): Moment | null {
  const offset = offsetOf(date, time, from);
  return offset === null
    ? parseMoment(`${date} ${time.slice(0, 5)}`, null)
    : parseMoment(`${date}T${time.slice(0, 5)}${offset}`, to);
}

/** `+02:00`: what a zone's clocks are ahead by at a moment. */
function offsetOf(date: string, time: string, zone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(
      new Date(`${date}T${time.slice(0, 5)}Z`),
    );
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    return name === "GMT" ? "Z" : /^GMT([+-]\d{2}:\d{2})$/.test(name) ? name.slice(3) : null;
  } catch {
    return null;
  }
}

export function contributionId(node: JsonNode): string {
  return node.any("friendly_id", "friendlyId", "id", "db_id", "contributionId").text;
}

/** A contribution of either API, and its subcontributions. */
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

/** Three lists that overlap; the true order across them is lost (indico#1291). */
function contributionAuthors(node: JsonNode, context: ReadContext): readonly ImportedAuthor[] {
  const persons = node.get("persons").items;
  if (persons.length > 0) return orderedPersons(persons).map((person) => readPerson(person, context));
  const [primary, others, speakers] = ["primaryauthors", "coauthors", "speakers"].map((key) => node.get(key).items);
  if (primary?.length && others?.length)
    context.diagnostics.warning(
      "import-joined",
      "primary authors and co-authors are two lists in this export; the co-authors are put behind",
      node.get("primaryauthors").span,
      { hint: "the abstracts' JSON has the authors in their order: import it together with this file" },
    );
  const authors = [...(primary ?? []), ...(others ?? [])];
  const key = (person: JsonNode) =>
    person.any("emailHash", "person_id").text ||
    `${person.any("first_name", "firstName").text} ${person.any("last_name", "familyName").text}`;
  const keys = new Set(authors.map(key));
  const presenting = new Set((speakers ?? []).map(key));
  const alone = (speakers ?? []).filter((person) => !keys.has(key(person)));
  return [...authors, ...alone].map((person) => ({
    ...readPerson(person, context),
    presenting: presenting.has(key(person)),
  }));
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
    const items = node.get("contributions").items.flatMap((each): readonly ImportedItem[] => {
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
        kind: inner.get("isPoster").value === true || node.get("isPoster").value === true ? "posters" : "talks",
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

export function personName(person: JsonNode): string {
  const [first, last] = [person.any("first_name", "firstName").text, person.any("last_name", "familyName").text];
  return readWords(
    first || last ? `${first} ${last}` : person.any("fullName", "name").text.replace(/^([^,]+),\s*(.+)$/, "$2 $1"),
  );
}
