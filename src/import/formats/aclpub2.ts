// aclpub2's folder: conference_details.yml, papers.yml, program.yml, invited_talks.yml. Titles and abstracts are TeX, times have
// no zone, a break is a session with nothing but a title. Committees, prefaces and sponsors are named, not imported.
import { parse } from "yaml";
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
} from "../conference.ts";
import { JsonNode } from "../containers/json.ts";
import { partsName } from "../people/name.ts";
import { byTime } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { parseMoment } from "../times.ts";
import type { Content, ReadContext, SourceFormat } from "./format.ts";

export const aclpub2: SourceFormat = {
  name: "aclpub2",
  title: "aclpub2, the folder with papers.yml, program.yml and conference_details.yml",
  recognize: (contents) =>
    filesOf(contents).some(({ name }) => name === "papers") &&
    filesOf(contents).some(({ name }) => name === "conference_details" || name === "program")
      ? 1
      : 0,
  read: (contents, context) => {
    const files = new Map(filesOf(contents).map(({ name, content }) => [name, nodeOf(content, context)]));
    const papers = (files.get("papers")?.items ?? []).map((paper) => paperOf(paper, context));
    const talks = (files.get("invited_talks")?.items ?? []).map((talk, index) =>
      talkOf(talk, index, contents, context),
    );
    const sessions = (files.get("program")?.items ?? [])
      .flatMap((session) => sessionsOf(session, context))
      .sort(byTime);
    for (const name of ["organizing_committee", "program_committee", "prefaces", "sponsors"]) {
      const node = files.get(name);
      if (node)
        context.diagnostics.warning("import-skipped", `“${name}.yml” is not imported`, node.span, {
          hint: "write a free page for it, in pages/",
        });
    }
    return {
      ...emptyConference,
      ...headOf(files.get("conference_details"), context),
      system: "aclpub2",
      contributions: [...papers, ...talks],
      sessions,
    };
  },
};

type TextContent = Extract<Content, { kind: "text" }>;

function filesOf(contents: readonly Content[]): readonly { readonly name: string; readonly content: TextContent }[] {
  return contents.flatMap((content) => {
    const name = /(?:^|\/)([a-z_]+)\.ya?ml$/i.exec(content.file.name)?.[1];
    return content.kind === "text" && name ? [{ name, content }] : [];
  });
}

function nodeOf({ text, source }: TextContent, { diagnostics }: ReadContext): JsonNode {
  try {
    return new JsonNode(parse(text, { maxAliasCount: 100, logLevel: "silent" }), { ...source, text: "" });
  } catch {
    diagnostics.warning("import-damaged", `“${source.path}” is not YAML and is left out`, { source, start: 0, end: 0 });
    return new JsonNode(null, source);
  }
}

function headOf(node: JsonNode | undefined, { diagnostics }: ReadContext): Partial<ImportedConference> {
  if (!node) return {};
  const title = node.any("event_name", "book_title", "name");
  const [start, end] = [node.get("start_date").text.slice(0, 10), node.get("end_date").text.slice(0, 10)];
  return {
    title: readLine(title.text, "tex", title, diagnostics) || null,
    dates: /^\d{4}-\d{2}-\d{2}$/.test(start) ? { start, end: end >= start ? end : start } : null,
    place: readWords(node.get("location").text) || null,
    isbn: node.get("isbn").text || null,
    publisher: readWords(node.get("publisher").text) || null,
    editors: node
      .get("editors")
      .items.map((editor) => nameParts(editor))
      .map(([given, family]) => `${given} ${family}`.trim()),
  };
}

function nameParts(person: JsonNode): readonly [string, string] {
  return [
    [person.get("first_name").text, person.get("middle_name").text].filter((part) => part !== "").join(" "),
    person.get("last_name").text,
  ];
}

function paperOf(paper: JsonNode, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const body = readBody(paper.get("abstract").text, "tex", paper.get("abstract"), diagnostics);
  return {
    ...emptyContribution,
    id: paper.get("id").text,
    title: readLine(paper.get("title").text, "tex", paper.get("title"), diagnostics),
    type:
      readWords(paper.at("attributes", "presentation_type").text || paper.at("attributes", "paper_type").text) || null,
    track: readWords(paper.at("attributes", "submitted_area").text) || null,
    state: paper.get("decision").text || null,
    authors: paper.get("authors").items.map((author): ImportedAuthor => {
      // Real files have it misspelt.
      const institution = author.any("institution", "instituion").text;
      return {
        name: partsName(...nameParts(author)),
        affiliations: institution === "" ? [] : [readLine(institution, "guess", author, diagnostics)],
        presenting: false,
        orcid: /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(author.get("orcid").text)?.[0] ?? null,
        email: null,
      };
    }),
    body: body.body,
    references: body.references.map((text) => ({ text })),
    span: paper.span,
  };
}

function talkOf(
  talk: JsonNode,
  index: number,
  contents: readonly Content[],
  context: ReadContext,
): ImportedContribution {
  const { diagnostics } = context;
  const wanted = talk.get("abstract_file").text;
  const file = contents.find(
    (content): content is TextContent => content.kind === "text" && wanted !== "" && content.file.name.endsWith(wanted),
  );
  const institution = talk.get("institution").text;
  return {
    ...emptyContribution,
    id: `invited-${index + 1}`,
    title: readLine(talk.get("title").text, "tex", talk.get("title"), diagnostics) || `Invited talk ${index + 1}`,
    type: "invited",
    authors: [
      {
        name: { whole: readWords(talk.get("speaker_name").text) },
        affiliations: institution === "" ? [] : [readLine(institution, "guess", talk, diagnostics)],
        presenting: true,
        orcid: null,
        email: null,
      },
    ],
    body: file ? readBody(file.text, "tex", talk, diagnostics).body : "",
    span: talk.span,
  };
}

/** A session of sessions is those inside it. */
function sessionsOf(session: JsonNode, context: ReadContext): readonly ImportedSession[] {
  const inner = session.get("subsessions").items;
  if (inner.length > 0) return inner.flatMap((each) => sessionsOf(each, context));
  const [start, end] = [momentOf(session.get("start_time")), momentOf(session.get("end_time"))];
  if (!start) return [];
  const title = readLine(session.get("title").text, "tex", session.get("title"), context.diagnostics);
  const items = session.get("papers").items.map(
    (paper): ImportedItem => ({
      contribution: paper.get("id").text || paper.text,
      start: momentOf(paper.get("start_time"))?.clock ?? null,
      end: momentOf(paper.get("end_time"))?.clock ?? null,
    }),
  );
  const kind =
    items.length === 0 && /break|lunch|coffee|dinner|reception/i.test(title)
      ? "break"
      : /poster/i.test(title)
        ? "posters"
        : "talks";
  const chair = readWords(session.get("chair").text);
  return [
    {
      key: `${start.date} ${title}`,
      title,
      kind,
      date: start.date,
      start: start.clock,
      end: end && end.date === start.date ? end.clock : null,
      room: readWords(session.get("location").text) || null,
      chairs: chair === "" ? [] : chair.split(/,\s|\sand\s/).map((name) => name.trim()),
      items,
      span: session.span,
    },
  ];
}

function momentOf(node: JsonNode): ReturnType<typeof parseMoment> {
  return parseMoment(node.text.replace(/\.\d+$/, ""), null);
}
