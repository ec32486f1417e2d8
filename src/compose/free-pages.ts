// A chapter of free pages: organizers, venue, code of conduct …
import type { FreePage, Part } from "../model/book.ts";
import { citationsInFlow } from "../model/citations.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import type { FormattedList } from "../references/formatted.ts";
import type { Block, Tag } from "./block.ts";
import { deferred } from "./deferred.ts";
import { flow } from "./flow.ts";
import { Footnotes } from "./footnotes.ts";
import { openChapter, openPart, partTitle, titleParagraph } from "./opening.ts";
import { referenceList } from "./reference-list.ts";
import { scopeOf } from "./scope.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { wholeBook, words } from "./setting.ts";
import { headingTag, section, tag } from "./structure.ts";
import { unavailable } from "./unavailable.ts";

export function freePagesPart(part: Extract<Part, { kind: "chapter" }>, setting: Setting): ComposedPart {
  const { style, book } = setting;
  const own = tag("Part", setting.root, { title: part.title });
  const name = chapterName(part, setting);
  const span = part.span ?? wholeBook(book);
  // “Welcome” under “Welcome” would say it twice.
  const isTitled = (page: FreePage) => page === part.pages[0] && isSame(plainText(page.title), part.title);
  const pages = part.pages.flatMap((page, index) => [
    ...(index > 0 && style.parts.pages === "page" ? openChapter(setting, part.title) : []),
    ...pageBlocks(page, own, setting, isTitled(page)),
  ]);
  return {
    blocks: [...openPart(setting, part.title), ...partTitle(part.title, name, own, setting), ...pages],
    entries: [
      { kind: "part", title: words(part.title, span), abstract: null, destination: name },
      ...part.pages
        .filter((page) => !isTitled(page))
        .map((page) => ({
          kind: "page" as const,
          title: page.title,
          abstract: null,
          destination: `page-${page.slug}`,
        })),
    ],
  };
}

/** `part-general`; with the index of the part if the title has no Latin letters or occurs twice. */
function chapterName(part: Extract<Part, { kind: "chapter" }>, { book }: Setting): string {
  const name = slug(part.title);
  const twin = book.parts.find((other) => other.kind === "chapter" && slug(other.title) === name);
  return name !== "" && twin === part
    ? `part-${name}`
    : `part-${name === "" ? "" : `${name}-`}${book.parts.indexOf(part) + 1}`;
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().toLowerCase();
  return plain(one) === plain(other);
}

function pageBlocks(page: FreePage, parent: Tag, setting: Setting, isTitled: boolean): readonly Block[] {
  const own = section(parent, plainText(page.title));
  return setting.unit("page", page, [own, isTitled], (inside) => pageSection(page, own, isTitled, inside));
}

function pageSection(page: FreePage, own: Tag, isTitled: boolean, setting: Setting): readonly Block[] {
  const title = plainText(page.title);
  const { language } = setting.book;
  const footnotes = new Footnotes(`page-${page.slug}`, title);
  const body = (citations: FormattedList["citations"]) =>
    page.textLost
      ? [unavailable("body", language, own, setting)]
      : flow(page.body, scopeOf({ setting, language, parent: own, level: 2, citations, footnotes }));
  const citing = () => {
    const list = setting.assets.references.listOf(page);
    return [...body(list.citations), ...referenceList(list, own, 3, language, setting)];
  };
  return [
    ...setting.anchor(`page-${page.slug}`, isTitled ? null : { title, level: 2 }),
    ...(isTitled ? [] : [titleParagraph("page-title", page.title, headingTag(2, own), setting)]),
    ...(citationsInFlow(page.body).length > 0 ? [deferred(citing)] : body(new Map())),
  ];
}
