// Data that pages load as scripts: the search index, made here with the same library that reads it, and the calendar
// events of favourites.
import MiniSearch from "minisearch";
import { plainText } from "../../model/text.ts";
import type { CalendarEntry, FavouriteCalendar, SearchEntry } from "../../site/data.ts";
import { searchOptions } from "../../site/terms.ts";
import { happeningsOf } from "../facts/programme.ts";
import { type ExportFile, textFile } from "../format.ts";
import { calendarParts, eventLines } from "../formats/ics/calendar.ts";
import { printedText } from "../text/scopes.ts";
import { scriptJson } from "./meta.ts";
import { authorNames, placeText } from "./parts.ts";
import { pageOf, type Site } from "./site.ts";

export function searchScript(site: Site): ExportFile {
  const { abstracts, works, source } = site;
  const entries: SearchEntry[] = [];
  const index = new MiniSearch(searchOptions);
  for (const [id, abstract] of abstracts.entries()) {
    const title = printedText(abstract.title, source, abstract.language);
    const authors = authorNames(abstract, site);
    const slot = placeText(abstract, site);
    entries.push({
      id,
      star: abstract.anchor,
      title,
      authors,
      url: pageOf(abstract),
      slot,
      language: abstract.language,
    });
    index.add({
      id,
      title,
      authors,
      keywords: abstract.keywords.map(plainText).join(" "),
      places: abstract.affiliations.map(({ text }) => plainText(text)).join(" "),
      text: works.get(abstract)?.body ?? "",
    });
  }
  return textFile("assets/search.js", `window.siteSearch=${scriptJson({ index, entries })};\n`);
}

export function calendarScript(site: Site): ExportFile {
  const { abstracts, book, source } = site;
  const events = new Map(happeningsOf(book).flatMap((one) => (one.abstract ? [[one.abstract, one] as const] : [])));
  const { head, foot } = calendarParts(site.words.favourites, source);
  const entries: Record<string, CalendarEntry> = {};
  for (const [order, abstract] of abstracts.entries()) {
    const happening = events.get(abstract);
    entries[abstract.anchor] = {
      title: printedText(abstract.title, source, abstract.language),
      authors: authorNames(abstract, site),
      url: pageOf(abstract),
      slot: placeText(abstract, site),
      language: abstract.language,
      order,
      event: happening ? eventLines(happening, source, false) : "",
    };
  }
  const calendar: FavouriteCalendar = { head, foot, entries };
  return textFile("assets/calendar.js", `window.siteCalendar=${scriptJson(calendar)};\n`);
}
