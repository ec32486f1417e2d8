// A name as typed → a name as it is printed: without titles, not all in capitals, and with given and family name
// separate if they are known. The module that reads the book's own names decides what is a title, a degree or a word in
// capitals.
import { typedNames } from "../../model/typed-names.ts";
import type { ImportedName } from "../conference.ts";

export function cleanName(written: string): ImportedName {
  const text = tidy(written);
  if (isGroup(text)) return { whole: text };
  const [typed, ...others] = typedNames(text, false);
  const name = typed && others.length === 0 && typed.name !== "" ? typed.name : text;
  const comma = /^([^,]{1,80}),\s{0,20}([^,]{1,80})$/.exec(name);
  if (comma && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(comma[2] ?? "")) return partsName(comma[2] ?? "", comma[1] ?? "");
  return { whole: name };
}

/** A name from two fields; if one is empty, the name is whole. */
export function partsName(given: string, family: string): ImportedName {
  const [first, last] = [tidy(given), tidy(family)];
  if (last === "") return cleanName(first);
  if (first === "" && isGroup(last)) return { whole: last };
  const [typed, ...others] = typedNames(`${first} ${last}`, false);
  const words = typed && others.length === 0 ? typed.name.split(" ") : [];
  const count = last.split(" ").length;
  // The family name is the last words of the whole name, with its capitals there.
  const [before, behind] = [words.slice(0, -count).join(" "), words.slice(-count).join(" ")];
  const isSame = behind.toLowerCase() === last.toLowerCase();
  const name = isSame ? { given: before, family: behind } : { given: first, family: last };
  return name.given === "" ? { whole: name.family } : name;
}

/** The name of a group is printed as it is. */
function isGroup(name: string): boolean {
  return (
    /\b(?:collaboration|consortium|consorzio|konsortium|team|group|working group|project|network|initiative|committee|society)\b/i.test(
      name,
    ) && name !== name.toUpperCase()
  );
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
