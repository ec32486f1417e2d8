// Any table: CSV, TSV, a workbook or a folder of them, read by the names of its columns. The mapping is shown, and
// `--map` changes it.
import type { Reporter } from "../../source/diagnostic.ts";
import { type ColumnMap, describeColumns, mapColumns } from "../columns/map-columns.ts";
import { readTable } from "../columns/read-table.ts";
import type { ImportedConference, ImportedContribution } from "../conference.ts";
import { emptyConference } from "../conference.ts";
import { cellSpan, type DataSheet } from "../containers/sheet.ts";
import type { TextKind } from "../text/field.ts";
import { type Content, type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { headersOf } from "./tables.ts";

export const table: SourceFormat = {
  name: "table",
  title: "any table (CSV, TSV, XLSX, ODS) by the names of its columns",
  recognize: (contents) => {
    const sheets = sheetsOf(contents);
    return sheets.some((sheet) => hasTitles(sheet)) ? 0.3 : sheets.length > 0 ? 0.1 : 0;
  },
  read: (contents, context) => readTables("table", "guess", contents, context),
};

function hasTitles(sheet: DataSheet): boolean {
  return mapColumns(sheet, [], silent).columns.some(({ field }) => field === "title");
}

const silent: Reporter = { error: () => {}, warning: () => {} };

export function readTables(
  system: string,
  text: TextKind,
  contents: readonly Content[],
  context: ReadContext,
): ImportedConference {
  const { diagnostics, options, notes } = context;
  const contributions: ImportedContribution[] = [];
  const skipped: DataSheet[] = [];
  for (const content of contents) {
    if (content.kind !== "sheets") continue;
    for (const sheet of content.sheets) {
      const map = mapColumns(sheet, options.columns, diagnostics);
      if (!map.columns.some(({ field }) => field === "title")) {
        skipped.push(sheet);
        continue;
      }
      notes(describeColumns(sheet, map));
      reportUnusedChoices(sheet, map, context);
      const figure = (name: string) => content.file.beside(name);
      contributions.push(...readTable(sheet, map, { text, figure }, diagnostics));
    }
  }
  if (contributions.length === 0) for (const sheet of skipped) reportNoTitle(sheet, diagnostics);
  else
    for (const sheet of skipped)
      diagnostics.warning(
        "import-skipped",
        `“${sheet.source.path}” has no title column and is left out`,
        spanOf(sheet),
      );
  return { ...emptyConference, system, contributions };
}

function spanOf(sheet: DataSheet) {
  const cell = sheet.rows[0]?.[0];
  return cell ? cellSpan(sheet, cell) : { source: sheet.source, start: 0, end: 0 };
}

function reportNoTitle(sheet: DataSheet, diagnostics: Reporter): void {
  const headers = (sheet.rows[0] ?? [])
    .map(({ text }) => `“${text.trim().slice(0, 40)}”`)
    .filter((header) => header !== "“”");
  const hint =
    headers.length > 0
      ? `name it with --map title=COLUMN; the columns are ${headers.slice(0, 12).join(", ")}`
      : "the table is empty";
  diagnostics.error("import-column", "no column is recognized as the title", spanOf(sheet), { hint });
}

/** Reports a column that the user names but that does not exist. */
function reportUnusedChoices(sheet: DataSheet, map: ColumnMap, { options, diagnostics }: ReadContext): void {
  for (const { field, column } of options.columns) {
    if (map.columns.some((each) => each.header === column || headersOf(sheet)[each.index] === column.toLowerCase()))
      continue;
    if (/^(?:\d+|[A-Z]{1,2})$/.test(column)) continue;
    diagnostics.warning("import-column", `there is no column “${column}” for ${field}`, spanOf(sheet));
  }
}
