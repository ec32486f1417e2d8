// The table of formats.
import type { ExportFormat } from "./format.ts";
import { ics } from "./formats/ics/ics.ts";
import { json } from "./formats/json.ts";
import { scheduleJson } from "./formats/schedule-json.ts";
import { scheduleXml } from "./formats/schedule-xml.ts";
import { csv } from "./formats/tables/csv.ts";
import { xlsx } from "./formats/tables/xlsx.ts";

export const exportFormats: readonly ExportFormat[] = [ics, scheduleJson, scheduleXml, json, csv, xlsx];

export function exportFormat(name: string): ExportFormat | null {
  return exportFormats.find((format) => format.name === name.toLowerCase()) ?? null;
}
