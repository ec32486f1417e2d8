// HotCRP: the papers as JSON, or as CSV with the authors in a separate table.
import { splitWords } from "../columns/split-words.ts";
import { emptyConference, emptyContribution, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { readAuthorList } from "../people/author-list.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { jsonOf, type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { authorOf, type PaperAuthor } from "./paper-author.ts";
import { headersOf, type NamedRow, sheetRows } from "./tables.ts";

function papersIn(json: JsonNode): readonly JsonNode[] {
  return json.items.length > 0 ? json.items : json.any("papers", "submissions").items;
}

export const hotcrp: SourceFormat = {
  name: "hotcrp",
  title: "HotCRP, the papers as JSON or CSV",
  recognize: (contents) => {
    if (jsonOf(contents).some((json) => papersIn(json)[0]?.has("pid", "title"))) return 1;
    return sheetsOf(contents).some(isHotcrpTable) ? 0.9 : 0;
  },
  read: (contents, context) => {
    const fromJson = jsonOf(contents)
      .flatMap((json) => papersIn(json))
      .filter((paper) => paper.has("pid", "title"))
      .map((paper) => hotcrpPaper(paper, context));
    const sheets = sheetsOf(contents);
    const people = new Map<string, PaperAuthor[]>();
    for (const row of sheets
      .filter(
        (sheet) =>
          headersOf(sheet).includes("paper") &&
          headersOf(sheet).includes("email") &&
          !headersOf(sheet).includes("abstract"),
      )
      .flatMap(sheetRows)) {
      const author = {
        given: row.value("first") || row.value("given name"),
        family: row.value("last") || row.value("family name"),
        affiliation: row.value("affiliation"),
        email: row.value("email"),
        orcid: row.value("orcid"),
      };
      people.set(row.value("paper"), [...(people.get(row.value("paper")) ?? []), author]);
    }
    const fromTables = sheets
      .filter(isHotcrpTable)
      .flatMap(sheetRows)
      .flatMap((row) => hotcrpRow(row, people, context));
    return { ...emptyConference, system: "hotcrp", contributions: fromJson.length > 0 ? fromJson : fromTables };
  },
};

/** Columns that HotCRP does not have: with one of them, the table is somebody's own, and keeps more when it is read as such. */
const ofOthers =
  /^(?:state|submitter|affiliations?|institut(?:ion|e)s?|organi[sz]ations?|(?:presentation |talk )?(?:type|format)|track|theme|sessions?|presenters?|presenting author|speakers?|co-?authors|room|day|date|start(?: time)?|references|language)$/;

function isHotcrpTable(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    (headers[0] === "id" || headers[0] === "paper" || headers[0] === "pid") &&
    headers.includes("title") &&
    (headers.includes("decision") || headers.includes("status") || headers.includes("abstract")) &&
    !headers.some((header) => ofOthers.test(header)) &&
    (headers.includes("authors") || headers.includes("abstract")) &&
    (headers[0] !== "id" || headers.includes("decision"))
  );
}

function hotcrpPaper(paper: JsonNode, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const text = paper.get("abstract");
  const body = readBody(text.text, "guess", text, diagnostics);
  const decision = readWords(paper.get("decision").text);
  const topics = [
    ...paper.get("topics").items.map((topic) => topic.text),
    ...paper.get("topics").entries.flatMap(([name, on]) => (on.value === true ? [name] : [])),
  ]
    .map(readWords)
    .filter((topic) => topic !== "");
  const isWithdrawn = paper.get("withdrawn").value === true || /withdrawn/i.test(paper.get("status").text);
  return {
    ...emptyContribution,
    id: paper.get("pid").text,
    title: readLine(paper.get("title").text, "guess", paper.get("title"), diagnostics),
    type: readWords(paper.any("submission_type", "submission_class", "sclass").text) || null,
    track: topics[0] ?? null,
    authors: paper.get("authors").items.map((author) =>
      authorOf(
        {
          given: author.any("first", "given_name").text,
          family: author.any("last", "family_name").text,
          whole: author.get("name").text,
          affiliation: author.get("affiliation").text,
          email: author.get("email").text,
          orcid: author.get("orcid").text,
        },
        author,
        context,
      ),
    ),
    keywords: [
      ...paper.get("keywords").items.map((word) => readWords(word.text)),
      ...splitWords(paper.get("keywords").text),
      ...topics.slice(1),
    ],
    body: body.body,
    references: body.references.map((reference) => ({ text: reference })),
    state: isWithdrawn ? "withdrawn" : decision || readWords(paper.get("status").text) || null,
    span: paper.get("title").span,
  };
}

function hotcrpRow(
  row: NamedRow,
  people: ReadonlyMap<string, readonly PaperAuthor[]>,
  context: ReadContext,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const id = row.value("id") || row.value("paper") || row.value("pid");
  const at = { span: row.spanOf("title") };
  const title = readLine(row.value("title"), "guess", at, diagnostics);
  if (title === "") return [];
  const body = readBody(row.value("abstract"), "guess", { span: row.spanOf("abstract") }, diagnostics);
  const topics = splitWords(row.value("topics"));
  const listed = people.get(id)?.map((author) => authorOf(author, at, context));
  return [
    {
      ...emptyContribution,
      id,
      title,
      // `Ada Lee (Institute); Bo Kim (Institute)`
      authors:
        listed ??
        readAuthorList(row.value("authors"), { affiliations: null }).authors.map((author) => ({
          ...author,
          affiliations: author.affiliations.map((text) => readLine(text, "guess", at, diagnostics)),
        })),
      track: topics[0] ?? null,
      keywords: [...splitWords(row.value("keywords")), ...topics.slice(1)],
      type: readWords(row.value("submission type")) || null,
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      state: readWords(row.value("decision")) || readWords(row.value("status")) || null,
      span: at.span,
    },
  ];
}
