// Sheets of Excel workbooks (.xlsx, .xlsm): the values that the cells show; a formula gives its last value.
import type { Reporter } from "../../source/diagnostic.ts";
import { source, span } from "../../source/source.ts";
import { cellSpan, type DataSheet, type MergedRange, mergedDown, sheetLimits, sheetOfValues } from "./sheet.ts";
import { descendantsOf, elementOf, elementsOf, readXml, textOf, type XmlNode } from "./xml.ts";
import { utf8, type Zip } from "./zip.ts";

export function excelSheets(path: string, file: string, zip: Zip, diagnostics: Reporter): readonly DataSheet[] {
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
    const { root, isCut, isDeep } = readXml(utf8(bytes));
    if (isCut || isDeep)
      diagnostics.warning("import-damaged", `the sheet “${name}” ends early`, span(source(path, ""), 0), {
        hint: "what could be read is imported; save the file again",
      });
    const shown = named.length > 1 ? `${path}[${name}]` : path;
    if (!root) return [];
    const { rows, uncalculated } = rowsOf(root, context);
    const sheet = sheetOfValues(file, shown, name, mergedDown(rows, rangesOf(root)));
    const [first] = uncalculated;
    const cell = first && sheet.rows[first.row]?.[first.column];
    if (cell)
      diagnostics.warning(
        "import-incomplete",
        `${uncalculated.length} cell${uncalculated.length === 1 ? " holds a formula that was" : "s hold formulas that were"} never computed and ${uncalculated.length === 1 ? "is" : "are"} empty here`,
        cellSpan(sheet, cell),
        { hint: "open the workbook, save it, and import it again" },
      );
    return [sheet];
  });
}

interface ExcelContext {
  readonly strings: readonly string[];
  /** The cell formats (by style) that show a date, a time, or both. */
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
  // In a damaged workbook, every sheet that is there is read.
  return zip.names
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .map((part) => ({ name: part.replace(/^.*\/|\.xml$/g, ""), part, hidden: false }));
}

function sharedStrings(zip: Zip): readonly string[] {
  const root = xmlIn(zip, "xl/sharedStrings.xml");
  return root ? elementsOf(root, "si").map(stringOf) : [];
}

/** Rich text keeps the formatting that carries meaning: sub- and superscripts, bold and italic, as HTML tags. */
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

interface Rows {
  readonly rows: string[][];
  /** Cells with a formula but no value: a program wrote them, and Excel has never opened the file. */
  readonly uncalculated: readonly { readonly row: number; readonly column: number }[];
}

function rowsOf(root: XmlNode, context: ExcelContext): Rows {
  const data = elementOf(root, "sheetData");
  const rows: string[][] = [];
  const uncalculated: { row: number; column: number }[] = [];
  let cells = 0;
  for (const row of data ? elementsOf(data, "row") : []) {
    const number = Number(row.attributes.r ?? rows.length + 1);
    if (!(number > 0 && number <= sheetLimits.rows)) break;
    while (rows.length < number - 1) rows.push([]);
    const values: string[] = [];
    for (const cell of elementsOf(row, "c")) {
      const column = cell.attributes.r ? columnOf(cell.attributes.r) : values.length;
      if (column >= sheetLimits.columns || ++cells > sheetLimits.cells) break;
      while (values.length < column) values.push("");
      values[column] = cellValue(cell, context);
      if (elementOf(cell, "f") && !elementOf(cell, "v") && !elementOf(cell, "is"))
        uncalculated.push({ row: rows.length, column });
    }
    rows.push(values);
  }
  return { rows, uncalculated };
}

/** `<mergeCell ref="A2:A4"/>`. */
function rangesOf(root: XmlNode): readonly MergedRange[] {
  const merged = elementOf(root, "mergeCells");
  return (merged ? elementsOf(merged, "mergeCell") : []).flatMap(({ attributes }) => {
    const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(attributes.ref ?? "");
    if (!match) return [];
    const [, left = "", top, right = "", bottom] = match;
    if (left !== right) return [];
    return [{ column: columnOf(left), top: Number(top) - 1, bottom: Number(bottom) - 1 }];
  });
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
  // The file stores 0.1 + 0.2 with all its digits.
  return /e|\.\d{9,}/i.test(value) && Number.isFinite(Number(value))
    ? String(Number(Number(value).toPrecision(12)))
    : value;
}

/** ECMA-376 part 1 §22.4.2.4: characters that XML cannot hold are written `_x000D_`. */
function unescaped(text: string): string {
  return text
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, "\n");
}

/** Days since 1900; Excel gives February 1900 a 29th day. */
function dateOf(serial: number, kind: "date" | "time" | "both"): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return String(serial);
  const minutes = Math.round((serial % 1) * 1440);
  const days = Math.floor(serial) + (minutes === 1440 ? 1 : 0);
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
  const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  if (kind === "time" && serial < 1) return time;
  return kind === "date" && minutes === 0 ? date : `${date} ${time}`;
}
