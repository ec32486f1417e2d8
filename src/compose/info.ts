// The PDF's information about the book as a whole.
import { directionOf } from "../language/labels.ts";
import { plainText } from "../model/text.ts";
import type { Info } from "./block.ts";
import { doiUrl } from "./imprint.ts";
import type { Setting } from "./setting.ts";

export function infoOf({ book, labels, assets }: Setting): Info {
  const { imprint } = book;
  const kind = book.kind ?? labels.bookOfAbstracts;
  return {
    title: plainText(book.title) + (assets.draft ? ` (${labels.draft})` : ""),
    author: imprint.editors.map((editor) => editor.printed).join(", "),
    authors: imprint.editors.map((editor) => editor.printed),
    subject: [kind, book.place].filter((part) => part !== null).join(", "),
    keywords: [
      ...new Set(
        book.abstracts.filter((abstract) => !abstract.withdrawn).flatMap(({ keywords }) => keywords.map(plainText)),
      ),
    ],
    language: book.language,
    ...(directionOf(book.language) === "rtl" && { isRightToLeft: true }),
    date: dateOf(assets.epoch, book.dates?.start ?? null),
    identifiers: [
      ...(imprint.isbn === null ? [] : [`ISBN ${imprint.isbn}`]),
      ...(imprint.doi === null ? [] : [doiUrl(imprint.doi)]),
      ...(imprint.url === null ? [] : [imprint.url]),
    ],
  };
}

function dateOf(epoch: number | null, start: string | null): string {
  if (epoch !== null) return new Date(epoch * 1000).toISOString();
  return `${start ?? "1970-01-01"}T00:00:00.000Z`;
}
