// A field with the names of several people → the individual names, and whether a comma leaves it open how many there
// are. A text is split only if a single name could not be written like that; “García Lorca, Federico” is one.
import { isDegree, titleOf } from "./degrees.ts";
import { isGivenName, isLeadingFamilyName } from "./given-names.ts";

export interface SeveralNames {
  readonly names: readonly string[];
  /** One name as far as is known, but two are as likely. */
  readonly isDoubtful: boolean;
}

const bodyWords =
  /\b(?:collaborations?|consortium|team|group|committee|society|network|project|initiative|department|institute|university|research|development|centre|center|ministry|office|inc|ltd|gmbh)\b/i;

/** Commas and semicolons of other scripts, bullets between names, and line ends mean the same as a semicolon. */
const separators = /[;；\n|•]|\s\/\s|[·・](?=\p{Script=Han}|\p{Script=Hangul})|\s[·∙+]\s/u;
const wideCommas = /[、，،､]/g;

/** `isList`: “et al.” followed the names. */
export function severalNames(written: string, isList = false): SeveralNames {
  const one = { names: [written.replace(/\s+/g, " ")], isDoubtful: false };
  const isWide = /[、，،､]/.test(written);
  const text = isWide ? written.replace(wideCommas, ";") : written;
  if (bodyWords.test(text) && !separators.test(text)) return one;
  const parts = text
    .split(separators)
    .map((part) => part.trim().replace(/\s+/g, " "))
    .filter((part) => /\p{L}/u.test(part));
  // A typing slip, not a list.
  if (parts.length > 1 && !isWide && !parts.every(isNameLike)) return one;
  const names = parts.flatMap((part) => cutAtAnd(part, isList));
  if (names.length > 1) return { names, isDoubtful: false };
  return { ...one, isDoubtful: mayBeTwo(one.names[0] ?? "") };
}

const isNameLike = (part: string) => /\p{L}{2}/u.test(part) && part.length < 200;

// White space has been folded.
const conjunction = /,? (?:and|und|et|&|＆|and also|и|і|та) | ?& ?(?=\p{Lu})/iu;
/** Words that also join the two halves of a family name (“Ortega y Gasset”, “Prats i Soler”). */
const joining = / (?:y|e|i|en|og|och|ja|ve|a|oraz|és|și|şi|dan|và) /u;

function cutAtAnd(part: string, isListed: boolean): readonly string[] {
  const sides = part
    .split(conjunction)
    .flatMap((side) => cutAtJoining(side))
    .map((side) => side.trim());
  if (sides.some((side) => side === "" || !/\p{L}/u.test(side))) return [part];
  // “von und zu Berg”.
  if (sides.slice(0, -1).some((side) => /\s\p{Ll}+$/u.test(side))) return [part];
  // “Smith & Sons” is a firm: each side must be a name on its own, or the list before it must have commas.
  const isList = isListed || sides.length > 1;
  const cut = sides.flatMap((side) => cutAtCommas(side, isList));
  return cut.every(isWhole) || (isList && cut.length > sides.length) ? cut : sides.every(isWhole) ? sides : [part];
}

/** If a given name follows, the word joins people. */
function cutAtJoining(side: string): readonly string[] {
  const match = joining.exec(side);
  if (!match) return [side];
  const [before, after] = [side.slice(0, match.index), side.slice(match.index + match[0].length)];
  const isPeople = lastNameIn(before).every(isWhole) && isWhole(after) && isGivenOrInitial(wordsOf(after)[0] ?? "");
  return isPeople ? [before, ...cutAtJoining(after)] : [side];
}

const lastNameIn = (list: string) => [list.slice(list.lastIndexOf(",") + 1).trim()];

/** A given and a family name, in either order. */
const isWhole = (name: string) =>
  /(?<=\p{L}[\p{M}.’'-]{0,9})[ ,]{1,9}\p{L}/u.test(name) || /[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(name);

const han = /^[\p{Script=Han}\s,·]+$/u;

/**
 * “王小明, 李雷” is two people and “王, 小明” one: a whole name has at least two characters, and three characters are not a
 * family name.
 */
function cutHan(text: string, isList: boolean): readonly string[] {
  const pieces = text.split(/\s*,\s*/).filter((piece) => piece !== "");
  const lengths = pieces.map((piece) => piece.replace(/\s/g, "").length);
  const areNames = lengths.every((length) => length >= 2) && (pieces.length > 2 || isList || (lengths[0] ?? 0) > 2);
  return pieces.length > 1 && areNames ? pieces : [text];
}

/** What follows a name: numbers, marks, and brackets with a number, a role or an institution. */
const marked = /(?:\s?(?:\([^()]{1,60}\)|\^[a-h]\^?|[\^\d¹²³⁴⁵⁶⁷⁸⁹⁰*∗†‡§¶#])){1,40}$/u;

function cutAtCommas(text: string, isList: boolean): readonly string[] {
  if (han.test(text)) return cutHan(text, isList);
  const pieces = withoutLooseNumbers(text.split(/\s*,\s*/).filter((piece) => piece !== ""));
  const names = withDegrees(pieces);
  // Numbers after a name: “Anna Schmidt1,2”.
  if (names.length < 2) return [text];
  const bare = names.map((piece) => piece.replace(/,.*/s, "").replace(marked, ""));
  if (
    bare.every((piece) => /^[\p{Script=Han}\p{Script=Hangul}]{2,5}$/u.test(piece)) &&
    (isList || names.join() !== bare.join())
  )
    return names;
  if (bare.every(areInitials)) return names;
  if (bare.some((piece) => !/\p{L}\p{M}{0,4}\p{L}|^\p{Lu}\.?$/u.test(piece))) return [text];
  if (bare.every(isFamilyAndInitials)) return names;
  if (areInPairs(bare)) return inPairs(names);
  const natural = bare.every((piece) => /^\P{Lu}{0,2}\p{L}[\p{L}\p{M}.’'-]*(?: \p{L}[\p{L}\p{M}.’'-]*)+$/u.test(piece));
  // “García Lorca (chair), José María” has its mark in the middle, “Ada Bell (MIT), Bo Roe” between two people.
  const isGiven = wordsOf(bare.at(-1) ?? "").every(isGivenOrInitial);
  const numbered = names
    .slice(0, -1)
    .some((piece) => marked.test(piece) && !(isGiven && names.length === 2 && /\p{L}\)$/u.test(piece)));
  const apart =
    names.slice(0, -1).some((piece) => piece.includes(",")) || names.slice(1).some((piece) => titleOf(piece) !== "");
  return natural && (names.length > 2 || isList || numbered || apart || areTwo(bare)) ? names : [text];
}

/** “Anna Schmidt1,2, Karl Roth3”: a number alone belongs to the name before it. */
function withoutLooseNumbers(pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const piece of pieces) {
    if (out.length > 0 && /^(?:[\d¹²³⁴⁵⁶⁷⁸⁹⁰*∗†‡§¶#^)\s]+|[a-h]\^?)$/u.test(piece)) out[out.length - 1] += `,${piece}`;
    else out.push(piece);
  }
  return out.map((piece) => piece.replace(/(?<=\d),(?=\d)/g, ","));
}

/** A degree belongs to the name before it. */
function withDegrees(pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const piece of pieces) {
    if (out.length > 0 && (isDegree(piece) || /^(?:jr|sr|ii|iii|iv)\.?$/i.test(piece)))
      out[out.length - 1] += `, ${piece}`;
    else out.push(piece);
  }
  return out;
}

/** “Smith J”, “Jones KB”, “van den Berg A.-M.”. */
const isFamilyAndInitials = (text: string) =>
  /^(?:\p{Ll}+ )*\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}(?: \p{Lu}[\p{L}\p{M}’'-]*\p{Ll})? (?:\p{Lu}\.?[ -]?){1,4}$/u.test(text);

/** “A. B.”: only in lists are initials alone a name. */
const areInitials = (text: string) => /^(?:\p{Lu}\.[ -]?){2,4}$/u.test(text);

/** “Smith, John, Jones, Karl”: an even number of words, at least four, every second one given names or initials. */
function areInPairs(bare: readonly string[]): boolean {
  if (bare.length < 4 || bare.length % 2 !== 0) return false;
  const isGiven = (piece: string) => wordsOf(piece).every(isGivenOrInitial);
  const second = bare.filter((_, index) => index % 2 === 1);
  const first = bare.filter((_, index) => index % 2 === 0);
  return (
    bare.every((piece) => !piece.includes(" ")) ||
    (second.every(isGiven) && first.every((piece) => wordsOf(piece).length < 4 && !isGiven(piece)))
  );
}

function inPairs(names: readonly string[]): readonly string[] {
  return names.flatMap((name, index) => (index % 2 === 0 ? [`${name}, ${names[index + 1] ?? ""}`] : []));
}

const wordsOf = (name: string) => name.split(" ");

const isInitial = (word: string) => /^(?:\p{Lu}\.-?){1,3}$|^\p{Lu}$/u.test(word);

const isGivenOrInitial = (word: string) => isInitial(word) || isGivenName(word);

/**
 * What the words of two pieces suggest: “Jane Doe, John Smith” and “Nagy Péter, Kiss Anna” are two, “Doe Roe, Jane Ann”
 * is one.
 */
function areTwo([first = "", second = "", ...rest]: readonly string[]): boolean {
  if (rest.length > 0) return false;
  const [a, b] = [wordsOf(first), wordsOf(second)];
  if (b.every(isGivenOrInitial)) return false;
  const begin = [a, b].map((words) => isGivenOrInitial(words[0] ?? "") && !isGivenName(words.at(-1) ?? ""));
  const lead = [a, b].map((words) => isLeadingFamilyName(words[0] ?? "") && words.length < 5);
  const end = [a, b].map((words) => isGivenName(words.at(-1) ?? "") && !isGivenOrInitial(words[0] ?? ""));
  return [begin, lead, end].some((both) => both.every(Boolean));
}

/** Two pieces of several words, one of which looks like a whole name, or neither of which has a known given name. */
function mayBeTwo(text: string): boolean {
  const pieces = text.split(/\s*,\s*/).filter((piece) => piece !== "" && !isDegree(piece));
  const [first = "", second = ""] = pieces;
  if (pieces.length !== 2 || bodyWords.test(text)) return false;
  const [a, b] = [wordsOf(first), wordsOf(second)];
  if (a.length < 2 || b.length < 2 || b.every(isGivenOrInitial) || /^\p{Ll}/u.test(first)) return false;
  const [begins, ends] = [
    (words: readonly string[]) => isGivenOrInitial(words[0] ?? ""),
    (words: readonly string[]) => isGivenOrInitial(words.at(-1) ?? ""),
  ];
  const isUnknown = ![...a, ...b].some(isGivenOrInitial);
  return isUnknown || [a, b].some((words) => begins(words) && !ends(words)) || (ends(b) && !begins(b));
}
