// How messages name values: by kind, as written, or as a list of choices.
import type { YamlNode } from "./yaml-node.ts";

/** What a schema without a `$comment` requires, by its type. */
export const kinds: Readonly<Record<string, string>> = {
  object: "a set of fields",
  array: "a list",
  string: "a text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
};

/** Words that YAML 1.1 reads as booleans. */
export const truths: Readonly<Record<string, string>> = {
  yes: "true",
  y: "true",
  on: "true",
  no: "false",
  n: "false",
  off: "false",
  ...asTruths(
    "x ✓ ✔ ☑ ✅ ja oui si sí sì sim da да так tak ano áno igen evet kyllä jah taip jā ναι نعم כן بله آری हाँ हां ใช่ có ya はい 是 예 네",
    "true",
  ),
  ...asTruths(
    "nein non nee não nao нет ні nie ne nem hayır ei όχι لا לא خیر नहीं ไม่ không tidak いいえ 否 아니오",
    "false",
  ),
};

function asTruths(words: string, truth: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(" ").map((word) => [word, truth]));
}

export const isTrue = (value: unknown): boolean => truths[String(value).toLowerCase()] === "true";

/** Fields as one line of YAML. */
export const flowOf = (fields: Readonly<Record<string, string | number>>): string =>
  `{ ${Object.entries(fields)
    .map(
      ([key, value]) =>
        `${key}: ${/^(?:[\d-]{1,20}|\p{L}[\p{L}\p{N} .-]{0,100})$/u.test(String(value)) ? value : JSON.stringify(value)}`,
    )
    .join(", ")} }`;

/** The message and the hint of a meaning that has its own. */
export const inWords = ({ message, hint }: { readonly message?: string; readonly hint?: string }) => ({
  ...(message === undefined ? {} : { message }),
  ...(hint === undefined ? {} : { hint }),
});

export function describe(node: YamlNode): string {
  if (node.kind === "map") return "a set of fields";
  if (node.kind === "sequence") return "a list";
  if (node.value === null) return "empty";
  if (typeof node.value === "number")
    return Number.isFinite(node.value)
      ? `the number ${node.value}`
      : `“${Number.isNaN(node.value) ? ".nan" : node.value < 0 ? "-.inf" : ".inf"}”`;
  return typeof node.value === "string" ? `the text “${shorten(node.value)}”` : `“${node.value}”`;
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

export function oneOf(values: readonly string[]): string {
  return values.length > 12
    ? "see the schema for the list"
    : `one of ${values.map((value) => `“${value}”`).join(", ")}`;
}

/** The one field of a set, as it is written. */
export const oneField = (node: YamlNode): string => {
  const [only] = node.kind === "map" ? node.entries : [];
  return only?.value.kind === "scalar" ? `“${shorten(`${only.name}: ${only.value.value}`)}”` : "it";
};
