// Ties: spaces at which a line must not break. They come between a figure and its unit, initials and surname, an
// abbreviation and its number, and after words that a language does not leave at the end of a line. In: text. Out: the
// same text with U+00A0 for those spaces.

/** Symbols from the SI, chemistry and physics that follow a figure. */
const units =
  "[kMGTPmµμnpf]?(?:m|s|g|K|A|V|W|J|N|Pa|Hz|eV|mol|T|F|C|L|l|M|Da|bp|bar|cal|Ω|rad|B|bit|Wh)|cm|dm|min|h|d|Å|°C|°F|°|%|‰|wt|at\\.|vol|dB|rpm|ppm|ppb|au|a\\.u\\.|Torr|atm|px|fps|kb|€|\\$|£|million|billion";

/** Abbreviations before a number, by language; the English ones apply to all languages. */
const beforeNumber: Readonly<Record<string, string>> = {
  en: "[Ff]igs?|[Ff]igures?|[Ee]qs?|[Ee]quations?|[Tt]ab|[Tt]ables?|[Rr]efs?|[Ss]ec|[Ss]ections?|[Cc]h|[Cc]hap|[Cc]hapters?|[Nn]os?|[Vv]ols?|pp?|ca|cf|§|№|±|≈|∼|~|<|>|≤|≥|=",
  de: "Abb|Abbildung|Tab|Tabelle|Gl|Gleichung|Nr|S|Bd|Kap|Kapitel|Abschnitt|Anm",
  fr: "n[o°]|nos|chap|t|tableau|équation|art",
  es: "núm|pág|págs|cap|tabla|figura|ec",
  it: "n|pag|pagg|cap|tabella|figura|eq",
  pt: "n\\.?º|pág|cap|tabela|figura|eq",
  pl: "rys|tab|nr|s|str|rozdz|równ",
  cs: "obr|č|s|str|kap|rov",
  sk: "obr|č|s|str|kap|rov",
  sl: "sl|št|str|preg|en",
  hr: "sl|br|str|tabl|jed",
  ru: "рис|табл|с|стр|гл|ур|т|см",
  uk: "рис|табл|с|стр|гл|т",
  el: "σχ|πίν|σελ|κεφ|αρ",
  tr: "şek|tab|s|no",
};

/**
 * One-letter words that stay with the next word, by language (Czech ČSN 01 6910; Polish, Slovak and Russian practice).
 */
const clinging: Readonly<Record<string, string>> = {
  cs: "[KkSsVvZzOoUuAIi]",
  sk: "[KkSsVvZzOoUuAIi]",
  pl: "[AaIiOoUuWwZz]",
  ru: "[ВвКкСсОоУуИиАа]",
  uk: "[ВвЗзУуІіОоАаЙй]",
};

/** Languages whose “I” stays with its verb. */
const pronoun: ReadonlySet<string> = new Set(["en"]);

/** “(1)”, “(b)”, “(iv)”: tied to the next word, or to the word before it at the end of a sentence or line. */
const enumerator = "\\((?:\\d{1,3}|[A-Za-z]|[ivx]{2,4})\\)";

/** Abbreviations of two parts. */
const pairs: Readonly<Record<string, string>> = {
  de: "(?<=\\b[zduiovs]\\.) (?=[BhaeUÄT]\\.)",
};

/** Titles, which are tied to the name that follows. */
const titles = "Dr|Prof|Mr|Mrs|Ms|St|Ing|Mme|Mlle|Sr|Sra";

const patterns = new Map<string, Pattern>();

/** Replaces spaces with ties. The number of characters does not change. */
export function tie(text: string, language: string): string {
  const pattern = patternOf(language);
  let tied = "";
  let from = 0;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
    if (!pattern.clinging && !isSuspect(text.charCodeAt(at - 1), text.charCodeAt(at + 1))) continue;
    pattern.space.lastIndex = at;
    if (!pattern.space.test(text)) continue;
    tied += `${text.slice(from, at)}\u00a0`;
    from = at + 1;
  }
  return from === 0 ? text : tied + text.slice(from);
}

const bareInitial =
  / (?:(?<=(?:^|[\s\u00a0-])\p{Lu}\.? )(?=\p{Lu})|(?<=\p{L}[\p{L}’'-]{1,40},? )(?=(?:\p{Lu}\.?[\u00a0 -]?){1,3}(?:[,;]|$)))/gu;

/** Ties a name in a list of people, so that the list breaks after a comma unless a line is too short for the name. */
export const tieName = (name: string): string => name.replaceAll(" ", "\u00a0");

/**
 * Ties a surname to the initials before or after it in lists of people and references: `J Roe`, `Roe J`, `Roe, J. K.`.
 */
export const tieInitials = (text: string): string => text.replace(bareInitial, "\u00a0");

/** Whether a space may need a tie: after a figure, a full stop, a bracket or “I”, or before a figure, a bracket or a dash. */
function isSuspect(before: number, after: number): boolean {
  return isDigit(before) || after === 0x28 || suspects.has(before) || isDigit(after) || dashes.has(after);
}

/** A full stop, a closing bracket, “I”, signs after figures. */
const suspects: ReadonlySet<number> = new Set([0x2e, 0x29, 0x49, 0x25, 0x2030, 0xb0]);
const dashes: ReadonlySet<number> = new Set([0x2d, 0x2013, 0x2014]);

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

interface Pattern {
  /** Matches a space that is to become a tie. */
  readonly space: RegExp;
  readonly clinging: boolean;
}

function patternOf(language: string): Pattern {
  const known = patterns.get(language);
  if (known) return known;
  const tag = language.toLowerCase().split("-")[0] ?? "";
  const numbered = beforeNumber[tag] && tag !== "en" ? `${beforeNumber.en}|${beforeNumber[tag]}` : beforeNumber.en;
  const spaces = [
    `(?<=\\d) (?=(?:${units})(?![\\p{L}\\d]))`,
    "(?<=(?<![\\p{L}\\d])\\p{Lu}\\.) (?=\\p{Lu})",
    `(?<=(?<![\\p{L}\\d])(?:${numbered})\\.?) (?=[\\d(])`,
    `(?<=(?<![\\p{L}\\d])(?:${titles})\\.) (?=\\p{Lu})`,
    "(?<=\\d) (?=\\d{3}(?!\\d))",
    `(?<=(?<![^\\s(\\u00a0])${enumerator}) (?=\\p{L})`,
    `(?<=[\\p{L}\\d]) (?=${enumerator}(?:[.,;:]|$))`,
  ];
  // No line begins with the dash of a range: “17:40 - 20:00”, “28 June – 2 July”.
  spaces.push("(?<=[\\d%‰°)]\\.?) (?=[-–—−~] ?\\d)", "(?<=\\d\\.?[ \\u00a0]?°?\\p{L}{1,15}\\.?) (?=[-–—] \\d)");
  if (pronoun.has(tag)) spaces.push("(?<=(?<![^\\s(“‘\\u00a0])I) (?=\\p{Ll})");
  if (clinging[tag]) spaces.push(`(?<=(?:^|[\\s(\\u00a0])${clinging[tag]}) (?=\\p{L})`);
  if (pairs[tag]) spaces.push(pairs[tag]);
  const pattern = { space: new RegExp(spaces.join("|"), "uy"), clinging: clinging[tag] !== undefined };
  patterns.set(language, pattern);
  return pattern;
}
