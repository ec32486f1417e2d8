// A list of authors as people type it → one text for each author.
import { institution } from "../write/identity.ts";

/** Divides at line ends or semicolons; at commas and “and” if there are none. Text in brackets is not divided. */
export function splitAuthors(written: string): readonly string[] {
  const text = written
    .replace(/[\u00a0\t]/g, " ")
    .replace(/\r\n?/g, "\n")
    .replace(polishChair, "")
    .trim();
  if (text === "") return [];
  const lines = splitOutside(text, "\n");
  const rows = lines.length > 1 ? lines : splitOutside(text, ";");
  if (rows.length > 1)
    return rows
      .flatMap((row) => (lines.length > 1 ? splitOutside(row, ";") : [row]))
      .map((row) => row.replace(/^(?:and|und|et|y|e)\s+|,$/gi, "").trim())
      .filter((row) => row !== "");
  const commas = splitOutside(text, ",").flatMap((part) => splitAnd(part));
  return isFamilyFirst(commas, text) ? pairs(commas, text) : joinSuffixes(commas);
}

/** “prof. UJ” after a name: the chair that somebody holds at a Polish university. */
const polishChair = /,\s?prof\.\s(?:\p{Lu}{1,6}|uczelni|nadzw\.|zw\.)(?=\s{0,5}(?:[,;(\n]|$))/gu;

/**
 * `Ann Lee - Univ. A; Bo Kim - Univ. B` and `Ann Lee, Univ. A; Bo Kim, Univ. B`: each name with its affiliation. Null for
 * other lists, such as `Lee, Ann; Kim, Bo`.
 */
export function namesBesidePlaces(
  parts: readonly string[],
): readonly { readonly name: string; readonly place: string }[] | null {
  if (parts.length === 0) return null;
  for (const pattern of [
    /^([^()<]{3,60}?)\s[-–—]\s(\S.{1,300})$/,
    /^([^\s(),<]{1,40}\s[^(),<]{1,40}),\s(\S.{1,300})$/,
  ]) {
    const found = parts.map((part) => pattern.exec(part));
    const places = found.map((match) => match?.[2] ?? "");
    const isPlaced =
      places.some((place) => institution.test(place)) || (pattern.source.includes("–") && parts.length > 1);
    if (found.every((match) => match !== null) && isPlaced && !places.some((place) => place.includes("@")))
      return found.map((match) => ({ name: match[1] ?? "", place: match[2] ?? "" }));
  }
  return null;
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if ("([{<".includes(character)) depth++;
    else if (")]}>".includes(character)) depth = Math.max(0, depth - 1);
    else if (character === separator && depth === 0) {
      // Marks of affiliations are also joined by commas: `Ann Lee1,2, Bo Kim`.
      if (
        separator === "," &&
        /[\d*†‡§¹²³⁴-⁹ᵃ-ᶻ]\s*$/.test(text.slice(Math.max(0, at - 3), at)) &&
        /^\s*(?:\d{1,2}|[*†‡§¹²³⁴-⁹])(?=[\s,;*†‡]|$)/.test(text.slice(at + 1, at + 8))
      )
        continue;
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function splitAnd(part: string): readonly string[] {
  return part
    .split(/\s(?:and|und|et|&|och|og|ja)\s|^(?:and|und|et|&)\s/i)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** “Lee, Ann, Kim, Bo”: every second part is initials or given names, and no part is a whole name. */
function isFamilyFirst(parts: readonly string[], text: string): boolean {
  const [first = "", second = ""] = parts;
  // “Müller, Jörg (TU München)” is one person too.
  if (parts.length === 2 && /^[^\s()<]+$/.test(first) && /^[^\s()<]+\s?\([^()]{2,200}\)\s?\*?$/.test(second))
    return true;
  // “Spiegel, Mira (1)” is one person.
  if (parts.length === 2 && /^[^\s()<]+$/.test(first) && /^[^\s()<]+\s*\([\d*,\s]{1,12}\)\s?\*?$/.test(second))
    return true;
  if (/[()<]/.test(text.replace(marksInBrackets, ""))) return false;
  if (parts.length === 2 && !/\s/.test(parts[0] ?? "") && !/\s(?:and|und|et|&)\s/i.test(text)) return true;
  const bare = parts.map((part) => part.replace(marksInBrackets, "").replace(marksBehind, "").trim());
  const initials = bare.filter((part) => /^(?:\p{Lu}\.[\s-]?){1,3}$/u.test(part)).length;
  return parts.length > 1 && initials > 0 && initials >= parts.length / 2 - 0.5 && parts.length % 2 === 0;
}

/** “Lee, A. (1,2), Kim, B.2*”: the marks of affiliations. */
const marksInBrackets = /\s?\([\d*,\s]{1,12}\)/g;
const marksBehind = /[\d*†‡§¹²³⁴-⁹^,]{1,12}$/;

function pairs(parts: readonly string[], _text: string): readonly string[] {
  const out: string[] = [];
  for (let index = 0; index < parts.length; index += 2)
    out.push(`${parts[index]}, ${parts[index + 1] ?? ""}`.replace(/, $/, ""));
  return out;
}

/** “Martin Luther King, Jr.” is one person. */
function joinSuffixes(parts: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const part of parts) {
    if (/^(?:Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?D|MSc|BSc|Dr)\.?\*?$/i.test(part) && out.length > 0)
      out[out.length - 1] += `, ${part}`;
    else out.push(part);
  }
  return out;
}
