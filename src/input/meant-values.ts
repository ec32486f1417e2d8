// Values and keys in other forms than a book's, where only one thing can be meant: “2 March 2026”, “noon”, “15 min”,
// `surname:`. In: what the schema calls the value or the keys that it knows, and what is written. Out: the value or key
// in the book's form, or null.
import type { Meanings, MeantValue } from "../source/schema-fault.ts";
import type { MapNode, ScalarNode, YamlNode } from "../source/yaml-node.ts";
import { fieldMeant } from "./key-names.ts";
import { dateMeant, daysMeant, readingsOf, type SlashOrder } from "./meant-dates.ts";
import { minutesOf, timeMeant, withoutDoubt } from "./meant-times.ts";
import { shortItem } from "./short-items.ts";
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
      if (node.kind === "map") return shortItem(noun, node) ?? textOfFields(noun, node, text);
      if (node.kind !== "scalar" || node.value === null) return null;
      if (typeof node.value === "boolean") return /^a (?:text|name)\b/.test(noun) ? wordTyped(node, text) : null;
      const written = String(node.value).trim();
      if (written.length > 80) return null;
      if (/^a start and an end\b/.test(noun)) {
        const days = daysMeant(written, book.language, order());
        return days && { fields: days.start === days.end ? { start: days.start } : { ...days } };
      }
      if (/^a date such\b/.test(noun))
        return meaning(dateMeant(written, book.language, order())) ?? doubt(readingsOf(written));
      if (/^a time of day\b/.test(noun))
        return timeMeant(written, key, () => hasEarlierTime(text, node)) ?? timeMeant(withoutDoubt(written), key);
      return /^a number of minutes\b/.test(noun) ? meaning(minutesOf(written)) : null;
    },
    key: fieldMeant,
  };
}

const meaning = (value: string | number | null): MeantValue | null => (value === null ? null : { value });

const doubt = (readings: readonly string[]): MeantValue | null =>
  readings.length > 1 ? { hint: `write ${readings.map((date) => `“${date}”`).join(" or ")}` } : null;

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

/** “Cells: a study” in a list of texts, where YAML takes the colon for that of a field. */
function textOfFields(noun: string, node: MapNode, text: string): MeantValue | null {
  const [only, ...others] = node.entries;
  if (!/^(?:a text|the text|a key|an affiliation)\b/.test(noun) || !only || others.length > 0) return null;
  const written = text.slice(node.start, node.end);
  if (only.value.kind !== "scalar" || written.includes("\n") || text[node.start - 1] === "{" || written.startsWith("{"))
    return null;
  return {
    value: written,
    message: `“${written}” is read as a text, though there is a colon in it`,
    hint: "put it in quotation marks",
  };
}

/** A title such as “True”. */
function wordTyped(node: ScalarNode, text: string): MeantValue {
  const value = text.slice(node.start, node.end);
  return { value, message: `“${value}” is read as a word`, hint: `put it in quotation marks: "${value}"` };
}
