// Systems whose exports are tables with names of their own: Oxford Abstracts, Ex Ordo, Fourwaves. The columns are
// recognized by their names, as in any table; this file has the differences.
import { type Content, type ReadContext, type SourceFormat, sheetsOf } from "./format.ts";
import { readTables } from "./table.ts";
import { headersOf } from "./tables.ts";

interface NamedTable {
  readonly name: string;
  readonly title: string;
  /** One name from each list must be among the columns. */
  readonly columns: readonly (readonly RegExp[])[];
}

const named: readonly NamedTable[] = [
  {
    name: "oxford-abstracts",
    title: "Oxford Abstracts, the submissions as CSV or XLSX",
    columns: [
      [/^(?:submission )?(?:id|number)$|^paper number$/],
      [/^(?:submission )?title$/],
      [/^decision(?: status)?$|^accepted for$|^final decision$/],
      [/^author (?:names|block|affiliations)|^authors? \d+|^affiliations? block|^submitter|^program code$/],
    ],
  },
  {
    name: "ex-ordo",
    title: "Ex Ordo, the submissions as CSV or XLSX",
    columns: [
      [/^paper id$|^submission id$|^submission ref$|^ref$/],
      [/^title$|^paper title$/],
      [/^accepted as$|^(?:final )?decision$|^paper status$/],
      [/^lead author|^author \d+ (?:first|last|given|family) name|^author 1|^corresponding author/],
    ],
  },
  {
    name: "fourwaves",
    title: "Fourwaves, the abstracts or submissions as XLSX",
    columns: [
      [/^(?:submission|abstract) (?:id|number|#)$|^id$|^#$/],
      [/title/],
      [/^(?:presentation )?(?:type|decision|status)$|^submission status$/],
      [/^authors?$|^author s?$/],
      [/^submission date$|^submission status$|^confirmation number$/],
    ],
  },
];

export const namedTables: readonly SourceFormat[] = named.map(({ name, title, columns }) => ({
  name,
  title,
  recognize: (contents) => (matches(contents, columns) ? 0.6 : 0),
  read: (contents: readonly Content[], context: ReadContext) => readTables(name, "guess", contents, context),
}));

function matches(contents: readonly Content[], columns: NamedTable["columns"]): boolean {
  return sheetsOf(contents).some((sheet) => {
    const rows = sheet.rows.slice(0, 12).map((row) => headersOf({ ...sheet, rows: [row] }));
    return rows.some((headers) =>
      columns.every((choices) => choices.some((pattern) => headers.some((header) => pattern.test(header)))),
    );
  });
}
