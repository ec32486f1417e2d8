// A list of names as BibTeX has it, “First von Last”, “von Last, First”, “von Last, Jr, First” (Patashnik, “BibTeXing”,
// §4) or BibLaTeX's “family=…, given=…” → names of CSL. Lists with commas or semicolons instead are split if they are
// unambiguous, and text is never lost.
import { plainTex } from "../tex-text.ts";

export type CslName = Readonly<Record<string, string>>;

export interface NameFault {
  readonly message: string;
  readonly hint: string;
}

export function readNames(tex: string, report: (fault: NameFault) => void): readonly CslName[] {
  const parts = splitAt(tex, /\s+and(?=\s|$)|^\s*and(?=\s)/giy);
  if (parts.some((part) => part.trim() === "")) {
    report({ message: "has “and” without a name beside it", hint: "write one “and” between two names" });
  }
  const names = parts.map((part) => part.trim()).filter((part) => part !== "");
  const isInitialsLast = areInitialsLast(names);
  return names.flatMap((name, index) => ofPart(name, index > 0, isInitialsLast, report));
}

/** The text between the matches of a sticky pattern outside braces. */
function splitAt(tex: string, pattern: RegExp): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0, depth = 0; at < tex.length; at++) {
    const character = tex[at];
    if (depth === 0) {
      pattern.lastIndex = at;
      const match = pattern.exec(tex);
      if (match) {
        parts.push(tex.slice(start, at));
        start = pattern.lastIndex;
        at = start - 1;
        continue;
      }
    }
    if (character === "\\") at++;
    else if (character === "{") depth++;
    else if (character === "}" && depth > 0) depth--;
  }
  return [...parts, tex.slice(start)];
}

const comma = /,/gy;
const otherSigns = /\s*(?:;|\\?&(?!\w*;))\s*/gy;
const space = /[\s~]+|\\[ ,]|\\~(?!\{?\\?[anoiuANOIU])/gy;

function ofPart(
  part: string,
  isLater: boolean,
  isInitialsLast: boolean,
  report: (fault: NameFault) => void,
): readonly CslName[] {
  if (/^(?:others|et\.?\s*al\.?)$/i.test(part)) return isLater ? [{ literal: "others" }] : [];
  if (isGroup(part)) return [{ literal: plainTex(part) }];
  const extended = biblatexName(part);
  if (extended) return [extended];
  const several = splitAt(part, otherSigns).map((name) => name.trim());
  if (several.length > 1 && several.every((name) => name === "" || isWholeName(name))) {
    report({ message: "has several names in one", hint: "write “and” between names, not “;” or “&”" });
    return several.filter((name) => name !== "").flatMap((name) => ofPart(name, true, isInitialsLast, report));
  }
  if (several.length > 1) return [{ literal: plainTex(part) }];
  const pieces = splitAt(part, comma).map((piece) => piece.trim());
  const given = pieces.filter((piece) => piece !== "");
  const listed = given.length > 1 || pieces.length > given.length ? listOf(given) : null;
  if (listed) {
    report({ message: "has several names in one", hint: "write “and” between names, not commas" });
    return listed.flatMap((name) => ofPart(name, true, isInitialsLast, report));
  }
  return [ofPieces(given, isInitialsLast, report)];
}

const isGroup = (tex: string) => {
  if (!tex.startsWith("{")) return false;
  let depth = 0;
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === "\\") at++;
    else if (tex[at] === "{") depth++;
    else if (tex[at] === "}" && --depth === 0) return at === tex.length - 1;
  }
  return false;
};

/** “Smith, J.”, “J. Smith”, “Ana Rivera”: a name with two parts, unlike “Schuster” in “Simon & Schuster”. */
const isWholeName = (tex: string) => /[\s~]/.test(tex) || tex.includes(",");

/** “J.”, “J.-P.”, “JP”, “J. K.” */
const areInitials = (tex: string) => /^(?:(?:\p{Lu}|\p{Lu}\p{Ll}\.)\.?[\s~-]*){1,4}$/u.test(plainTex(tex));

const isSuffix = (tex: string) => /^(?:jr|sr|jnr|ii|iii|iv|v|ph\.?d|m\.?d|esq)\.?$/i.test(plainTex(tex));

/** A name with a given and a family name in their natural order: “J. Smith”, “Ana María Rivera”. */
function isNatural(tex: string): boolean {
  const words = plainTex(tex).split(/[\s\u00a0]+/);
  return words.length > 1 && words.length < 5 && !areInitials(tex) && /^\p{Lu}/u.test(words[0] ?? "");
}

/** The names of “Smith, J., Jones, K.” and of “J. Smith, K. Jones”; null if the commas are those of one name. */
function listOf(pieces: readonly string[]): readonly string[] | null {
  if (pieces.length < 2) return null;
  if (pieces.every(isNatural) && (pieces.length > 2 || pieces.every((piece) => areInitials(firstWord(piece))))) {
    return pieces;
  }
  if (pieces.length < 4 || pieces.length % 2 > 0) return null;
  const pairs = Array.from({ length: pieces.length / 2 }, (_, index) => pieces.slice(index * 2, index * 2 + 2));
  const fits =
    pairs.every(([family = "", given = ""]) => !areInitials(family) && !isSuffix(given)) &&
    (pairs.some(([, given = ""]) => areInitials(given)) || pairs.length > 2);
  return fits ? pairs.map((pair) => pair.join(", ")) : null;
}

const firstWord = (tex: string) => tex.split(/\s|(?<!\\)~/)[0] ?? "";

function ofPieces(pieces: readonly string[], isInitialsLast: boolean, report: (fault: NameFault) => void): CslName {
  const [first = "", second = "", third] = pieces;
  if (pieces.length > 3 || (third !== undefined && !isSuffix(second) && !isSuffix(third))) {
    report({ message: "has a name with too many commas", hint: "write “Family, Given” and “and” between names" });
    return { literal: plainTex(pieces.join(", ")) };
  }
  if (third !== undefined) {
    const [suffix, given] = isSuffix(second) ? [second, third] : [third, second];
    return withoutEmpty({ ...familyOf(first), given: plainTex(given), suffix: plainTex(suffix) });
  }
  if (pieces.length === 2 && isSuffix(second)) return withoutEmpty({ ...natural(first), suffix: plainTex(second) });
  if (pieces.length === 2) {
    // “Collaboration, ATLAS” is what a reference manager makes of a body without braces.
    if (bodies.test(plainTex(first)) && !first.includes("{"))
      return { literal: `${plainTex(second)} ${plainTex(first)}` };
    return withoutEmpty({ ...familyOf(first), given: plainTex(second) });
  }
  if (isInitialsLast) return initialsLast(first) ?? natural(first);
  const words = plainTex(first).split(" ");
  if (
    words.length > 1 &&
    (bodies.test(words.at(-1) ?? "") || (words.length > 2 && words.some((word) => bodies.test(word))))
  ) {
    report({ message: "has the name of a body without braces", hint: `write “{${first}}”` });
    return { literal: plainTex(first) };
  }
  return natural(first);
}

const bodies =
  /^(?:collaborations?|consortium|organi[sz]ation|committee|association|society|agency|ministry|commission|council|foundation|institut(?:e|ion)|initiative|university|laborator(?:y|ies)|working|corporation|inc\.?|ltd\.?|gmbh|network|team)$/i;

/** Words outside braces. A word that contains a TeX letter in braces, `{\'E}ric`, is one word with the rest. */
const wordsOf = (tex: string) => splitAt(tex, space).filter((word) => word !== "");

/**
 * Whether it begins in lower case: the first letter outside braces, or of a TeX letter (BibTeX's own rule for “von”).
 */
function isSmall(word: string): boolean {
  if (/^\{(?!\\)/.test(word)) return false;
  return /^\p{Ll}/u.test(plainTex(word).replace(/^[^\p{L}]+/u, "")) && !/^\p{Lu}/u.test(plainTex(word));
}

/** “First von Last”. */
function natural(tex: string): CslName {
  const words = wordsOf(tex);
  const last = words.length - 1;
  const from = words.findIndex((word, index) => index > 0 && index < last && isSmall(word));
  // The family name is the last word with the particles before it; a suffix follows.
  const end = words.length > 2 && isSuffix(words[last] ?? "") ? last : words.length;
  const start = from === -1 ? end - 1 : from;
  const given = words.slice(0, start).map(plainTex).join(" ");
  const suffix = words.slice(end).map(plainTex).join(" ");
  return withoutEmpty({ ...familyOf(words.slice(start, end).join(" ")), given, suffix });
}

/** “von Last”. */
function familyOf(tex: string): { readonly family: string; readonly "non-dropping-particle"?: string } {
  const words = wordsOf(tex);
  let end = 0;
  for (let index = 0; index < words.length - 1; index++) if (isSmall(words[index] ?? "")) end = index + 1;
  if (end === 0 || !isSmall(words[0] ?? "")) return { family: plainTex(words.join(" ")) };
  const particle = words.slice(0, end).map(plainTex).join(" ");
  return { family: plainTex(words.slice(end).join(" ")), "non-dropping-particle": particle };
}

const capitals = /^\p{Lu}{1,3}$/u;

/**
 * PubMed's “Smith JA”: in every name of the list, and somewhere with letters that are not a word (“Jet LI” is a name).
 */
function areInitialsLast(names: readonly string[]): boolean {
  const last = names
    .filter((name) => !isGroup(name) && !/^others$/i.test(name))
    .map((name) => (name.includes(",") ? [] : plainTex(name).split(" ")));
  const fits = last.every(
    (words) =>
      words.length > 1 && capitals.test(words.at(-1) ?? "") && words.slice(0, -1).every((word) => !isShouted(word)),
  );
  return fits && last.some((words) => !couldBeWord(words.at(-1) ?? ""));
}

/**
 * “LI”, “LEE”, “OH”: two or three letters with a vowel where a family name has one. “JA” could be one, “KB” could not.
 */
const couldBeWord = (letters: string) => letters.length > 1 && /[AEIOUY]/.test(letters);

const isShouted = (word: string) => word.length > 1 && word === word.toUpperCase();

function initialsLast(tex: string): CslName | null {
  const words = plainTex(tex).split(" ");
  const initials = words.pop() ?? "";
  if (words.length === 0 || !capitals.test(initials)) return null;
  return { ...familyOf(words.join(" ")), given: [...initials].map((letter) => `${letter}.`).join(" ") };
}

/** BibLaTeX 3.8: “family=de la Cruz, given=Maria, prefix=von”. */
function biblatexName(part: string): CslName | null {
  if (!/^\s*(?:family|given|prefix|suffix)(?:-i)?\s*=/.test(part)) return null;
  const fields = new Map(
    splitAt(part, comma).flatMap((piece): [string, string][] => {
      const match = /^\s*([a-z-]{1,20})\s*=\s*(.*)$/s.exec(piece);
      return match ? [[match[1] ?? "", plainTex(match[2] ?? "").replace(/^"|"$/g, "")]] : [];
    }),
  );
  const particle = fields.get("prefix") ?? "";
  const isPart = fields.get("useprefix") === "true";
  return withoutEmpty({
    family: fields.get("family") ?? "",
    given: fields.get("given") ?? "",
    suffix: fields.get("suffix") ?? "",
    [isPart ? "non-dropping-particle" : "dropping-particle"]: particle,
  });
}

const withoutEmpty = (name: Readonly<Record<string, string>>): CslName =>
  Object.fromEntries(Object.entries(name).filter(([, value]) => value !== ""));
