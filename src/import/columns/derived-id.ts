// The id of a contribution whose source gives none. It comes from the title and the first author, so that the next
// export yields the same id.
import { slug } from "../../model/slug.ts";
import type { ImportedAuthor } from "../conference.ts";

export function derivedId(title: string, authors: readonly ImportedAuthor[]): string {
  const [first] = authors;
  const name = first ? ("family" in first.name ? first.name.family : (first.name.whole.split(" ").at(-1) ?? "")) : "";
  const words = slug(`${name} ${title}`).slice(0, 60);
  return words || [...title].slice(0, 40).join("");
}
