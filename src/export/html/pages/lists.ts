// Lists of abstracts: all of them, and the posters; free pages; the pages of the search and of favourites.
import { compareIn } from "../../../language/collation.ts";
import type { FreePage } from "../../../model/book.ts";
import { attribute, markup } from "../../markup.ts";
import { htmlInline, htmlScope, printedText } from "../../text/scopes.ts";
import { writeFlow, writeInline } from "../../text/write-text.ts";
import { foreign, type SitePage } from "../layout.ts";
import { listOf, picture, section, wide } from "../parts.ts";
import { freePagePath, type Site } from "../site.ts";
import { notes } from "./abstract.ts";

/** By track where the book has some, else by title. */
export function abstractsPage(site: Site): SitePage {
  const { abstracts, labels, book, source } = site;
  const compare = compareIn(book.language);
  const title = new Map(abstracts.map((one) => [one, printedText(one.title, source, one.language)]));
  const sorted = [...abstracts].sort((a, b) => compare(title.get(a) ?? "", title.get(b) ?? ""));
  const tracks = [...new Set(abstracts.flatMap(({ track }) => track ?? []))].sort(compare);
  const lists =
    tracks.length < 2
      ? listOf(sorted, site, "")
      : markup`${tracks.map((track, at) =>
          section(
            track,
            listOf(
              sorted.filter((one) => one.track === track),
              site,
              "",
            ),
            `track-${at + 1}`,
          ),
        )}${
          sorted.some(({ track }) => track === null) &&
          section(
            labels.other,
            listOf(
              sorted.filter(({ track }) => track === null),
              site,
              "",
            ),
          )
        }`;
  return {
    path: "abstracts.html",
    title: labels.abstracts,
    at: "abstracts",
    main: markup`<h1>${labels.abstracts}</h1>\n${lists}`,
  };
}

export function postersPage(site: Site): SitePage {
  const { posters, labels, source } = site;
  const lists = posters.map((session) => {
    const own = session.items.flatMap((item) =>
      item.kind === "abstract" && !item.abstract.withdrawn ? [item.abstract] : [],
    );
    return markup`<section id="posters-${session.slug}"><h2>${htmlInline(session.title, source)}</h2>\n${listOf(own, site, "")}</section>\n`;
  });
  return {
    path: "posters.html",
    title: labels.posters,
    at: "posters",
    main: markup`<h1>${labels.posters}</h1>\n${lists}`,
  };
}

export function freePage(page: FreePage, site: Site): SitePage {
  const { source, labels } = site;
  const scope = htmlScope(source, {
    owner: page,
    rank: 2,
    picture: (figure) => picture(figure, site, "../"),
    wide: (table) => wide(table, labels.table),
  });
  const { entries, labelled } = source.references.listOf(page);
  const list = entries.map(
    ({ label, content, destination }) =>
      markup`<li id="${destination}">${labelled && label !== null && markup`<span class="label">${label}</span>`}<span>${writeInline(content, { ...scope, footnotes: null })}</span></li>\n`,
  );
  const text = writeFlow(page.body, scope);
  return {
    path: freePagePath(page),
    title: printedText(page.title, source),
    at: "other",
    main: markup`<article id="page-${page.slug}"><h1>${htmlInline(page.title, source)}</h1>
<div class="text">
${page.textLost && markup`<p>${labels.textUnavailable}</p>\n`}${text}${notes(scope.footnotes, scope)}${list.length > 0 && section(labels.references, markup`<ol class="references">\n${list}</ol>\n`)}</div></article>
`,
  };
}

export function searchPage(site: Site): SitePage {
  const { words } = site;
  return {
    path: "search.html",
    title: words.search,
    at: "other",
    scripts: ["assets/search.js"],
    main: markup`<div${foreign(site)}><h1>${words.search}</h1>
<noscript><p>${words.noScript}</p></noscript>
<div id="results" data-none="${words.nothing}" data-some="${words.found}" data-root="">
<p role="status"></p>
<ol class="list"></ol>
</div></div>
`,
  };
}

export function favouritesPage(site: Site): SitePage {
  const { words } = site;
  return {
    path: "favourites.html",
    title: words.favourites,
    at: "favourites",
    scripts: ["assets/calendar.js"],
    main: markup`<div${foreign(site)}><h1>${words.favourites}</h1>
<noscript><p>${words.noScript}</p></noscript>
<div id="favourites"${attribute("data-star", words.favourite)}>
<p data-empty hidden>${words.noFavourites}</p>
<p class="actions"><button type="button" class="button first" hidden>${words.calendar}</button></p>
<ol class="list"></ol>
</div></div>
`,
  };
}
