// Language tags (BCP 47). In: a tag as a book has it; out: its primary subtag, and the record of a table that fits it best.

const primaryTags = new Map<string, string>();

/** `en` of `en-GB`. */
export function primaryTag(language: string): string {
  const known = primaryTags.get(language);
  if (known !== undefined) return known;
  const tag = language.toLowerCase().split(/[-_]/, 1)[0] ?? "";
  primaryTags.set(language, tag);
  return tag;
}

const fitting = new Map<string, readonly string[]>();

/**
 * The keys under which a table may have an entry for a language, in small letters, the closest first: those of `zh-TW`
 * are `zh-tw`, `zh-hant` and `zh`, since the tag implies the script (UTS #35, likely subtags).
 */
export function keysOf(language: string): readonly string[] {
  const known = fitting.get(language);
  if (known) return known;
  const keys = [...new Set([language.toLowerCase().replaceAll("_", "-"), ...impliedKeys(language)])];
  fitting.set(language, keys);
  return keys;
}

/** `no` is either form of Norwegian, and nearly always bokmål. The others are former names of languages. */
const aliases: Readonly<Record<string, string>> = { no: "nb", cnr: "sr-latn" };

function impliedKeys(language: string): readonly string[] {
  try {
    const locale = new Intl.Locale(language.replaceAll("_", "-"));
    const { language: primary, script } = locale.maximize();
    const alias = aliases[primary];
    const region = locale.region ? [`${primary}-${locale.region}`] : [];
    return [...region, ...(script ? [`${primary}-${script}`] : []), ...(alias ? [alias] : []), primary].map((key) =>
      key.toLowerCase(),
    );
  } catch {
    return [primaryTag(language)];
  }
}

const scripts = new Map<string, string>();

/** The script that a language is written in, `Latn`, as the tag says or implies; empty for a tag that is none. */
export function scriptOfLanguage(language: string): string {
  const known = scripts.get(language);
  if (known !== undefined) return known;
  let script = "";
  try {
    script = new Intl.Locale(language.replaceAll("_", "-")).maximize().script ?? "";
  } catch {}
  scripts.set(language, script);
  return script;
}

/** The record of a table that fits a language best; null where none does. */
export function recordFor<Value>(table: Readonly<Record<string, Value>>, language: string): Value | null {
  for (const key of keysOf(language)) if (Object.hasOwn(table, key)) return table[key] ?? null;
  return null;
}
