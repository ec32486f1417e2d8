// A name field as people fill it in → the persons that were meant, each with what was written beside the name; this is
// reported, with an edit of the file that says the same in fields.
import type { Person } from "../model/book.ts";
import { bareNumber, type TypedName, typedNames } from "../model/typed-names.ts";
import { type Checked, field, isFields, spanOf, textOf } from "../source/checked.ts";
import type { Edit, Reporter } from "../source/diagnostic.ts";
import { quotedYaml } from "../source/quoted-yaml.ts";
import { rewrittenText, sliceText } from "../source/scalar-text.ts";
import { type SourceText, type Span, span } from "../source/source.ts";
import { entryOf, toData } from "../source/yaml-node.ts";
import { plainField } from "./markdown/plain-field.ts";
import { type PersonFields, personFromName, readPerson } from "./people.ts";

export interface TypedPerson {
  readonly person: Person;
  readonly presenting: boolean;
  /** Of affiliations, after the name. */
  readonly numbers: readonly string[];
  /** That of an affiliation, after the name. */
  readonly affiliation: SourceText | null;
}

/**
 * `isKnown`: whether a number is the id of an affiliation; null if nothing is reported (chairs may have titles).
 * `numbered`: whether other names of the list have numbers too.
 */
export function readTypedPersons(
  of: Checked<string | number | null | PersonFields>,
  reporter: Reporter,
  isKnown: ((id: string) => boolean) | null,
  numbered = false,
  language = "en",
): readonly TypedPerson[] {
  const name = isFields(of) ? field(of as Checked<PersonFields>, "name") : of;
  const isWhole = isFields(of) && field(of as Checked<PersonFields>, "family") !== null;
  if (isWhole || !name)
    return [{ person: readPerson(of, reporter), presenting: false, numbers: [], affiliation: null }];
  const marked = withUnderlines(textOf(name));
  const text = plainField(marked ?? textOf(name), reporter);
  const number = bareNumber(text.value);
  const typed = typedNames(text.value, numbered || (number !== null && isKnown?.(number) === true), language);
  const at = spanOf(name);
  if (isKnown) report(typed, of, { text: (marked ? textOf(name) : text).value.trim(), name }, { reporter, isKnown });
  // Fields beside the name belong to the person if there is only one.
  const base = isFields(of) && typed.length === 1 ? readPerson(of) : null;
  return typed.map((each) => ({
    // A chair's institution is printed where it was typed.
    person: personOf(
      isKnown || each.affiliation === null ? each : { ...each, printed: `${each.printed}, ${each.affiliation}` },
      at,
      base,
    ),
    presenting: each.presenting,
    numbers: each.numbers,
    affiliation: each.affiliation === null ? null : partOf(text, each.affiliation),
  }));
}

/** Underlined names are those of speakers: HTML and TeX that underline become Markdown’s attribute; null if nothing does. */
function withUnderlines(text: SourceText): SourceText | null {
  if (!/<u>|<ins>|\\underline\{/i.test(text.value)) return null;
  const found = text.value.matchAll(/<(u|ins)>([^<>[\]]{1,200})<\/\1>|\\underline\{([^{}[\]]{1,200})\}/gi);
  const changes = [...found].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: `[${match[2] ?? match[3] ?? ""}]{.underline}`,
  }));
  return rewrittenText(text, changes);
}

/** The span of some words of a text; that of the whole text if it has them in another form. */
function partOf(text: SourceText, words: string): SourceText {
  const at = text.value.indexOf(words);
  return at === -1
    ? { value: words, span: text.span, spanAt: () => text.span }
    : sliceText(text, at, at + words.length);
}

function personOf(typed: TypedName, at: Span, base: Person | null): Person {
  const person = personFromName(typed.name, at);
  const printed =
    typed.name.includes(",") && !typed.isDoubtful && !typed.isFamilyFirst ? person.printed : typed.printed;
  if (!base) return { ...person, printed, email: typed.email };
  const { suffix, orcid, email } = base;
  return {
    ...person,
    suffix: person.suffix || (/\p{L}\.?$/u.test(suffix) && !typed.extras.includes("a degree") ? suffix : ""),
    printed,
    orcid,
    email: email ?? typed.email,
  };
}

interface Context {
  readonly reporter: Reporter;
  readonly isKnown: (id: string) => boolean;
}

function report(
  typed: readonly TypedName[],
  of: Checked<string | number | null | PersonFields>,
  { text: written, name }: { readonly text: string; readonly name: Checked<unknown> },
  context: Context,
): void {
  const at = spanOf(name);
  const { reporter } = context;
  const [only] = typed;
  if (typed.length > 1) {
    const message = `“${shown(written)}” is ${typed.length} authors in one; they are printed as ${typed.length}`;
    reporter.warning("several-names", message, at, {
      hint: "give each author a separate list item",
      fix: isFields(of) ? [] : asItems(typed, of, context),
    });
  } else if (only?.isDoubtful) {
    const without = only.extras.length > 0 ? `as one, without ${listed(only.extras)}` : "as it is";
    const message = `“${shown(written)}” may be 2 authors in one; it is printed ${without}`;
    const hint = "give each author a separate list item; for one, write family and given in fields of their own";
    reporter.warning("several-names", message, at, { hint });
  } else if (only?.isPlaceholder) {
    const hint = "name the author, or leave the item out until there is one; it is left out of the index";
    reporter.warning("placeholder", `“${shown(written)}” is a placeholder for a name`, at, { hint });
  } else if (only && only.extras.length > 0) {
    const message = `“${shown(written)}” is more than a name: it has ${listed(only.extras)}`;
    const fix = isFields(of) ? asFields(only, of as Checked<PersonFields>, name, context) : asItems(typed, of, context);
    reporter.warning("name-extras", message, at, { hint: remedy(only), fix });
  } else if (only?.isOddCase) {
    const fix = isFields(of) ? asFields(only, of as Checked<PersonFields>, name, context) : asItems(typed, of, context);
    const hint = `write “${writtenName(only)}”`;
    const how = written === written.toLowerCase() ? "small letters" : "capitals";
    reporter.warning("name-case", `“${shown(written)}” is written in ${how}`, at, { hint, fix });
  }
}

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const listed = (words: readonly string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : (words[0] ?? "");

/** The name to write into a file, with an “et al.”, which a person must resolve. */
const writtenName = ({ name, others }: TypedName) => `${name}${others}`;

function remedy(typed: TypedName): string {
  const { presenting, numbers, email, affiliation } = typed;
  const name = writtenName(typed);
  const fields = [
    `name: ${name}`,
    ...(affiliation === null ? [] : [`affiliation: ${scalar(affiliation)}`]),
    ...(numbers.length > 0 ? [`affiliations: [${numbers.join(", ")}]`] : []),
    ...(presenting ? ["presenting: true"] : []),
    ...(email === null ? [] : [`email: ${email}`]),
  ];
  return fields.length === 1 ? `write “${name}”` : `write { ${fields.join(", ")} }`;
}

/** A name as fields; null if one of its numbers is unknown, which a person must check. */
function fieldsOf(typed: TypedName, { isKnown }: Context): Record<string, unknown> | null {
  const { presenting, numbers, email, affiliation } = typed;
  if (!numbers.every(isKnown)) return null;
  return {
    name: writtenName(typed),
    ...(affiliation !== null && numbers.length === 0 ? { affiliation } : {}),
    ...(numbers.length > 0 ? { affiliations: affiliation === null ? numbers : [...numbers, affiliation] } : {}),
    ...(presenting ? { presenting: true } : {}),
    ...(email === null ? {} : { email }),
  };
}

/** An item that is a text becomes one item for each name. */
function asItems(typed: readonly TypedName[], of: Checked<unknown>, context: Context): readonly Edit[] {
  const made = typed.map((each) => fieldsOf(each, context));
  if (made.some((fields) => fields === null)) return [];
  const becomes = made.map((fields) => (fields && Object.keys(fields).length > 1 ? fields : fields?.name));
  const at = spanOf(of);
  const { text } = at.source;
  const line = text.slice(text.lastIndexOf("\n", at.start - 1) + 1, at.start);
  const block = /^( *)- $/.exec(line)?.[1];
  const items = becomes.map((value) =>
    typeof value === "string" ? scalar(value) : flow(value as Record<string, unknown>),
  );
  return [
    {
      span: at,
      was: text.slice(at.start, at.end),
      text: items.join(block === undefined ? ", " : `\n${block}- `),
      becomes,
    },
  ];
}

/** In a map, the field becomes the bare name, and the rest becomes fields after it. */
function asFields(
  typed: TypedName,
  of: Checked<PersonFields>,
  name: Checked<unknown>,
  context: Context,
): readonly Edit[] {
  const made = fieldsOf(typed, context);
  if (!made) return [];
  const own = toData(of.node) as Record<string, unknown>;
  const added = Object.entries(made).filter(([key]) => key !== "name" && !entryOf(of.node, key));
  // If the author has affiliations already, they stay.
  if (
    (made.affiliations ?? made.affiliation) !== undefined &&
    (own.affiliation !== undefined || own.affiliations !== undefined)
  )
    return [];
  const at = spanOf(name);
  const { text } = at.source;
  const isFlow = text[of.node.start] === "{";
  const column = of.node.start - (text.lastIndexOf("\n", of.node.start - 1) + 1);
  const between = isFlow ? ", " : `\n${" ".repeat(column)}`;
  const written = [scalar(writtenName(typed)), ...added.map(([key, value]) => `${scalar(key)}: ${inFlow(value)}`)].join(
    between,
  );
  const becomes = [{ ...own, name: writtenName(typed), ...Object.fromEntries(added) }];
  const node = span(at.source, of.node.start, of.node.end);
  return [{ span: at, was: text.slice(at.start, at.end), text: written, becomes, node }];
}

const scalar = (text: string) =>
  /^\p{L}[\p{L}\p{M}.’ -]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : quotedYaml(text);

const inFlow = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map((each) => quotedYaml(String(each))).join(", ")}]`
    : typeof value === "string"
      ? scalar(value)
      : String(value);

const flow = (fields: Record<string, unknown>) =>
  `{ ${Object.entries(fields)
    .map(([key, value]) => `${scalar(key)}: ${inFlow(value)}`)
    .join(", ")} }`;
