// A name as typed → a name as it is printed: no titles, no capitals throughout, given and family name apart where they are. What
// titles, degrees and capitals are is decided where the book's own names are read.
import { typedNames } from "../../model/typed-names.ts";
import type { ImportedName } from "../conference.ts";

export function cleanName(written: string): ImportedName {
  const text = tidy(written);
  const [typed, ...others] = typedNames(text, false);
  const name = typed && others.length === 0 && typed.name !== "" ? typed.name : text;
  const comma = /^([^,]{1,80}),\s{0,20}([^,]{1,80})$/.exec(name);
  if (comma && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(comma[2] ?? "")) return partsName(comma[2] ?? "", comma[1] ?? "");
  return { whole: name };
}

/** From two fields; an empty one leaves a whole name. */
export function partsName(given: string, family: string): ImportedName {
  const [first, last] = [tidy(given), tidy(family)];
  if (last === "") return cleanName(first);
  const [typed, ...others] = typedNames(`${first} ${last}`, false);
  const words = typed && others.length === 0 ? typed.name.split(" ") : [];
  const count = last.split(" ").length;
  // The family name is the last words of the whole, in the capitals that it has there.
  const [before, behind] = [words.slice(0, -count).join(" "), words.slice(-count).join(" ")];
  const isSame = behind.toLowerCase() === last.toLowerCase();
  const name = isSame ? { given: before, family: behind } : { given: first, family: last };
  return name.given === "" ? { whole: name.family } : name;
}

function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\u200b\ufeff]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>,;]{1,100}@[^\s@<>,;]{1,100}$/.test(text);
}
