// The order of an index: how a language sorts names, under which letter it files them, and what it does with particles.
import type { Person } from "../model/book.ts";
import { primaryTag } from "./labels.ts";

/** Letters of the alphabet that are more than one character, or carry a mark, and still have a heading of their own. */
const ownLetters: Readonly<Record<string, readonly string[]>> = {
  sl: ["Č", "Š", "Ž", "Ć", "Đ"],
  hr: ["Č", "Ć", "Dž", "Đ", "Lj", "Nj", "Š", "Ž"],
  cs: ["Č", "Ch", "Ř", "Š", "Ž"],
  sk: ["Ä", "Č", "Ch", "Ô", "Š", "Ž"],
  pl: ["Ą", "Ć", "Ę", "Ł", "Ń", "Ó", "Ś", "Ź", "Ż"],
  es: ["Ñ"],
  tr: ["Ç", "Ğ", "İ", "Ö", "Ş", "Ü"],
  hu: ["Cs", "Dz", "Gy", "Ly", "Ny", "Ö", "Sz", "Ty", "Ü", "Zs"],
  sv: ["Å", "Ä", "Ö"],
  fi: ["Å", "Ä", "Ö"],
  da: ["Æ", "Ø", "Å"],
  nb: ["Æ", "Ø", "Å"],
  no: ["Æ", "Ø", "Å"],
  uk: ["Ґ", "Є", "І", "Ї", "Й"],
  ru: ["Й"],
};

/**
 * Languages that file a name under its particle (“De Gironcoli, Stefano” in Italian). The others, Dutch among them
 * (“Gironcoli, Stefano de”), set it behind the given name: Names of Persons (IFLA 1996).
 */
const particleFirst = new Set(["it", "ro"]);

/** `Gironcoli, Stefano de`; a name of one part as it is. */
export function indexName(person: Person, language: string): string {
  const first = particleFirst.has(primaryTag(language)) && person.particle !== "";
  const family = first ? `${person.particle} ${person.family}` : person.family;
  const behind = first ? [person.given] : [person.given, person.particle];
  const given = behind.filter((part) => part !== "").join(" ");
  const head = given === "" ? family : `${family}, ${given}`;
  return person.suffix === "" ? head : `${head}, ${person.suffix}`;
}

const collators = new Map<string, Intl.Collator>();

function collator(language: string): Intl.Collator {
  const known = collators.get(language);
  if (known) return known;
  const made = new Intl.Collator(supported(language), { usage: "sort", sensitivity: "variant", numeric: true });
  collators.set(language, made);
  return made;
}

function supported(language: string): string {
  try {
    return Intl.Collator.supportedLocalesOf([language])[0] ?? "en";
  } catch {
    return "en";
  }
}

/** A comparison for index entries; equal ones keep the order of their characters, so that sorting never depends on chance. */
export function compareIn(language: string): (a: string, b: string) => number {
  const { compare } = collator(language);
  return (a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The letter that an entry is filed under; `#` for figures and signs. */
export function letterOf(entry: string, language: string): string {
  const tag = primaryTag(language);
  const upper = entry.trim().normalize("NFC").toLocaleUpperCase(supported(language));
  const own = (ownLetters[tag] ?? []).filter((letter) =>
    upper.startsWith(letter.toLocaleUpperCase(supported(language))),
  );
  const longest = own.sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  const [first = ""] = upper;
  if (!/\p{L}/u.test(first)) return "#";
  // Other accents do not make a letter: Á files under A. Ø, Đ and Ł do not decompose, yet file under O, D and L.
  const base = first.normalize("NFD").replace(/\p{M}/gu, "");
  const plain = { Ø: "O", Đ: "D", Ł: "L", Æ: "A", Œ: "O", Þ: "T", Ð: "D", ẞ: "S" }[base] ?? base;
  return [...plain.toLocaleUpperCase(supported(language))][0] ?? plain;
}
