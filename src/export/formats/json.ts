// `json`: the whole book with everything resolved, in a form with a schema and a version (schema/exported-book-1.json),
// for the programs of users.
import type { Abstract, Author, Day, Person, ProgrammeItem, Session } from "../../model/book.ts";
import { type Figure, type Flow, type Inline, plainText } from "../../model/text.ts";
import { isUndated } from "../../model/undated.ts";
import { addressOf, doisOf } from "../facts/names.ts";
import { type People, peopleOf } from "../facts/people.ts";
import { itemOf, roomsOf } from "../facts/programme.ts";
import { localStamp, momentOf, zonedStamp } from "../facts/times.ts";
import { type ExportFile, type ExportFormat, type ExportSource, generator, textFile } from "../format.ts";
import { pictureBytes } from "../html/pictures.ts";
import { flowMarkdown, inlineMarkdown, widthText } from "../text/markdown.ts";
import { type HtmlPlace, htmlInline, htmlScope, printedFlow } from "../text/scopes.ts";
import { writeFlow } from "../text/write-text.ts";

export const json: ExportFormat = {
  name: "json",
  title: "the whole book with everything resolved, for programs; in a folder also its figures",
  standard: "its own schema, version 1 (`abstracts schema export`)",
  makes: "file",
  ending: "json",
  mark: `"generator": "${generator}"`,
  needs: { pages: true, mathml: true },
  write: (source) => [bookFile(source)],
  writeParts: (source) => [bookFile(source), ...picturesOf(source)],
};

function bookFile(source: ExportSource): ExportFile {
  return textFile("book.json", `${JSON.stringify(document(source), null, 2)}\n`);
}

/** The pictures of the abstracts, by their paths in the book. */
function picturesOf({ book, pictures }: ExportSource): readonly ExportFile[] {
  const paths = book.abstracts.flatMap(({ figures, body }) => [...figures, ...figuresIn(body ?? [])]);
  return [...new Set(paths.map(({ file }) => file))].flatMap((path) => {
    const picture = pictures.get(path);
    return picture ? [{ path, bytes: pictureBytes(picture) }] : [];
  });
}

function figuresIn(content: readonly Flow[]): readonly Figure[] {
  return content.flatMap((block) => {
    if (block.kind === "figure") return [block.figure];
    if (block.kind === "list") return block.items.flatMap(figuresIn);
    return block.kind === "quote" || block.kind === "container" ? figuresIn(block.children) : [];
  });
}

function document(source: ExportSource) {
  const { book } = source;
  const { imprint, exports } = book;
  const people = peopleOf(book);
  return {
    $schema: "urn:book-of-abstracts:exported-book-1.json",
    version: 1,
    generator,
    book: {
      title: line(book.title, source),
      subtitle: book.subtitle && line(book.subtitle, source),
      kind: book.kind,
      acronym: exports?.acronym ?? null,
      dates: book.dates,
      place: book.place,
      timezone: book.timezone,
      language: book.language,
      url: imprint.url,
      site: exports?.site ?? null,
      doi: imprint.doi,
      isbn: imprint.isbn,
      publisher: imprint.publisher,
      licence: imprint.licence,
      editors: imprint.editors.map((editor) => person(editor, people, source)),
    },
    rooms: roomsOf(book),
    days: book.days.map((day) => ({
      date: isUndated(day.date) ? null : day.date,
      title: day.title && line(day.title, source),
      sessions: day.sessions.map((session) => sessionRecord(session, day, people, source)),
    })),
    abstracts: abstracts(people, source),
    people: people.all.map(({ key, name, aliases, works, chairs }) => ({
      id: key,
      name,
      aliases,
      abstracts: works.map(({ abstract }) => abstract.id),
      chairs: chairs.map(({ slug }) => slug),
    })),
  };
}

function line(content: readonly Inline[], source: ExportSource, place: HtmlPlace = {}) {
  return {
    text: plainText(content).replace(/\s+/g, " ").trim(),
    markdown: inlineMarkdown(content, citationsFor(source, place)),
    html: htmlInline(content, source, place).text,
  };
}

function citationsFor({ references }: ExportSource, { owner }: HtmlPlace) {
  return owner ? { citations: references.listOf(owner).citations, places: true } : { places: true };
}

function blocks(content: readonly Flow[], source: ExportSource, place: HtmlPlace = {}) {
  const html = writeFlow(content, { ...htmlScope(source, place), footnotes: null });
  const text = printedFlow(content, source, place);
  return {
    text,
    markdown: flowMarkdown(content, citationsFor(source, place)),
    html: html.map((one) => one.text).join(""),
  };
}

function person(of: Person, people: People, source: ExportSource) {
  const { given, particle, family, suffix, printed, orcid, email } = of;
  return {
    name: printed,
    given,
    particle,
    family,
    suffix,
    orcid,
    person: people.of(of)?.key ?? null,
    ...(source.emails && email !== null && { email }),
  };
}

function stamp(day: Day, minutes: number | null, { book }: ExportSource): string | null {
  if (minutes === null || isUndated(day.date)) return null;
  const moment = momentOf(day.date, minutes);
  return book.timezone === null ? localStamp(moment) : zonedStamp(moment, book.timezone);
}

function sessionRecord(session: Session, day: Day, people: People, source: ExportSource) {
  const { slug, title, kind, track, description, room, chairs, start, end, items } = session;
  return {
    id: slug,
    title: line(title, source),
    kind,
    track,
    description: description.length === 0 ? null : blocks(description, source),
    room,
    chairs: chairs.map((chair) => person(chair, people, source)),
    start: stamp(day, start, source),
    end: stamp(day, end, source),
    items: items.map((item) => itemRecord(item, day, source)),
  };
}

function itemRecord(item: ProgrammeItem, day: Day, source: ExportSource) {
  const times = { start: stamp(day, item.start, source), end: stamp(day, item.end, source) };
  if (item.kind === "abstract") return { kind: "abstract", abstract: item.abstract.id, ...times };
  return { kind: "event", title: line(item.title, source), event: item.event, ...times };
}

function abstracts(people: People, source: ExportSource) {
  const dois = doisOf(source.book);
  return source.book.abstracts.map((abstract) => abstractRecord(abstract, dois.get(abstract) ?? null, people, source));
}

function abstractRecord(abstract: Abstract, doi: string | null, people: People, source: ExportSource) {
  const { book, pages, references } = source;
  const { id, anchor, type, language, number, track, keywords, withdrawn, slot } = abstract;
  const place: HtmlPlace = { language, owner: abstract };
  const day = slot ? book.days[slot.day] : undefined;
  const session = slot ? day?.sessions[slot.session] : undefined;
  const item = itemOf(book, abstract);
  return {
    id,
    anchor,
    title: line(abstract.title, source, { language }),
    type,
    language,
    number,
    track,
    keywords: keywords.map(plainText),
    withdrawn,
    doi,
    url: addressOf(book, abstract),
    pages: pages?.get(`abstract-${anchor}`) ?? null,
    slot:
      day && session
        ? {
            session: session.slug,
            room: session.room,
            start: stamp(day, item?.start ?? session.start, source),
            end: stamp(day, item?.start ? item.end : session.end, source),
          }
        : null,
    authors: abstract.authors.map((author) => authorRecord(author, people, source)),
    affiliations: abstract.affiliations.map(({ text }) => line(text, source, { language })),
    body: abstract.body && blocks(abstract.body, source, place),
    figures: abstract.figures.map(({ file, caption, alt, width, beside }) => ({
      file,
      caption: line(caption, source, place),
      alt,
      ...(width && { width: widthText(width) }),
      ...(beside && { beside }),
    })),
    references: references.listOf(abstract).entries.map(({ label, content }) => ({ label, ...line(content, source) })),
    acknowledgements: abstract.acknowledgements.length === 0 ? null : blocks(abstract.acknowledgements, source, place),
  };
}

function authorRecord({ person: one, affiliations, presenting }: Author, people: People, source: ExportSource) {
  return { ...person(one, people, source), affiliations, presenting };
}
