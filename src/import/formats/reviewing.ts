// Systems that review papers: HotCRP (JSON, CSV), Microsoft CMT (XLSX or tab-separated), Softconf/START (CSV), OpenReview (notes).

import { splitWords } from "../columns/read-table.ts";
import { isYes, orcidIn } from "../columns/row-authors.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import type { DataSheet } from "../containers/sheet.ts";
import { readAuthorList } from "../people/author-list.ts";
import { cleanName, isEmail, partsName } from "../people/name.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { jsonOf, type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { headersOf, type NamedRow, sheetRows } from "./tables.ts";

interface Author {
  readonly given: string;
  readonly family: string;
  readonly whole?: string;
  readonly affiliation: string;
  readonly email: string;
  readonly orcid?: string;
  readonly presenting?: boolean;
}

function authorOf(
  author: Author,
  at: { readonly span: ImportedContribution["span"] },
  { diagnostics }: ReadContext,
): ImportedAuthor {
  return {
    name: author.whole ? cleanName(author.whole) : partsName(author.given, author.family),
    affiliations: author.affiliation.trim() === "" ? [] : [readLine(author.affiliation, "guess", at, diagnostics)],
    presenting: author.presenting ?? false,
    orcid: orcidIn(author.orcid ?? ""),
    email: isEmail(author.email) ? author.email : null,
  };
}

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
    const people = new Map<string, Author[]>();
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

function isHotcrpTable(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    (headers[0] === "id" || headers[0] === "paper" || headers[0] === "pid") &&
    headers.includes("title") &&
    (headers.includes("decision") || headers.includes("status") || headers.includes("abstract")) &&
    headers.every((header) => !/^(?:state|submitter|presenters|speakers)$/.test(header)) &&
    (headers.includes("authors") || headers.includes("abstract")) &&
    (headers[0] !== "id" || headers.includes("decision"))
  );
}

function hotcrpPaper(paper: JsonNode, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const text = paper.get("abstract");
  const body = readBody(text.text, "guess", text, diagnostics);
  const decision = readWords(paper.get("decision").text);
  const isWithdrawn = paper.get("withdrawn").value === true || /withdrawn/i.test(paper.get("status").text);
  return {
    ...emptyContribution,
    id: paper.get("pid").text,
    title: readLine(paper.get("title").text, "guess", paper.get("title"), diagnostics),
    type: readWords(paper.any("submission_type", "submission_class", "sclass").text) || null,
    track:
      readWords(
        paper.get("topics").items[0]?.text ??
          paper.get("topics").entries.find(([, on]) => on.value === true)?.[0] ??
          "",
      ) || null,
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
    keywords: paper
      .get("keywords")
      .items.map((word) => readWords(word.text))
      .concat(splitWords(paper.get("keywords").text)),
    body: body.body,
    references: body.references.map((reference) => ({ text: reference })),
    state: isWithdrawn ? "withdrawn" : decision || readWords(paper.get("status").text) || null,
    span: paper.get("title").span,
  };
}

function hotcrpRow(
  row: NamedRow,
  people: ReadonlyMap<string, readonly Author[]>,
  context: ReadContext,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const id = row.value("id") || row.value("paper") || row.value("pid");
  const at = { span: row.spanOf("title") };
  const title = readLine(row.value("title"), "guess", at, diagnostics);
  if (title === "") return [];
  const body = readBody(row.value("abstract"), "guess", { span: row.spanOf("abstract") }, diagnostics);
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
      track: splitWords(row.value("topics"))[0] ?? null,
      type: readWords(row.value("submission type")) || null,
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      state: readWords(row.value("decision")) || readWords(row.value("status")) || null,
      span: at.span,
    },
  ];
}

export const cmt: SourceFormat = {
  name: "cmt",
  title: "Microsoft CMT, the submissions as XLSX or tab-separated text",
  recognize: (contents) => (sheetsOf(contents).some((sheet) => cmtHeader(sheet) !== null) ? 0.95 : 0),
  read: (contents, context) => {
    const contributions = sheetsOf(contents).flatMap((sheet) => {
      const header = cmtHeader(sheet);
      return header === null
        ? []
        : sheetRows({ ...sheet, rows: sheet.rows.slice(header) }).flatMap((row) => cmtRow(row, context));
    });
    return { ...emptyConference, system: "cmt", contributions };
  },
};

/** A title and a date stand above the header, as a rule. */
function cmtHeader(sheet: DataSheet): number | null {
  const at = sheet.rows.slice(0, 8).findIndex((row) => {
    const headers = headersOf({ ...sheet, rows: [row] });
    return headers.includes("paper id") && headers.includes("paper title");
  });
  return at === -1 ? null : at;
}

function cmtRow(row: NamedRow, context: ReadContext): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const at = { span: row.spanOf("paper title") };
  const title = readLine(row.value("paper title"), "guess", at, diagnostics);
  if (title === "") return [];
  const body = readBody(row.value("abstract"), "guess", { span: row.spanOf("abstract") }, diagnostics);
  return [
    {
      ...emptyContribution,
      id: row.value("paper id"),
      title,
      authors: cmtAuthors(row, context),
      track: readWords(row.value("primary subject area") || row.value("track name")) || null,
      keywords: splitWords(row.value("secondary subject areas")),
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      state: readWords(row.value("status")) || null,
      span: at.span,
    },
  ];
}

/** `Lee, Ada (Institute)*; Kim, Bo (Institute)` with a star for the contact; names and e-mails in columns of their own. */
function cmtAuthors(row: NamedRow, context: ReadContext): readonly ImportedAuthor[] {
  const at = { span: row.spanOf("authors") };
  const names = row.value("author names") || row.value("authors");
  return names
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const bare = part.replace(/\s?<[^<>]{0,120}>|\*/g, "").trim();
      const bracket = bare.endsWith(")") ? bare.indexOf("(") : -1;
      const affiliation = bracket === -1 ? "" : bare.slice(bracket + 1, -1);
      return authorOf(
        { given: "", family: "", whole: bracket === -1 ? bare : bare.slice(0, bracket).trim(), affiliation, email: "" },
        at,
        context,
      );
    });
}

export const softconf: SourceFormat = {
  name: "softconf",
  title: "Softconf/START, the submissions as CSV",
  recognize: (contents) => (sheetsOf(contents).some(isSoftconf) ? 1 : 0),
  read: (contents, context) => ({
    ...emptyConference,
    system: "softconf",
    contributions: sheetsOf(contents)
      .filter(isSoftconf)
      .flatMap(sheetRows)
      .flatMap((row) => softconfRow(row, context)),
  }),
};

function isSoftconf(sheet: DataSheet): boolean {
  const headers = headersOf(sheet);
  return (
    headers.includes("submission id") &&
    headers.includes("acceptance status") &&
    headers.some((header) => /^1 (?:first name|username|last name)$/.test(header))
  );
}

function softconfRow(row: NamedRow, context: ReadContext): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const at = { span: row.spanOf("title") };
  const title = readLine(row.value("title"), "guess", at, diagnostics);
  if (title === "") return [];
  const authors: ImportedAuthor[] = [];
  for (let number = 1; number < 100; number++) {
    const field = (name: string) => row.value(`${number} ${name}`);
    const author = {
      given: [field("first name"), field("middle name")].filter((part) => part !== "").join(" "),
      family: field("last name"),
      affiliation: field("affiliation"),
      email: field("email"),
      presenting: isYes(field("presenter")),
    };
    if (author.given + author.family !== "") authors.push(authorOf(author, at, context));
  }
  const body = readBody(row.value("abstract"), "guess", { span: row.spanOf("abstract") }, diagnostics);
  return [
    {
      ...emptyContribution,
      id: row.value("submission id"),
      title,
      type: readWords(row.value("submission type")) || null,
      track: readWords(row.value("track") || row.value("subject area")) || null,
      authors: authors.length > 0 ? authors : readAuthorList(row.value("authors"), { affiliations: null }).authors,
      keywords: splitWords(row.value("keywords")),
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      state: readWords(row.value("acceptance status")) || null,
      span: at.span,
    },
  ];
}

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
