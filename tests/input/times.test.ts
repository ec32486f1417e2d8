import { expect, it } from "vitest";
import { chainTimes, checkedTimes, isDay, parseTime } from "../../src/input/times.ts";

const none = { start: null, end: null, duration: null };

it("reads times of day as minutes", () => {
  expect(["09:05", "9:05", "9.05", "24:30"].map(parseTime)).toEqual([545, 545, 545, 1470]);
});

it("assumes that a session that ends before it starts ends after midnight", () => {
  expect(checkedTimes(23 * 60, 60)).toEqual({ start: 1380, end: 1500, odd: null });
});

it("does not assume that a session lasts a day, or ends when it begins", () => {
  expect(checkedTimes(14 * 60, 13 * 60 + 30)).toEqual({ start: 840, end: null, odd: "reversed" });
  expect(checkedTimes(630, 630)).toEqual({ start: 630, end: null, odd: "zero" });
});

it("knows the clocks of other countries", () => {
  expect(["2:30 pm", "12:15 a.m.", "12 PM", "14h30", "9h", "14.30 Uhr", "08:00:00"].map(parseTime)).toEqual([
    870, 15, 720, 870, 540, 870, 480,
  ]);
});

it("knows the days of the calendar", () => {
  expect(["2024-02-29", "2000-02-29", "2026-12-31"].every(isDay)).toBe(true);
  expect(["2026-02-29", "2026-02-30", "1900-02-29", "2026-04-31"].some(isDay)).toBe(false);
});

it("chains durations from the start of the session", () => {
  const chained = chainTimes({ start: 540, end: 660 }, [
    { ...none, duration: 25 },
    { ...none, duration: 30 },
    { ...none, start: 600, duration: 10 },
    none,
    none,
  ]);
  expect(chained.map(({ start, end }) => [start, end])).toEqual([
    [540, 565],
    [565, 595],
    [600, 610],
    [610, null],
    [null, null],
  ]);
});

it("gives no times to a plain list of posters", () => {
  expect(chainTimes({ start: 1060, end: 1200 }, [none, none])).toEqual([
    { start: null, end: null, odd: null },
    { start: null, end: null, odd: null },
  ]);
});

it("follows a session past midnight", () => {
  const chained = chainTimes({ start: 1380, end: 1500 }, [
    { ...none, duration: 45 },
    { ...none, start: 15, duration: 20 },
  ]);
  expect(chained.map(({ start, end }) => [start, end])).toEqual([
    [1380, 1425],
    [1455, 1475],
  ]);
});
