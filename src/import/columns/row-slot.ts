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
      .map((text) => parseDate(text, monthFirst))
      .find((found) => found !== null) ?? null;
  const start = parseClock(row.text("start")) ?? (row.text("start") === "" ? parseClock(row.text("date"), true) : null);
  const duration = minutesOf(row.text("duration"));
  const end =
    parseClock(row.text("end")) ??
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
    sessionStart: parseClock(row.text("session-start")),
    sessionEnd: parseClock(row.text("session-end")),
    chairs: row.all("chairs").flatMap((text) => splitWords(text, /[;,\n]|\sand\s/)),
    order: /^\d{1,4}$/.test(row.text("order")) ? Number(row.text("order")) : null,
  };
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
