// A name with what people put around it → the bare name, and what was there: Markdown that marks the speaker,
// “Speaker:” before it, pronouns and “(online)” after it, letters of affiliations, numbers before it.
import { plainFigures } from "./figures.ts";

export interface AroundName {
  readonly name: string;
  readonly isMarked: boolean;
  readonly isPresenting: boolean;
  /** “(she/her)”, “(online)”. */
  readonly hasNote: boolean;
  readonly hasRole: boolean;
  /** Of affiliations. */
  readonly letters: readonly string[];
}

const superior = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number, a letter or a mark of an affiliation, and several of them. */
const sign = String.raw`(?:\d{1,2}|[a-h]|[*∗†‡§¶#])`;
const signs = String.raw`${sign}(?:\s?[,;]?\s?${sign}){0,19}`;
const eachSign = new RegExp(sign, "g");
/** Signs in brackets or raised, one pair of brackets after another: “(1), (2)”, “[1,2]”, “^{a,b}”, “$^1$”. */
const enclosed = [
  new RegExp(String.raw`\$\s?(?:\{\s?\})?\^(?:\{\s?(${signs})\s?\}|(${sign}))\s?\$`, "g"),
  new RegExp(String.raw`\\textsuperscript\{\s?(${signs})\s?\}`, "g"),
  new RegExp(String.raw`(?<=[\p{L}\p{M}.])\s?\^?\{\s?(${signs})\s?\}`, "gu"),
  new RegExp(String.raw`(?<=[\p{L}\p{M}.])\s?\(\s?(${signs})\s?\)((?:[\s,]{0,2}\(\s?${signs}\s?\)){0,9})`, "gu"),
  new RegExp(String.raw`(?<=[\p{L}\p{M}.])\s?\[\s?(${signs})\s?\]((?:[\s,]{0,2}\[\s?${signs}\s?\]){0,9})`, "gu"),
];

/** Numbers in brackets or raised with TeX become raised Markdown: “Ada Bell^1,2^”. Figures of all scripts are plain. */
export function withPlainNumbers(field: string): string {
  let text = field.replace(/[\p{Nd}（）＊]/gu, plainFigures).replace(/(?<=\d)[·･・](?=\d)/g, ",");
  for (const brackets of enclosed)
    text = text.replace(brackets, (found) => `^${plainList(found.replace("\\textsuperscript", ""))}^`);
  return text;
}

/** “1; 2 *” as “1,2,*”. */
const plainList = (list: string) => (list.match(eachSign) ?? []).join(",");

/** Bold and underlined authors are the speakers. */
const marks: readonly (readonly [RegExp, boolean])[] = [
  [/^\*\*([^*]+)\*\*(.*)$/s, true],
  [/^__([^_]+)__(.*)$/s, true],
  [/^<u>([^<]+)<\/u>(.*)$/is, true],
  [/^\[([^\][]+)\]\{\.underline\}(.*)$/s, true],
  [/^\*([^*]+)\*(?=$|[\s\d,;^])(.*)$/s, false],
  [/^_([^_]+)_(.*)$/s, false],
];

const note =
  /(?<!\s)\s{0,99}[([](?:(?:she|he|they|ze|xe|sie|er|elle|il|ella|él)\s?[/,]\s?[\p{L}/, ]{1,20}|online|virtual(?:ly)?|remote(?:ly)?|on-?site|in person|in pr[äa]senz|hybrid|zoom|deceased|verstorben|†)[)\]]\s{0,99}$/iu;

const rolePrefix =
  /^(?:presenting author|presenting|presenter|speaker|invited speaker|keynote speaker|vortragende[rn]?|referent(?:in)?|redner(?:in)?|orateur|oratrice|ponente|orador[a]?|relatore|relatrice|докладчик)\s*[:–—]\s*(?=\p{L})/iu;

/**
 * “Ada Bell a,b”, “Ada Bell^a^”, “Ada Bell(a)”; a lower-case letter alone is not a name, and `y`, `e` and `i` join two.
 */
const lettersBehind = /(?<=\p{L}{2})(?:\s|\s?\(|\^)([a-h](?:,\s?[a-h]){0,7})[)^]?((?:,?\s?[*∗†‡§¶#]){0,5})\^?$/u;

export function aroundName(written: string): AroundName {
  let name = written;
  let isPresenting = false;
  let isMarked = false;
  for (const [mark, presents] of marks) {
    const found = mark.exec(name);
    if (!found) continue;
    name = `${found[1]?.trim()}${found[2]}`;
    isMarked = true;
    isPresenting ||= presents;
  }
  const withoutRole = name.replace(rolePrefix, "");
  const hasRole = withoutRole !== name;
  name = withoutRole;
  const withoutNote = name.replace(note, "");
  const hasNote = withoutNote !== name;
  name = withoutNote;
  const leading = new RegExp(`^(?:[*∗]\\s?|\\d{1,2}\\s(?=\\p{Lu})|[${superior}]{1,3}\\s?)`, "u").exec(name)?.[0] ?? "";
  if (leading !== "") {
    name = name.slice(leading.length);
    isMarked = true;
    isPresenting ||= /[*∗]/.test(leading);
  }
  const joined = name.replace(/^(?:and|und|et|&)\s+(?=\p{Lu})/u, "").replace(/(?<=\p{Ll})[\s,]+(?:and|und|&)$/u, "");
  isMarked ||= joined !== name;
  name = joined;
  const behind = lettersBehind.exec(name);
  if (behind) name = name.slice(0, behind.index);
  const signsBehind = behind?.[2] ?? "";
  isMarked ||= signsBehind !== "";
  isPresenting ||= /[*∗]/.test(signsBehind);
  return {
    name,
    isMarked,
    isPresenting: isPresenting || hasRole,
    hasNote,
    hasRole,
    letters: behind?.[1]?.split(/,\s?/) ?? [],
  };
}

/** “Li Ming (李明)”: the name in another script is printed, but not used for filing. */
export const withoutNativeName = (name: string): string => {
  const found = /^(.+?)\s?[(（]([^()（）]+)[)）]$/u.exec(name);
  const [, outer = "", inner = ""] = found ?? [];
  return found && isLatin(outer) !== isLatin(inner) ? outer : name;
};

const isLatin = (text: string) => /\p{Script=Latin}/u.test(text);
