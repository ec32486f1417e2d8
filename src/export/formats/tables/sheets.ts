// The book as tables: abstracts, authors, programme. In: the book. Out: three sheets whose column names `import` knows;
// texts are in the book's Markdown.
import { labelsFor } from "../../../language/labels.ts";
import type { Abstract, Author } from "../../../model/book.ts";
import { type Flow, plainText } from "../../../model/text.ts";
import { isUndated } from "../../../model/undated.ts";
import { doisOf } from "../../facts/names.ts";
import { dayOf, itemOf, sessionOf } from "../../facts/programme.ts";
import { durationText } from "../../facts/times.ts";
import type { ExportSource } from "../../format.ts";
import { flowMarkdown, inlineMarkdown } from "../../text/markdown.ts";

export interface TableSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface SheetColumn {
  readonly name: string;
  /** The width of the column in characters. */
  readonly width: number;
}

const column = (name: string, width: number): SheetColumn => ({ name, width });

export function sheetsOf(source: ExportSource): readonly TableSheet[] {
  return [abstracts(source), authors(source), programme(source)];
}

function abstracts(source: ExportSource): TableSheet {
  const { book, emails, references } = source;
  const dois = doisOf(book);
  const body = (abstract: Abstract, content: readonly Flow[]) =>
    flowMarkdown(content, { citations: references.listOf(abstract).citations, figures: false, places: true }).trimEnd();
  return {
    name: "Abstracts",
    columns: [
      column("ID", 20),
      column("Title (Markdown)", 50),
      column("Type", 10),
      column("Track", 16),
      column("Authors", 40),
      column("Affiliations", 40),
      ...(emails ? [column("Emails", 30)] : []),
      column("Keywords", 24),
      column("Language", 9),
      column("Abstract (Markdown)", 80),
      column("Acknowledgements (Markdown)", 24),
      column("References (Markdown)", 40),
      column("Poster number", 8),
      column("Date", 11),
      column("Session", 24),
      column("Session start", 8),
      column("Session end", 8),
      column("Start", 8),
      column("End", 8),
      column("Room", 16),
      column("Chairs", 20),
      column("State", 10),
      column("DOI", 24),
    ],
    rows: book.abstracts.map((abstract) => [
      abstract.id,
      inlineMarkdown(abstract.title),
      abstract.type,
      abstract.track ?? "",
      abstract.authors.map(listedAuthor).join("; "),
      listedAffiliations(abstract),
      ...(emails ? [abstract.authors.map(({ person }) => person.email ?? "").join("; ")] : []),
      abstract.keywords.map(plainText).join("; "),
      abstract.language,
      body(abstract, abstract.body ?? []),
      body(abstract, abstract.acknowledgements),
      references
        .listOf(abstract)
        .entries.map(({ content }) => inlineMarkdown(content))
        .join("\n"),
      abstract.number ?? "",
      ...slotCells(abstract, source),
      abstract.withdrawn ? "withdrawn" : "accepted",
      dois.get(abstract) ?? "",
    ]),
  };
}

/** `Ann Lee (1,2)*`: the numbers of affiliations, and a star for the presenter; then the ORCID iD. */
function listedAuthor({ person, affiliations, presenting }: Author): string {
  const marks = affiliations.length === 0 ? "" : ` (${affiliations.map((index) => index + 1).join(",")})`;
  return `${person.printed}${marks}${presenting ? "*" : ""}${person.orcid === null ? "" : ` ${person.orcid}`}`;
}

/** The affiliations, `1 - Institute`, each on its own line. */
function listedAffiliations({ affiliations }: Abstract): string {
  return affiliations.map(({ text }, index) => `${index + 1} - ${plainText(text)}`).join("\n");
}

function slotCells(abstract: Abstract, { book }: ExportSource): readonly string[] {
  const [day, session, item] = [dayOf(book, abstract), sessionOf(book, abstract), itemOf(book, abstract)];
  if (!day || !session) return ["", "", "", "", "", "", "", ""];
  return [
    isUndated(day.date) ? "" : day.date,
    plainText(session.title),
    clock(session.start),
    clock(session.end),
    clock(item?.start ?? null),
    clock(item?.end ?? null),
    session.room ?? "",
    session.chairs.map(({ printed }) => printed).join("; "),
  ];
}

/** Times after midnight as books write them, `25:10`, so that they stay on their day. */
function clock(minutes: number | null): string {
  return minutes === null ? "" : durationText(minutes);
}

function authors({ book, emails }: ExportSource): TableSheet {
  return {
    name: "Authors",
    columns: [
      column("Abstract ID", 20),
      column("Position", 8),
      column("Given name", 20),
      column("Family name", 20),
      column("Affiliations", 50),
      column("Presenting", 10),
      column("ORCID", 20),
      ...(emails ? [column("Email", 30)] : []),
    ],
    rows: book.abstracts.flatMap((abstract) =>
      abstract.authors.map(({ person, affiliations, presenting }, index) => [
        abstract.id,
        String(index + 1),
        person.given,
        [person.particle, person.family, person.suffix].filter((part) => part !== "").join(" "),
        affiliations.map((at) => plainText(abstract.affiliations[at]?.text ?? [])).join("; "),
        presenting ? "yes" : "",
        person.orcid ?? "",
        ...(emails ? [person.email ?? ""] : []),
      ]),
    ),
  };
}

function programme({ book }: ExportSource): TableSheet {
  const labels = labelsFor(book.language);
  return {
    name: "Programme",
    columns: [
      column("Date", 11),
      column("Start", 8),
      column("End", 8),
      column("Session", 30),
      column("Room", 16),
      column("Chairs", 24),
      column("Kind", 10),
      column("Item", 60),
      column("Abstract ID", 20),
      column("Presenter", 24),
    ],
    rows: book.days.flatMap((day) =>
      day.sessions.flatMap((session) => {
        const head = [isUndated(day.date) ? "" : day.date];
        const place = [
          plainText(session.title),
          session.room ?? "",
          session.chairs.map(({ printed }) => printed).join("; "),
        ];
        const [title = "", room = "", chairs = ""] = place;
        const own = [...head, clock(session.start), clock(session.end), title, room, chairs, session.kind, "", "", ""];
        const items = session.items.map((item) => {
          const times = [...head, clock(item.start), clock(item.end), title, room, chairs];
          if (item.kind === "event") return [...times, item.event ?? "event", plainText(item.title), "", ""];
          const presenters = item.abstract.authors.filter(({ presenting }) => presenting);
          const name = presenters.map(({ person }) => person.printed).join(labels.comma);
          return [...times, item.abstract.type, plainText(item.abstract.title), item.abstract.id, name];
        });
        return [own, ...items];
      }),
    ),
  };
}
