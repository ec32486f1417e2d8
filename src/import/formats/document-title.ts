// Where the title of a document is that has no style for it. It is the line above the authors: organizers' templates
// begin with the name of the meeting, its date, or a request. In: the paragraphs that have something in them. Out: the
// place of the title.
import type { DocumentParagraph } from "../containers/docx.ts";
import { plainOf, type RichRun } from "../text/rich.ts";

/** Lines above the title are not looked for beyond these. */
const mostAbove = 5;

export function titlePlace(full: readonly DocumentParagraph[]): number {
  const first = full.findIndex(({ runs }) => plainOf(runs).trim() !== "");
  if (first === -1) return 0;
  for (let at = first; at < Math.min(first + mostAbove, full.length - 1); at++) {
    const [next, after] = [full[at + 1], full[at + 2]];
    if (next && (isListOfNames(next) || (isName(next) && after !== undefined && isPlace(after)))) return at;
  }
  return first;
}

/** A title over two lines of the same kind, such as two in bold, is one title. */
export function titleRuns(full: readonly DocumentParagraph[], at: number): readonly DocumentParagraph[] {
  const head = full[at];
  if (!head) return [];
  const same = (other: DocumentParagraph) =>
    other.style === head.style && isStrong(other.runs) && isStrong(head.runs) && other.table === null;
  let from = at;
  while (from > 0 && same(full[from - 1] ?? head)) from--;
  return full.slice(from, at + 1);
}

function isStrong(runs: readonly RichRun[]): boolean {
  return runs.every((run) => run.kind === "strong" || (run.kind === "text" && run.text.trim() === ""));
}

const particle = /^(?:von|van|der|den|de|del|della|di|da|dos|du|la|le|al|bin|ibn|ter|zu|y|e|í|and|und|et)$/u;

/** Several names, or names with marks of affiliations in superscript. */
function isListOfNames({ runs, table, list }: DocumentParagraph): boolean {
  if (table !== null || list !== null || isMark(runs[0])) return false;
  const isMarked = runs.some(isMark);
  const words = plainOf(runs.filter((run) => run.kind !== "superscript"));
  if (words.length > 600 || /[.!?:]\s*$/.test(words.trim())) return false;
  const names = words
    .split(/[,;&]|\s(?:and|und|et|y|e|i)\s/u)
    .map((part) => part.replace(/[\d*†‡§()[\]]+/g, " ").trim())
    .filter((part) => part !== "");
  return (isMarked || names.length > 1) && names.length > 0 && names.every(isNameLike);
}

function isName({ runs, table, list }: DocumentParagraph): boolean {
  return (
    table === null &&
    list === null &&
    isNameLike(
      plainOf(runs)
        .replace(/[\d*†‡§()[\]]+/g, " ")
        .trim(),
    )
  );
}

/** Two to five words with capitals, initials and particles among them. */
function isNameLike(part: string): boolean {
  const words = part.split(/\s+/);
  return (
    words.length > 1 &&
    words.length < 7 &&
    words.every((word) => particle.test(word) || /^\p{Lu}[\p{L}\p{M}'’.-]{0,30}$/u.test(word)) &&
    !isPlaceName(part)
  );
}

function isMark(run: RichRun | undefined): boolean {
  return run?.kind === "superscript" && /^[\s\d,;*†‡§¶a-h#-]{1,20}$/.test(plainOf(run.children));
}

function isPlace({ runs, table }: DocumentParagraph): boolean {
  return table === null && (isMark(runs[0]) || isPlaceName(plainOf(runs)));
}

function isPlaceName(words: string): boolean {
  return /universit|institut|department|\bdept\b|faculty|laborator|centre|center|college|school|hospital|academy|hochschule|univerz|fakult|\b(?:inc|ltd|gmbh)\b|univ\./i.test(
    words,
  );
}
