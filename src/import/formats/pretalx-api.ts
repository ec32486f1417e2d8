// pretalx's API: the talks (submissions) with their speakers and answers, the speakers, and the answers as CSV.
import {
  emptyConference,
  emptyContribution,
  type ImportedConference,
  type ImportedContribution,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { sessionsOfSlots } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { parseMoment } from "../times.ts";
import { type Content, jsonOf, type ReadContext, sheetsOf } from "./format.ts";
import { type Answers, languageOf, personOf } from "./pretalx-people.ts";
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

export function readTalks(json: JsonNode, context: ReadContext, answers: Answers): ImportedConference {
  const { diagnostics, options } = context;
  const contributions = talksIn(json).map((talk): ImportedContribution => {
    const [short, long] = [talk.get("abstract"), talk.get("description")];
    const body = [short, long]
      .map((node) => readBody(node.text, "markdown", node, diagnostics).body)
      .filter((text) => text !== "")
      .join("\n");
    const slot = talk.get("slot").isGiven ? talk.get("slot") : (talk.get("slots").items[0] ?? talk.get("slot"));
    const [start, end] = [
      parseMoment(slot.get("start").text, options.timezone),
      parseMoment(slot.get("end").text, options.timezone),
    ];
    return {
      ...emptyContribution,
      id: talk.get("code").text,
      title: readLine(talk.get("title").text, "plain", talk.get("title"), diagnostics),
      type: readWords(talk.get("submission_type").text || talk.at("submission_type", "name").text) || null,
      track: readWords(talk.get("track").text || talk.at("track", "name").text) || null,
      language: languageOf(talk.get("content_locale").text),
      state: talk.get("state").text || null,
      authors: talk
        .get("speakers")
        .items.map((speaker) =>
          personOf(
            speaker.text || speaker.get("name").text,
            answers.get(speaker.get("code").text) ?? "",
            speaker,
            context,
          ),
        ),
      body,
      slot: start && {
        date: start.date,
        start: start.clock,
        end: end?.clock ?? null,
        room: readWords(slot.get("room").text || slot.at("room", "name").text) || null,
        session: null,
        chairs: [],
        order: null,
      },
      span: talk.get("title").span,
    };
  });
  return {
    ...emptyConference,
    system: "pretalx",
    timezone: options.timezone,
    contributions,
    sessions: sessionsOfSlots(contributions),
  };
}
