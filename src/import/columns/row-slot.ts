// The place of a row's contribution in the programme: its date, times, room, session and chairs.
import type { Reporter } from "../../source/diagnostic.ts";
import type { ImportedContribution } from "../conference.ts";
import { cellSpan, type DataSheet } from "../containers/sheet.ts";
import { readWords } from "../text/field.ts";
import { dayAndMonth, minutesOf, parseClock, parseDate } from "../times.ts";
import type { ColumnMap } from "./map-columns.ts";
import type { Row } from "./row.ts";
import { splitWords } from "./split-words.ts";

export function slotOf(row: Row, monthFirst: boolean, diagnostics: Reporter): ImportedContribution["slot"] {
  const when = row.text("date") || row.text("start") || row.text("session-start");
  const date =
    [when, row.text("start"), row.text("session-start")]
      .map((text) => parseDate(text, monthFirst) ?? serialDate(text))
      .find((found) => found !== null) ?? null;
  if (date !== null && serialDate(when) === date)
    diagnostics.warning("import-date", `“${when}” is read as ${date}, as spreadsheets count days`, row.at("date").span);
  const start = clockOf(row.text("start")) ?? (row.text("start") === "" ? clockOf(row.text("date"), true) : null);
  const duration = minutesOf(row.text("duration"));
  const end =
    clockOf(row.text("end")) ??
    rangeEnd(row.text("start")) ??
    (start !== null && duration !== null ? start + duration : null);
  const session = row.line("session", "guess") || null;
  const room = readWords(row.text("room")) || null;
  if (when !== "" && date === null && row.text("date") !== "")
    diagnostics.warning("import-date", `“${when}” is not an unambiguous date`, row.at("date").span, {
      hint: "write dates as 2026-09-14",
    });
  if (date === null && session === null) return null;
  return {
    date,
    start,
    end,
    room,
    session,
    sessionStart: clockOf(row.text("session-start")),
    sessionEnd: clockOf(row.text("session-end")),
    chairs: row.all("chairs").flatMap((text) => splitWords(text, /[;,\n]|\sand\s/)),
    order: /^\d{1,4}$/.test(row.text("order")) ? Number(row.text("order")) : null,
  };
}

/** `46175` or `46175.375`: days since 30 December 1899, which a spreadsheet shows if a cell is not formatted as a date. */
function serialDate(text: string): string | null {
  const days = /^(\d{5})(?:[.,]\d{1,15})?$/.exec(text.trim())?.[1];
  if (days === undefined || Number(days) < 30_000 || Number(days) > 70_000) return null;
  return new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10);
}

/** A time as it is written, or as a part of a day: `0.375` is 9:00. */
function clockOf(text: string, strict = false): number | null {
  const part = /^(?:\d{5}|0)?([.,]\d{1,15})$/.exec(text.trim())?.[1];
  if (part === undefined) return /^\d{5}$/.test(text.trim()) ? null : parseClock(text, strict);
  const minutes = Number(part.replace(",", ".")) * 1440;
  // `0.30` may be half past midnight, but `0.25` is a quarter of a day.
  const isWritten = part.length === 3 && !/\d{5}/.test(text) && minutes % 15 !== 0;
  return isWritten ? parseClock(text, strict) : Math.round(minutes);
}

/** The end of `9:00 – 9:20`, written in the column of the start. */
function rangeEnd(text: string): number | null {
  const parts = /\d\s*(?:–|—|-|to|bis)\s*(\d{1,2}[:.h]\d{2}.{0,40})$/i.exec(text);
  return parts ? parseClock(parts[1] ?? "") : null;
}

/** Whether a table's dates have the month first, as a number above 12 shows. If no date shows it, that is reported. */
export function isMonthFirst(sheet: DataSheet, { columns, headerRow }: ColumnMap, diagnostics: Reporter): boolean {
  const dated = columns.filter(({ field }) => field === "date" || field === "start" || field === "session-start");
  const cells = sheet.rows.slice(headerRow + 1).flatMap((row) => dated.flatMap(({ index }) => row[index] ?? []));
  const dates = cells.flatMap((cell) => {
    const parts = dayAndMonth(cell.text);
    return parts ? [{ cell, parts }] : [];
  });
  if (dates.some(({ parts: [, second] }) => second > 12)) return true;
  if (dates.some(({ parts: [first] }) => first > 12)) return false;
  const doubtful = dates.find(({ parts: [first, second] }) => first !== second);
  if (doubtful)
    diagnostics.warning(
      "import-date",
      `“${doubtful.cell.text.trim()}” is read as ${parseDate(doubtful.cell.text)}, with the day first`,
      cellSpan(sheet, doubtful.cell),
      { hint: "if the month comes first, write the dates as 2026-09-14" },
    );
  return false;
}
