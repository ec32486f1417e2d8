// CSV and TSV by Papa Parse: the separator that best divides the first lines, quotes as spreadsheets and people write
// them; rows of unequal length are kept and counted.
import Papa from "papaparse";
import { limits } from "../../source/limits.ts";
import { source } from "../../source/source.ts";
import type { DataCell, DataSheet } from "./sheet.ts";
import { shortenRuns } from "./shorten-runs.ts";

export interface SeparatedText {
  readonly sheet: DataSheet;
  readonly separator: string;
  /** The parser's complaints: rows, counted from 1. */
  readonly faults: readonly { readonly row: number; readonly message: string }[];
}

/** The number of columns in an Excel sheet. There must be a limit, because every column is compared with the others. */
const mostColumns = 16_384;

const separators = [",", ";", "\t", "|"] as const;

export function readSeparated(path: string, file: string, text: string): SeparatedText {
  // A line that Excel itself writes to name the separator.
  const named = /^\ufeff?(?:"?sep=(.)"?)\r?\n/i.exec(text);
  const skip = named?.[0].length ?? 0;
  const body = text.slice(skip);
  const separator = named?.[1] ?? separatorOf(body);
  const faults: { row: number; message: string }[] = [];
  const rows: DataCell[][] = [];
  let before = skip;
  Papa.parse<string[]>(body, {
    delimiter: separator,
    skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      if (rows.length > limits.importRows) parser.abort();
      const end = Math.min(text.length, skip + meta.cursor);
      rows.push(placed(data.slice(0, mostColumns), text, before, end, separator));
      if (data.length > mostColumns)
        faults.push({ row: rows.length, message: `it has ${data.length} fields, more than ${mostColumns}` });
      for (const { message, code } of errors)
        if (code !== "UndetectableDelimiter") faults.push({ row: rows.length, message });
      before = end;
    },
  });
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.text.trim() === "")) rows.pop();
  return { sheet: { file, name: null, source: source(path, text), isText: true, rows }, separator, faults };
}

/** The place of each field of a row: the fields are searched for in turn, with their quotes. */
function placed(values: readonly string[], text: string, start: number, end: number, separator: string): DataCell[] {
  let at = start;
  return values.map((value) => {
    const from = text[at] === '"' ? at + 1 : at;
    const length = Math.min(value.length, Math.max(0, end - from));
    const cell = {
      text: shortenRuns(value.replace(/\r\n?/g, "\n")),
      start: from,
      end: Math.max(from, from + (value.includes("\n") ? value.indexOf("\n") : length)),
    };
    if (text[at] === '"') {
      let close = at + 1;
      for (; close < end; close++) {
        if (text[close] !== '"') continue;
        if (text[close + 1] !== '"') break;
        close++;
      }
      const next = text.indexOf(separator, close);
      at = next === -1 || next >= end ? end : next + 1;
    } else at = Math.min(end, at + value.length + 1);
    return cell;
  });
}

/** The separator that divides the first rows into the most columns, with the same number in each row. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 200_000);
  const scored = separators.map((separator) => {
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, preview: 20 });
    const rows = data.filter((row) => row.some((value) => value.trim() !== ""));
    const width = rows[0]?.length ?? 0;
    const same = rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
    // A header has short words; text cut at commas does not.
    const neat = (rows[0] ?? []).filter((value) => value.trim() !== "" && value.length < 60).length;
    return { separator, score: width < 2 ? 0 : neat * (0.2 + same) };
  });
  return scored.reduce((a, b) => (b.score > a.score ? b : a)).separator;
}

/** Whether a text looks like a table: its first lines all divide into the same number of columns. */
export function looksSeparated(text: string): boolean {
  const first = text.slice(0, 20_000);
  const separator = separatorOf(first);
  const { data } = Papa.parse<string[]>(first, { delimiter: separator, preview: 4 });
  return (
    (data[0]?.length ?? 0) >= 2 &&
    data.length >= 2 &&
    (data[0] ?? []).filter((value) => value.trim() !== "").every((value) => value.length < 200)
  );
}
