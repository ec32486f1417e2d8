// Workbooks → sheets: .xlsx, .xlsm and .ods, and two formats that only bear such a name: Excel's XML of 2003 and a page
// with a table. Macros are never read.
import type { Reporter } from "../../source/diagnostic.ts";
import { source, span } from "../../source/source.ts";
import { excelSheets } from "./excel.ts";
import { openDocumentSheets } from "./open-document-sheets.ts";
import { type DataSheet, sheetLimits, sheetOfValues } from "./sheet.ts";
import { descendantsOf, elementOf, elementsOf, local, textOf, type XmlNode } from "./xml.ts";
import { utf8, type Zip } from "./zip.ts";

export function isWorkbook(zip: Zip): boolean {
  return zip.names.some((name) => /^xl\//.test(name)) || isOpenDocument(zip, "spreadsheet");
}

export function isOpenDocument(zip: Zip, kind: "spreadsheet" | "text" | "presentation"): boolean {
  const type = zip.read("mimetype");
  return type ? utf8(type).includes(`opendocument.${kind}`) : false;
}

export function readWorkbook(path: string, file: string, zip: Zip, diagnostics: Reporter): readonly DataSheet[] {
  const at = span(source(path, ""), 0);
  if (zip.damage)
    diagnostics.warning("import-damaged", `the workbook is damaged: ${zip.damage}`, at, {
      hint: "what could be read is imported; save the file again",
    });
  if (zip.names.some((name) => /vbaProject\.bin$/i.test(name)))
    diagnostics.warning("import-macros", "the workbook has macros, which are ignored", at);
  const sheets = zip.read("content.xml")
    ? openDocumentSheets(path, file, zip)
    : excelSheets(path, file, zip, diagnostics);
  return sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell.text.trim() !== "")));
}

/** Excel's XML of 2003, which CMT and many programs write under the name `.xls`; null if the XML is something else. */
export function spreadsheetXml(path: string, file: string, root: XmlNode): readonly DataSheet[] | null {
  if (local(root.name) !== "Workbook") return null;
  const sheets = elementsOf(root, "Worksheet");
  return sheets.map((sheet) => {
    const name = sheet.attributes["ss:Name"] ?? sheet.attributes.Name ?? "";
    const rows: string[][] = [];
    for (const row of elementsOf(elementOf(sheet, "Table") ?? sheet, "Row")) {
      const number = indexOf(row) ?? rows.length + 1;
      if (number > sheetLimits.rows) break;
      while (rows.length < number - 1) rows.push([]);
      const values: string[] = [];
      for (const cell of elementsOf(row, "Cell")) {
        const column = (indexOf(cell) ?? values.length + 1) - 1;
        if (column >= sheetLimits.columns) break;
        while (values.length < column) values.push("");
        values[column] = dataOf(elementOf(cell, "Data"));
      }
      rows.push(values);
    }
    return sheetOfValues(file, sheets.length > 1 ? `${path}[${name}]` : path, name, rows);
  });
}

/** `ss:Index` counts from 1; it is written where the cells before it are empty. */
function indexOf(of: XmlNode): number | null {
  const number = Number(of.attributes["ss:Index"] ?? of.attributes.Index);
  return Number.isInteger(number) && number > 0 ? number : null;
}

function dataOf(data: XmlNode | null): string {
  const text = textOf(data);
  const type = data?.attributes["ss:Type"] ?? data?.attributes.Type;
  if (type === "DateTime") return text.replace("T", " ").replace(/(?:[ :]00:00|:00)?\.000$/, "");
  return type === "Boolean" ? (text === "1" ? "yes" : "no") : text;
}

/**
 * A page that consists of a table, which some systems write under the name `.xls`: no abstract has ten rows of five
 * cells.
 */
export function pageTables(path: string, file: string, root: XmlNode): readonly DataSheet[] {
  return descendantsOf(root, "table").flatMap((table) => {
    const rows = descendantsOf(table, "tr").map((row) =>
      elementsOf(row)
        .filter(({ name }) => /^t[dh]$/i.test(name))
        .slice(0, sheetLimits.columns)
        .map((cell) => lineOfCell(cell).trim()),
    );
    const isTable = rows.length >= 2 && (rows[0]?.length ?? 0) >= 3;
    return isTable ? [sheetOfValues(file, path, null, rows.slice(0, sheetLimits.rows))] : [];
  });
}

/** The words of a cell with its line breaks; sub- and superscripts become tags. */
function lineOfCell(of: XmlNode): string {
  return of.children
    .map((child) => {
      if (typeof child === "string") return child.replace(/\s+/g, " ");
      const name = local(child.name).toLowerCase();
      if (name === "br") return "\n";
      const inside = lineOfCell(child);
      if (/^(?:sub|sup|i|b|em|strong)$/.test(name)) return `<${name}>${inside}</${name}>`;
      return name === "p" || name === "div" || name === "li" ? `${inside}\n\n` : inside;
    })
    .join("");
}
