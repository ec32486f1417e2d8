// The order of the book: the parts that book.yaml lists, or everything that has data.

import type { Abstract, AbstractName, Day, FreePage, Part } from "../model/book.ts";
import { type Checked, field, isFields, items, oneOrMany, spanOf, textOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { filesBelow } from "../source/list-files.ts";
import type { PageReader } from "./read-pages.ts";
import type {
  AbstractsPart,
  Book as BookFields,
  ChapterPart,
  IndexPart,
  Part as PartFields,
  PostersPart,
} from "./schema/book.generated.ts";

export function readParts(of: Checked<BookFields>, pages: PageReader): readonly Part[] | null {
  const listed = field(of, "parts");
  return listed ? items(listed).flatMap((part) => readPart(part, pages) ?? []) : null;
}

function readPart(of: Checked<PartFields>, pages: PageReader): Part | null {
  const span = spanOf(of);
  if (!isFields(of)) return namedPart(wordsOf(of) ?? "", span);
  const { data } = of;
  if (typeof data !== "object") return null;
  if ("chapter" in data) {
    const chapter = of as Checked<ChapterPart>;
    const title = field(chapter, "chapter");
    const paths = oneOrMany(field(chapter, "pages"));
    const found = paths.flatMap((path) => pages.read(textOf(path).value, spanOf(path)) ?? []);
    return { kind: "chapter", title: wordsOf(title) ?? "", pages: found, span: title ? spanOf(title) : span };
  }
  if ("abstracts" in data) {
    const options = field(of as Checked<AbstractsPart>, "abstracts");
    const { group = "day", sort = "programme" } = options?.data ?? {};
    const order = items(options && field(options, "order"));
    return { kind: "abstracts", group, sort, order: order.flatMap(nameOf), span };
  }
  if ("posters" in data) {
    const options = field(of as Checked<PostersPart>, "posters");
    return { kind: "posters", full: options?.data.full ?? true, sort: options?.data.sort ?? "programme", span };
  }
  return { kind: "index", of: (data as IndexPart).index, span };
}

function namedPart(name: string, span: Part["span"]): Part | null {
  switch (name) {
    case "cover":
    case "contents":
    case "programme":
    case "participants":
    case "room-sheets":
      return { kind: name, span };
    case "abstracts":
      return { kind: "abstracts", group: "day", sort: "programme", order: [], span };
    case "posters":
      return { kind: "posters", full: true, sort: "programme", span };
    default:
      return null;
  }
}

function nameOf(of: Checked<string | number>): readonly AbstractName[] {
  const id = wordsOf(of);
  return id === null ? [] : [{ id, span: spanOf(of) }];
}

/** Ids in an order of abstracts that no abstract has. */
export function checkOrders(parts: readonly Part[], abstracts: readonly Abstract[], diagnostics: Reporter): void {
  const orders = parts.flatMap((part) => (part.kind === "abstracts" ? part.order : []));
  if (orders.length === 0) return;
  const ids = new Set(abstracts.map((abstract) => abstract.id));
  for (const { id, span } of orders) {
    if (!ids.has(id)) diagnostics.error("unknown-abstract", `unknown abstract “${id}”`, span, didYouMean(id, [...ids]));
  }
}

/** Everything that has data, in the usual order. */
export function defaultParts(
  folder: string,
  pages: PageReader,
  days: readonly Day[],
  abstracts: readonly Abstract[],
): readonly Part[] {
  const free = filesBelow(folder, "pages", [".md"]).flatMap((path): readonly FreePage[] => {
    const page = pages.read(path, null);
    return page ? [page] : [];
  });
  const printed = abstracts.filter((abstract) => !abstract.withdrawn);
  const parts: (Part | false)[] = [
    { kind: "cover", span: null },
    { kind: "contents", span: null },
    free.length > 0 && { kind: "chapter", title: "General", pages: free, span: null },
    days.length > 0 && { kind: "programme", span: null },
    printed.some((abstract) => abstract.type !== "poster") && {
      kind: "abstracts",
      group: days.length > 0 ? "day" : "none",
      sort: "programme",
      order: [],
      span: null,
    },
    printed.some((abstract) => abstract.type === "poster") && {
      kind: "posters",
      full: true,
      sort: "programme",
      span: null,
    },
    printed.some((abstract) => abstract.authors.length > 0) && { kind: "index", of: "authors", span: null },
  ];
  return parts.filter((part) => part !== false);
}
