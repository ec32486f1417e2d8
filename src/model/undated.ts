// Days whose dates cannot be read: they get dates in the year 1, in the order of the programme, which are never
// printed.
import type { IsoDate } from "./book.ts";

export const noDate: IsoDate = "0001-01-01";

/** The date of the nth such day. */
export function undated(number: number): IsoDate {
  return new Date(Date.UTC(2001, 0, number)).toISOString().replace("2001", "0001").slice(0, 10);
}

export function isUndated(date: IsoDate): boolean {
  return date.startsWith("0001-");
}
