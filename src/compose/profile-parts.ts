// The parts that a profile prints of a book, in the profile's order.
import type { Book, Part } from "../model/book.ts";
import type { Profile } from "../template/style.ts";

type Printable = NonNullable<Profile["prints"]>[number];

/** The book with the parts of the profile in place of its own. */
export function profiled(book: Book, profile: Profile | null): Book {
  if (!profile?.prints) return book;
  return { ...book, parts: profile.prints.flatMap((name) => partsNamed(name, book)) };
}

function partsNamed(name: Printable, book: Book): readonly Part[] {
  const kind = kinds[name];
  const given = book.parts.filter((part) => part.kind === kind);
  // A book that has no programme among its parts may still print one by itself.
  const parts = given.length > 0 ? given : standard(name, book);
  if (name !== "poster-lists") return parts;
  return parts.map((part) => (part.kind === "posters" ? { ...part, full: false } : part));
}

const kinds: Readonly<Record<Printable, Part["kind"]>> = {
  cover: "cover",
  contents: "contents",
  chapters: "chapter",
  programme: "programme",
  abstracts: "abstracts",
  posters: "posters",
  "poster-lists": "posters",
  indices: "index",
  participants: "participants",
  "room-sheets": "room-sheets",
  proofs: "proofs",
};

/** The default settings of a part that the book does not list. */
function standard(name: Printable, book: Book): readonly Part[] {
  switch (name) {
    case "programme":
    case "participants":
    case "room-sheets":
    case "proofs":
      return [{ kind: name, span: null }];
    case "abstracts": {
      const group = book.days.length > 0 ? "day" : "none";
      return [{ kind: "abstracts", group, sort: "programme", order: [], span: null }];
    }
    case "posters":
    case "poster-lists":
      return [{ kind: "posters", full: true, sort: "programme", span: null }];
    default:
      return [];
  }
}
