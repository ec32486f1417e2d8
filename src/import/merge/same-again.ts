// Contributions without an id are recognized by their title and first author. If the title changed between two exports,
// the same text or the same authors show which one it was.
import { derivedId } from "../columns/derived-id.ts";
import type { ImportedContribution } from "../conference.ts";
import { digest } from "../digest.ts";
import type { Base } from "./base.ts";

/** Source id now → the abstract's id in the book, for abstracts that the base knows by another source id. */
export function retitled(
  contributions: readonly ImportedContribution[],
  system: string,
  base: Base,
): ReadonlyMap<string, string> {
  const own = [...base.abstracts].filter(([, of]) => of.system === system);
  const sources = new Set(own.map(([, { source }]) => source));
  const present = new Set(contributions.map(({ id }) => id));
  const fresh = contributions.filter((one) => !sources.has(one.id) && one.id === derivedId(one.title, one.authors));
  const gone = own.filter(([, { source }]) => !present.has(source));
  const found = new Map<string, string>();
  const used = new Set<string>();
  for (const one of fresh) {
    const title = digest(one.title);
    const text = one.body.trim() === "" ? null : digest(`${one.body.trimEnd()}\n`);
    const match =
      gone.find(([id, { fields }]) => !used.has(id) && fields.title === title) ??
      gone.find(([id, { fields, source }]) => !used.has(id) && fields.abstract === text && source !== "");
    if (!match) continue;
    used.add(match[0]);
    found.set(one.id, match[0]);
  }
  return found;
}
