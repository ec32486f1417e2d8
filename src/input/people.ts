// Names → Person: divided into given name, particle, family name and suffix.
import type { Person } from "../model/book.ts";
import { type Checked, field, isFields, spanOf, wordsOf } from "../source/checked.ts";
import { type Reporter, silentReporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { plainWords } from "./markdown/plain-field.ts";

export interface PersonFields {
  readonly name?: string;
  readonly given?: string | null;
  readonly particle?: string | null;
  readonly family?: string;
  readonly suffix?: string | null;
  readonly email?: string | null;
  readonly orcid?: string | null;
}

/** A person given as a name or by fields. */
export function readPerson(
  of: Checked<string | number | null | PersonFields>,
  diagnostics: Reporter = silentReporter,
): Person {
  const written = (each: Checked<unknown> | null) => plainWords(each, diagnostics);
  if (!isFields(of)) return personFromName(written(of) ?? "", spanOf(of));
  const fields = of as Checked<PersonFields>;
  const family = field(fields, "family");
  const name = field(fields, "name");
  const contact = { email: wordsOf(field(fields, "email")), orcid: readOrcid(wordsOf(field(fields, "orcid"))) };
  if (!family) {
    const person = personFromName(written(name) ?? "", spanOf(name ?? of));
    return { ...person, suffix: written(field(fields, "suffix")) ?? person.suffix, ...contact };
  }
  const given = written(field(fields, "given")) ?? "";
  const split = splitFamily((written(family) ?? "").split(" "));
  const particle = written(field(fields, "particle")) ?? split.particle;
  const suffix = written(field(fields, "suffix")) ?? split.suffix;
  const parts = { given, particle, family: split.family, suffix };
  // If the parts are given too, the name says how it is printed.
  const printed = written(name) ?? printName(parts);
  return { ...parts, printed, ...contact, span: spanOf(family) };
}

/** Splits a whole name: “Stefano de Gironcoli”, “King, Martin Luther, Jr.”, “湯川秀樹”, “The ATLAS Collaboration”. */
export function personFromName(written: string, span: Span): Person {
  const name = written.normalize("NFC").trim().replace(/\s+/g, " ");
  const parts = splitName(name);
  // “Family, Given” is the order of lists; in print the given name comes first.
  const printed = name.includes(",") && !isBody(name) ? printName(parts) : name;
  return { ...parts, printed, orcid: null, email: null, span };
}

type NameParts = Pick<Person, "given" | "particle" | "family" | "suffix">;

function splitName(name: string): NameParts {
  if (isBody(name)) return { given: "", particle: "", family: name, suffix: "" };
  const [first = "", ...rest] = name.split(/(?<!\s)\s*,\s*/);
  const later = rest.filter((part) => part !== "");
  if (later.length > 0) {
    const suffixes = later.filter((part) => isSuffix(part));
    const given = later.filter((part) => !isSuffix(part)).join(" ");
    const plain = given === "" ? splitWestern(first.split(" ")) : { given, ...splitFamily(first.split(" ")) };
    return suffixes.length > 0 ? { ...plain, suffix: suffixes.join(" ") } : plain;
  }
  return splitEastAsian(name) ?? splitWestern(name.split(" "));
}

/** Particles: in small letters they are part of the family name (“de Gironcoli”). */
const particles = new Set(
  "af al-din ap auf aus av aw ben bin bint d' da dal dall' dalla dalle dai de de' degl' degli dei del dela dell' della delle dello den der des di do dos du e el ibn i l' la las le li lo los 't 's ten ter thoe tot 't van ver vom von vor y z za zu zum zur í ó und am im in op".split(
    " ",
  ),
);

function isParticle(word: string): boolean {
  // Case distinguishes “van Gogh” from “Van Allen” and “dos Santos” from “Dos Passos”.
  return particles.has(word.replace(/’/g, "'"));
}

function isSuffix(word: string): boolean {
  return (
    /^(jr|sr|jnr|snr|ii|iii|iv|v|vi|ph\.?d|m\.?d|esq)\.?$/i.test(word) &&
    !/^[a-z]+$/.test(word.replace(/^(jr|sr)$/, "X"))
  );
}

function splitWestern(words: readonly string[]): NameParts {
  let end = words.length;
  // “Smith J”, “Jones K. B.”: a single letter is not a family name.
  const initials = words.slice(1).join(" ");
  if (
    end > 1 &&
    /^(?:\p{Lu}\.? ?){1,3}$|^(?![AEIOUY]*[AEIOUY])\p{Lu}{2,3}$/u.test(initials) &&
    /^\p{Lu}\p{Ll}/u.test(words[0] ?? "")
  )
    return { given: initials, ...splitFamily(words.slice(0, 1)) };
  while (end > 2 && isSuffix(words[end - 1] ?? "")) end--;
  const suffix = words.slice(end).join(" ");
  if (end === 1) return { given: "", ...splitFamily(words.slice(0, 1)), suffix };
  // The family name is the last word and the particles before it: “von der Leyen”.
  let start = end - 1;
  let first = start;
  while (start > 1) {
    start--;
    if (isParticle(words[start] ?? "")) first = start;
    // A conjunction joins two family names: “Ortega y Gasset”, “Prats i Soler”.
    else if (!(first === start + 1 && isJoining(words[first] ?? ""))) break;
    else first = start;
  }
  const split = splitFamily(words.slice(first, end));
  return { given: words.slice(0, first).join(" "), particle: split.particle, family: split.family, suffix };
}

function isJoining(word: string): boolean {
  return word === "y" || word === "i" || word === "e";
}

function splitFamily(words: readonly string[]): Omit<NameParts, "given"> {
  let end = words.length;
  while (end > 1 && isSuffix(words[end - 1] ?? "")) end--;
  let start = 0;
  while (start < end - 1 && isParticle(words[start] ?? "")) start++;
  const particle = words.slice(0, start).join(" ");
  const family = words.slice(start, end).join(" ");
  return { ...elided(particle, family), suffix: words.slice(end).join(" ") };
}

/** “d'Alembert”, “dell’Orso”, “al-Khwarizmi”: the particle is joined to the name. */
function elided(particle: string, family: string): Pick<NameParts, "particle" | "family"> {
  const match =
    particle === "" ? /^((?:d|l|dell|dall|degl|all)['’]|(?:al|el|an|ar|as|at|az)-)(\p{Lu}.*)$/u.exec(family) : null;
  return match ? { particle: match[1] ?? "", family: match[2] ?? "" } : { particle, family };
}

/** Chinese, Japanese and Korean names in their own script have the family name first, usually without a space. */
function splitEastAsian(name: string): NameParts | null {
  if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々\u3000 ]+$/u.test(name)) return null;
  const words = name.split(/[ \u3000]+/);
  if (words.length > 1) return { given: words.slice(1).join(" "), particle: "", family: words[0] ?? "", suffix: "" };
  // Nothing shows where the family name ends (山崎天, 三輪誠), so the name is not divided.
  return { given: "", particle: "", family: name, suffix: "" };
}

/** The name of a collaboration or an institute is not divided. */
function isBody(name: string): boolean {
  return /^the /i.test(name) || bodies.has(name.slice(name.lastIndexOf(" ") + 1).toLowerCase());
}

const bodies = new Set("collaboration consortium team group committee society network project initiative".split(" "));

function printName(parts: NameParts): string {
  const { given, particle, family, suffix } = parts;
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(family + given))
    return family + given;
  const whole = particle === "" ? family : /['’-]$/.test(particle) ? particle + family : `${particle} ${family}`;
  return [given, whole, suffix].filter((part) => part !== "").join(" ");
}

function readOrcid(written: string | null): string | null {
  return written === null ? null : written.replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, "").toUpperCase();
}
