// Values and keys in other forms than a book's, where only one thing can be meant: “2 March 2026”, “noon”, “15 min”, `surname:`.
// In: what the schema calls the value or the keys that it knows, and what is written. Out: the value or key in the book's form, or null.
import type { Meanings, MeantValue } from "../source/schema-fault.ts";
import type { YamlNode } from "../source/yaml-node.ts";
import { dateMeant, daysMeant, readingsOf, type SlashOrder } from "./meant-dates.ts";
import { minutesOf, timeMeant } from "./meant-times.ts";
import { type BookFacts, hasEarlierTime, slashOrder } from "./slash-order.ts";

/** `text`: the file; `book`: what is known of the book that decides how its dates are read. */
export function meaningsIn(text: string, book: BookFacts): Meanings {
  let known: SlashOrder | undefined;
  const order = () => {
    if (known === undefined) known = slashOrder(text, book);
    return known;
  };
  return {
    value(noun, key, node) {
      if (key === "room" && node.kind === "sequence") return meaning(listedRooms(node));
      // In programme.yaml, “abstract” is an id.
      if (key === "abstract" && !/\bid\b/.test(noun) && node.kind !== "scalar") return textOfParts(node);
      if (node.kind !== "scalar" || node.value === null || typeof node.value === "boolean") return null;
      const written = String(node.value).trim();
      if (written.length > 80) return null;
      if (/^a start and an end\b/.test(noun)) {
        const days = daysMeant(written, book.language, order());
        return days && { fields: days.start === days.end ? { start: days.start } : { ...days } };
      }
      if (/^a date such\b/.test(noun))
        return meaning(dateMeant(written, book.language, order())) ?? doubt(readingsOf(written));
      if (/^a time of day\b/.test(noun)) return timeMeant(written, key, () => hasEarlierTime(text, node));
      return /^a number of minutes\b/.test(noun) ? meaning(minutesOf(written)) : null;
    },
    key(written, known) {
      const same = folded(written);
      const twin = known.find((key) => folded(key) === same);
      if (twin !== undefined) return twin;
      // Of `affiliation` and `affiliations`, the first that there is.
      const found = Object.keys(aliases).filter((key) => known.includes(key) && aliases[key]?.includes(same));
      return found[0] ?? null;
    },
  };
}

const meaning = (value: string | number | null): MeantValue | null => (value === null ? null : { value });

const doubt = (readings: readonly string[]): MeantValue | null =>
  readings.length > 1 ? { hint: `write ${readings.map((date) => `“${date}”`).join(" or ")}` } : null;

/** “citation_style” and “citationStyle” are one. */
const folded = (key: string) => key.toLowerCase().replace(/[-_ ]/g, "");

const words = (list: string): readonly string[] => list.split(" ");

/** Other names of keys, without hyphens: those of forms, tables and other programs. Misspelt keys are errors. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  name: words("fullname"),
  given: words("first firstname forename forenames givenname givennames vorname prénom prenom nombre"),
  family: words("last lastname surname familyname nachname nom apellidos"),
  affiliation: words("affil institution institute organisation organization university"),
  affiliations: words(
    "affils institutions institutes organisations organizations affiliation affil institution institute university organisation organization",
  ),
  email: words("mail emailaddress"),
  orcid: words("orcidid"),
  presenting: words("presenter speaker ispresenter isspeaker presents"),
  biography: words("bio"),
  photo: words("portrait picture"),
  abstract: words("text body content"),
  keywords: words("tags"),
  references: words("refs"),
  language: words("lang"),
  kind: words("type"),
  type: words("kind"),
  start: words("time from begin begins starttime starts"),
  end: words("to until endtime ends finish"),
  duration: words("length minutes"),
  room: words("location venue"),
  chair: words("moderator chairperson sessionchair"),
  chairs: words("moderators chairpersons sessionchairs"),
};

/** A text that is written as sections, “Methods: …”, or as a list. */
function textOfParts(node: Exclude<YamlNode, { kind: "scalar" }>): MeantValue | null {
  const written = (each: YamlNode) =>
    each.kind === "scalar" && each.value !== null ? String(each.value).trim() : null;
  const parts =
    node.kind === "map"
      ? node.entries.map(({ name, value }) => written(value) && `**${name}:** ${written(value)}`)
      : node.items.map((item) => written(item) && `- ${written(item)?.replace(/\n/g, "\n  ")}`);
  if (parts.length === 0 || parts.some((part) => !part)) return null;
  const what =
    node.kind === "map"
      ? "the fields of “abstract” are printed as its sections"
      : "the items of “abstract” are printed as a list";
  return { value: parts.join("\n\n"), message: what, hint: "write one text, indented below “abstract: |”" };
}

function listedRooms({ items }: Extract<YamlNode, { kind: "sequence" }>): string | null {
  const names = items.map((item) =>
    item.kind === "scalar" && typeof item.value === "string" ? item.value.trim() : "",
  );
  return names.length > 0 && names.every((name) => name !== "") ? names.join(", ") : null;
}
