// The site while it is being made: what every page needs to know.
import { dayTitle } from "../../compose/day-title.ts";
import { directionOf, type Labels, labelsFor } from "../../language/labels.ts";
import type { Abstract, Book, Day, FreePage, Session } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { isUndated } from "../../model/undated.ts";
import { fileName, pageOf } from "../facts/names.ts";
import { type People, peopleOf } from "../facts/people.ts";
import { presentedAbstracts } from "../facts/programme.ts";
import { type Volume, volumeOf, type Work, worksOf } from "../facts/work.ts";
import type { ExportSource } from "../format.ts";
import { printedText } from "../text/scopes.ts";
import { PictureFiles } from "./pictures.ts";
import { type SiteWords, wordsFor } from "./words.ts";

export interface Site {
  readonly source: ExportSource;
  readonly book: Book;
  readonly labels: Labels;
  readonly words: SiteWords;
  /** The language of `words`. */
  readonly tongue: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly volume: Volume;
  readonly works: ReadonlyMap<Abstract, Work>;
  /** In the order of the programme. */
  readonly abstracts: readonly Abstract[];
  readonly people: People;
  readonly pictures: PictureFiles;
  readonly days: readonly SiteDay[];
  readonly posters: readonly Session[];
  readonly chapters: readonly { readonly title: string; readonly pages: readonly FreePage[] }[];
}

export interface SiteDay {
  readonly day: Day;
  readonly path: string;
  /** `Monday, 14 September`. */
  readonly title: string;
}

export function siteOf(source: ExportSource): Site {
  const { book } = source;
  const works = worksOf(source);
  const { words, isOwn } = wordsFor(book.language);
  return {
    source,
    book,
    labels: labelsFor(book.language),
    words,
    tongue: isOwn ? book.language : "en",
    direction: directionOf(book.language),
    title: printedText(book.title, source),
    volume: volumeOf(book),
    works: new Map(works.map((work) => [work.abstract, work])),
    abstracts: presentedAbstracts(book),
    people: peopleOf(book),
    pictures: new PictureFiles(source, "figures"),
    days: book.days.map((day, index) => ({
      day,
      path: `day-${isUndated(day.date) ? index + 1 : day.date}.html`,
      title: plainText(dayTitle(day, book.language)),
    })),
    posters: book.days.flatMap(({ sessions }) => sessions.filter(({ kind }) => kind.toLowerCase() === "posters")),
    chapters: book.parts.flatMap((part) => (part.kind === "chapter" ? [{ title: part.title, pages: part.pages }] : [])),
  };
}

export function freePagePath({ slug }: FreePage): string {
  return `pages/${fileName(slug)}.html`;
}

export { pageOf };

/** The path from a page to the site's root: `../`. */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
