import { expect, it } from "vitest";
import { chainTimes, parseTime, sessionTimes } from "../../src/input/times.ts";

const none = { start: null, end: null, duration: null };

it("reads times of day as minutes", () => {
  expect(["09:05", "9:05", "9.05", "24:30"].map(parseTime)).toEqual([545, 545, 545, 1470]);
});

it("takes a session that ends before it starts to end after midnight", () => {
  expect(sessionTimes(23 * 60, 60)).toEqual({ start: 1380, end: 1500 });
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
    { start: null, end: null },
    { start: null, end: null },
  ]);
});

it("follows a session over midnight", () => {
  const chained = chainTimes({ start: 1380, end: 1500 }, [
    { ...none, duration: 45 },
    { ...none, start: 15, duration: 20 },
  ]);
  expect(chained.map(({ start, end }) => [start, end])).toEqual([
    [1380, 1425],
    [1455, 1475],
  ]);
});
