// The parts of an aclpub2 folder besides the papers: invited talks, panels, tutorials with their programme, workshops.
import {
  emptyContribution,
  type ImportedAuthor,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
  type ImportedSlot,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { cleanName } from "../people/name.ts";
import { splitAuthors } from "../people/split-authors.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { parseClock, parseDate } from "../times.ts";
import { endingOf } from "../write/pictures.ts";
import { fileNamed, institutionOf, momentOf, textNamed } from "./aclpub2-files.ts";
import type { Content, ReadContext } from "./format.ts";

export interface Aclpub2Events {
  readonly contributions: readonly ImportedContribution[];
  readonly sessions: readonly ImportedSession[];
}

export function aclpub2Events(
  files: ReadonlyMap<string, JsonNode>,
  contents: readonly Content[],
  context: ReadContext,
): Aclpub2Events {
  const of = (name: string) => files.get(name)?.items ?? [];
  const talks = of("invited_talks").map((talk, index) => talkOf(talk, index, contents, context));
  const panels = of("panels").map((panel, index) => panelOf(panel, index, contents, context));
  const tutorials = of("tutorials").map((tutorial, index) => tutorialOf(tutorial, index, contents, context));
  const programme = tutorialProgramme(of("tutorial_program"), tutorials, context);
  return {
    contributions: [...talks, ...panels, ...programme.contributions],
    sessions: [...programme.sessions, ...of("workshops").flatMap((workshop) => workshopOf(workshop, context))],
  };
}

function talkOf(
  talk: JsonNode,
  index: number,
  contents: readonly Content[],
  context: ReadContext,
): ImportedContribution {
  const speaker = profileOf(
    personOf(talk.get("speaker_name").text, institutionOf(talk), context),
    talk,
    contents,
    context,
  );
  const slot = slotOf(talk);
  return {
    ...emptyContribution,
    id: `invited-${index + 1}`,
    title: titleOf(talk, context) || `Invited talk ${index + 1}`,
    type: "invited",
    authors: speaker === null ? [] : [speaker],
    body: bodyOf(talk.get("abstract_file").text, talk, contents, context),
    slot: slot && { ...slot, session: "Invited talk" },
    span: talk.span,
  };
}

/** The panelists become its authors, the moderators its chairs. */
function panelOf(
  panel: JsonNode,
  index: number,
  contents: readonly Content[],
  context: ReadContext,
): ImportedContribution {
  const title = titleOf(panel, context) || `Panel ${index + 1}`;
  const slot = slotOf(panel);
  const moderators = panel.get("moderators").items.map((person) => readWords(person.text || person.get("name").text));
  return {
    ...emptyContribution,
    id: `panel-${index + 1}`,
    title,
    type: "panel",
    authors: panel
      .get("panelists")
      .items.flatMap(
        (person) =>
          profileOf(
            personOf(person.text || person.get("name").text, institutionOf(person), context),
            person,
            contents,
            context,
          ) ?? [],
      ),
    body: bodyOf(panel.get("abstract_file").text, panel, contents, context),
    slot: slot && { ...slot, session: title, chairs: moderators.filter((name) => name !== "") },
    span: panel.span,
  };
}

function tutorialOf(
  tutorial: JsonNode,
  index: number,
  contents: readonly Content[],
  context: ReadContext,
): ImportedContribution {
  return {
    ...emptyContribution,
    id: `tutorial-${index + 1}`,
    title: titleOf(tutorial, context) || `Tutorial ${index + 1}`,
    type: "tutorial",
    body: bodyOf(tutorial.get("file").text, tutorial, contents, context),
    slot: slotOf(tutorial),
    span: tutorial.span,
  };
}

/** Sessions whose items are tutorials, matched by title; `authors` is one string. */
function tutorialProgramme(
  nodes: readonly JsonNode[],
  tutorials: readonly ImportedContribution[],
  context: ReadContext,
): Aclpub2Events {
  const found = new Map(tutorials.map((one) => [one.title, one]));
  const place = (node: JsonNode, items: ImportedItem[]) => {
    const title = titleOf(node, context);
    if (title === "") return;
    const before = found.get(title);
    const [start, end] = [momentOf(node.get("start_time")), momentOf(node.get("end_time"))];
    const authors = splitAuthors(node.get("authors").text.replace(/[,\s]{1,3}et al\.?$/, ""));
    const one: ImportedContribution = {
      ...(before ?? {
        ...emptyContribution,
        id: `tutorial-${found.size + 1}`,
        title,
        type: "tutorial",
        span: node.span,
      }),
      slot: null,
      ...(authors.length > 0 && {
        authors: authors.flatMap((name) => personOf(name, institutionOf(node), context, false) ?? []),
      }),
    };
    found.set(title, one);
    items.push({ contribution: one.id, start: start?.clock ?? null, end: end?.clock ?? null });
  };
  const sessionsOf = (node: JsonNode): readonly ImportedSession[] => {
    const inner = node.get("subsessions").items;
    if (inner.length > 0) return inner.flatMap(sessionsOf);
    const items: ImportedItem[] = [];
    for (const tutorial of node.get("tutorials").items) place(tutorial, items);
    return sessionHead(node, items, context);
  };
  const sessions = nodes.flatMap(sessionsOf);
  return { contributions: [...found.values()], sessions };
}

export function sessionHead(
  node: JsonNode,
  items: readonly ImportedItem[],
  context: ReadContext,
): readonly ImportedSession[] {
  const [start, end] = [momentOf(node.get("start_time")), momentOf(node.get("end_time"))];
  if (!start) return [];
  const title = titleOf(node, context);
  const chair = readWords(node.get("chair").text);
  const kind = /poster/i.test(title) ? "posters" : "talks";
  // Midnight at the start of the same day means the end of that day.
  const last = end && end.date === start.date && end.clock === 0 && start.clock > 0 ? 1440 : (end?.clock ?? null);
  return [
    {
      key: `${start.date} ${title}`,
      title,
      kind: items.length === 0 && /break|lunch|coffee|dinner|reception/i.test(title) ? "break" : kind,
      date: start.date,
      start: start.clock,
      end: end && end.date === start.date ? last : null,
      room: readWords(node.get("location").text) || null,
      chairs: chair === "" ? [] : chair.split(/,\s{1,5}|\s{1,5}and\s{1,5}/),
      items,
      span: node.span,
    },
  ];
}

/** A workshop held as a meeting of its own: a session without items on each of its days. */
function workshopOf(node: JsonNode, context: ReadContext): readonly ImportedSession[] {
  const title = titleOf(node, context);
  const chair = readWords(node.get("chair").text);
  return ["date", "date2"].flatMap((key): readonly ImportedSession[] => {
    const date = parseDate(node.get(key).text);
    if (date === null || title === "") return [];
    return [
      {
        key: `workshop ${node.get("id").text || title} ${date}`,
        title,
        kind: "workshop",
        date,
        start: null,
        end: null,
        room: readWords(node.get("location").text) || null,
        chairs: chair === "" ? [] : [chair],
        items: [],
        span: node.span,
      },
    ];
  });
}

function titleOf(node: JsonNode, { diagnostics }: ReadContext): string {
  const title = node.get("title");
  const prefix = node.get("custom_prefix").text;
  return readLine([prefix, title.text].filter((part) => part !== "").join(" "), "tex", title, diagnostics);
}

function personOf(
  name: string,
  place: JsonNode,
  { diagnostics }: ReadContext,
  presenting = true,
): ImportedAuthor | null {
  const words = readWords(name);
  if (words === "") return null;
  const affiliation = place.text;
  return {
    name: cleanName(words),
    affiliations: affiliation === "" ? [] : [readLine(affiliation, "guess", place, diagnostics)],
    presenting,
    orcid: null,
    email: null,
  };
}

/** A person with the biography and the portrait that `bio_file` and `photo` name. */
function profileOf(
  person: ImportedAuthor | null,
  node: JsonNode,
  contents: readonly Content[],
  context: ReadContext,
): ImportedAuthor | null {
  if (person === null) return null;
  const biography = bodyOf(node.get("bio_file").text, node.get("bio_file"), contents, context);
  const name = node.get("photo").text;
  const bytes = fileNamed(name, contents, ["", "invited_talks/", "photos/", "images/", "panels/"]);
  if (name !== "" && (!bytes || !endingOf(bytes)))
    context.diagnostics.warning("import-figure", `the portrait “${name}” is not among the files`, node.span, {
      hint: "save it as PNG, JPEG or SVG, in figures/",
    });
  return {
    ...person,
    ...(biography !== "" && { biography }),
    ...(bytes && endingOf(bytes) && { photo: { name, bytes } }),
  };
}

function bodyOf(name: string, at: JsonNode, contents: readonly Content[], { diagnostics }: ReadContext): string {
  const file = textNamed(name, contents);
  if (file) return readBody(file.text, "tex", at, diagnostics).body;
  if (name !== "")
    diagnostics.warning("import-skipped", `the text “${name}” is not among the files`, at.span, {
      hint: "put it beside the others",
    });
  return "";
}

/** `date` is a moment, or a day beside a separate `time`. */
function slotOf(node: JsonNode): ImportedSlot | null {
  const moment = momentOf(node.get("date"));
  const date = moment?.date ?? parseDate(node.get("date").text);
  if (date === null) return null;
  const [from = "", to = ""] = node.get("time").text.split(/[-–—]/);
  return {
    date,
    start: parseClock(from, true) ?? moment?.clock ?? null,
    end: parseClock(to, true),
    room: readWords(node.get("location").text) || null,
    session: null,
    chairs: readWords(node.get("chair").text)
      .split(/,\s{1,5}|\s{1,5}and\s{1,5}/)
      .filter((name) => name !== ""),
    order: null,
  };
}
