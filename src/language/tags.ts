// Language tags (BCP 47). In: a tag as a book has it. Out: its primary subtag, and the entry of a table that fits it
// best.

const primaryTags = new Map<string, string>();

/** The primary subtag: `en` of `en-GB`. */
export function primaryTag(language: string): string {
  const known = primaryTags.get(language);
  if (known !== undefined) return known;
  const tag = language.toLowerCase().split(/[-_]/, 1)[0] ?? "";
  primaryTags.set(language, tag);
  return tag;
}

const fitting = new Map<string, readonly string[]>();

/**
 * The keys under which a table may have an entry for a language, in lower case, the closest first: for `zh-TW` they are
 * `zh-tw`, `zh-hant` and `zh`, since the tag implies the script (UTS #35, likely subtags).
 */
export function keysOf(language: string): readonly string[] {
  const known = fitting.get(language);
  if (known) return known;
  const keys = [...new Set([language.toLowerCase().replaceAll("_", "-"), ...impliedKeys(language)])];
  fitting.set(language, keys);
  return keys;
}

/** `no` means either form of Norwegian, and nearly always Bokmål. The others are former names of languages. */
const aliases: Readonly<Record<string, string>> = { no: "nb", cnr: "sr-latn" };

/** Portuguese is written as in Portugal except in Brazil (CLDR, parent locales). */
function parentOf(primary: string, region: string): readonly string[] {
  return primary === "pt" && region !== "BR" ? ["pt-PT"] : [];
}

function impliedKeys(language: string): readonly string[] {
  try {
    const locale = new Intl.Locale(language.replaceAll("_", "-"));
    const { language: primary, script } = locale.maximize();
    const alias = aliases[primary];
    const region = locale.region ? [`${primary}-${locale.region}`, ...parentOf(primary, locale.region)] : [];
    return [...region, ...(script ? [`${primary}-${script}`] : []), ...(alias ? [alias] : []), primary].map((key) =>
      key.toLowerCase(),
    );
  } catch {
    return [primaryTag(language)];
  }
}

const scripts = new Map<string, string>();

/** The script of a language, `Latn`, as the tag gives or implies it; empty for an invalid tag. */
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

/** The entry of a table that fits a language best; null if none does. */
export function recordFor<Value>(table: Readonly<Record<string, Value>>, language: string): Value | null {
  for (const key of keysOf(language)) if (Object.hasOwn(table, key)) return table[key] ?? null;
  return null;
}

/** The same of a table of languages that is a map. */
export function rowFor<Value>(table: ReadonlyMap<string, Value>, language: string): Value | null {
  for (const key of keysOf(language)) {
    const row = table.get(key);
    if (row !== undefined) return row;
  }
  return null;
}
