// Names as people type them into forms → the names that were meant, and what was written around them: titles and
// degrees, marks and numbers, “(speaker)”, an e-mail address, several people in one field. Imports use the same rules.
import { aroundName, withoutNativeName, withPlainNumbers } from "./around-names.ts";
import { isDegree, titleOf } from "./degrees.ts";
import { inNameCase } from "./name-case.ts";
import { severalNames } from "./several-names.ts";

export interface TypedName {
  /** The name to print: without marks, numbers, roles and addresses, but with titles and degrees. */
  readonly printed: string;
  /** The bare name, for splitting and filing: without titles, and in the usual case. */
  readonly name: string;
  /** What was written around it. */
  readonly extras: readonly NameExtra[];
  readonly presenting: boolean;
  /** Numbers and letters after the name, usually of affiliations. */
  readonly numbers: readonly string[];
  readonly email: string | null;
  /** “ et al.”, “, and 12 others”: that the list goes on after this name, as it was written. */
  readonly others: string;
  /** “TBA”, “N.N.”: a person who is not known yet. */
  readonly isPlaceholder: boolean;
  /** All in capitals, or all in small letters. */
  readonly isOddCase: boolean;
  /** An institution after the name, as it was written. */
  readonly affiliation: string | null;
  /** “Ada Bell, Rao Chen”: two people, or a family name before a given name. */
  readonly isDoubtful: boolean;
  /** “BELL Ada”: `name` has it as “Bell, Ada”, and `printed` in the order in which it was typed. */
  readonly isFamilyFirst: boolean;
}

export type NameExtra =
  | "a title"
  | "a degree"
  | "marks"
  | "numbers"
  | "a role"
  | "a note"
  | "an e-mail address"
  | "an affiliation";

/**
 * One name, or several if the field clearly holds several. `numbered`: whether a bare number after a name is not part
 * of it; “Speaker 1” and “Speaker 2” differ only in theirs. `language`: the book's, for capitals.
 */
export function typedNames(field: string, numbered = true, language = "en"): readonly TypedName[] {
  const typed = field.normalize("NFC").trim();
  // TeX's space that does not break: “Marie~Curie”.
  const untied = typed.replace(/(?<=[\p{L}\p{M}.])~(?=\p{L})/gu, " ");
  const lines = withPlainNumbers(untied);
  const text = lines.replace(/\s+/g, " ");
  if (isOthers.test(text)) return [plainName(text)];
  // Most fields hold just a name.
  if (
    text.length > longest ||
    (untied === typed &&
      /^\p{Lu}[\p{Ll}\p{M}'’]+(?: \p{Lu}\.)*(?: \p{Lu}[\p{Ll}\p{M}'’]+)*$/u.test(lines) &&
      !isPlaceholderName(text))
  ) {
    return [plainName(text)];
  }
  // “… et al.” is printed with the last name, and is not a name itself.
  const others = othersBehind.exec(lines)?.[0] ?? "";
  const { names, isDoubtful } = severalNames(lines.slice(0, lines.length - others.length), others !== "");
  const areNumbered = numbered || names.filter((written) => tail.test(written)).length > 1;
  const found = names.map((written, index) => {
    const more = index === names.length - 1 ? others.replace(/\s+/g, " ") : "";
    if (written.length > longestName) return plainName(written + more);
    const name = oneName(written, areNumbered, language);
    return {
      ...name,
      extras: untied === typed ? name.extras : [...new Set<NameExtra>(["marks", ...name.extras])],
      printed: name.printed + more,
      others: more,
      isDoubtful: isDoubtful && name.affiliation === null && others === "",
    };
  });
  const [only] = found;
  // Brackets and figures that turned out to be a part of the name stay as they are typed: “Ada Bell (b) Smith”.
  if (found.length > 1 || !only || lines === typed || only.name !== only.printed || only.extras.length > 0)
    return found;
  const printed = typed.replace(/\s+/g, " ");
  return [{ ...only, printed, name: printed }];
}

/** A printed name as it is filed, however often its title is written: “Prof. Ada Bell et al.” is Ada Bell. */
export const bareName = (printed: string): string => withoutTitles(printed.replace(othersBehind, ""), new Set());

/** Whether a name says that there are more authors: “et al.”, “Ada Bell and 12 others”. */
export const saysOthers = (name: string): boolean => isOthers.test(name) || othersBehind.test(name);

/** A collaboration's list of authors may exceed most books' longest abstract, but not this. */
const longest = 100_000;
const longestName = 300;

const other = String.raw`(?:et\.? al(?:\.|ii)?|et coll\.|and (?:\d{1,4} )?(?:others|more|colleagues|co-?workers)|u\. ?a\.|und andere|и др\.?)`;
const isOthers = new RegExp(`^${other}$`, "i");
const othersBehind = new RegExp(`,?(?<!\\s)\\s{1,9}${other}$`, "i");

const plainName = (name: string): TypedName => ({
  printed: name,
  name,
  extras: [],
  presenting: false,
  numbers: [],
  email: null,
  others: "",
  isPlaceholder: false,
  isOddCase: false,
  affiliation: null,
  isDoubtful: false,
  isFamilyFirst: false,
});

/** The bare number that a name ends with. */
export const bareNumber = (written: string): string | null =>
  /[\p{L}.]\s?(\d{1,2})$/u.exec(written.trim())?.[1] ?? null;

/** Whether a name is not a person: “TBA”, “et al.”. */
export const isPlaceholderName = (name: string): boolean =>
  isOthers.test(name.trim()) ||
  /^(?:t\.?\s?b\.?\s?[acdn]\.?|to be (?:announced|confirmed|determined|defined|decided|named)|n\.\s?n\.?|nn|n\/a|anonymous(?: author)?|anonym|unknown|name|author(?: name)?|first ?name last ?name|speaker|various(?: authors)?|xxx+|\?+|-+|\.{2,}|wird noch bekannt gegeben|[^\s@]{1,64}@[^\s@]{1,250})$/i.test(
    name.trim(),
  );

const role =
  /\s*[([{–—-]*\s*(?:\b(?:presenting|corresponding|invited|main|first|contact|keynote|plenary)\s+(?:author|speaker|presenter)|\b(?:speaker|presenter|presenting|corresponding|vortragende[rn]?|referent(?:in)?|redner(?:in)?|orateur|oratrice|conf[ée]renci(?:er|[eè]re)|ponente|orador[a]?|relatore|relatrice|apresentador[a]?|докладчик))\s*[)\]}]|\s+[([](?:speaker|presenter)$/iu;
const address = /\s*[<([{]?\s*([^\s@<>()[\]{},;]+@[^\s@<>()[\]{},;]+\.[a-z]{2,})\s*[>)\]}]?/i;
const superior = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const tail = new RegExp(
  String.raw`(?<=[\p{L}\p{M}.)’'])((?:\s?(?:[,;^(]\s?)?(?:\d{1,2}(?!\d)|[${superior}]{1,2}(?![${superior}])|[*∗†‡§¶#✉])\)?){1,40}[\^,]?)$`,
  "u",
);

function oneName(text: string, numbered: boolean, language: string): TypedName {
  const extras = new Set<NameExtra>();
  let rest = withoutListMark(text, extras);
  const mail = address.exec(rest);
  if (mail) {
    extras.add("an e-mail address");
    rest = rest.replace(mail[0], " ").trim();
    // An address alone identifies a person, but is not a name.
    if (!/\p{L}/u.test(rest)) return { ...plainName(text), email: mail[1] ?? null, isPlaceholder: true };
  }
  const around = aroundName(rest);
  rest = around.name;
  if (around.isMarked) extras.add("marks");
  if (around.hasNote) extras.add("a note");
  if (around.hasRole) extras.add("a role");
  const said = role.exec(rest);
  if (said) {
    extras.add("a role");
    rest = rest.replace(said[0], " ").trim();
  }
  const institution = affiliationIn(rest);
  if (institution) {
    extras.add("an affiliation");
    rest = institution.before;
  }
  const { behind, numbers, marks } = behindName(rest, numbered);
  if (numbers.length + around.letters.length > 0) extras.add("numbers");
  if (marks.length > 0) extras.add("marks");
  rest = (behind === "" ? rest : rest.slice(0, -behind.length)).replace(/[\s,;]+$/, "").replace(/^[†‡]\s*/, "");
  const printed = rest.replace(/\s+/g, " ");
  const { name, isOddCase, isFamilyFirst } = inNameCase(
    withoutTitles(withoutNativeName(withoutBody(printed)), extras),
    language,
  );
  const isCorresponding = said !== null && /corresponding|contact|main|first/i.test(said[0]);
  return {
    printed,
    name,
    extras: [...extras],
    presenting:
      around.isPresenting || (said !== null && !isCorresponding) || marks.includes("*") || marks.includes("∗"),
    numbers: [...around.letters, ...numbers],
    email: mail?.[1] ?? null,
    others: "",
    isPlaceholder: isPlaceholderName(printed),
    isOddCase,
    affiliation: institution?.affiliation ?? null,
    isDoubtful: false,
    isFamilyFirst,
  };
}

function behindName(text: string, numbered: boolean) {
  const found = tail.exec(text)?.[1] ?? "";
  const behind = !numbered && /^\s?\d+$/.test(found) ? "" : found;
  const numbers = [...behind.matchAll(new RegExp(String.raw`\d+|[${superior}]+`, "g"))].map(([digits]) =>
    plainDigits(digits),
  );
  const marks: readonly string[] = behind.match(/[*∗†‡§¶#✉]/g) ?? [];
  return { behind, numbers, marks };
}

/** “1. Ada Bell”, “- Ada Bell”, “Ada Bell,”: marks of the list that the name was taken from. */
function withoutListMark(text: string, extras: Set<NameExtra>): string {
  const bare = text
    .replace(/^(?:\d{1,3}[.)]\s+|[-–—•*,;:]\s+|[,;:•]+)(?=\p{L})/u, "")
    .replace(/(?<=\p{L})[\s,;:]+$/u, "")
    .replace(/(?<=\s\p{Lu}\p{Ll}{4,30})\.$/u, "");
  if (bare !== text) extras.add("marks");
  return bare;
}

const institutions =
  /\b(?:universi\p{L}*|institut\p{L}*|college|school|facult\p{L}*|fakult\p{L}*|departa?e?ment\p{L}*|dept|centre|center|cent(?:ro|rum)|laborator\p{L}*|academ\p{L}*|akadem\p{L}*|hospital|clinic|klinik\p{L}*|hochschule|politecnico|polytechni\p{L}*|cnrs|cern|eth|mit|gmbh|inc|ltd|corporation)(?!\p{L})/iu;

/** “TU Wien”, “UC Berkeley”, “KTH, Stockholm”; two capitals alone are initials. */
const abbreviated = /^(?:\p{Lu}{2,6}[\s-]\p{Lu}\p{Ll}+(?![\p{L}.])|\p{Lu}{3,8}(?:,\s|$))/u;

/** “Ada Bell, University of Bonn, Germany” and “Ada Bell (MIT)”: the institution, and what precedes it. */
function affiliationIn(text: string): { readonly before: string; readonly affiliation: string } | null {
  const bracketed = /^([^()]{3,80}\p{L})\s?\(([^()]{2,200})\)$/u.exec(text);
  const inBrackets = bracketed?.[2]?.trim() ?? "";
  if (bracketed && (institutions.test(inBrackets) || /^(?:\p{Lu}{2,8}|\p{Lu}[^,()]+, [^()]+)$/u.test(inBrackets)))
    return { before: bracketed[1] ?? "", affiliation: inBrackets };
  const comma = text.indexOf(",");
  if (comma === -1 || institutions.test(text.slice(0, comma))) return null;
  const [before, after] = [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
  const isInstitution = institutions.test(after) || (abbreviated.test(after) && /^\p{Lu}/u.test(before));
  return isInstitution && /[\p{L}.]\s\p{L}/u.test(before) ? { before, affiliation: after } : null;
}

const behalf =
  /,?\s(?:on behalf of|for|au nom de|im namen de[rs]|à nome de)(?=\s.*(?:collaboration|consortium|team|group|network)\b)/i;

/** Who is filed: “Ada Bell on behalf of the XYZ Collaboration” under Bell. */
function withoutBody(printed: string): string {
  const named = printed.replace(/^(?:on behalf of|for)\s+(?:the\s+)?(?=.*(?:collaboration|consortium)\b)/i, "");
  const at = behalf.exec(named)?.index ?? -1;
  return at > 0 ? named.slice(0, at) : named;
}

const plainDigits = (digits: string) =>
  [...digits].map((digit) => (superior.includes(digit) ? superior.indexOf(digit) : digit)).join("");

function withoutTitles(text: string, extras: Set<NameExtra>): string {
  let rest = text;
  for (let round = 0; round < 5; round++) {
    const found = titleOf(rest);
    // “Dr” alone, or “Ing” as a family name, stays.
    if (
      found === "" ||
      !/\p{L}[\p{L}\p{M}]/u.test(rest.slice(found.length)) ||
      (!found.includes(".") && /^(?:ing|ir|ms|doc|mag|eng|miss|sig|sr)/i.test(found))
    )
      break;
    extras.add("a title");
    rest = rest.slice(found.length);
  }
  if (extras.has("a title")) rest = rest.replace(/^(?:(?:h\.\s?c|e\.\s?h|habil|mult|rer|nat|med|phil)\.\s*)+/i, "");
  const pieces = rest.split(/\s*,\s*/);
  const kept = pieces.filter((piece, index) => index === 0 || !isDegree(piece));
  const words = (kept.pop() ?? "").split(" ");
  while (words.length > 2 && /[a-z]/.test(words.at(-1) ?? "") && isDegree(words.at(-1) ?? "")) words.pop();
  const name = [...kept, words.join(" ")].join(", ");
  if (name !== rest.replace(/\s*,\s*/g, ", ")) extras.add("a degree");
  return name;
}
