// Workbooks (.xlsx, .xlsm, .ods) → sheets: the values that the cells show, formulas as the values they had, macros never looked at.

import type { Reporter } from "../../source/diagnostic.ts";
import { source, span } from "../../source/source.ts";
import { type DataSheet, sheetOfValues } from "./sheet.ts";
import { descendantsOf, elementOf, elementsOf, local, readXml, textOf, type XmlNode } from "./xml.ts";
import { utf8, type Zip } from "./zip.ts";

const limits = { rows: 200_000, columns: 2_000, cells: 5_000_000 } as const;

export function isWorkbook(zip: Zip): boolean {
  return zip.names.some((name) => /^xl\//.test(name)) || isOpenDocument(zip, "spreadsheet");
}

export function isOpenDocument(zip: Zip, kind: "spreadsheet" | "text"): boolean {
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
    diagnostics.warning("import-macros", "the workbook has macros, which are not looked at", at);
  const sheets = zip.read("content.xml")
    ? openDocumentSheets(path, file, zip)
    : excelSheets(path, file, zip, diagnostics);
  return sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell.text.trim() !== "")));
}

function excelSheets(path: string, file: string, zip: Zip, diagnostics: Reporter): readonly DataSheet[] {
  const strings = sharedStrings(zip);
  const dates = dateStyles(zip);
  const named = sheetFiles(zip);
  const epoch1904 = elementOf(xmlIn(zip, "xl/workbook.xml"), "workbookPr")?.attributes.date1904;
  const context = { strings, dates, offset: epoch1904 === "1" || epoch1904 === "true" ? 1462 : 0 };
  return named.flatMap(({ name, part, hidden }) => {
    const bytes = zip.read(part);
    if (!bytes) {
      diagnostics.warning("import-damaged", `the sheet “${name}” cannot be read`, span(source(path, ""), 0));
      return [];
    }
    if (hidden) {
      diagnostics.warning("import-skipped", `the sheet “${name}” is hidden and is left out`, span(source(path, ""), 0));
      return [];
    }
    const { root, isCut } = readXml(utf8(bytes));
    if (isCut)
      diagnostics.warning("import-damaged", `the sheet “${name}” ends early`, span(source(path, ""), 0), {
        hint: "what could be read is imported; save the file again",
      });
    const shown = named.length > 1 ? `${path}[${name}]` : path;
    return root ? [sheetOfValues(file, shown, name, rowsOf(root, context))] : [];
  });
}

interface ExcelContext {
  readonly strings: readonly string[];
  /** Formats of cells (by their style) that show a date, a time, or both. */
  readonly dates: readonly ("date" | "time" | "both" | null)[];
  readonly offset: number;
}

function xmlIn(zip: Zip, name: string): XmlNode | null {
  const bytes = zip.read(name);
  return bytes ? readXml(utf8(bytes)).root : null;
}

function sheetFiles(zip: Zip): readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[] {
  const workbook = xmlIn(zip, "xl/workbook.xml");
  const relations = xmlIn(zip, "xl/_rels/workbook.xml.rels");
  const targets = new Map(
    (relations ? elementsOf(relations) : []).map(({ attributes }) => [attributes.Id ?? "", attributes.Target ?? ""]),
  );
  const sheets = workbook ? descendantsOf(workbook, "sheet") : [];
  const listed = sheets.map(({ attributes }) => {
    const target = targets.get(attributes["r:id"] ?? attributes["d3p1:id"] ?? "") ?? "";
    return {
      name: attributes.name ?? "",
      part: target.startsWith("/") ? target.slice(1) : `xl/${target}`,
      hidden: /hidden/i.test(attributes.state ?? ""),
    };
  });
  if (listed.length > 0) return listed;
  // A damaged workbook: whatever sheets are there.
  return zip.names
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .map((part) => ({ name: part.replace(/^.*\/|\.xml$/g, ""), part, hidden: false }));
}

function sharedStrings(zip: Zip): readonly string[] {
  const root = xmlIn(zip, "xl/sharedStrings.xml");
  return root ? elementsOf(root, "si").map(stringOf) : [];
}

/** Rich text keeps what tells sense apart: sub- and superscripts, bold and italic, as the tags of HTML. */
function stringOf(of: XmlNode): string {
  const runs = elementsOf(of, "r");
  if (runs.length === 0) return elementsOf(of, "t").map(textOf).join("");
  return runs
    .map((run) => {
      const words = elementsOf(run, "t").map(textOf).join("");
      const style = elementOf(run, "rPr");
      const vertical = elementOf(style, "vertAlign")?.attributes.val;
      const tag = vertical === "superscript" ? "sup" : vertical === "subscript" ? "sub" : null;
      return tag && words.trim() !== ""
        ? `<${tag}>${words.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</${tag}>`
        : words;
    })
    .join("");
}

function dateStyles(zip: Zip): ExcelContext["dates"] {
  const root = xmlIn(zip, "xl/styles.xml");
  if (!root) return [];
  const own = new Map(
    descendantsOf(root, "numFmt").map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? ""]),
  );
  const formats = elementOf(root, "cellXfs");
  return (formats ? elementsOf(formats, "xf") : []).map(({ attributes }) =>
    kindOfFormat(Number(attributes.numFmtId), own),
  );
}

/** ECMA-376 part 1 §18.8.30: 14–17 dates, 18–21 times, 22 both, 45–47 times. */
function kindOfFormat(id: number, own: ReadonlyMap<number, string>): "date" | "time" | "both" | null {
  if (id >= 14 && id <= 17) return "date";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "time";
  if (id === 22) return "both";
  const code = (own.get(id) ?? "").replace(/"[^"]*"|\[[^\][]*\]|\\./g, "");
  const [date, time] = [/[dy]/i.test(code), /[hs]/i.test(code)];
  if (date && time) return "both";
  return date ? "date" : time ? "time" : null;
}

function rowsOf(root: XmlNode, context: ExcelContext): string[][] {
  const data = elementOf(root, "sheetData");
  const rows: string[][] = [];
  let cells = 0;
  for (const row of data ? elementsOf(data, "row") : []) {
    const number = Number(row.attributes.r ?? rows.length + 1);
    if (!(number > 0 && number <= limits.rows)) break;
    while (rows.length < number - 1) rows.push([]);
    const values: string[] = [];
    for (const cell of elementsOf(row, "c")) {
      const column = cell.attributes.r ? columnOf(cell.attributes.r) : values.length;
      if (column >= limits.columns || ++cells > limits.cells) break;
      while (values.length < column) values.push("");
      values[column] = cellValue(cell, context);
    }
    rows.push(values);
  }
  return rows;
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let number = 0;
  for (const letter of /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? "A")
    number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function cellValue(cell: XmlNode, { strings, dates, offset }: ExcelContext): string {
  const { t: type, s: style } = cell.attributes;
  if (type === "inlineStr") return unescaped(elementsOf(cell, "is").map(stringOf).join(""));
  const value = textOf(elementOf(cell, "v"));
  if (type === "s") return unescaped(strings[Number(value)] ?? "");
  if (type === "b") return value === "1" ? "yes" : "no";
  if (type === "e") return "";
  if (type === "str" || value === "" || type === "d") return unescaped(value);
  const kind = dates[Number(style ?? -1)] ?? null;
  if (kind) return dateOf(Number(value) + offset, kind);
  // 0.1 + 0.2 is stored with all its digits.
  return /e|\.\d{9,}/i.test(value) && Number.isFinite(Number(value))
    ? String(Number(Number(value).toPrecision(12)))
    : value;
}

/** ECMA-376 part 1 §22.4.2.4: characters that XML has not are written `_x000D_`. */
function unescaped(text: string): string {
  return text
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, "\n");
}

/** Days since 1900, whose February Excel gives 29 days. */
function dateOf(serial: number, kind: "date" | "time" | "both"): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return String(serial);
  const minutes = Math.round((serial % 1) * 1440);
  const days = Math.floor(serial) + (minutes === 1440 ? 1 : 0);
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
  const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  if (kind === "time" && serial < 1) return time;
  return kind === "date" && minutes === 0 ? date : `${date} ${time}`;
}

/** OpenDocument 1.3 part 3 §9: repeated rows and cells are counted, not written. */
function openDocumentSheets(path: string, file: string, zip: Zip): readonly DataSheet[] {
  const root = xmlIn(zip, "content.xml");
  const tables = root ? descendantsOf(root, "table") : [];
  return tables.map((table) => {
    const rows: string[][] = [];
    for (const row of descendantsOf(table, "table-row")) {
      const values: string[] = [];
      for (const cell of elementsOf(row).filter(({ name }) => /table-cell$/.test(name))) {
        const times = Math.min(
          Number(cell.attributes["table:number-columns-repeated"] ?? 1) || 1,
          limits.columns - values.length,
        );
        const value = openDocumentValue(cell);
        if (value === "" && times > 50) continue;
        for (let i = 0; i < times; i++) values.push(value);
      }
      const times = values.every((value) => value === "")
        ? 1
        : Math.min(Number(row.attributes["table:number-rows-repeated"] ?? 1) || 1, 1000);
      for (let i = 0; i < times && rows.length < limits.rows; i++) rows.push(values);
    }
    const name = table.attributes["table:name"] ?? "";
    return sheetOfValues(file, tables.length > 1 ? `${path}[${name}]` : path, name, rows);
  });
}

function openDocumentValue(cell: XmlNode): string {
  const { "office:date-value": date, "office:time-value": time } = cell.attributes;
  if (date) return date.replace("T", " ").replace(/(\d\d:\d\d):\d\d.{0,40}$/, "$1");
  const clock = time && /^PT(\d+)H(\d+)M/.exec(time);
  if (clock) return `${clock[1]?.padStart(2, "0")}:${clock[2]?.padStart(2, "0")}`;
  return elementsOf(cell, "p")
    .map((part) => openDocumentText(part))
    .join("\n");
}

function openDocumentText(of: XmlNode): string {
  return of.children
    .map((child) => {
      if (typeof child === "string") return child;
      if (local(child.name) === "s") return " ".repeat(Math.min(100, Number(child.attributes["text:c"] ?? 1) || 1));
      if (local(child.name) === "line-break") return "\n";
      return local(child.name) === "tab" ? "\t" : openDocumentText(child);
    })
    .join("");
}
