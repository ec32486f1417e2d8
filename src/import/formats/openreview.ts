// OpenReview: the notes of its API as JSON, of either version; profiles, if they are given too, add the institutions.
import { splitWords } from "../columns/split-words.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { jsonOf, type ReadContext, type SourceFormat } from "./format.ts";
import { authorOf } from "./paper-author.ts";

export const openreview: SourceFormat = {
  name: "openreview",
  title: "OpenReview, the notes as JSON (both versions of its API)",
  recognize: (contents) =>
    jsonOf(contents).some((json) =>
      notesIn(json).some(
        (note) =>
          note.get("content").has("title") &&
          (note.has("forum") || note.has("number") || note.has("invitation") || note.has("invitations")),
      ),
    )
      ? 1
      : 0,
  read: (contents, context) => {
    const notes = jsonOf(contents)
      .flatMap(notesIn)
      .filter((note) => note.get("content").has("title") && note.get("content").has("authors"));
    const names = jsonOf(contents).flatMap((json) => profilesIn(json));
    const profiles = new Map(names.map((profile) => [profile.get("id").text, profile]));
    const decisions = new Map(
      jsonOf(contents)
        .flatMap(notesIn)
        .flatMap((note) =>
          field(note, "decision").text === "" || field(note, "title").text.length > 30
            ? []
            : [[note.get("forum").text, field(note, "decision").text] as const],
        ),
    );
    return {
      ...emptyConference,
      system: "openreview",
      contributions: notes.map((note) => openreviewNote(note, profiles, decisions, context)),
    };
  },
};

function notesIn(json: JsonNode): readonly JsonNode[] {
  const list = json.items.length > 0 ? json.items : json.get("notes").items;
  return list.flatMap((note) => [
    note,
    ...note.at("details", "directReplies").items,
    ...note.at("details", "replies").items,
  ]);
}

function profilesIn(json: JsonNode): readonly JsonNode[] {
  const list = json.items.length > 0 ? json.items : json.get("profiles").items;
  return list.filter((profile) => profile.has("id") && profile.at("content", "names").isGiven);
}

/** Version 2 wraps each value: `{"value": …}`. */
function field(note: JsonNode, name: string): JsonNode {
  const found = note.at("content", name);
  return found.has("value") ? found.get("value") : found;
}

function openreviewNote(
  note: JsonNode,
  profiles: ReadonlyMap<string, JsonNode>,
  decisions: ReadonlyMap<string, string>,
  context: ReadContext,
): ImportedContribution {
  const { diagnostics } = context;
  const text = field(note, "abstract");
  const body = readBody(text.text, looksMarked(text.text) ? "markdown" : "guess", text, diagnostics);
  const ids = field(note, "authorids").items.map((id) => id.text);
  const venue = field(note, "venue").text;
  const state =
    decisions.get(note.get("forum").text) ??
    (venue === ""
      ? ""
      : /submitted|under review/i.test(venue)
        ? "submitted"
        : /withdraw|reject|desk/i.test(venue)
          ? venue
          : `accepted ${venue}`);
  return {
    ...emptyContribution,
    id: note.any("number", "id").text,
    title: readLine(field(note, "title").text, "guess", field(note, "title"), diagnostics),
    type: readWords(field(note, "paper_type").text || field(note, "submission_type").text) || null,
    track: readWords(field(note, "track").text || field(note, "primary_area").text || field(note, "area").text) || null,
    authors: field(note, "authors").items.map((name, index) =>
      openreviewAuthor(name, profiles.get(ids[index] ?? ""), context),
    ),
    keywords: [
      ...field(note, "keywords").items.flatMap((word) => splitWords(word.text)),
      ...splitWords(field(note, "keywords").text),
    ],
    body: body.body,
    references: body.references.map((reference) => ({ text: reference })),
    state: state || null,
    span: note.get("content").get("title").span,
  };
}

function looksMarked(text: string): boolean {
  return /\*\*\S|\]\(https?:|^#{1,4} /m.test(text);
}

function openreviewAuthor(node: JsonNode, profile: JsonNode | undefined, context: ReadContext): ImportedAuthor {
  const [current] = profile?.at("content", "history").items ?? [];
  const place = current?.get("institution");
  const institution = place
    ? [place.get("name").text, place.get("country").text].filter((part) => part.length > 2).join(", ")
    : node.get("institution").text || node.at("institution", "name").text;
  return authorOf(
    {
      given: "",
      family: "",
      whole: node.text || node.any("fullname", "name").text,
      affiliation: institution,
      email: "",
      orcid: profile?.at("content", "orcid").text ?? "",
    },
    node,
    context,
  );
}
