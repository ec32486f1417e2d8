// Resolves page lists: the folios of an index entry are sorted, each page appears once, and runs are joined into
// ranges. In: a paragraph and the folios known so far. Out: the same paragraph with page numbers and commas in their
// place.
import type { PageListEntry, Paragraph, Piece } from "../compose/block.ts";

type PageList = Extract<Piece, { kind: "page-list" }>;
type Folio = (destination: string) => string | null;

/** This many folios in a row are printed as a range; two are not (The Chicago Manual of Style 16.28). */
const shortestRange = 3;

export function withPageLists(paragraph: Paragraph, folio: Folio): Paragraph {
  if (!paragraph.pieces.some((piece) => piece.kind === "page-list")) return paragraph;
  const pieces = paragraph.pieces.flatMap((piece) => (piece.kind === "page-list" ? resolve(piece, folio) : [piece]));
  return { ...paragraph, pieces };
}

/** A folio to be printed, its rank, and the entry that it leads to. */
interface ListedPage {
  readonly entry: PageListEntry;
  readonly page: number;
}

function resolve(list: PageList, folio: Folio): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const run of runsOf(placesOf(list, folio))) {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) continue;
    if (pieces.length > 0) pieces.push(text(list, list.comma, null));
    if (run.length >= shortestRange) {
      pieces.push(number(first.entry), text(list, "–", null), number(last.entry));
      continue;
    }
    run.forEach(({ entry }, index) => {
      if (index > 0) pieces.push(text(list, list.comma, null));
      pieces.push(number(entry));
    });
  }
  return pieces;
}

/** In page order, the entry of highest rank on each page; folios that are unknown or not numbers keep their order. */
function placesOf({ entries }: PageList, folio: Folio): readonly ListedPage[] {
  const byFolio = new Map<string, ListedPage>();
  entries.forEach((entry, index) => {
    const printed = folio(entry.destination);
    const key = printed ?? `?${index}`;
    const known = byFolio.get(key);
    const page = printed === null ? Number.NaN : Number(printed);
    if (!known || known.entry.rank < entry.rank) byFolio.set(key, { entry, page });
  });
  const before = (page: number) => (Number.isNaN(page) ? -1 : page);
  return [...byFolio.values()].sort((a, b) => before(a.page) - before(b.page));
}

/** Places of rank 0 on consecutive pages form one run; every other place is a run of its own. */
function runsOf(places: readonly ListedPage[]): readonly (readonly ListedPage[])[] {
  const runs: ListedPage[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last && last.entry.rank === 0 && place.entry.rank === 0 && place.page === last.page + 1;
    if (run && follows) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

function number({ destination, style, link, tag }: PageListEntry): Piece {
  return { kind: "page-number", destination, style, link, tag, span: null };
}

function text({ style, language, span }: PageList, content: string, tag: Piece["tag"]): Piece {
  return { kind: "text", text: content, style, language, hyphenate: false, link: null, tag, span };
}
