// The order of an index: how a language sorts names, under which letter it files them, and how it treats particles.
import type { Person } from "../model/book.ts";
import { isGivenName, isLeadingFamilyName } from "../model/given-names.ts";
import { keysOf, primaryTag, recordFor } from "./tags.ts";

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
  nn: ["Æ", "Ø", "Å"],
  is: ["Á", "Ð", "É", "Í", "Ó", "Ú", "Ý", "Þ", "Æ", "Ö"],
  et: ["Õ", "Ä", "Ö", "Ü", "Š", "Ž"],
  lv: ["Č", "Ģ", "Ķ", "Ļ", "Ņ", "Š", "Ž"],
  lt: ["Č", "Š", "Ž"],
  mt: ["Ċ", "Ġ", "Għ", "Ħ", "Ż"],
  ro: ["Ă", "Â", "Î", "Ș", "Ț"],
  "sr-latn": ["Č", "Ć", "Dž", "Đ", "Lj", "Nj", "Š", "Ž"],
  gl: ["Ñ"],
  eu: ["Ñ"],
  vi: ["Ă", "Â", "Đ", "Ê", "Ô", "Ơ", "Ư"],
  uk: ["Ґ", "Є", "І", "Ї", "Й"],
  ru: ["Й"],
  bg: ["Й"],
  be: ["Й", "Ў"],
  mk: ["Ѓ", "Ќ"],
};

/** Romanian letters may also be typed with a cedilla; Vietnamese tone marks do not make letters. */
const toLetters: Readonly<Record<string, (text: string) => string>> = {
  ro: (text) => text.replaceAll("Ş", "Ș").replaceAll("Ţ", "Ț"),
  vi: (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "")
      .normalize("NFC"),
};

/** Thai and Lao vowels that are written, and stored, before the consonant that they follow. */
const vowelsInFront = /^[\u0e40-\u0e44\u0ec0-\u0ec4]+(?=[\u0e01-\u0e2e\u0e81-\u0eae])/;

/**
 * Languages that file a name under its particle (“De Gironcoli, Stefano” in Italian). The others, including Dutch
 * (“Gironcoli, Stefano de”), put it after the given name: Names of Persons (IFLA 1996).
 */
const particleFirst = new Set(["it", "ro"]);

/** `Gironcoli, Stefano de`; a name of one part stays unchanged. */
export function indexName(person: Person, language: string): string {
  const { given, particle, suffix } = person;
  if (isFiledAsPrinted(person, language)) return `${given} ${person.family}`;
  const first = particle !== "" && particleFirst.has(primaryTag(language));
  const family = first ? `${particle} ${person.family}` : person.family;
  const behind = first || particle === "" ? given : given === "" ? particle : `${given} ${particle}`;
  // Chinese, Japanese and Korean names are in that order anyway, and have no comma; we also cannot tell where the
  // family name ends.
  if (eastAsianName.test(person.family))
    return /\s/.test(person.printed) ? `${family} ${behind}`.trim() : family + behind;
  const head = behind === "" ? family : `${family}${/\p{Script=Arabic}/u.test(family) ? "،" : ","} ${behind}`;
  return suffix === "" ? head : `${head}, ${suffix}`;
}

/**
 * Whether a name is filed as it is printed, and so has no comma in the index (Names of Persons, IFLA 1996).
 * Hungarian names are, in Hungarian books, if the last word is the given name; Vietnamese names are wherever their
 * letters show what they are.
 */
function isFiledAsPrinted({ given, particle, family, printed }: Person, language: string): boolean {
  // A title may precede the name.
  if (particle !== "" || given === "" || !printed.includes(`${given} ${family}`)) return false;
  if (givenFirst.test(family)) return true;
  const first = given.split(" ")[0] ?? "";
  const isHungarian = primaryTag(language) === "hu" && !isGivenName(first);
  if (isHungarian && (isGivenName(family) || isLeadingFamilyName(first))) return true;
  const isVietnamese = primaryTag(language) === "vi" || vietnamese.test(printed.normalize("NFC"));
  return isVietnamese && isLeadingFamilyName(first) && !isLeadingFamilyName(family);
}

/** Thai, Lao, Burmese and Ethiopian names are filed under the given name, which comes first. */
const givenFirst = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Ethiopic}]/u;

/** Letters that no other language has. */
const vietnamese = /[\u1ea0-\u1ef1ơưƠƯ]/;

const eastAsianName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々]+$/u;

/**
 * The first signs of the syllabary's rows, which are also their headings; `が` and `ぱ` belong to the rows of `か` and
 * `は`.
 */
const kanaRows = "あかさたなはまやらわ";

/** Consonants that open Hangul syllables, in the order of Unicode; tense ones are filed under plain ones. */
const initials = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";

/** The first character of each letter in pinyin order; no syllable begins with I, U or V. */
const pinyin = [..."阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀"];
const pinyinLetters = "ABCDEFGHJKLMNOPQRSTWXYZ";

/** The first character of each number of strokes, from one on, in the order of CLDR for Traditional Chinese. */
const strokes = [..."一丁万不丗丞丣並举丵乾亁亂僎僵亸償儭儳儶儷亹儽儾囔圞"];

/** The heading of a character in Traditional Chinese, its number of strokes: `5劃`. */
function strokesOf(character: string): string {
  const { compare } = collator("zh-Hant");
  const count = strokes.findLastIndex((start) => compare(start, character) <= 0) + 1;
  return count > 0 ? `${count}劃` : "#";
}

/** The heading of an entry in kana, Hangul or, in a Chinese book, Han; null for other scripts. */
function scriptGroup(entry: string, language: string): string | null {
  const tag = primaryTag(language);
  const [first = ""] = entry.normalize("NFC");
  const code = first.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return initials[Math.floor((code - 0xac00) / 588)] ?? null;
  if (/[\u3041-\u3096\u30a1-\u30fa]/.test(first)) {
    const hiragana = code >= 0x30a1 ? String.fromCodePoint(code - 0x60) : first;
    return [...kanaRows].findLast((row) => row <= hiragana || (row === "あ" && hiragana === "ぁ")) ?? null;
  }
  if (!/\p{Script=Han}/u.test(first)) return null;
  // In Japanese and Korean, the reading of a name in Han is unknown: these names form one group after the others.
  if (tag !== "zh") return "漢";
  if (keysOf(language).includes("zh-hant")) return strokesOf(first);
  const { compare } = collator("zh");
  const index = pinyin.findLastIndex((start) => compare(start, first) <= 0);
  return pinyinLetters[index] ?? "#";
}

const collators = new Map<string, Intl.Collator>();

function collator(language: string): Intl.Collator {
  const known = collators.get(language);
  if (known) return known;
  const made = new Intl.Collator(supported(language), { usage: "sort", sensitivity: "variant", numeric: true });
  collators.set(language, made);
  return made;
}

const locales = new Map<string, string>();

function supported(language: string): string {
  const known = locales.get(language);
  if (known !== undefined) return known;
  const found = supportedLocale(language);
  locales.set(language, found);
  return found;
}

function supportedLocale(language: string): string {
  try {
    return Intl.Collator.supportedLocalesOf([language])[0] ?? "en";
  } catch {
    return "en";
  }
}

/**
 * A comparison for index entries; equal ones are ordered by their characters, so that sorting never depends on chance.
 */
export function compareIn(language: string): (a: string, b: string) => number {
  const { compare } = collator(language);
  return (a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The letter that an entry is filed under; `#` for figures and signs. */
export function letterOf(entry: string, language: string): string {
  const start = entry.trim().normalize("NFC").replace(vowelsInFront, "");
  const script = scriptGroup(start, language);
  if (script !== null) return script;
  const locale = supported(language);
  const upper = (recordFor(toLetters, language) ?? ((text) => text))(start.toLocaleUpperCase(locale));
  const own = (recordFor(ownLetters, language) ?? []).filter((letter) =>
    upper.startsWith(letter.toLocaleUpperCase(locale)),
  );
  const longest = own.sort((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  const [first = ""] = upper;
  if (!/\p{L}/u.test(first)) return "#";
  // Other accents do not make a separate letter: Á files under A. Ø, Đ and Ł do not decompose, but file under O, D and
  // L.
  const base = first.normalize("NFD").replace(/\p{M}/gu, "");
  const plain = { Ø: "O", Đ: "D", Ł: "L", Æ: "A", Œ: "O", Þ: "T", Ð: "D", ẞ: "S" }[base] ?? base;
  return [...plain.toLocaleUpperCase(locale)][0] ?? plain;
}
