// Chooses the better of two spellings of one thing, the one that a diagnostic proposes. Accents are lost more often
// than invented, names are shortened to initials and not the reverse, and a common word is not a slip; only then does
// the majority count.
import type { Person } from "../model/book.ts";

/** Whether `a` is the better spelling of a person's name than `b`; `usual`: whether it is the more frequent. */
export function isBetterName(a: Person, b: Person, usual: boolean): boolean {
  return firstThatDiffers(usual, [
    [isMixedCase(a.printed), isMixedCase(b.printed)],
    [spelledOut(a), spelledOut(b)],
    [marks(a.printed), marks(b.printed)],
  ]);
}

/** The same for texts; `known` counts their common words. */
export function isBetterText(a: string, b: string, usual: boolean, known: (text: string) => number): boolean {
  return firstThatDiffers(usual, [
    [known(a), known(b)],
    [marks(a), marks(b)],
    [isMixedCase(a), isMixedCase(b)],
  ]);
}

function firstThatDiffers(otherwise: boolean, scores: readonly (readonly [number, number])[]): boolean {
  const found = scores.find(([a, b]) => a !== b);
  return found ? found[0] > found[1] : otherwise;
}

const marks = (text: string) => (text.normalize("NFD").match(/\p{M}|[łŁøØđĐßæÆœŒıðþ]/gu) ?? []).length;

const isMixedCase = (text: string) => (/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) ? 1 : 0);

/** The name with fewer initials is more complete. */
const spelledOut = ({ given }: Person) => -(given.match(/(?<!\p{L})\p{L}(?!\p{L})/gu) ?? []).length;
