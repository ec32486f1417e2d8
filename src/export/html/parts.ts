// Pieces of pages that several pages share: a star, a line of a list, a place in the programme, a picture.
import { timeRange } from "../../language/dates.ts";
import { directionOf, typeLabel } from "../../language/labels.ts";
import type { Abstract, Person } from "../../model/book.ts";
import type { Figure } from "../../model/text.ts";
import { dayOf, itemOf, sessionOf } from "../facts/programme.ts";
import { attribute, joined, type Markup, markup, nothing } from "../markup.ts";
import { htmlInline, printedText } from "../text/scopes.ts";
import { figureWords } from "../text/write-text.ts";
import { pageOf, type Site } from "./site.ts";

export function star(abstract: Abstract, site: Site, className = "star"): Markup {
  const label = `${site.words.favourite}: ${printedText(abstract.title, site.source, abstract.language)}`;
  return markup`<button type="button" class="${className}" value="${abstract.anchor}" aria-pressed="false" aria-label="${label}" hidden></button>`;
}

/** ` lang="de" dir="ltr"` where the text is in another language than the book. */
export function ofLanguage(language: string, { book }: Site): Markup {
  if (language === book.language) return nothing;
  const direction = directionOf(language);
  return markup`${attribute("lang", language)}${attribute("dir", direction !== directionOf(book.language) && direction)}`;
}

export function titleLink(abstract: Abstract, site: Site, root: string): Markup {
  const title = htmlInline(withoutLinks(abstract.title), site.source, { language: abstract.language });
  return markup`<a href="${root}${pageOf(abstract)}"${ofLanguage(abstract.language, site)}>${title}</a>`;
}

/** Links do not nest. */
export function withoutLinks(content: Abstract["title"]): Abstract["title"] {
  return content.flatMap((node) => {
    if (node.kind === "link") return withoutLinks(node.children);
    if (node.kind === "footnote" || node.kind === "citation") return [];
    return "children" in node ? [{ ...node, children: withoutLinks(node.children) }] : [node];
  });
}

export function authorNames(abstract: Abstract, { labels }: Site): string {
  return abstract.authors.map(({ person }) => person.printed).join(labels.comma);
}

/** A line of a list: title, authors, when and where. */
export function listLine(abstract: Abstract, site: Site, root: string): Markup {
  const slot = slotText(abstract, site);
  const number =
    abstract.number === null
      ? nothing
      : markup`<span class="number">${typeLabel(site.labels, abstract.type)} ${abstract.number}</span>`;
  return markup`<li>${titleLink(abstract, site, root)}${star(abstract, site)}${number}<span class="authors">${authorNames(abstract, site)}</span>${slot !== "" && markup`<span class="slot">${slot}</span>`}</li>\n`;
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

export function personLink(person: Person, site: Site, root: string): Markup {
  const entry = site.people.of(person);
  const name = markup`<bdi>${person.printed}</bdi>`;
  return entry ? markup`<a href="${root}people.html#${entry.key}">${name}</a>` : name;
}

export function picture(figure: Figure, site: Site, root: string): Markup | null {
  const file = site.pictures.of(figure.file);
  return (
    file &&
    markup`<img src="${root}${file.path}" alt="${figureWords(figure)}" width="${file.width}" height="${file.height}" loading="lazy" decoding="async">`
  );
}

/** A table or formula that is wider than the page moves by itself; whoever uses the keys can reach it. */
export function wide(table: Markup, label: string): Markup {
  return markup`<div class="wide" role="region" aria-label="${label}" tabindex="0">${table}</div>\n`;
}

export function section(title: string, inner: Markup, id: string | null = null): Markup {
  return markup`<section${attribute("id", id)}><h2>${title}</h2>\n${inner}</section>\n`;
}

export function listOf(abstracts: readonly Abstract[], site: Site, root: string): Markup {
  return markup`<ul class="list">\n${joined(abstracts.map((one) => listLine(one, site, root)))}</ul>\n`;
}
