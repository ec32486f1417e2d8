// A name with what people put around it → the bare name, and what was there: Markdown that marks the speaker,
// “Speaker:” before it, pronouns and “(online)” after it, letters of affiliations, numbers before it.
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

/** Numbers raised with TeX or in brackets become raised Markdown: “Ada Bell$^{1,2}$”, “Ada Bell [1]”. */
export function withPlainNumbers(field: string): string {
  return field
    .replace(/\$\s?\^\{?([\d*†‡§,\s]{1,40})\}?\s?\$/g, (_, numbers: string) => `^${numbers.replace(/\s/g, "")}^`)
    .replace(/(?<=[\p{L}.])\s?\[(\d{1,2}(?:,\s?\d{1,2}){0,9})\]/gu, (_, numbers: string) => ` (${numbers})`);
}

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
const lettersBehind = /(?<=\p{L}{2})(?:\s|\s?\(|\^)([a-h](?:,\s?[a-h]){0,7})[)^]?$/u;

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
