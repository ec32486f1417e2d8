// Parts that several pages share: a star, a line of a list, a place in the programme, a picture.
import { timeRange } from "../../language/dates.ts";
import { directionOf, typeLabel } from "../../language/labels.ts";
import type { Abstract } from "../../model/book.ts";
import type { Figure } from "../../model/text.ts";
import { presentersOf } from "../facts/plain.ts";
import { dayOf, itemOf, sessionOf } from "../facts/programme.ts";
import { attribute, type Markup, markup, nothing } from "../markup.ts";
import { htmlInline } from "../text/scopes.ts";
import { figureWords } from "../text/write-text.ts";
import { isolated, isolatedWords } from "./isolate.ts";
import { pageOf, type Site } from "./site.ts";

/** Marks where a script adds the star, a button that would do nothing without the script. */
export function starred(abstract: Abstract): Markup {
  return markup` data-star="${abstract.anchor}"`;
}

/** ` lang="de" dir="ltr"` if the text is in another language than the book. */
export function ofLanguage(language: string, { book }: Site): Markup {
  if (language === book.language) return nothing;
  const direction = directionOf(language);
  return markup`${attribute("lang", language)}${attribute("dir", direction !== directionOf(book.language) && direction)}`;
}

const titles = new WeakMap<Abstract, Markup>();

export function titleLink(abstract: Abstract, site: Site, root: string): Markup {
  const words = withoutLinks(abstract.title);
  const title =
    titles.get(abstract) ??
    isolated(words, abstract.language, htmlInline(words, site.source, { language: abstract.language }));
  titles.set(abstract, title);
  return markup`<a href="${root}${pageOf(abstract)}"${ofLanguage(abstract.language, site)}>${title}</a>`;
}

/** Links cannot be nested. */
export function withoutLinks(content: Abstract["title"]): Abstract["title"] {
  return content.flatMap((node) => {
    if (node.kind === "link") return withoutLinks(node.children);
    if (node.kind === "footnote" || node.kind === "citation") return [];
    return "children" in node ? [{ ...node, children: withoutLinks(node.children) }] : [node];
  });
}

export function authorNames(abstract: Abstract, { book, labels }: Site): string {
  return abstract.authors.map(({ person }) => isolatedWords(person.printed, book.language)).join(labels.comma);
}

/** For narrow places: all names if there are few, otherwise those of the presenters. */
export function fewNames(abstract: Abstract, site: Site): string {
  const { authors } = abstract;
  if (authors.length <= 3) return authorNames(abstract, site);
  const some = presentersOf(abstract).slice(0, 2);
  return `${some.map(({ person }) => isolatedWords(person.printed, site.book.language)).join(site.labels.comma)} +${authors.length - some.length}`;
}

/** A line of a list: title, authors, time and place. */
export function listLine(abstract: Abstract, site: Site, root: string): Markup {
  const slot = placeText(abstract, site);
  return markup`<li${starred(abstract)}>${titleLink(abstract, site, root)}<span class="authors">${authorNames(abstract, site)}</span>${slot !== "" && markup`<span class="slot">${slot}</span>`}</li>\n`;
}

/** `Poster P3 · Monday, 14 September, 09:15–10:00 · Great Hall`. */
export function placeText(abstract: Abstract, site: Site): string {
  const { type, number } = abstract;
  const numbered = number === null ? "" : `${typeLabel(site.labels, type)} ${number}`;
  return [numbered, slotText(abstract, site)].filter((part) => part !== "").join(" · ");
}

/** `Monday, 14 September, 09:15–10:00 · Great Hall`. */
export function slotText(abstract: Abstract, site: Site): string {
  const [day, session] = [dayOf(site.book, abstract), sessionOf(site.book, abstract)];
  const named = site.days.find((one) => one.day === day);
  if (!named || !session) return "";
  const time = slotTime(abstract, site);
  const when = time === "" ? named.title : `${named.title}${site.labels.comma}${time}`;
  return [when, ...(session.room === null ? [] : [session.room])].join(" · ");
}

export function slotTime(abstract: Abstract, { book, source }: Site): string {
  const [session, item] = [sessionOf(book, abstract), itemOf(book, abstract)];
  const start = item?.start ?? session?.start ?? null;
  const end = item?.start ? item.end : (session?.end ?? null);
  return timeRange(start, end, book.language, source.style.programme.clock);
}

export function picture(figure: Figure, site: Site, root: string): Markup | null {
  const file = site.pictures.of(figure.file);
  return (
    file &&
    markup`<img src="${root}${file.path}" alt="${figureWords(figure)}" width="${file.width}" height="${file.height}" loading="lazy" decoding="async">`
  );
}

/** Lets a table or formula that is wider than the page scroll by itself, also with the keyboard. */
export function wide(table: Markup, label: string): Markup {
  return markup`<div class="wide" role="region" aria-label="${label}" tabindex="0">${table}</div>\n`;
}

export function section(title: string, inner: Markup, id: string | null = null): Markup {
  return markup`<section${attribute("id", id)}><h2>${title}</h2>\n${inner}</section>\n`;
}
