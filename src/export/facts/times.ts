// Times of the programme in the forms that other programs want. In: a day, minutes after its midnight, a time zone.
// Out: dates and times on the meeting's wall clock, and its offset from UTC.
import type { IsoDate, Minutes } from "../../model/book.ts";

/** A time on the wall clock: a session past midnight is on the next day. */
export interface WallTime {
  readonly date: IsoDate;
  readonly minutes: Minutes;
}

export function momentOf(date: IsoDate, minutes: Minutes): WallTime {
  const at = new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000);
  return { date: at.toISOString().slice(0, 10), minutes: at.getUTCHours() * 60 + at.getUTCMinutes() };
}

/** `09:05`. */
export function clockTime(minutes: Minutes): string {
  const of = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`;
}

/** Hours and minutes: `00:25`. */
export function durationText(minutes: Minutes): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** `2026-09-14T09:05:00`. */
export function localStamp({ date, minutes }: WallTime): string {
  return `${date}T${clockTime(minutes)}:00`;
}

/** `2026-09-14T09:05:00+02:00`. */
export function zonedStamp(moment: WallTime, zone: string): string {
  const local = localStamp(moment);
  return local + offsetText(Math.round(offsetAt(zone, instantOf(local, zone)) / 60));
}

/** The instant, in milliseconds, at which the wall clock of a zone shows a time; the first one if there are two. */
export function instantOf(local: string, zone: string): number {
  const wall = Date.parse(`${local}Z`);
  const first = wall - offsetAt(zone, wall) * 1000;
  return wall - offsetAt(zone, first) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The seconds by which a zone is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const of = (type: string) => parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0;
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return Math.round(wall / 1000) - Math.floor(instant / 1000);
}

/** `+02:00`. */
export function offsetText(minutes: number): string {
  return `${minutes < 0 ? "-" : "+"}${durationText(Math.abs(minutes))}`;
}
