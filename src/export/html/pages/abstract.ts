// The page of an abstract: what the book prints of it, when and where it is presented, how to cite it.
import { hasNumbers } from "../../../compose/authors.ts";
import { typeLabel } from "../../../language/labels.ts";
import type { Abstract, Author } from "../../../model/book.ts";
import type { Footnote } from "../../../model/text.ts";
import { fileName } from "../../facts/names.ts";
import { dayOf, sessionOf } from "../../facts/programme.ts";
import { pageText, type Work } from "../../facts/work.ts";
import { type ExportFile, textFile } from "../../format.ts";
import { bibtexEntry } from "../../formats/references/bibtex.ts";
import { risRecord } from "../../formats/references/ris.ts";
import { attribute, joined, type Markup, markup, nothing } from "../../markup.ts";
import { type HtmlPlace, type HtmlScope, htmlInline, htmlScope, printedText } from "../../text/scopes.ts";
import { writeFigure, writeFlow, writeInline } from "../../text/write-text.ts";
import { isolated } from "../isolate.ts";
import type { SitePage } from "../layout.ts";
import { abstractMeta } from "../meta.ts";
import { ofLanguage, picture, section, slotTime, starred, wide, withoutLinks } from "../parts.ts";
import { pageOf, type Site } from "../site.ts";
import { keywordKey, keywordList } from "./keywords.ts";
import { personLink } from "./people.ts";

export function abstractPage(work: Work, index: number, site: Site): SitePage {
  const { source } = site;
  const { abstract } = work;
  const place: HtmlPlace = {
    language: abstract.language,
    owner: abstract,
    picture: (figure) => picture(figure, site, "../"),
    wide: (table) => wide(table, site.labels.table),
  };
  const scope = htmlScope(source, place);
  const title = isolated(abstract.title, abstract.language, htmlInline(abstract.title, source, place));
  return {
    path: pageOf(abstract),
    title: printedText(abstract.title, source, abstract.language),
    at: "abstracts",
    meta: abstractMeta(work, site),
    main: markup`<article id="abstract-${abstract.anchor}"${ofLanguage(abstract.language, site)}>
${eyebrow(abstract, site)}<h1>${title}</h1>
${people(abstract, site)}${actions(abstract, site)}<div class="beside">
<div class="text">
${body(abstract, scope, site)}</div>
<aside${languageBack(abstract, site)}>
${tags(abstract, site)}${cite(work, site)}${neighbours(index, site)}</aside>
</div>
</article>
`,
  };
}

/** Files beside the page that reference managers can import. */
export function citationFiles(work: Work, site: Site): readonly ExportFile[] {
  const stem = `abstracts/${fileName(work.abstract.anchor)}`;
  return [
    textFile(`${stem}.bib`, bibtexEntry(work, site.volume, site.source)),
    textFile(`${stem}.ris`, risRecord(work, site.volume)),
  ];
}

function eyebrow(abstract: Abstract, site: Site): Markup {
  const { book, labels, days } = site;
  const [day, session] = [dayOf(book, abstract), sessionOf(book, abstract)];
  const named = days.find((one) => one.day === day);
  const number = abstract.number === null ? "" : ` ${abstract.number}`;
  const time = slotTime(abstract, site);
  const slot =
    named && session
      ? markup`<a href="../${named.path}#session-${session.slug}">${named.title}${time !== "" && `${labels.comma}${time}`}${session.room !== null && ` · ${session.room}`} · ${isolated(session.title, book.language, htmlInline(withoutLinks(session.title), site.source))}</a>`
      : nothing;
  return markup`<p class="eyebrow"${book.language !== abstract.language && attribute("lang", book.language)}><span class="type">${typeLabel(labels, abstract.type)}${number}</span>${abstract.track !== null && markup`<span>${abstract.track}</span>`}${slot}</p>\n`;
}

function people(abstract: Abstract, site: Site): Markup {
  const { authors, affiliations } = abstract;
  if (authors.length === 0) return nothing;
  const numbered = hasNumbers(abstract);
  const places = affiliations.map(
    ({ text }, index) =>
      markup`<li>${numbered && markup`<sup>${index + 1}</sup>`}${isolated(text, abstract.language, htmlInline(text, site.source, { language: abstract.language }))}</li>\n`,
  );
  return markup`<ul class="people">\n${authors.map((author) => authorItem(author, numbered, site))}</ul>
${places.length > 0 && markup`<ul class="places">\n${places}</ul>\n`}`;
}

function authorItem({ person, affiliations, presenting }: Author, numbered: boolean, site: Site): Markup {
  const numbers = affiliations.map((at) => String(at + 1)).join(",");
  const marks = numbered && numbers !== "" ? markup`<sup>${numbers}</sup>` : nothing;
  const orcid =
    person.orcid !== null &&
    markup` <a href="https://orcid.org/${person.orcid}" aria-label="ORCID ${person.printed}">iD</a>`;
  const email =
    site.source.emails && person.email !== null && markup` <a href="mailto:${person.email}">${person.email}</a>`;
  return markup`<li${presenting && markup` class="presenting"`}>${personLink(person, site, "../")}${marks}${orcid}${email}</li>\n`;
}

function actions(abstract: Abstract, site: Site): Markup {
  const { words, source } = site;
  const pdf = source.pdf === null ? null : /^https?:/i.test(source.pdf) ? source.pdf : `../${source.pdf}`;
  return markup`<p class="actions"${starred(abstract)}>${
    pdf !== null && markup`<a class="button" href="${pdf}#nameddest=abstract-${abstract.anchor}">${words.openPdf}</a>`
  }</p>\n`;
}

function body(abstract: Abstract, scope: HtmlScope, site: Site): Markup {
  const { labels, source } = site;
  const { entries, labelled } = source.references.listOf(abstract);
  const text = [
    ...(abstract.textLost ? [markup`<p>${labels.textUnavailable}</p>\n`] : []),
    ...writeFlow(abstract.body ?? [], scope),
    ...abstract.figures.map((figure) => writeFigure(figure, scope)),
  ];
  const thanks = writeFlow(abstract.acknowledgements, scope);
  const list = entries.map(
    ({ label, content, destination }) =>
      markup`<li id="${destination}">${labelled && label !== null && markup`<span class="label">${label}</span>`}<span>${writeInline(content, { ...scope, footnotes: null })}</span></li>\n`,
  );
  return markup`${text}${notes(scope.footnotes, scope)}${list.length > 0 && section(labels.references, markup`<ol class="references">\n${list}</ol>\n`)}${
    thanks.length > 0 && section(labels.acknowledgements, joined(thanks))
  }`;
}

function tags(abstract: Abstract, site: Site): Markup {
  const { labels, source } = site;
  const keywords = abstract.keywords.map((words) => {
    const inner = htmlInline(withoutLinks(words), source, { language: abstract.language });
    return markup`<li><a href="../${keywordList(site).addressOf(keywordKey(words))}">${isolated(words, abstract.language, inner)}</a></li>\n`;
  });
  if (keywords.length === 0) return nothing;
  return markup`<ul class="tags" aria-label="${labels.keywords}">\n${keywords}</ul>\n`;
}

/** The language attribute for words around the text, which are in the language of the book. */
function languageBack({ language }: Abstract, { book }: Site): Markup {
  return language === book.language ? nothing : markup`${attribute("lang", book.language)}`;
}

/** The notes, in the order of their marks; a note may contain further note marks. */
export function notes(found: readonly Footnote[], scope: HtmlScope): Markup {
  const items: Markup[] = [];
  for (let index = 0; index < found.length && index < 1000; index++) {
    const note = found[index];
    if (note) items.push(markup`<li id="note-${index + 1}">${writeFlow(note.content, scope)}</li>\n`);
  }
  return items.length === 0 ? nothing : markup`<ol class="notes">\n${items}</ol>\n`;
}

function cite(work: Work, site: Site): Markup {
  const { words, volume } = site;
  const stem = fileName(work.abstract.anchor);
  const authors = work.authors.map(({ printed }) => printed).join(", ");
  const pages = pageText(work.pages, "–");
  const parts = [
    ...(authors === "" ? [] : [`${authors}.`]),
    `${work.title}.`,
    `${[volume.title, volume.place, volume.dates].filter((part) => part !== null).join(", ")}${pages === null ? "" : `, ${pages}`}.`,
    ...(work.doi === null ? [] : [`https://doi.org/${work.doi}`]),
  ];
  return markup`<details>
<summary>${words.cite}</summary>
<p id="citation">${parts.join(" ")}</p>
<p class="actions"><button type="button" class="button" data-copy="citation" hidden>${words.copy}</button><a class="button" href="${stem}.bib" download>BibTeX</a><a class="button" href="${stem}.ris" download>RIS</a></p>
</details>
`;
}

function neighbours(index: number, site: Site): Markup {
  const { abstracts, words } = site;
  const link = (abstract: Abstract | undefined, rel: string, label: string): Markup =>
    abstract
      ? markup`<li><a class="button" rel="${rel}" href="${fileName(abstract.anchor)}.html">${label}</a></li>\n`
      : nothing;
  return markup`<nav aria-label="${`${words.previous} / ${words.next}`}"><ul class="actions">\n${link(abstracts[index - 1], "prev", words.previous)}${link(abstracts[index + 1], "next", words.next)}</ul></nav>\n`;
}
