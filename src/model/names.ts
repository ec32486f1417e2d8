// Compares names as people do: two persons → whether they may be one; people with ORCID iDs → who is who.
import { nearest } from "../source/did-you-mean.ts";
import type { Person } from "./book.ts";

const folds = new Map<string, string>();
/** The number of entries kept: the names and affiliations of a large book, which are asked for again and again. */
const mostFolds = 20_000;

/** Letters without marks and case, words separated by one space; `Łukasiewicz` and `lukasiewicz` are the same. */
export function folded(text: string): string {
  const before = folds.get(text);
  if (before !== undefined) return before;
  if (folds.size >= mostFolds) folds.clear();
  const now = fold(text);
  folds.set(text, now);
  return now;
}

function fold(text: string): string {
  // Most names are plain ASCII.
  const ascii = /^[\x20-\x7e]*$/.test(text);
  const plain = ascii
    ? text
    : text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .replace(/[łŁøØđĐßæÆœŒıð]/g, (letter) => letters[letter] ?? letter);
  return plain
    .toLowerCase()
    .replace(ascii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const letters: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "l",
  ø: "o",
  Ø: "o",
  đ: "d",
  Đ: "d",
  ß: "ss",
  æ: "ae",
  Æ: "ae",
  œ: "oe",
  Œ: "oe",
  ı: "i",
  ð: "d",
};

/** “K. M.”, “Kevin” and “Kevin Maik” agree: word by word, one is a prefix of the other. Both folded. */
export function givenNamesAgree(a: string, b: string): boolean {
  if (a.charAt(0) !== b.charAt(0)) return false;
  const [short = [], long = []] = [a.split(" "), b.split(" ")].sort((x, y) => x.length - y.length);
  return short.every((word, index) => {
    const other = long[index] ?? "";
    return (
      word === other || (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other))
    );
  });
}

/**
 * Whether two names with one ORCID iD can be one person's: they share a part of the family name, or a spelled-out given
 * name (marriage may change the other), or they are in different scripts and cannot be compared.
 */
export function namesAgree(a: Person, b: Person): boolean {
  if (scriptOf(a.printed) !== scriptOf(b.printed)) return true;
  const [all, others] = [nameWords(a), nameWords(b)];
  const shared = all.filter((word) => word.length > 1 && others.some((other) => isAlike(word, other)));
  if (shared.length === 0) return initialsOf(all, others);
  const isShared = (name: string) =>
    folded(name)
      .split(" ")
      .some((word) => shared.includes(word));
  const given = folded(a.given).split(" ")[0] ?? "";
  return (isShared(a.family) && givenNamesFit(a, b)) || (given.length > 1 && shared.includes(given));
}

function givenNamesFit(a: Person, b: Person): boolean {
  const [x, y] = [folded(a.given), folded(b.given)];
  const swapped = x === folded(b.family) || y === folded(a.family);
  return (
    x === "" || y === "" || swapped || givenNamesAgree(x, y) || x.startsWith(y) || y.startsWith(x) || isAlike(x, y)
  );
}

/** The same word, or a long word with one typing slip. */
const isAlike = (a: string, b: string) => a === b || (Math.min(a.length, b.length) >= 5 && nearest(a, [b]) !== null);

const nameWords = ({ given, particle, family }: Person) => folded(`${given} ${particle} ${family}`).split(" ");

/** “JK” and “Jane Kirk”: one of them has only the initials of the other. */
function initialsOf(a: readonly string[], b: readonly string[]): boolean {
  const letters = (words: readonly string[]) => words.map((word) => word.charAt(0)).join("");
  const isShort = (words: readonly string[]) => words.every((word) => word.length <= 2);
  return (isShort(a) && a.join("") === letters(b)) || (isShort(b) && b.join("") === letters(a));
}

function scriptOf(name: string): string {
  if (/\p{Script=Latin}/u.test(name)) return "Latin";
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? "Han" : (name[0] ?? "");
}

/** A key for each person with an ORCID iD. People whose names disagree have different keys, even if they share an iD. */
export function orcidKeys(people: Iterable<Person>): ReadonlyMap<Person, string> {
  const bearers = new Map<string, { readonly names: Person[]; readonly key: string }[]>();
  const keys = new Map<Person, string>();
  // The fullest name first, so that “J. Doe” does not decide who Jane Doe is.
  const full = [...people].filter(({ orcid }) => orcid !== null);
  full.sort((a, b) => nameWords(b).join("").length - nameWords(a).join("").length);
  for (const person of full) {
    const orcid = person.orcid ?? "";
    const known = bearers.get(orcid) ?? [];
    bearers.set(orcid, known);
    let bearer = known.find(({ names }) => names.some((name) => namesAgree(name, person)));
    if (!bearer) {
      bearer = { names: [], key: known.length === 0 ? orcid : `${orcid}#${known.length + 1}` };
      known.push(bearer);
    }
    if (!bearer.names.some(({ printed }) => printed === person.printed)) bearer.names.push(person);
    keys.set(person, bearer.key);
  }
  return keys;
}
