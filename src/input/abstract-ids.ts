// The ids of abstracts. In: a file's name and what is written in it. Out: a valid and unique id; an invalid or repeated
// one is reported.
import { slug } from "../model/slug.ts";
import { type Checked, field, spanOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { type Span, span } from "../source/source.ts";
import type { YamlNode } from "../source/yaml-node.ts";
import type { Abstract as AbstractFields } from "./schema/abstract.generated.ts";

/** The ids taken so far, and where. */
type Identified = { readonly span: Span };

/** The name of an abstract's file, which is its default id. NFC, since systems store accents differently. */
export function baseName(path: string): string {
  return (path.split("/").at(-1) ?? path).replace(/\.ya?ml$/i, "").normalize("NFC");
}

export const idOfName = (base: string) => (isId(base) ? base : slug(base) || "abstract");

/** The ids that an unreadable file seems to give. */
export function idsWritten(text: string, name: string): readonly string[] {
  return [name, ...[...text.matchAll(/^[ -]*id:[ \t]*["']?([\p{L}\p{M}\p{N}._-]+)/gmu)].map((match) => match[1] ?? "")];
}

export interface AbstractId {
  readonly id: string;
  readonly span: Span;
}

/** Ids are typed in the programme, and name destinations in the PDF: one word, in any script. */
function isId(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}._-]{1,120}$/u.test(text);
}

export function readId(
  of: Checked<AbstractFields> | null,
  node: YamlNode,
  otherwise: string,
  at: Span,
  diagnostics: Reporter,
): AbstractId {
  const given = of && field(of, "id");
  const words = given ? wordsOf(given) : null;
  if (!given || words === null) return { id: otherwise, span: node.kind === "map" ? firstKey(node, at) : at };
  if (isId(words)) return { id: words, span: spanOf(given) };
  const suggested = slug(words) || otherwise;
  const hint = `“${suggested}” would do: letters, digits, dots, dashes and underscores`;
  diagnostics.error("bad-id", `“${words}” is not a valid id`, spanOf(given), { hint });
  return { id: suggested, span: spanOf(given) };
}

function firstKey(node: YamlNode & { readonly kind: "map" }, at: Span): Span {
  const key = node.entries[0]?.key;
  return key ? span(at.source, key.start, key.end) : at;
}

export function isTaken(
  byId: ReadonlyMap<string, Identified>,
  { id, span }: AbstractId,
  diagnostics: Reporter,
): boolean {
  const first = byId.get(id);
  if (!first) return false;
  const related = [{ message: `“${id}” is first used here`, span: first.span }];
  diagnostics.error("duplicate-id", `two abstracts have the id “${id}”`, span, {
    related,
    hint: "give one of them another id",
  });
  return true;
}

/** The last numbers that were assigned, so that thousands of equal ids are not tried from 2 each time. */
const lastNumbers = new WeakMap<ReadonlyMap<string, Identified>, Map<string, number>>();

export function freeId(byId: ReadonlyMap<string, Identified>, id: string): string {
  const last = lastNumbers.get(byId) ?? new Map<string, number>();
  lastNumbers.set(byId, last);
  let number = (last.get(id) ?? 1) + 1;
  while (byId.has(`${id}-${number}`)) number++;
  last.set(id, number);
  return `${id}-${number}`;
}
