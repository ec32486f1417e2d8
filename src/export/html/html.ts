// `html`: the book as a site of plain pages, which needs no server, sends no requests to other sites, and works without
// scripts except for the search and the favourites.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../runtime/package-files.ts";
import { type ExportFile, type ExportFormat, type ExportSource, textFile } from "../format.ts";
import { ics } from "../formats/ics/ics.ts";
import { markup, xmlDocument } from "../markup.ts";
import { BookStyle } from "./book-style.ts";
import { onLight } from "./colours.ts";
import { type SitePage, writePage } from "./layout.ts";
import { mathFont } from "./math-font.ts";
import { abstractPage, citationFiles } from "./pages/abstract.ts";
import { dayPages } from "./pages/day.ts";
import { keywordList } from "./pages/keywords.ts";
import { abstractList, favouritesPage, freePage, posterList, searchPage } from "./pages/lists.ts";
import { peopleList } from "./pages/people.ts";
import { startPage } from "./pages/start.ts";
import { calendarScript, searchScript } from "./scripts.ts";
import { type Site, siteOf } from "./site.ts";

export const html: ExportFormat = {
  name: "html",
  title: "a site: programme, abstracts, people, search, favourites",
  standard: "HTML Living Standard (html-validate), WCAG 2.2 AA (axe-core)",
  makes: "folder",
  ending: "site",
  mark: "",
  needs: { pages: true, mathml: true },
  async write(source, report) {
    const site = siteOf(source);
    const style = new BookStyle(source.style);
    const pages = pagesOf(site, style).map((page) => writePage(page, site));
    const calendar = await ics.write(source, report);
    return [
      ...pages,
      ...[...site.works.values()].flatMap((work) => citationFiles(work, site)),
      ...site.pictures.files,
      ...calendar,
      asset("style.css"),
      asset("site.js"),
      textFile("assets/book.css", style.text),
      textFile("assets/icon.svg", icon(source)),
      searchScript(site),
      calendarScript(site),
      ...mathFont(pages),
      ...sitemap(pages, site),
    ];
  },
};

function pagesOf(site: Site, style: BookStyle): readonly SitePage[] {
  return [
    startPage(site),
    ...site.days.flatMap((day) => dayPages(day, site, style)),
    ...abstractList(site).pages,
    ...(site.posters.length > 0 ? posterList(site).pages : []),
    ...peopleList(site).pages,
    ...(site.abstracts.some(({ keywords }) => keywords.length > 0) ? keywordList(site).pages : []),
    searchPage(site),
    favouritesPage(site),
    ...site.chapters.flatMap(({ pages }) => pages.map((page) => freePage(page, site))),
    ...site.abstracts.flatMap((abstract, index) => {
      const work = site.works.get(abstract);
      return work ? [abstractPage(work, index, site)] : [];
    }),
  ];
}

/** An asset, unchanged from the bundle. */
function asset(name: string): ExportFile {
  return { path: `assets/${name}`, bytes: readFileSync(join(packageRoot(), "dist", "site", name)) };
}

function icon({ style }: ExportSource): string {
  const colour = onLight(style.colours.accent);
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="${colour}" d="M2 2h5a2 2 0 0 1 1 .3A2 2 0 0 1 9 2h5v11H9.500a1.500 1.500 0 0 0-3 0H2z"/></svg>\n`;
  return svg.text;
}

/** Only if the site's address is known: a sitemap needs absolute addresses. */
function sitemap(pages: readonly ExportFile[], { book }: Site): readonly ExportFile[] {
  const site = book.exports?.site;
  if (!site) return [];
  const addresses = pages
    .map(({ path }) => path)
    .filter((path) => path !== "search.html" && path !== "favourites.html")
    .map((path) => markup`  <url><loc>${site + (path === "index.html" ? "" : path)}</loc></url>\n`);
  return [
    textFile(
      "sitemap.xml",
      xmlDocument(markup`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses}</urlset>`),
    ),
  ];
}
