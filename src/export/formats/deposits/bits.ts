// `bits`: the whole book, with its texts and figures, for archives and book libraries (BITS 2.1, the Book Interchange
// Tag Suite, which is JATS for books). Days hold sessions, sessions hold abstracts, as in the programme; free pages
// come before them.
import { dayTitle } from "../../../compose/day-title.ts";
import { labelsFor } from "../../../language/labels.ts";
import type { Abstract, FreePage, Session } from "../../../model/book.ts";
import type { Figure, Inline } from "../../../model/text.ts";
import { isUndated } from "../../../model/undated.ts";
import { volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFile, type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { PictureFiles } from "../../html/pictures.ts";
import { type Markup, markup, xmlDocument } from "../../markup.ts";
import { writeFigure, writeFlow, writeInline } from "../../text/write-text.ts";
import {
  backMatter,
  conference,
  contributors,
  editors,
  jatsScope,
  keywords,
  pagesOf,
  permissions,
  published,
} from "./jats-parts.ts";

export const bits: ExportFormat = {
  name: "bits",
  title: "the whole book with its figures in BITS, which is JATS for books",
  standard: "BITS 2.1",
  makes: "folder",
  ending: "bits",
  mark: "",
  needs: { pages: true, mathml: true },
  write(source): readonly ExportFile[] {
    const pictures = new PictureFiles(source, "figures");
    const text = xmlDocument(bookElement({ source, pictures }), doctype);
    return [textFile("book.xml", text), ...pictures.files];
  },
};

const doctype = 'book PUBLIC "-//NLM//DTD BITS Book Interchange DTD v2.1 20220202//EN" "BITS-book2-1.dtd"';

interface Making {
  readonly source: ExportSource;
  readonly pictures: PictureFiles;
}

function bookElement(making: Making): Markup {
  const { book } = making.source;
  const pages = book.parts.flatMap((part) => (part.kind === "chapter" ? part.pages : []));
  const front = pages.map((page, index) => frontPart(page, `page-${index + 1}-`, making));
  return markup`<book xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" book-type="proceedings" dtd-version="2.1" xml:lang="${book.language}">
${bookMeta(making)}${front.length > 0 && markup`<front-matter>\n${front}</front-matter>\n`}<book-body>
${body(making)}</book-body>
</book>`;
}

function bookMeta({ source }: Making): Markup {
  const { book } = source;
  const volume = volumeOf(book);
  const site = book.exports?.site ?? null;
  return markup`<book-meta>
${volume.doi !== null && markup`<book-id book-id-type="doi">${volume.doi}</book-id>\n`}<book-title-group><book-title>${title(book.title, source)}</book-title>${book.subtitle && markup`<subtitle>${title(book.subtitle, source)}</subtitle>`}<alt-title>${volume.title}</alt-title></book-title-group>
${editors(volume.editors)}${published(volume)}${volume.isbn !== null && markup`<isbn>${volume.isbn}</isbn>\n`}${
  volume.publisher !== null && markup`<publisher><publisher-name>${volume.publisher}</publisher-name></publisher>\n`
}${permissions(volume)}${site !== null && markup`<self-uri xlink:href="${site}"/>\n`}${conference(volume, book.exports?.acronym ?? null)}</book-meta>
`;
}

function title(content: readonly Inline[], source: ExportSource, language = source.book.language): Markup {
  return writeInline(content, { ...jatsScope(null, language, source, { ids: "" }), footnotes: null });
}

/** Texts in BITS include pictures. */
function scopeOf(owner: Abstract | FreePage, language: string, ids: string, { source, pictures }: Making) {
  return jatsScope(owner, language, source, {
    ids,
    figureLabel: (number) => `${labelsFor(source.book.language).figure} ${number}`,
    picture: ({ file }: Figure) => pictures.of(file)?.path ?? null,
  });
}

function frontPart(page: FreePage, ids: string, making: Making): Markup {
  const { source } = making;
  const scope = scopeOf(page, source.book.language, ids, making);
  const text = writeFlow(page.body, scope);
  return markup`<front-matter-part>
<book-part-meta><title-group><title>${title(page.title, source)}</title></title-group></book-part-meta>
<named-book-part-body>${text.length > 0 ? text : markup`<p/>`}</named-book-part-body>
${backMatter(page, [], scope, ids, source)}</front-matter-part>
`;
}

/** Abstracts in the order of the programme; those that are not in it follow. */
function body(making: Making): Markup {
  const { source } = making;
  const { book } = source;
  const rest = new Map(worksOf(source).map((work) => [work.abstract, work]));
  const days = book.days.flatMap((day, index) => {
    const sessions = day.sessions.flatMap((session) => {
      const works = session.items.flatMap((item) => {
        const work = item.kind === "abstract" ? rest.get(item.abstract) : undefined;
        if (work) rest.delete(work.abstract);
        return work ?? [];
      });
      return works.length === 0 ? [] : [sessionPart(session, works, making)];
    });
    const id = isUndated(day.date) ? `day-${index + 1}` : `day-${day.date}`;
    const name = title(dayTitle(day, book.language), source);
    return sessions.length === 0 ? [] : [bookPart("day", id, name, markup`<body>\n${sessions}</body>\n`)];
  });
  return markup`${days}${[...rest.values()].map((work) => abstractPart(work, making))}`;
}

function bookPart(type: string, id: string, name: Markup, inner: Markup): Markup {
  return markup`<book-part book-part-type="${type}" id="${id}">
<book-part-meta><title-group><title>${name}</title></title-group></book-part-meta>
${inner}</book-part>
`;
}

function sessionPart(session: Session, works: readonly Work[], making: Making): Markup {
  const name = title(session.title, making.source);
  const parts = works.map((work) => abstractPart(work, making));
  return bookPart("session", `session-${session.slug}`, name, markup`<body>\n${parts}</body>\n`);
}

function abstractPart(work: Work, making: Making): Markup {
  const { source } = making;
  const { abstract, language, key } = work;
  const ids = `abstract-${key}-`;
  const scope = scopeOf(abstract, language, ids, making);
  const text = [
    ...writeFlow(abstract.body ?? [], scope),
    ...abstract.figures.map((figure) => writeFigure(figure, scope)),
  ].filter((one) => one.text !== "");
  const back = backMatter(abstract, abstract.acknowledgements, scope, ids, source);
  return markup`<book-part book-part-type="abstract" id="${`abstract-${key}`}" xml:lang="${language}">
<book-part-meta>
${work.doi !== null && markup`<book-part-id book-part-id-type="doi">${work.doi}</book-part-id>\n`}<book-part-id book-part-id-type="publisher-id">${abstract.id}</book-part-id>
<subj-group><subject>${abstract.track ?? abstract.type}</subject></subj-group>
<title-group>${abstract.number !== null && markup`<label>${abstract.number}</label>`}<title>${title(abstract.title, source, language)}</title></title-group>
${contributors(abstract.authors, abstract.affiliations, ids)}${pagesOf(work)}${
  work.address !== null && markup`<self-uri xlink:href="${work.address}"/>\n`
}${keywords(work)}</book-part-meta>
${text.length > 0 && markup`<body>\n${text}</body>\n`}${back}</book-part>
`;
}
