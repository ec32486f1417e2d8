// The first page: what, when and where; links into the site.
import { labelsFor } from "../../../language/labels.ts";
import { type Markup, markup, nothing } from "../../markup.ts";
import { htmlInline } from "../../text/scopes.ts";
import { foreign, type SitePage } from "../layout.ts";
import { eventMeta } from "../meta.ts";
import { section } from "../parts.ts";
import { freePagePath, type Site } from "../site.ts";

export function startPage(site: Site): SitePage {
  const { book, labels, words, volume, days, source } = site;
  const pdf = source.pdf;
  const when = [volume.dates, volume.place].filter((part) => part !== null).join(" · ");
  const logos = book.cover.logos.flatMap(({ path }) => {
    const file = site.pictures.of(path);
    return file ? [markup`<img src="${file.path}" alt="" width="${file.width}" height="${file.height}">`] : [];
  });
  const [first] = days;
  const cover = book.cover.image && site.pictures.of(book.cover.image.path);
  return {
    path: "index.html",
    title: null,
    at: "start",
    meta: eventMeta(site),
    main: markup`<div class="hero">
<div>
<p>${book.kind ?? labelsFor(book.language).bookOfAbstracts}</p>
<h1>${htmlInline(book.title, source)}</h1>
${book.subtitle && markup`<p>${htmlInline(book.subtitle, source)}</p>\n`}${when !== "" && markup`<p>${when}</p>\n`}<p class="actions">${
      first !== undefined && markup`<a class="button first" href="${first.path}">${labels.programme}</a>`
    }<a class="button" href="abstracts.html">${labels.abstracts}</a>${
      pdf !== null && markup`<a class="button" href="${pdf}">PDF</a>`
    }<a class="button" href="programme.ics"${foreign(site)}>${words.calendar}</a></p>
${logos.length > 0 && markup`<p class="logos">${logos}</p>\n`}</div>
${cover && markup`<img src="${cover.path}" alt="" width="${cover.width}" height="${cover.height}">\n`}</div>
<noscript><p${foreign(site)}>${words.noScript}</p></noscript>
${cards(site)}${chapters(site)}`,
  };
}

function cards({ days, labels }: Site): Markup {
  if (days.length === 0) return nothing;
  const items = days.map(({ path, title, day }) => {
    const sessions = day.sessions.filter(({ kind }) => kind.toLowerCase() !== "break");
    const talks = sessions.reduce(
      (sum, { items: all }) => sum + all.filter(({ kind }) => kind === "abstract").length,
      0,
    );
    return markup`<li><a class="card" href="${path}"><strong>${title}</strong>${talks > 0 && markup`<span>${labels.abstracts}${labels.colon}${talks}</span>`}</a></li>\n`;
  });
  return section(labels.programme, markup`<ul class="cards">\n${items}</ul>\n`, "programme");
}

function chapters({ chapters: all, source }: Site): Markup {
  return markup`${all.map(({ title, pages }, index) =>
    section(
      title,
      markup`<ul class="cards">\n${pages.map((page) => markup`<li><a class="card" href="${freePagePath(page)}"><strong>${htmlInline(page.title, source)}</strong></a></li>\n`)}</ul>\n`,
      `chapter-${index + 1}`,
    ),
  )}`;
}
