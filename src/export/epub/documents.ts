// The documents of an e-book: XHTML for each abstract, the free pages, the programme and the title page. In: the book.
// Out: documents in reading order, with what the package must know about each.
import { hasNumbers } from "../../compose/authors.ts";
import { timeRange } from "../../language/dates.ts";
import { directionOf, typeLabel } from "../../language/labels.ts";
import type { Abstract, FreePage, ProgrammeItem, Session } from "../../model/book.ts";
import { fileName } from "../facts/names.ts";
import { notes } from "../html/pages/abstract.ts";
import { slotText, withoutLinks } from "../html/parts.ts";
import type { Site } from "../html/site.ts";
import { attribute, joined, type Markup, markup, nothing } from "../markup.ts";
import { type HtmlScope, htmlInline, htmlScope } from "../text/scopes.ts";
import { figureWords, writeFigure, writeFlow, writeInline } from "../text/write-text.ts";

export interface EpubDocument {
  readonly path: string;
  /** As the navigation shows it. */
  readonly title: Markup;
  readonly depth: 1 | 2;
  readonly text: string;
}

export function documentsOf(site: Site): readonly EpubDocument[] {
  const { chapters, days, abstracts } = site;
  return [
    titlePage(site),
    ...chapters.flatMap(({ pages }) => pages.map((page) => freePage(page, site))),
    ...(days.length > 0 ? [programme(site)] : []),
    ...abstracts.map((abstract) => abstractPage(abstract, site)),
  ];
}

export function documentPath(abstract: Pick<Abstract, "anchor">): string {
  return `abstract-${fileName(abstract.anchor)}.xhtml`;
}

function document(
  site: Site,
  given: {
    readonly path: string;
    readonly title: Markup;
    readonly depth: 1 | 2;
    readonly language?: string;
    readonly main: Markup;
  },
): EpubDocument {
  const { path, title, depth, main, language = site.book.language } = given;
  const direction = directionOf(language) === "rtl" ? "rtl" : null;
  const plain = title.text.replace(/<[^<>]{0,5000}>/g, "");
  const page = markup`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"${attribute("dir", direction)}>
<head><title>`;
  const rest = markup`</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${main}</body>
</html>
`;
  return {
    path,
    title,
    depth,
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${page.text}${plain || "–"}${rest.text}`,
  };
}

function titlePage(site: Site): EpubDocument {
  const { book, source, volume, labels } = site;
  const title = htmlInline(withoutLinks(book.title), source);
  const lines = [volume.dates, volume.place, volume.publisher, volume.licence].filter((part) => part !== null);
  const cover = book.cover.image && site.pictures.of(book.cover.image.path);
  return document(site, {
    path: "title.xhtml",
    title,
    depth: 1,
    main: markup`<section epub:type="titlepage">
${cover && markup`<figure><img src="${cover.path}" alt=""/></figure>\n`}<p>${book.kind ?? labels.bookOfAbstracts}</p>
<h1>${title}</h1>
${book.subtitle && markup`<p>${htmlInline(book.subtitle, source)}</p>\n`}${lines.map((line) => markup`<p>${line}</p>\n`)}</section>
`,
  });
}

function scopeOf(owner: Abstract | FreePage, site: Site, language: string): HtmlScope {
  return htmlScope(site.source, {
    owner,
    language,
    picture: (figure) => {
      const file = site.pictures.of(figure.file);
      return file && markup`<img src="${file.path}" alt="${figureWords(figure)}"/>`;
    },
  });
}

function references(owner: Abstract | FreePage, scope: HtmlScope, { source, labels }: Site): Markup {
  const { entries, labelled } = source.references.listOf(owner);
  if (entries.length === 0) return nothing;
  const list = entries.map(
    ({ destination, label, content }) =>
      markup`<li id="${destination}">${labelled && label !== null && markup`${label} `}${writeInline(content, { ...scope, footnotes: null })}</li>\n`,
  );
  return markup`<section epub:type="bibliography" role="doc-bibliography"><h2>${labels.references}</h2>\n<ol class="references">\n${list}</ol></section>\n`;
}

function freePage(page: FreePage, site: Site): EpubDocument {
  const scope = scopeOf(page, site, site.book.language);
  const title = htmlInline(withoutLinks(page.title), site.source);
  const text = writeFlow(page.body, scope);
  return document(site, {
    path: `page-${fileName(page.slug)}.xhtml`,
    title,
    depth: 1,
    main: markup`<section><h1>${title}</h1>\n${text}${notes(scope.footnotes, scope)}${references(page, scope, site)}</section>\n`,
  });
}

function programme(site: Site): EpubDocument {
  const { days, labels } = site;
  const list = days.map(
    ({ day, title }) =>
      markup`<section><h2>${title}</h2>\n${day.sessions.map((session) => sessionPart(session, site))}</section>\n`,
  );
  const title = markup`${labels.programme}`;
  return document(site, {
    path: "programme.xhtml",
    title,
    depth: 1,
    main: markup`<section><h1>${title}</h1>\n${list}</section>\n`,
  });
}

function sessionPart(session: Session, site: Site): Markup {
  const { book, labels, source } = site;
  const clock = source.style.programme.clock;
  const times = timeRange(session.start, session.end, book.language, clock);
  const chairs = session.chairs.map(({ printed }) => printed).join(labels.comma);
  const role = session.chairs.length > 1 ? labels.chairs : labels.chair;
  const info = [times, session.room ?? "", chairs === "" ? "" : `${role}${labels.colon}${chairs}`].filter(
    (one) => one !== "",
  );
  const items = session.items.map((item) => markup`<li>${itemLine(item, site)}</li>\n`);
  return markup`<section id="session-${session.slug}"><h3>${htmlInline(session.title, source)}</h3>
${info.length > 0 && markup`<p class="eyebrow">${info.join(" · ")}</p>\n`}${items.length > 0 && markup`<ul class="plain">\n${items}</ul>\n`}</section>
`;
}

function itemLine(item: ProgrammeItem, { book, source }: Site): Markup {
  const times = timeRange(item.start, item.end, book.language, source.style.programme.clock);
  const before = times === "" ? "" : `${times} `;
  if (item.kind === "event") return markup`${before}${htmlInline(item.title, source)}`;
  const { abstract } = item;
  const title = htmlInline(withoutLinks(abstract.title), source, { language: abstract.language });
  if (abstract.withdrawn) return markup`${before}<span class="withdrawn">${title}</span>`;
  return markup`${before}<a href="${documentPath(abstract)}">${title}</a>`;
}

function abstractPage(abstract: Abstract, site: Site): EpubDocument {
  const { labels, source } = site;
  const scope = scopeOf(abstract, site, abstract.language);
  const title = htmlInline(withoutLinks(abstract.title), source, { language: abstract.language });
  const slot = slotText(abstract, site);
  const head = [`${typeLabel(labels, abstract.type)}${abstract.number === null ? "" : ` ${abstract.number}`}`, slot];
  const numbered = hasNumbers(abstract);
  const names = abstract.authors.map(({ person, affiliations }) => {
    const marks = affiliations.map((at) => String(at + 1)).join(",");
    return markup`${person.printed}${numbered && marks !== "" && markup`<sup>${marks}</sup>`}`;
  });
  const places = abstract.affiliations.map(
    ({ text }, index) =>
      markup`<li>${numbered && markup`<sup>${index + 1}</sup> `}${htmlInline(text, source, { language: abstract.language })}</li>\n`,
  );
  const body = [
    ...(abstract.textLost ? [markup`<p>${labels.textUnavailable}</p>\n`] : []),
    ...writeFlow(abstract.body ?? [], scope),
    ...abstract.figures.map((figure) => writeFigure(figure, scope)),
  ];
  const thanks = writeFlow(abstract.acknowledgements, scope);
  return document(site, {
    path: documentPath(abstract),
    title,
    depth: 2,
    language: abstract.language,
    main: markup`<article id="abstract-${abstract.anchor}">
<p class="eyebrow">${head.filter((one) => one !== "").join(" · ")}</p>
<h1>${title}</h1>
${names.length > 0 && markup`<p class="people">${joined(names, labels.comma)}</p>\n`}${places.length > 0 && markup`<ul class="places">\n${places}</ul>\n`}${body}${references(abstract, scope, site)}${
  thanks.length > 0 && markup`<section><h2>${labels.acknowledgements}</h2>\n${thanks}</section>\n`
}${notes(scope.footnotes, scope)}</article>
`,
  });
}
