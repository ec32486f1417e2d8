// pretalx's API: the talks (submissions) with their speakers and answers, the speakers, and the answers as CSV.
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedSlot,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { sessionsOfSlots } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { parseMoment } from "../times.ts";
import { type Content, jsonOf, type ReadContext, sheetsOf } from "./format.ts";
import { type Answers, languageOf, personOf } from "./pretalx-people.ts";
import { saidOnce } from "./schedule-event.ts";
import { headersOf, sheetRows } from "./tables.ts";

function talksIn(json: JsonNode): readonly JsonNode[] {
  return json.items.length > 0 ? json.items : json.get("results").items;
}

export function isTalks(json: JsonNode): boolean {
  const [first] = talksIn(json);
  return first?.has("code", "title", "speakers") === true && (first.has("submission_type") || first.has("state"));
}

function isSpeakers(json: JsonNode): boolean {
  const [first] = talksIn(json);
  return first?.has("code", "name") === true && (first.has("biography") || first.has("submissions"));
}

const usual = /affiliation|institut|organi[sz]ation|company|university|einrichtung|firma|hochschule|employer/i;

/**
 * Speaker's code → affiliation, from the question that `--affiliation-question` names, or from one whose words suggest
 * it.
 */
export function affiliationsFromAnswers(contents: readonly Content[], { options }: ReadContext): Answers {
  const found = new Map<string, string>();
  const wanted = options.affiliationQuestion?.toLowerCase();
  const isAsked = (question: string) =>
    wanted === undefined ? usual.test(question) : question.toLowerCase().includes(wanted);
  for (const json of jsonOf(contents)) {
    const people = isSpeakers(json) ? talksIn(json) : talksIn(json).flatMap((talk) => talk.get("speakers").items);
    for (const person of people) {
      for (const answer of person.get("answers").items) {
        const question = answer.at("question", "question").text || answer.get("question").text;
        if (isAsked(question)) found.set(person.get("code").text, readWords(answer.get("answer").text));
      }
    }
  }
  for (const sheet of sheetsOf(contents)) {
    const headers = headersOf(sheet);
    if (!headers.includes("code") || !headers.includes("question") || !headers.includes("answer")) continue;
    for (const row of sheetRows(sheet))
      if (isAsked(row.value("question"))) found.set(row.value("code"), readWords(row.value("answer")));
  }
  return found;
}

/** What talks refer to: objects by their id or code, from the other lists of the API. */
export interface KnownObjects {
  readonly speakers: ReadonlyMap<string, JsonNode>;
  readonly types: ReadonlyMap<string, JsonNode>;
  readonly tracks: ReadonlyMap<string, JsonNode>;
  readonly rooms: ReadonlyMap<string, JsonNode>;
  readonly slots: ReadonlyMap<string, JsonNode>;
}

/** Each list is recognized by fields that only it has. */
export function knownObjects(contents: readonly Content[]): KnownObjects {
  const all = jsonOf(contents).flatMap(talksIn);
  const having = (key: "id" | "code", ...fields: readonly string[]) =>
    new Map(
      all
        .filter((one) => one.has(key) && fields.some((field) => one.has(field)) && !one.has("submission_type"))
        .map((one) => [one.get(key).text, one] as const),
    );
  return {
    speakers: having("code", "biography", "submissions"),
    types: having("id", "default_duration"),
    tracks: having("id", "color"),
    rooms: having("id", "capacity", "speaker_info"),
    slots: having("id", "start"),
  };
}

export function readTalks(
  json: JsonNode,
  context: ReadContext,
  answers: Answers,
  known: KnownObjects,
): ImportedConference {
  const { options } = context;
  const contributions = talksIn(json).map((talk) => readTalk(talk, context, answers, known));
  return {
    ...emptyConference,
    system: "pretalx",
    timezone: options.timezone,
    contributions: contributions.map((one) => ({ ...one, slot: null, moreSlots: [] })),
    sessions: sessionsOfSlots(contributions),
  };
}

function readTalk(talk: JsonNode, context: ReadContext, answers: Answers, known: KnownObjects): ImportedContribution {
  const { diagnostics } = context;
  const body = saidOnce(talk.get("abstract"), talk.get("description"))
    .map((node) => readBody(node.text, "markdown", node, diagnostics).body)
    .filter((text) => text !== "")
    .join("\n");
  const named = (node: JsonNode, list: ReadonlyMap<string, JsonNode>) =>
    readWords((list.get(node.text) ?? node).get("name").text || (list.has(node.text) ? "" : node.text));
  const all = talk.get("slot").isGiven ? [talk.get("slot")] : talk.get("slots").items;
  const slots = all.flatMap((slot) => slotOf(known.slots.get(slot.text) ?? slot, named, known, context));
  const [slot = null, ...moreSlots] = slots;
  const type = named(talk.get("submission_type"), known.types);
  const track = named(talk.get("track"), known.tracks);
  return {
    ...emptyContribution,
    id: talk.get("code").text,
    title: readLine(talk.get("title").text, "plain", talk.get("title"), diagnostics),
    // A number refers to a list that is not among the files.
    type: /^\d{1,9}$/.test(type) ? null : type || null,
    track: /^\d{1,9}$/.test(track) ? null : track || null,
    language: languageOf(talk.get("content_locale").text),
    state: talk.get("state").text || null,
    authors: talk.get("speakers").items.map((speaker) => speakerOf(speaker, answers, known, context)),
    body,
    slot,
    moreSlots,
    span: talk.get("title").span,
  };
}

function slotOf(
  slot: JsonNode,
  named: (node: JsonNode, list: ReadonlyMap<string, JsonNode>) => string,
  { rooms }: KnownObjects,
  { options }: ReadContext,
): readonly ImportedSlot[] {
  const [start, end] = ["start", "end"].map((key) => parseMoment(slot.get(key).text, options.timezone));
  if (!start) return [];
  const room = named(slot.get("room"), rooms);
  return [
    {
      date: start.date,
      start: start.clock,
      end: end ? end.clock + (end.date > start.date ? 1440 : 0) : null,
      room: /^\d{1,9}$/.test(room) ? null : room || null,
      session: null,
      chairs: [],
      order: null,
    },
  ];
}

function speakerOf(node: JsonNode, answers: Answers, known: KnownObjects, context: ReadContext): ImportedAuthor {
  const code = node.text || node.get("code").text;
  const speaker = known.speakers.get(code) ?? node;
  const name = speaker.get("name").text || node.get("name").text;
  if (name === "" && /^[A-Z0-9]{6}$/.test(code))
    context.diagnostics.warning("import-people", `the speaker “${code}” is given only as a code`, node.span, {
      hint: "import the list of speakers together with this file, or fetch the talks with ?expand=speakers",
    });
  const biography = speaker.get("biography").isGiven ? speaker.get("biography") : node.get("biography");
  return personOf(name || node.text, answers.get(code) ?? "", node, context, biography);
}
