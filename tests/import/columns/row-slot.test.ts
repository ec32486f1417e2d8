// Days and times as a spreadsheet holds them, if a cell is not formatted as a date.
import { expect, it } from "vitest";
import { importOf } from "../support.ts";

const programmeOf = (row: string) => importOf({ "talks.csv": `Title,Author,Session,Date,Start,End\n${row}\n` });

it("days are counted from the end of 1899, and times are parts of a day", async () => {
  const { text, said } = await programmeOf("Dust,Ada Lee,Morning,46175,0.375,0.3958333");
  expect(text).toContain("date: 2026-06-02");
  expect(text).toContain('start: "09:00", end: "09:30"');
  expect(said).toContain("“46175” is read as 2026-06-02, as spreadsheets count days");
});

it("a day and a time may be one number", async () => {
  const { text } = await programmeOf("Dust,Ada Lee,Morning,46175.375,,");
  expect(text).toContain("date: 2026-06-02");
  expect(text).toContain('start: "09:00"');
});

it("times with points are times", async () => {
  const { text } = await programmeOf("Dust,Ada Lee,Morning,2026-06-02,9.30,10.00");
  expect(text).toContain('start: "09:30", end: "10:00"');
});
