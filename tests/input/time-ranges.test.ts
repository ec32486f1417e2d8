import { describe, expect, it } from "vitest";
import { timesOf } from "../../src/input/time-ranges.ts";

describe("two times in one field", () => {
  it.each([
    ["9:00 - 10:30", "09:00", "10:30"],
    ["9.00–10.30 Uhr", "09:00", "10:30"],
    ["09h00 à 10h30", "09:00", "10:30"],
    ["1–3 pm", "13:00", "15:00"],
    ["11–1 pm", "11:00", "13:00"],
    ["9:30 am to noon", "09:30", "12:00"],
    ["14:00～15:30", "14:00", "15:30"],
    ["9-10", "09:00", "10:00"],
    ["10:00 bis 11:00", "10:00", "11:00"],
  ])("%s", (written, start, end) => {
    expect(timesOf(written)).toEqual([start, end]);
  });

  it.each(["9:00", "9:00-", "9:00-9:00", "2-3-4", "morning - noon", "Hall 9-10"])("%s is none", (written) => {
    expect(timesOf(written)).toBeNull();
  });
});
