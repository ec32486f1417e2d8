// A name as typed → a name as it is printed: no titles, no capitals throughout, given and family name apart where they are.
import type { ImportedName } from "../conference.ts";

const titles =
  /^(?:(?:Prof|Professor|Dr|Mr|Mrs|Ms|Mx|Miss|Sir|Dame|Eng|Ing|Dipl\.?-?\s?Ing|Doc|Mag|PD|Priv\.?-?\s?Doz|Herr|Frau|Univ\.-Prof|Assoc\.?\s?Prof|Assist\.?\s?Prof|em)(?:\.|\s)\s*(?:(?:h\.\s?c|habil|rer\.?\s?nat|med|phil|Eng|Ing|Sc|techn?)\.\s*)*)+(?=\p{L})/iu;
const degrees = /,?\s{1,99}(?:Ph\.?\s?D|M\.?\s?D|M\.?Sc|B\.?Sc|D\.?Sc|Dr\.?\s?rer\.?\s?nat|CSc|Ing|MBA)\.?$/i;

export function cleanName(written: string): ImportedName {
  const text = written
    .normalize("NFC")
    .replace(/[\p{Cc}\u200b\ufeff]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const bare = text.replace(titles, "").replace(degrees, "").trim() || text;
  const comma = /^([^,]{1,80}),\s*([^,]{1,80})$/.exec(bare);
  if (comma && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(comma[2] ?? "")) return partsName(comma[2] ?? "", comma[1] ?? "");
  return { whole: calm(bare) };
}

/** From two fields; an empty one leaves a whole name. */
export function partsName(given: string, family: string): ImportedName {
  const [first, last] = [given, family].map((part) =>
    calm(
      part
        .normalize("NFC")
        .replace(/[\p{Cc}\u200b\ufeff]/gu, " ")
        .replace(/\s+/g, " ")
        .trim(),
    ),
  );
  const bare = (first ?? "").replace(titles, "");
  if (!last) return cleanName(bare);
  return bare === "" ? { whole: last } : { given: bare, family: last };
}

/** Names in capitals throughout become names; one word alone may be an acronym. */
function calm(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, "");
  if (letters.length < 6 || name !== name.toUpperCase() || name === name.toLowerCase() || !name.includes(" "))
    return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>,;]{1,100}@[^\s@<>,;]{1,100}$/.test(text);
}
