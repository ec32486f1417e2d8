// What was probably overlooked: a presenter without a mark, an affiliation that nobody has. In: what was read. Out: warnings.
import type { Checked } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { span } from "../source/source.ts";
import type { AffiliationMap } from "./affiliations.ts";
import type { Draft } from "./read-abstracts.ts";

/** YAML takes “ # 5” after a text for a comment, though it may have been part of the title or text. */
export function reportComment(of: Checked<unknown> | null, name: string, diagnostics: Reporter): void {
  if (of?.node.kind !== "scalar" || of.node.style !== "plain") return;
  const { text } = of.source;
  const line = text.slice(
    of.node.end,
    text.indexOf("\n", of.node.end) === -1 ? text.length : text.indexOf("\n", of.node.end),
  );
  const behind = line.trimStart();
  if (!behind.startsWith("#")) return;
  const start = of.node.end + line.length - behind.length;
  const words = behind.trimEnd();
  const message = `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}” after the ${name} is a YAML comment, and is not printed`;
  const hint =
    "put the whole value in quotation marks if this belongs to it; otherwise put the comment on a line of its own";
  diagnostics.warning("comment-behind-text", message, span(of.source, start, start + words.length), { hint });
}

export interface Unmarked {
  /** Whether some abstract of the book marks its presenter. */
  marks: boolean;
  readonly drafts: Draft[];
}

/** If a book marks presenters, an abstract of several authors without a mark was probably forgotten. */
export function reportUnmarked({ marks, drafts }: Unmarked, diagnostics: Reporter): void {
  if (!marks) return;
  for (const { id, authors, span } of drafts) {
    const hint = `mark one with “presenting: true”; ${authors[0]?.person.printed ?? "the first"} is assumed to present`;
    diagnostics.warning("no-presenter", `no author of “${id}” is marked as presenting`, span, { hint });
  }
}

/** Affiliations that are defined but not used: an author was forgotten, or an id misspelt. */
export function reportUnused(
  map: AffiliationMap,
  used: ReadonlySet<string>,
  where: string,
  diagnostics: Reporter,
): void {
  const unused = [...map].filter(([id]) => !used.has(id));
  const hint = "give it to its author, or remove it";
  // A list that is kept for years has many of them: report it once.
  const [first] = unused;
  if (first && unused.length > fewUnused) {
    const message = `no author of ${where} has ${unused.length} of these ${map.size} affiliations, such as “${first[0]}”`;
    diagnostics.warning("unused-affiliation", message, first[1].span, { hint: "remove those that are not needed" });
    return;
  }
  for (const [id, text] of unused)
    diagnostics.warning("unused-affiliation", `no author of ${where} has the affiliation “${id}”`, text.span, { hint });
}

const fewUnused = 5;
