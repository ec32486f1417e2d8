// `csv`: the tables as comma-separated values (RFC 4180), with the byte order mark by which spreadsheets recognize
// UTF-8. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which `import` removes again.
import { type ExportFormat, textFile } from "../../format.ts";
import { sayable } from "../../markup.ts";
import { sheetsOf, type TableSheet } from "./sheets.ts";

export const csv: ExportFormat = {
  name: "csv",
  title: "tables of abstracts, authors and programme, which `import` reads again",
  standard: "RFC 4180",
  makes: "folder",
  ending: "tables",
  mark: "",
  needs: { pages: false, mathml: false },
  write: (source) => sheetsOf(source).map((sheet) => textFile(`${sheet.name.toLowerCase()}.csv`, written(sheet))),
};

function written({ columns, rows }: TableSheet): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return `\ufeff${lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

/** CWE-1236: =, +, -, @, a tab or a line end at the beginning makes a cell a formula. */
function cell(value: string): string {
  const text = sayable(value).replace(/\r\n?/g, "\n");
  const safe = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\n]/.test(text) ? `'${text}` : text;
  return /[",\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
