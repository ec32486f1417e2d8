// `xlsx`: the same tables as a workbook (ECMA-376, Office Open XML). Every cell is text, so nothing in it is a formula.
import type { Reporter } from "../../../source/diagnostic.ts";
import { span } from "../../../source/source.ts";
import { archive } from "../../archive.ts";
import { type ExportFormat, type ExportSource, generator } from "../../format.ts";
import { type Markup, markup, xmlDocument } from "../../markup.ts";
import { sheetsOf, type TableSheet } from "./sheets.ts";

export const xlsx: ExportFormat = {
  name: "xlsx",
  title: "the same tables as a workbook",
  standard: "ECMA-376, read back by `import`",
  makes: "file",
  ending: "xlsx",
  mark: "PK",
  needs: { pages: false, mathml: false },
  write: (source, report) => [{ path: "book.xlsx", bytes: workbook(sheetsOf(source), source, report) }],
};

/** The most characters that a cell can hold (Excel's specification). */
const longest = 32_767;

function workbook(sheets: readonly TableSheet[], source: ExportSource, report: Reporter): Uint8Array {
  const files = new Map<string, string>([
    ["[Content_Types].xml", xmlDocument(contentTypes(sheets))],
    ["_rels/.rels", xmlDocument(packageRelations)],
    ["docProps/app.xml", xmlDocument(properties)],
    ["xl/workbook.xml", xmlDocument(book(sheets))],
    ["xl/_rels/workbook.xml.rels", xmlDocument(bookRelations(sheets))],
    ["xl/styles.xml", xmlDocument(styles)],
  ]);
  sheets.forEach((sheet, index) => {
    files.set(`xl/worksheets/sheet${index + 1}.xml`, xmlDocument(worksheet(sheet, source, report)));
  });
  return archive([...files].map(([path, text]) => ({ path, bytes: Buffer.from(text) })));
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument";

function contentTypes(sheets: readonly TableSheet[]): Markup {
  const parts = sheets.map(
    (_, index) =>
      markup`<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${types}.spreadsheetml.worksheet+xml"/>`,
  );
  return markup`<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.spreadsheetml.styles+xml"/><Override PartName="/docProps/app.xml" ContentType="${types}.extended-properties+xml"/>${parts}</Types>`;
}

const packageRelations = markup`<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${relations}/extended-properties" Target="docProps/app.xml"/></Relationships>`;

const properties = markup`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${generator}</Application></Properties>`;

function book(sheets: readonly TableSheet[]): Markup {
  const names = sheets.map(
    ({ name }, index) => markup`<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return markup`<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names}</sheets></workbook>`;
}

function bookRelations(sheets: readonly TableSheet[]): Markup {
  const own = sheets.map(
    (_, index) =>
      markup`<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return markup`<Relationships xmlns="${packaged}/relationships">${own}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
}

/** Style 0: text, wrapped, at the top; style 1: the header. */
const styles = markup`<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

function worksheet({ name, columns, rows }: TableSheet, { book: of }: ExportSource, report: Reporter): Markup {
  const end = `${letters(columns.length - 1)}${rows.length + 1}`;
  const cut = (text: string): string => {
    if (text.length <= longest) return text;
    const message = `a text of ${text.length} characters is cut in the sheet “${name}”: a cell holds ${longest}`;
    report.warning("export-incomplete", message, span(of.source, 0));
    return text.slice(0, longest);
  };
  const row = (cells: readonly string[], number: number, look: number) =>
    markup`<row r="${number}">${cells.map((text, at) => text !== "" && cell(cut(text), `${letters(at)}${number}`, look))}</row>`;
  const widths = columns.map(
    ({ width }, at) => markup`<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = row(
    columns.map((column) => column.name),
    1,
    1,
  );
  return markup`<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${head}${rows.map((cells, at) => row(cells, at + 2, 0))}</sheetData><autoFilter ref="A1:${end}"/></worksheet>`;
}

function cell(text: string, place: string, look: number): Markup {
  return markup`<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapedReferences(text)}</t></is></c>`;
}

/**
 * A literal `_x000D_` in a text would be read as a character code, so it is escaped (ECMA-376 §22.9.2.19, ST_Xstring).
 */
function escapedReferences(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** The letters of a column: A, B … Z, AA. */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}
