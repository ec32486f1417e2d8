// The rows of a table with known columns → contributions. Each row is a contribution; several rows with the same id and
// title are the authors of one.

import type { Reporter } from "../../source/diagnostic.ts";
import { standingOf } from "../accepted.ts";
import {
  emptyContribution,
  type ImportedContribution,
  type ImportedReference,
  type Located,
  type Markdown,
} from "../conference.ts";
import type { DataCell, DataSheet } from "../containers/sheet.ts";
import { readBody, readLine, readWords, type TextKind } from "../text/field.ts";
import { codedReferences } from "../text/structured-reference.ts";
import { derivedId } from "./derived-id.ts";
import { JoinedRows } from "./join-rows.ts";
import { type ColumnMap, decidedType } from "./map-columns.ts";
import { Row } from "./row.ts";
import { isYes, readAuthors } from "./row-authors.ts";
import { isMonthFirst, slotOf } from "./row-slot.ts";
import { sectionsOf } from "./sections.ts";
import { splitWords } from "./split-words.ts";
import { fieldNamed, fieldWithin } from "./vocabulary.ts";

export interface TableOptions {
  readonly text: TextKind;
  /** Reads a picture that a cell names, from the folder of the table. */
  readonly figure?: (name: string, at: Located) => Uint8Array | null;
  /** Whether 03/04 is in March; if that is not known, the other dates of the table may show it. */
  readonly monthFirst?: boolean;
}

export function readTable(
  sheet: DataSheet,
  map: ColumnMap,
  given: TableOptions,
  diagnostics: Reporter,
): readonly ImportedContribution[] {
  const options = { ...given, monthFirst: given.monthFirst ?? isMonthFirst(sheet, map, diagnostics) };
  const rows = sheet.rows.slice(map.headerRow + 1);
  const width = sheet.rows[map.headerRow]?.length ?? 0;
  const joined = new JoinedRows(diagnostics);
  rows.forEach((cells, index) => {
    if (cells.every(({ text }) => text.trim() === "")) return;
    const row = new Row(sheet, map, cells, index + map.headerRow + 2, diagnostics);
    reportWidth(cells, width, row, diagnostics);
    const contribution = readRow(row, options, diagnostics);
    if (contribution) joined.add(contribution, row);
  });
  return joined.found;
}

function reportWidth(cells: readonly DataCell[], width: number, row: Row, diagnostics: Reporter): void {
  const hint = "the usual cause is a separator or a quote inside a field";
  const said = `row ${row.number} has ${cells.length} fields, the header ${width}`;
  if (cells.slice(width).some(({ text }) => text.trim() !== ""))
    diagnostics.warning("import-ragged", `${said}; the extra ones are left out`, row.span, { hint });
  else if (cells.length < width && cells.length > 1 && row.sheet.isText)
    diagnostics.warning("import-ragged", `${said}; the missing ones are taken as empty`, row.span, { hint });
}

export function readRow(row: Row, options: TableOptions, diagnostics: Reporter): ImportedContribution | null {
  const title = row.line("title", options.text);
  const subtitle = row.line("subtitle", options.text);
  const authors = readAuthors(row, options, diagnostics);
  const body = readBody(row.text("abstract"), row.kind("abstract", options.text), row.at("abstract"), diagnostics);
  if (title === "") {
    // Rows with nothing but a number prepared in advance are empty.
    if (row.isFilled("id", "number", "order"))
      diagnostics.warning("import-incomplete", `row ${row.number} has no title and is left out`, row.at("title").span);
    return null;
  }
  const sections = sectionsOf(row, row.text("abstract"), diagnostics);
  const tracks = splitWords(row.text("track"), /[;\n|]/);
  const references = row.all("references").flatMap((text) => referencesIn(text, row, options, diagnostics));
  const whole = subtitle === "" ? title : `${title}: ${subtitle}`;
  return {
    ...emptyContribution,
    id: row.text("id").replace(/^#/, "") || derivedId(whole, authors),
    title: whole,
    type: acceptedType(row) ?? (readWords(row.text("type")) || null),
    authors,
    // An abstract has one track; further topics are keywords.
    keywords: [...row.all("keywords").flatMap((text) => splitWords(text)), ...tracks.slice(1)],
    track: tracks[0] ?? null,
    number: row.text("number") || null,
    language: languageTag(row.text("language")),
    body: [body.body, sections.body].filter((text) => text !== "").join("\n"),
    acknowledgements: readBody(
      row.text("acknowledgements"),
      row.kind("acknowledgements", options.text),
      row.at("acknowledgements"),
      diagnostics,
    ).body,
    references: [...references, ...[...body.references, ...sections.references].map((text) => ({ text }))],
    figures: figuresOf(row, options),
    state: stateOf(row),
    slot: slotOf(row, options.monthFirst ?? false, diagnostics),
    span: row.at("title").span,
  };
}

function stateOf(row: Row): string | null {
  // “yes” is an answer to “Withdrawn?”, but not in a column of decisions.
  const isGone = ({ header, value }: { readonly header: string; readonly value: string }) =>
    standingOf(value) === "withdrawn" || (isYes(value) && (fieldNamed(header) ?? fieldWithin(header)) !== "state");
  if (row.filled("deleted").some(isGone)) return "withdrawn";
  const states = row.filled("state");
  const accepted = states.find(({ value }) => standingOf(value) === "accepted");
  return readWords((accepted ?? states[0])?.value ?? "") || null;
}

/** Where each kind of presentation has a decision of its own: the kind that was accepted. */
function acceptedType(row: Row): string | null {
  const accepted = row.filled("state").filter(({ value }) => standingOf(value) === "accepted");
  const [type, other] = accepted.map(({ header }) => decidedType(header));
  return type !== undefined && other === undefined ? type : null;
}

function languageTag(text: string): string | null {
  const name = text.trim().toLowerCase();
  if (/^[a-z]{2}(?:-[a-z]{2})?$/.test(name)) return name;
  const known: Readonly<Record<string, string>> = {
    english: "en",
    german: "de",
    deutsch: "de",
    french: "fr",
    français: "fr",
    spanish: "es",
    español: "es",
    italian: "it",
    italiano: "it",
    portuguese: "pt",
    português: "pt",
    dutch: "nl",
    nederlands: "nl",
    polish: "pl",
    polski: "pl",
    czech: "cs",
    čeština: "cs",
    slovenian: "sl",
    slovenščina: "sl",
    croatian: "hr",
    russian: "ru",
    englisch: "en",
    anglais: "en",
    inglese: "en",
    inglés: "en",
    inglês: "en",
  };
  return known[name] ?? null;
}

function referencesIn(
  text: string,
  row: Row,
  options: TableOptions,
  diagnostics: Reporter,
): readonly ImportedReference[] {
  return codedReferences(text) ?? referenceLines(text, row, options, diagnostics).map((line) => ({ text: line }));
}

function referenceLines(text: string, row: Row, options: TableOptions, diagnostics: Reporter): readonly Markdown[] {
  const lines = text.includes("\n")
    ? text.split("\n")
    : /<(?:br|p|li)\b/i.test(text)
      ? text.split(/<\/?(?:br|p|li)\b[^<>]*>/i)
      : [text];
  return lines
    .map((line) => line.replace(/^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s*/, "").trim())
    .filter((line) => line !== "")
    .map((line) => readLine(line, row.kind("references", options.text), row.at("references"), diagnostics));
}

function figuresOf(row: Row, { figure }: TableOptions): ImportedContribution["figures"] {
  const name = row.text("figure");
  const bytes = name === "" ? null : (figure?.(name, row.at("figure")) ?? null);
  return bytes ? [{ name, bytes, caption: "", alt: null }] : [];
}
