// The frame of each page: head, navigation, foot. In: the content of the page. Out: its file.
import { directionOf } from "../../language/labels.ts";
import { slug } from "../../model/slug.ts";
import { type ExportFile, generator, textFile } from "../format.ts";
import { attribute, type Markup, markup, nothing, trusted } from "../markup.ts";
import { freePagePath, rootOf, type Site } from "./site.ts";

export interface SitePage {
  readonly path: string;
  /** Comes before the name of the site; null on its first page. */
  readonly title: string | null;
  /** The current entry of the navigation. */
  readonly at: "start" | "programme" | "abstracts" | "posters" | "people" | "keywords" | "favourites" | "other";
  /** Meta elements besides those on every page. */
  readonly meta?: Markup;
  /** Scripts that are loaded before the site's own, relative to its first page. */
  readonly scripts?: readonly string[];
  readonly main: Markup;
}

/** Nothing is loaded except the site's own files; `file:` is for a site that is opened from a folder. */
const policy = trusted(
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; font-src 'self' file:; base-uri 'none'; form-action 'self' file:",
);

/** In HTML, MathML needs no namespace; in texts, a quotation mark is never written like this. */
const mathNamespace = ' xmlns="http://www.w3.org/1998/Math/MathML"';

export function writePage(page: SitePage, site: Site): ExportFile {
  const { book, words, title, direction } = site;
  const root = rootOf(page.path);
  const name = page.title === null ? title : `${page.title} · ${title}`;
  const address = book.exports?.site;
  const canonical = address ? `${address}${page.path === "index.html" ? "" : page.path}` : null;
  const scripts = [...(page.scripts ?? []), "assets/site.js"];
  const html = markup`<!DOCTYPE html>
<html lang="${book.language}"${attribute("dir", direction === "rtl" && "rtl")} data-book="${slug(title) || "book"}" data-favourite="${words.favourite}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${name}</title>
<meta name="generator" content="${generator}">
${canonical !== null && markup`<link rel="canonical" href="${canonical}">\n<meta property="og:url" content="${canonical}">\n`}<meta property="og:site_name" content="${title}">
<meta property="og:title" content="${page.title ?? title}">
<meta property="og:locale" content="${book.language.replace("-", "_")}">
${page.meta ?? markup`<meta property="og:type" content="website">\n`}<link rel="stylesheet" href="${root}assets/style.css">
<link rel="stylesheet" href="${root}assets/book.css">
<link rel="icon" href="${root}assets/icon.svg">
<link rel="alternate" type="text/calendar" href="${root}programme.ics">
${scripts.map((script) => markup`<script defer src="${root}${script}"></script>\n`)}</head>
<body>
<a class="skip" href="#text"${foreign(site)}>${words.skip}</a>
<header class="site-head">
<div class="bar">
<a class="site-name" href="${root}index.html">${title}</a>
${page.path !== searchPath && waysToSearch(root, site)}<button type="button" class="round" id="theme" aria-label="${words.theme}" hidden><span aria-hidden="true">◐</span></button>
<nav class="main" aria-label="${words.menu}"><ul>
${navigation(page, site).map(([href, label, current, count]) => markup`<li><a href="${root}${href}"${attribute("aria-current", current && "page")}>${label}${count}</a></li>\n`)}</ul></nav>
</div>
</header>
<main id="text" tabindex="-1">
${page.main}</main>
<footer class="foot">
<p>${footLine(site)}</p>
</footer>
</body>
</html>
`;
  return textFile(page.path, html.text.replaceAll(mathNamespace, ""));
}

const searchPath = "search.html";

/** The field, and what takes its place on a phone. */
function waysToSearch(root: string, site: Site): Markup {
  return markup`${searchForm(root, site)}<a class="round find" href="${root}${searchPath}" aria-label="${site.words.search}"></a>\n`;
}

/** `id`: on the page of the search, where the results follow the typing. */
export function searchForm(root: string, { words }: Site, id: string | null = null): Markup {
  return markup`<form role="search" action="${root}${searchPath}" method="get">
<input type="search" name="q"${attribute("id", id)} aria-label="${words.searchFor}" placeholder="${id === null ? words.search : words.searchFor}" autocomplete="off">
</form>
`;
}

/** Language attributes for the site's own words, if their language is not the book's. */
export function foreign({ tongue, book }: Site): Markup {
  if (tongue === book.language) return nothing;
  return markup`${attribute("lang", tongue)}${attribute("dir", directionOf(tongue) !== directionOf(book.language) && directionOf(tongue))}`;
}

type Entry = readonly [href: string, label: string, current: boolean, count: Markup];

function navigation({ at, path }: SitePage, site: Site): readonly Entry[] {
  const { labels, words, days, posters, people, abstracts, chapters } = site;
  const entry = (href: string, label: string, name: SitePage["at"]): Entry => [href, label, at === name, nothing];
  const [day] = days;
  return [
    ...(day ? [entry(day.path, labels.programme, "programme")] : []),
    entry("abstracts.html", labels.abstracts, "abstracts"),
    ...(posters.length > 0 ? [entry("posters.html", labels.posters, "posters")] : []),
    ...(people.all.length > 0 ? [entry("people.html", words.people, "people")] : []),
    ...(abstracts.some(({ keywords }) => keywords.length > 0)
      ? [entry("keywords.html", labels.keywords, "keywords")]
      : []),
    ...chapters.flatMap(({ title, pages: [first, ...rest] }): readonly Entry[] => {
      if (!first) return [];
      const current = [first, ...rest].some((one) => freePagePath(one) === path);
      return [[freePagePath(first), title, current, nothing]];
    }),
    [
      "favourites.html",
      words.favourites,
      at === "favourites",
      trusted(' <span data-favourites aria-hidden="true"></span>'),
    ],
  ];
}

function footLine({ volume, labels }: Site): Markup {
  const parts = [
    volume.dates,
    volume.place,
    volume.publisher,
    volume.isbn && `ISBN ${volume.isbn}`,
    volume.licence && `${labels.licence}${labels.colon}${volume.licence}`,
  ].filter((part) => part !== null);
  return markup`${parts.join(" · ")}`;
}
