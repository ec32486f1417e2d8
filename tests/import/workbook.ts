// Workbooks for tests, written as Excel writes them: strings in a list of their own, cells by reference, parts in a ZIP.
import { strToU8, zipSync } from "fflate";

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly hidden?: boolean;
  /** XML after the rows, such as merged cells. */
  readonly more?: string;
}

export function workbookOf(
  sheets: readonly TestSheet[],
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const strings = new Map<string, number>();
  const indexOf = (text: string) => {
    if (!strings.has(text)) strings.set(text, strings.size);
    return strings.get(text);
  };
  const files: Record<string, Uint8Array> = {};
  sheets.forEach(({ rows, more = "" }, index) => {
    const data = rows
      .map((row, at) => {
        const cells = row.map((cell, column) => {
          if (cell === "") return "";
          const reference = `${letters(column)}${at + 1}`;
          return typeof cell === "number"
            ? `<c r="${reference}"><v>${cell}</v></c>`
            : `<c r="${reference}" t="s"><v>${indexOf(cell)}</v></c>`;
        });
        return `<row r="${at + 1}">${cells.join("")}</row>`;
      })
      .join("");
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${more}</worksheet>`,
    );
  });
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${hidden ? ' state="hidden"' : ""}/>`,
  );
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  files["[Content_Types].xml"] = strToU8("<Types/>");
  files["xl/workbook.xml"] = strToU8(`<workbook xmlns:r="r"><sheets>${list.join("")}</sheets></workbook>`);
  files["xl/_rels/workbook.xml.rels"] = strToU8(`<Relationships>${relations.join("")}</Relationships>`);
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  files["xl/sharedStrings.xml"] = strToU8(`<sst>${items.join("")}</sst>`);
  for (const [name, content] of Object.entries(parts))
    files[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(files);
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** ECMA-376 part 1 §22.4.2.4: what XML cannot hold is written `_x0007_`. */
function escaped(text: string): string {
  return (
    text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/"/g, "&quot;")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are escaped here
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, "0")}_`)
  );
}
