// The order of abstracts within a chapter, and of posters within a list, if it is not programme order.
import { compareIn, indexName } from "../language/collation.ts";
import type { Abstract, AbstractName, AbstractOrder, Book, PosterOrder } from "../model/book.ts";
import { plainText } from "../model/text.ts";

/** `abstracts`, which come in programme order, sorted; those of `order` first. The sort is stable. */
export function inOrder(
  abstracts: readonly Abstract[],
  sort: AbstractOrder | PosterOrder,
  order: readonly AbstractName[],
  book: Book,
): readonly Abstract[] {
  const by = sort === "programme" ? abstracts : sortedBy(abstracts, keyOf(sort, book), book.language);
  if (order.length === 0) return by;
  const places = new Map(order.map(({ id }, index) => [id, index] as const));
  const place = (abstract: Abstract) => places.get(abstract.id) ?? order.length;
  return [...by].sort((a, b) => place(a) - place(b));
}

/** Abstracts without a key come last. */
function sortedBy(
  abstracts: readonly Abstract[],
  key: (abstract: Abstract) => string,
  language: string,
): readonly Abstract[] {
  const compare = compareIn(language);
  return abstracts
    .map((abstract) => ({ abstract, key: key(abstract) }))
    .sort((a, b) =>
      a.key === "" || b.key === "" ? Number(a.key === "") - Number(b.key === "") : compare(a.key, b.key),
    )
    .map(({ abstract }) => abstract);
}

function keyOf(sort: Exclude<AbstractOrder | PosterOrder, "programme">, book: Book): (abstract: Abstract) => string {
  switch (sort) {
    case "surname":
      return (abstract) => {
        const author = abstract.authors.find((one) => one.presenting) ?? abstract.authors[0];
        return author ? indexName(author.person, book.language) : "";
      };
    case "title":
      return (abstract) => plainText(abstract.title);
    case "id":
      return (abstract) => abstract.id;
    case "number":
      return (abstract) => abstract.number ?? "";
    case "track":
      return (abstract) => abstract.track ?? "";
  }
}
