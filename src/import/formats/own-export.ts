// Reads what `abstracts export json` writes: the whole book, with its own words and ids. Not in that file: figures
// (they are beside it or left out), free pages and the template; references come as they are printed, and citations as
// links to them.
import { slug } from "../../model/slug.ts";
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
  ownSystem,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { parseMoment } from "../times.ts";
import { doiPattern } from "./doi-pattern.ts";
import { ExportedFigures } from "./exported-figures.ts";
import type { Content, ReadContext, SourceFormat } from "./format.ts";

type JsonContent = Extract<Content, { kind: "json" }>;

export const ownExport: SourceFormat = {
  name: "abstracts",
  title: "a book exported by `abstracts export json`",
  recognize: (contents) => (contents.some(isExport) ? 1 : 0),
  read: (contents, context) => {
    const [content] = contents.filter(isExport);
    return content ? readExport(content, context) : { ...emptyConference, system: ownSystem };
  },
};

function isExport(content: Content): content is JsonContent {
  return content.kind === "json" && content.json.get("$schema").text.startsWith("urn:book-of-abstracts:exported-book-");
}

function readExport(content: JsonContent, context: ReadContext): ImportedConference {
  const { json } = content;
  const book = json.get("book");
  const figures = new ExportedFigures(content.file, context);
  const word = (name: string) => book.get(name).text || null;
  const [start, end] = [book.at("dates", "start").text, book.at("dates", "end").text];
  const sessions = json.get("days").items.flatMap((day) =>
    day.get("sessions").items.map((session) => ({
      ...sessionOf(session, day.get("date").text),
      dayTitle: markdownOf(day.get("title")) || null,
    })),
  );
  const [undated] = sessions.filter(({ date }) => date === "");
  if (undated)
    context.diagnostics.warning("import-incomplete", "days without a date are not in the export", undated.span, {
      hint: "copy them from programme.yaml",
    });
  return {
    ...emptyConference,
    system: ownSystem,
    title: markdownOf(book.get("title")) || null,
    subtitle: markdownOf(book.get("subtitle")) || null,
    dates: start === "" ? null : { start, end: end || start },
    place: word("place"),
    timezone: word("timezone"),
    language: word("language"),
    url: word("url"),
    isbn: word("isbn"),
    publisher: word("publisher"),
    kind: word("kind"),
    licence: word("licence"),
    doi: word("doi"),
    exports: { site: word("site"), acronym: word("acronym"), dois: dois(json, context) },
    editors: book.get("editors").items.map((editor) => editor.get("name").text),
    rooms: json.get("rooms").items.map((room) => room.text || room.get("name").text),
    sessions: sessions.filter(({ date }) => date !== ""),
    contributions: json.get("abstracts").items.map((node) => abstractOf(node, figures, context)),
  };
}

/** A text in its three forms; Markdown is the only one that keeps everything. */
function markdownOf(node: JsonNode): string {
  return node.get("markdown").text;
}

/** The pattern of the abstracts’ DOIs. */
function dois(json: JsonNode, { diagnostics }: ReadContext): string | null {
  const known = json.get("abstracts").items.flatMap((node) => {
    const doi = node.get("doi").text;
    return doi === "" ? [] : [{ anchor: node.get("anchor").text, doi, span: node.get("doi").span }];
  });
  const pattern = doiPattern(known);
  const [first] = known;
  if (pattern === null && first)
    diagnostics.warning(
      "import-dropped",
      "the DOIs of the abstracts have no common pattern and are left out",
      first.span,
      { hint: "give a pattern as “export: { dois: … }” in book.yaml" },
    );
  return pattern;
}

function abstractOf(node: JsonNode, pictures: ExportedFigures, context: ReadContext): ImportedContribution {
  const places = node.get("affiliations").items.map(markdownOf);
  return {
    ...emptyContribution,
    id: node.get("id").text,
    title: markdownOf(node.get("title")),
    type: node.get("type").text || null,
    track: node.get("track").text || null,
    number: node.get("number").text || null,
    language: node.get("language").text || null,
    keywords: node.get("keywords").items.map(({ text }) => text),
    authors: node.get("authors").items.map((author): ImportedAuthor => {
      const email = author.get("email").text;
      return {
        name: nameOf(author),
        affiliations: author.get("affiliations").items.flatMap((index) => places[Number(index.value)] ?? []),
        presenting: author.get("presenting").value === true,
        orcid: author.get("orcid").text || null,
        email: context.options.withEmail && email !== "" ? email : null,
      };
    }),
    ...pictures.shown(markdownOf(node.get("body")), node.get("title")),
    acknowledgements: markdownOf(node.get("acknowledgements")),
    references: node.get("references").items.map((reference) => ({ text: markdownOf(reference) })),
    figures: pictures.listed(node.get("figures").items),
    withdrawn: node.get("withdrawn").value === true,
    span: node.get("title").span,
  };
}

/** Separate names if the parts make up the printed name; a name in another order stays whole, beside its parts. */
function nameOf(author: JsonNode): ImportedAuthor["name"] {
  const [given, particle, family, suffix, whole] = ["given", "particle", "family", "suffix", "name"].map(
    (key) => author.get(key).text,
  );
  const last = [particle, family].filter(Boolean).join(" ");
  if (suffix || !given || !last || !whole) return { whole: whole ?? "" };
  return `${given} ${last}` === whole ? { given, family: last } : { whole, given, family: last };
}

/** The id of a session if it is not the one that the book makes of the title. */
function ownId(node: JsonNode): string | null {
  const id = node.get("id").text;
  const made = slug(node.at("title", "text").text);
  const isMade = id === made || (id.startsWith(`${made}-`) && /^\d{1,9}$/.test(id.slice(made.length + 1)));
  return isMade || made === "" ? null : id;
}

function sessionOf(node: JsonNode, date: string): ImportedSession {
  const clock = (of: JsonNode, key: string) => {
    const moment = parseMoment(of.get(key).text.slice(0, 16), null);
    // After midnight the session still belongs to its day.
    return moment === null ? null : moment.clock + (moment.date > date ? 1440 : 0);
  };
  return {
    key: node.get("id").text,
    id: ownId(node),
    title: markdownOf(node.get("title")),
    kind: node.get("kind").text || "talks",
    date,
    start: clock(node, "start"),
    end: clock(node, "end"),
    room: node.get("room").text || null,
    chairs: node.get("chairs").items.map((chair) => chair.get("name").text),
    track: node.get("track").text || null,
    description: markdownOf(node.get("description")),
    items: node.get("items").items.map((item): ImportedItem => {
      const times = { start: clock(item, "start"), end: clock(item, "end") };
      return item.get("kind").text === "abstract"
        ? { contribution: item.get("abstract").text, ...times }
        : { title: markdownOf(item.get("title")), kind: item.get("event").text || null, ...times };
    }),
    span: node.get("title").span,
  };
}
