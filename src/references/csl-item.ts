// CSL-JSON items as people and databases write them → items that citeproc can take without surprises. citeproc itself
// checks nothing: it drops a date that it cannot read, and prints an author given as a string letter by letter.
import { didYouMean } from "../source/did-you-mean.ts";
import type { CslItem } from "./citeproc.ts";
import { cslMarkup, type MarkupOptions } from "./csl-markup.ts";
import { allVariables, dateVariables, isVariable, itemTypes, nameVariables, otherNames } from "./csl-variables.ts";
import { readDate } from "./dates.ts";
import { bareDoi } from "./doi.ts";
import { withEprint } from "./eprint.ts";
import { othersMark } from "./marked-text.ts";

export interface ItemFault {
  readonly severity: "error" | "warning";
  /** The field at fault. */
  readonly field?: string;
  readonly message: string;
  readonly hint?: string;
}

export interface CleanOptions extends MarkupOptions {
  /** Whether an unknown CSL field is a fault; exports of reference managers are full of them. */
  readonly strict: boolean;
  readonly report: (fault: ItemFault) => void;
}

/** Crossref's own field names, which sometimes occur in its CSL. */
const crossrefTypes: Readonly<Record<string, string>> = {
  "journal-article": "article-journal",
  "proceedings-article": "paper-conference",
  "book-chapter": "chapter",
  "posted-content": "article",
  monograph: "book",
  "edited-book": "book",
  "reference-entry": "entry",
  dissertation: "thesis",
};

type Field = readonly [string, unknown];

/** Null if the reference cannot be used at all. */
export function cleanItem(raw: unknown, id: string, options: CleanOptions): CslItem | null {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    options.report({ severity: "error", message: "a reference is a mapping of CSL fields" });
    return null;
  }
  const fields: Field[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (name === "id" || name === "type" || value === null || value === undefined || value === "") continue;
    if (options.strict && !isVariable(name)) {
      options.report(unknownField(name));
      continue;
    }
    const clean = cleanValue(name, value, options);
    if (clean !== undefined) fields.push([name, clean]);
  }
  if (fields.every(([name]) => name.startsWith("_"))) {
    options.report({
      severity: "error",
      message: "the reference has no fields",
      hint: "it needs an author, a title and a year",
    });
    return null;
  }
  const type = (raw as Readonly<Record<string, unknown>>).type;
  return withEprint({ ...Object.fromEntries(fields), id, system_id: id, type: cleanType(type, options) });
}

function unknownField(name: string): ItemFault {
  const other = otherNames[name.toLowerCase()];
  const hint = other === undefined ? didYouMean(name, allVariables()) : { hint: `did you mean “${other}”?` };
  return { severity: "error", message: `“${name}” is not a CSL field`, ...hint };
}

function cleanType(type: unknown, { report }: CleanOptions): string {
  if (typeof type === "string" && itemTypes.has(type)) return type;
  const crossref = typeof type === "string" ? crossrefTypes[type] : undefined;
  if (crossref) return crossref;
  if (type === undefined || type === null) {
    report({
      severity: "warning",
      message: "the reference has no type; it is set as a document",
      hint: "add “type: article-journal”, for example",
    });
  } else {
    report({
      severity: "warning",
      message: `“${String(type)}” is not a CSL type; the reference is set as a document`,
      ...didYouMean(String(type), itemTypes),
    });
  }
  return "document";
}

function cleanValue(name: string, value: unknown, options: CleanOptions): unknown {
  if (nameVariables.has(name)) return cleanNames(name, value, options);
  if (dateVariables.has(name)) return cleanDate(name, value, options);
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    if (name === "DOI") return bareDoi(value) ?? value.trim();
    if (name === "URL") return value.trim();
    return cslMarkup(value, options).trim();
  }
  if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === "string")) {
    // Crossref gives titles and ISSNs as lists.
    return cslMarkup(name === "title" || name.endsWith("-title") ? (value[0] ?? "") : value.join(", "), options);
  }
  if (options.strict) options.report({ severity: "error", message: `“${name}” of the reference is not a text` });
  return undefined;
}

const isOthers = (text: unknown) => typeof text === "string" && /^(others|et al\.?)$/i.test(text.trim());

function cleanNames(name: string, value: unknown, options: CleanOptions): unknown {
  const list = Array.isArray(value) ? value : [value];
  const names: Readonly<Record<string, unknown>>[] = [];
  list.forEach((entry: unknown, index) => {
    const clean = cleanName(entry, options);
    if (!clean) {
      options.report({
        severity: "warning",
        field: name,
        message: `“${name}” of the reference contains something that is not a name; it is left out`,
        hint: `write “${name}: [{ family: Curie, given: Marie }]”`,
      });
    } else if (isOthers(clean.family ?? clean.literal) && !clean.given) {
      if (index === list.length - 1 && names.length > 0) names.push({ literal: othersMark });
    } else names.push(clean);
  });
  return names.length === 0 ? undefined : names;
}

const nameParts = new Set([
  "family",
  "given",
  "literal",
  "suffix",
  "non-dropping-particle",
  "dropping-particle",
  "comma-suffix",
  "static-ordering",
  "parse-names",
]);

function cleanName(entry: unknown, options: CleanOptions): Record<string, unknown> | null {
  if (typeof entry === "string") {
    const [family = "", given] = entry.split(/,\s*/, 2).map((part) => part.trim());
    return given ? { family, given } : family === "" ? null : { literal: entry.trim() };
  }
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return null;
  const parts = Object.entries(entry).flatMap(([key, part]): Field[] => {
    if (!nameParts.has(key)) return key === "name" && typeof part === "string" ? [["literal", part]] : [];
    if (typeof part === "string")
      return part.trim() === "" ? [] : [[key, cslMarkup(part, { ...options, markdown: false }).trim()]];
    return typeof part === "boolean" || typeof part === "number" ? [[key, part]] : [];
  });
  const clean = Object.fromEntries(parts);
  if (clean.family === undefined && clean.literal === undefined) {
    return typeof clean.given === "string" ? { literal: clean.given } : null;
  }
  return clean;
}

function cleanDate(name: string, value: unknown, { report }: CleanOptions): unknown {
  const { date, odd } = readDate(value);
  if (odd) {
    const printed =
      date?.literal === undefined ? "only a part of it is printed" : `it is printed as it is: “${date.literal}”`;
    report({
      severity: "warning",
      field: name,
      message: `“${name}” of the reference is not a known date; ${printed}`,
      hint: `write “${name}: 2024”, “${name}: 2024-05-13” or “${name}: { date-parts: [[2024, 5, 13]] }”`,
    });
  }
  return date ?? undefined;
}
