// The table of export formats.
import { epub } from "./epub/epub.ts";
import type { ExportFormat } from "./format.ts";
import { anthology } from "./formats/deposits/anthology.ts";
import { bits } from "./formats/deposits/bits.ts";
import { crossref } from "./formats/deposits/crossref.ts";
import { dataciteJson, dataciteXml } from "./formats/deposits/datacite.ts";
import { dublinCore } from "./formats/deposits/dublin-core.ts";
import { jats } from "./formats/deposits/jats.ts";
import { ics } from "./formats/ics/ics.ts";
import { json } from "./formats/json.ts";
import { markdown } from "./formats/markdown.ts";
import { bibtex } from "./formats/references/bibtex.ts";
import { cslJson } from "./formats/references/csl-json.ts";
import { ris } from "./formats/references/ris.ts";
import { scheduleJson } from "./formats/schedule-json.ts";
import { scheduleXml } from "./formats/schedule-xml.ts";
import { csv } from "./formats/tables/csv.ts";
import { xlsx } from "./formats/tables/xlsx.ts";
import { html } from "./html/html.ts";

export const exportFormats: readonly ExportFormat[] = [
  html,
  epub,
  ics,
  scheduleJson,
  scheduleXml,
  json,
  csv,
  xlsx,
  markdown,
  bibtex,
  ris,
  cslJson,
  crossref,
  dataciteXml,
  dataciteJson,
  jats,
  bits,
  dublinCore,
  anthology,
];

export function exportFormat(name: string): ExportFormat | null {
  return exportFormats.find((format) => format.name === name.toLowerCase()) ?? null;
}
