// Lists of abstracts (all of them, and the posters); free pages; the pages for search and favourites.
import { compareIn, letterOf } from "../../../language/collation.ts";
import type { Abstract, FreePage } from "../../../model/book.ts";
import { type Markup, markup } from "../../markup.ts";
import { htmlInline, htmlScope, printedText } from "../../text/scopes.ts";
import { writeFlow, writeInline } from "../../text/write-text.ts";
import { byLetter } from "../by-letter.ts";
import { foreign, type SitePage, searchForm } from "../layout.ts";
import { LongList } from "../long-list.ts";
import { listLine, picture, section, wide } from "../parts.ts";
import { freePagePath, type Site } from "../site.ts";
import { notes } from "./abstract.ts";

/** By track if the book has tracks, otherwise by title. */
export function abstractList(site: Site): LongList {
  const { abstracts, labels, book, source } = site;
  const compare = compareIn(book.language);
  const title = new Map(abstracts.map((one) => [one, printedText(one.title, source, one.language)]));
  const sorted = [...abstracts].sort((a, b) => compare(title.get(a) ?? "", title.get(b) ?? ""));
  const tracks = [...new Set(abstracts.flatMap(({ track }) => track ?? []))].sort(compare);
  const entry = (abstract: Abstract) => ({ id: abstract.anchor, line: listLine(abstract, site, "") });
  const common = { stem: "abstracts", title: labels.abstracts, at: "abstracts", around: listed } as const;
  if (tracks.length < 2) {
    const letter = (abstract: Abstract) => letterOf(title.get(abstract) ?? "", book.language);
    return new LongList({ ...common, letters: true, groups: byLetter(sorted, letter, entry) });
  }
  const groups = [...tracks, null].map((track, index) => ({
    id: track === null ? "track-none" : `track-${index + 1}`,
    name: track ?? labels.other,
    entries: sorted.filter((one) => one.track === track).map(entry),
  }));
  return new LongList({ ...common, letters: false, groups: groups.filter(({ entries }) => entries.length > 0) });
}

const postersOf = new WeakMap<Site, LongList>();

/** Made once for a site, because the days link to it. */
export function posterList(site: Site): LongList {
  const known = postersOf.get(site) ?? makePosters(site);
  postersOf.set(site, known);
  return known;
}

function makePosters(site: Site): LongList {
  const { posters, labels, source } = site;
  const groups = posters.map((session) => ({
    id: `posters-${session.slug}`,
    name: printedText(session.title, source),
    heading: htmlInline(session.title, source),
    entries: session.items.flatMap((item) =>
      item.kind === "abstract" && !item.abstract.withdrawn
        ? [{ id: item.abstract.anchor, line: listLine(item.abstract, site, "") }]
        : [],
    ),
  }));
  const { posters: title } = labels;
  return new LongList({ stem: "posters", title, at: "posters", around: listed, letters: false, groups });
}

function listed(entries: Markup): Markup {
  return markup`<ul class="list">\n${entries}</ul>\n`;
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
${searchForm("", site, "search-words")}<div id="results" data-none="${words.nothing}" data-some="${words.found}">
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
<div id="favourites">
<p data-empty hidden>${words.noFavourites}</p>
<p class="actions"><button type="button" class="button first" hidden>${words.calendar}</button></p>
<ol class="list"></ol>
</div></div>
`,
  };
}
