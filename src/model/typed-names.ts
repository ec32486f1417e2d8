// Names as people type them into forms → the names that were meant, and what stood around them: titles and degrees, marks and
// numbers, “(speaker)”, an e-mail address, several people in one field. Importers read names by the same rules.
import { inNameCase } from "./name-case.ts";

// Names as people type them into forms → the names that were meant, and what stood around them: titles and degrees, marks and
// numbers, “(speaker)”, an e-mail address, several people in one field. Importers read names by the same rules.

export interface TypedName {
  /** As it is to be printed: without marks, numbers, roles and addresses; titles and degrees stay. */
  readonly printed: string;
  /** The name alone, by which it is taken apart and filed: without titles, capitals as names have them. */
  readonly name: string;
  /** What stood around it. */
  readonly extras: readonly NameExtra[];
  readonly presenting: boolean;
  /** Numbers and letters behind the name, which mostly are those of affiliations. */
  readonly numbers: readonly string[];
  readonly email: string | null;
  /** “TBA”, “N.N.”: nobody yet. */
  readonly isPlaceholder: boolean;
  /** All in capitals, or all in small letters. */
  readonly isOddCase: boolean;
}

export type NameExtra = "a title" | "a degree" | "marks" | "numbers" | "a role" | "an e-mail address";

/**
 * One name, or several where one field holds them beyond doubt. `numbered`: whether a bare number behind a name is no part of it;
 * “Speaker 1” and “Speaker 2” are told apart by theirs.
 */
export function typedNames(written: string, numbered = true): readonly TypedName[] {
  const text = written.normalize("NFC").trim().replace(/\s+/g, " ");
  if (/^(?:et\.? al\.?|and others|u\. ?a\.)$/i.test(text)) return [plainName(text)];
  // Most names are nothing but names.
  if (
    text.length > longest ||
    (/^\p{Lu}[\p{Ll}\p{M}'’]+(?: \p{Lu}\.)*(?: \p{Lu}[\p{Ll}\p{M}'’]+)*$/u.test(text) && !isPlaceholderName(text))
  ) {
    return [plainName(text)];
  }
  return severalNames(text).map((name) => oneName(name, numbered));
}

/** No name is so long; a list of authors that is stays as it is. */
const longest = 1000;

const plainName = (name: string): TypedName => ({
  printed: name,
  name,
  extras: [],
  presenting: false,
  numbers: [],
  email: null,
  isPlaceholder: false,
  isOddCase: false,
});

/** The bare number that a name ends with. */
export const bareNumber = (written: string): string | null =>
  /[\p{L}.]\s?(\d{1,2})$/u.exec(written.trim())?.[1] ?? null;

export const isPlaceholderName = (name: string): boolean =>
  /^(?:t\.?\s?b\.?\s?[acdn]\.?|to be (?:announced|confirmed|determined|defined|decided|named)|n\.\s?n\.?|nn|n\/a|anonymous(?: author)?|anonym|unknown|name|author(?: name)?|first ?name last ?name|speaker|various(?: authors)?|xxx+|\?+|-+|\.{2,}|wird noch bekannt gegeben)$/i.test(
    name.trim(),
  );

const bodyWords =
  /\b(?:collaborations?|consortium|team|group|committee|society|network|project|initiative|department|institute|university|research|development|centre|center|ministry|office|inc|ltd|gmbh)\b/i;

/** Cut at semicolons, at “and” and its like, and at commas that cannot be those of “Family, Given”. */
function severalNames(text: string): readonly string[] {
  if (bodyWords.test(text) && !text.includes(";")) return [text];
  const parts = text.split(";").flatMap((part) => cutAtAnd(part.trim()));
  const names = parts.filter((part) => part !== "");
  return names.length > 1 ? names : [text];
}

const conjunction = /,?\s+(?:and|und|et|&|＆)\s+|\s*&\s*(?=\p{Lu})/iu;

function cutAtAnd(part: string): readonly string[] {
  const sides = part.split(conjunction).map((side) => side.trim());
  if (sides.some((side) => side === "" || !/\p{L}/u.test(side))) return [part];
  // “Smith & Sons” is a firm: each side must be a name by itself, or the list before it one of commas.
  const isList = sides.length > 1;
  const cut = sides.flatMap((side) => cutAtCommas(side, isList));
  return cut.every((name) => isWhole(name)) || (isList && cut.length > sides.length)
    ? cut
    : sides.every(isWhole)
      ? sides
      : [part];
}

/** A given and a family name, in whichever order. */
const isWhole = (name: string) => /\p{L}[\p{L}.’'-]*[ ,]+\p{L}/u.test(name) || /\p{Script=Han}{2}/u.test(name);

function cutAtCommas(text: string, isList: boolean): readonly string[] {
  const pieces = text.split(/\s*,\s*/).filter((piece) => piece !== "");
  const names = pieces.filter((piece) => !isDegree(piece));
  // Numbers behind a name: “Anna Schmidt1,2”.
  if (names.length < 2 || names.some((piece) => !/\p{L}{2}/u.test(piece))) return [text];
  if (names.every(isFamilyAndInitials)) return names;
  const natural = names.every((piece) =>
    /^\P{Lu}{0,2}\p{L}[\p{L}.’'-]*(?: \p{L}[\p{L}.’'-]*)+[\d¹²³*†‡]*$/u.test(piece),
  );
  return natural && (names.length > 2 || isList) ? names : [text];
}

/** “Smith J”, “Jones KB”. */
const isFamilyAndInitials = (text: string) => /^\p{Lu}[\p{Ll}\p{M}’'-]+ (?:\p{Lu}\.?){1,3}$/u.test(text);

const role =
  /\s*[([{–—-]*\s*(?:\b(?:presenting|corresponding|invited|main|first|contact|keynote|plenary)\s+(?:author|speaker|presenter)|\b(?:speaker|presenter|presenting|corresponding|vortragende[rn]?|referent(?:in)?|redner(?:in)?|orateur|oratrice|conf[ée]renci(?:er|[eè]re)|ponente|orador[a]?|relatore|relatrice|apresentador[a]?|докладчик))\s*[)\]}]|\s+[([](?:speaker|presenter)$/iu;
const address = /\s*[<([{]?\s*([^\s@<>()[\]{},;]+@[^\s@<>()[\]{},;]+\.[a-z]{2,})\s*[>)\]}]?/i;
const superior = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const tail = new RegExp(
  String.raw`(?<=[\p{L}\p{M}.)’'])((?:\s?[,;^]?\s?(?:\d{1,2}|[${superior}]{1,2}|[*∗†‡§¶#✉]))+[\^,]?)$`,
  "u",
);

function oneName(text: string, numbered: boolean): TypedName {
  const extras = new Set<NameExtra>();
  let rest = text;
  const mail = address.exec(rest);
  if (mail) {
    extras.add("an e-mail address");
    rest = rest.replace(mail[0], " ").trim();
  }
  const said = role.exec(rest);
  if (said) {
    extras.add("a role");
    rest = rest.replace(said[0], " ").trim();
  }
  const found = tail.exec(rest)?.[1] ?? "";
  const behind = !numbered && /^\s?\d+$/.test(found) ? "" : found;
  const numbers = [...behind.matchAll(new RegExp(String.raw`\d+|[${superior}]+`, "g"))].map(([digits]) =>
    plainDigits(digits),
  );
  const marks: readonly string[] = behind.match(/[*∗†‡§¶#✉]/g) ?? [];
  if (numbers.length > 0) extras.add("numbers");
  if (marks.length > 0) extras.add("marks");
  rest = (behind === "" ? rest : rest.slice(0, -behind.length)).replace(/[\s,;]+$/, "").replace(/^[*†‡]\s*/, "");
  const printed = rest.replace(/\s+/g, " ");
  const titled = withoutTitles(printed, extras);
  const { name, isOddCase } = inNameCase(titled);
  const isCorresponding = said !== null && /corresponding|contact|main|first/i.test(said[0]);
  return {
    printed,
    name,
    extras: [...extras],
    presenting: (said !== null && !isCorresponding) || marks.includes("*") || marks.includes("∗"),
    numbers,
    email: mail?.[1] ?? null,
    isPlaceholder: isPlaceholderName(printed),
    isOddCase,
  };
}

const plainDigits = (digits: string) =>
  [...digits].map((digit) => (superior.includes(digit) ? superior.indexOf(digit) : digit)).join("");

const titles =
  /^(?:(?:apl\.?|hon\.?|em\.?|assoc(?:iate)?\.?|ass(?:is)?t(?:ant)?\.?|adj(?:unct)?\.?|jun\.?|univ\.-?|habil\.?|mult\.?|h\.\s?c\.|rer\.|nat\.|med\.|phil\.)\s*)*(?:prof(?:essor(?:in)?|\.ssa|essore|esseur|esor[a]?|esszor|\.)?|dr(?:a|s)?\.?(?:-ing\.?)?|dott(?:\.ssa|oressa|ore|\.)?|docteur|doctor|doc\.?|doz\.?|pd|ing\.?|dipl\.-?\s?(?:ing|phys|chem|biol|math|inf)\.?|mgr\.?|mag\.?|m\.?sc\.?|mr\.?|mrs\.?|ms\.?|miss|herr|frau|mme\.?|mlle\.?|monsieur|madame|sra?\.?|sig(?:\.ra|\.)?|eng\.?|ir\.?)(?=[\s.])\.?\s*/iu;

const degrees =
  /^(?:ph\.?\s?d\.?|d\.?\s?phil\.?|m\.?\s?d\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|m\.?\s?a\.?|b\.?\s?a\.?|m\.?\s?eng\.?|b\.?\s?eng\.?|mba|mph|dsc|d\.sc\.?|dvm|dds|pharmd|rn|frcp|frs|fieee|dr\.? ?(?:rer\. ?nat|med|phil|-?ing)\.?|csc\.?|msc|bsc|phd|p\.?e\.?)$/i;

const isDegree = (text: string) => degrees.test(text.trim());

function withoutTitles(text: string, extras: Set<NameExtra>): string {
  let rest = text;
  for (let round = 0; round < 5; round++) {
    const found = titles.exec(rest);
    // “Dr” alone, or “Ing” as a family name, is left.
    if (
      !found ||
      !/\p{L}{2}/u.test(rest.slice(found[0].length)) ||
      (!found[0].includes(".") && /^(?:ing|ir|ms|doc|mag|eng|miss|sig|sr)/i.test(found[0]))
    )
      break;
    extras.add("a title");
    rest = rest.slice(found[0].length);
  }
  const pieces = rest.split(/\s*,\s*/);
  const kept = pieces.filter((piece, index) => index === 0 || !isDegree(piece));
  const words = (kept.pop() ?? "").split(" ");
  while (words.length > 2 && /[a-z]/.test(words.at(-1) ?? "") && isDegree(words.at(-1) ?? "")) words.pop();
  const name = [...kept, words.join(" ")].join(", ");
  if (name !== rest.replace(/\s*,\s*/g, ", ")) extras.add("a degree");
  return name;
}
