// Sheets of OpenDocument workbooks (.ods), and the plain text of their cells.
import { type DataSheet, type MergedRange, mergedDown, sheetLimits, sheetOfValues } from "./sheet.ts";
import { descendantsOf, elementsOf, local, readXml, type XmlNode } from "./xml.ts";
import { utf8, type Zip } from "./zip.ts";

/** OpenDocument 1.3 part 3 §9: repeated rows and cells are counted, not written. */
export function openDocumentSheets(path: string, file: string, zip: Zip): readonly DataSheet[] {
  const content = zip.read("content.xml");
  const root = content ? readXml(utf8(content)).root : null;
  const tables = root ? descendantsOf(root, "table") : [];
  return tables.map((table) => {
    const rows: string[][] = [];
    const ranges: MergedRange[] = [];
    for (const row of descendantsOf(table, "table-row")) {
      const values: string[] = [];
      for (const cell of elementsOf(row).filter(({ name }) => /table-cell$/.test(name))) {
        const times = Math.min(
          Number(cell.attributes["table:number-columns-repeated"] ?? 1) || 1,
          sheetLimits.columns - values.length,
        );
        const value = openDocumentValue(cell);
        const spanned = Number(cell.attributes["table:number-rows-spanned"] ?? 1) || 1;
        if (spanned > 1) ranges.push({ column: values.length, top: rows.length, bottom: rows.length + spanned - 1 });
        if (value === "" && times > 50) continue;
        for (let i = 0; i < times; i++) values.push(value);
      }
      const times = values.every((value) => value === "")
        ? 1
        : Math.min(Number(row.attributes["table:number-rows-repeated"] ?? 1) || 1, 1000);
      for (let i = 0; i < times && rows.length < sheetLimits.rows; i++) rows.push([...values]);
    }
    const name = table.attributes["table:name"] ?? "";
    return sheetOfValues(file, tables.length > 1 ? `${path}[${name}]` : path, name, mergedDown(rows, ranges));
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
