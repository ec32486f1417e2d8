// Forms → the paragraphs of an abstract. Many meetings send out a Word file to be filled in: a table with a label and a
// field in each row, or paragraphs that begin with their labels (“Title: …”). In: the paragraphs of a document. Out: the
// same, with each form replaced by its fields in the order of an abstract, under the styles that say what they are.

import { isSection } from "../columns/sections.ts";
import { type Field, fieldNamed, fieldWithin } from "../columns/vocabulary.ts";
import type { DocumentParagraph } from "../containers/docx.ts";
import { plainOf, type RichRun, text } from "../text/rich.ts";

export interface Unfolded {
  readonly paragraphs: readonly DocumentParagraph[];
  /** The labels of fields that have no place in a book. */
  readonly unused: readonly string[];
}

interface FormRow {
  readonly label: string;
  readonly field: Field | null;
  readonly value: readonly DocumentParagraph[];
}

export function unfoldForms(paragraphs: readonly DocumentParagraph[]): Unfolded {
  const unused: string[] = [];
  const unfold = (rows: readonly FormRow[]) => {
    unused.push(...rows.flatMap(({ field, label }) => (field === null && label !== "" ? [label] : [])));
    return inOrder(rows).flatMap(paragraphsOf);
  };
  const isLabelled =
    !paragraphs.some(({ style }) => /^(?:title|titel|titre)$/.test(style)) && isForm(labelled(paragraphs));
  const out = isLabelled
    ? formsIn(labelled(paragraphs)).flatMap(unfold)
    : paragraphs.flatMap((each) => {
        const rows = rowsOf(each);
        return isForm(rows) ? formsIn(rows).flatMap(unfold) : [each];
      });
  return { paragraphs: out, unused: [...new Set(unused)] };
}

/** The rows of a table whose first cells are labels. */
function rowsOf({ table, cells }: DocumentParagraph): readonly FormRow[] {
  return (table ?? []).flatMap((row, at): readonly FormRow[] => {
    const label = tidy(plainOf(row[0] ?? []));
    if (row.length < 2 || label.length > longestLabel) return [];
    const value = row.slice(1).flatMap((runs, index) => cells?.[at]?.[index + 1] ?? [paragraphWith(runs)]);
    return [{ label, field: fieldOf(label), value: value.filter(isFilled) }];
  });
}

const longestLabel = 120;

/** Paragraphs that begin with a known label and a colon, each with those below it that do not. */
function labelled(paragraphs: readonly DocumentParagraph[]): readonly FormRow[] {
  const rows: { label: string; field: Field | null; value: DocumentParagraph[] }[] = [];
  for (const each of paragraphs) {
    const line = plainOf(each.runs);
    const colon = line.search(/[:：]/);
    const label = colon === -1 || colon > 40 || each.list ? "" : tidy(line.slice(0, colon));
    const field = label === "" ? null : fieldNamed(label);
    if (field !== null) {
      const rest = { ...each, runs: withoutStart(each.runs, colon + 1) };
      rows.push({ label, field, value: isFilled(rest) ? [rest] : [] });
    } else if (rows.length === 0) rows.push({ label: "", field: null, value: [each] });
    else rows.at(-1)?.value.push(each);
  }
  return rows;
}

function fieldOf(label: string): Field | null {
  return fieldNamed(label) ?? (isSection(label) ? "section" : fieldWithin(label));
}

/** A form asks for a title, and for authors or a text. */
function isForm(rows: readonly FormRow[]): boolean {
  const has = (...fields: readonly Field[]) => rows.some(({ field }) => field !== null && fields.includes(field));
  return has("title") && has("authors", "name", "presenter", "abstract", "section");
}

/** Several forms in a row: each begins with its title. */
function formsIn(rows: readonly FormRow[]): readonly (readonly FormRow[])[] {
  const forms: FormRow[][] = [[]];
  for (const row of rows) {
    if (row.field === "title" && forms.at(-1)?.some(({ field }) => field === "title")) forms.push([]);
    forms.at(-1)?.push(row);
  }
  return forms;
}

const order: readonly Field[] = ["title", "authors", "name", "coauthors", "affiliations", "affiliation", "department"];
const last: readonly Field[] = ["acknowledgements", "references"];

function inOrder(rows: readonly FormRow[]): readonly FormRow[] {
  const place = ({ field }: FormRow) => {
    if (field === null) return order.length;
    if (last.includes(field)) return order.length + 1 + last.indexOf(field);
    return order.includes(field) ? order.indexOf(field) : order.length;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** The paragraphs that a field becomes; those of an abstract by position know the same labels. */
function paragraphsOf({ field, label, value }: FormRow): readonly DocumentParagraph[] {
  const styled = (style: string) => value.map((each) => ({ ...each, style, list: null }));
  const under = (words: string) =>
    value.length === 0 ? [] : [paragraphWith([text(`${words}: `), ...value.flatMap(spaced)])];
  switch (field) {
    case "title":
      return value.length === 0 ? [] : [{ ...paragraphWith(value.flatMap(spaced)), style: "title" }];
    case "authors":
    case "name":
    case "coauthors":
      return styled("author");
    case "affiliations":
    case "affiliation":
    case "department":
      return styled("affiliation");
    case "presenter":
      return under("Presenting author");
    case "keywords":
      return under("Keywords");
    case "track":
      return under("Track");
    case "type":
      return under("Presentation type");
    case "acknowledgements":
      return under("Acknowledgements");
    case "references":
      return value.length === 0 ? [] : [{ ...paragraphWith([text("References")]), style: "heading 1" }, ...value];
    case "section":
      return value.length === 0 ? [] : [{ ...paragraphWith([text(label)]), style: "heading 1" }, ...value];
    case "abstract":
      return value;
    default:
      // What stands above the first label may be the meeting's name; what belongs to nobody else is private.
      return [];
  }
}

function spaced({ runs }: DocumentParagraph, index: number): readonly RichRun[] {
  return index === 0 ? runs : [text(" "), ...runs];
}

function paragraphWith(runs: readonly RichRun[]): DocumentParagraph {
  return { style: "", runs, list: null, pictures: [], table: null, breaksPage: false };
}

function isFilled({ runs, pictures, table }: DocumentParagraph): boolean {
  return (
    pictures.length > 0 || table !== null || runs.some(({ kind }) => kind === "math") || tidy(plainOf(runs)) !== ""
  );
}

const tidy = (words: string) => words.replace(/\s+/g, " ").trim();

/** Runs without their first characters, and without the spaces after those. */
function withoutStart(runs: readonly RichRun[], count: number): readonly RichRun[] {
  const out: RichRun[] = [];
  let left = count;
  for (const run of runs) {
    const length = plainOf([run]).length;
    if (left === 0) out.push(run);
    else if (length > left || (length === left && !("children" in run))) {
      if (run.kind === "text") out.push(text(run.text.slice(left)));
      else if ("children" in run) out.push({ ...run, children: withoutStart(run.children, left) });
      left = 0;
    } else left -= length;
  }
  const [first, ...rest] = out;
  return first?.kind === "text" ? [text(first.text.trimStart()), ...rest] : out;
}
