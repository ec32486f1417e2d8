// Calendars: times, zones, parts, stamps.
import { afterAll, describe, expect, it } from "vitest";
import { timezoneComponent } from "../../src/export/formats/ics/timezone.ts";
import { attacks, bookOf, cleanUp, hostile, rightToLeft, sample } from "./exported.ts";
import { all, type Component, readCalendar, value } from "./held-to/rfc5545.ts";

afterAll(cleanUp);

describe("a calendar", () => {
  it("says when the clocks change", async () => {
    const calendar = readCalendar((await bookOf(rightToLeft).as("ics")).text);
    const [zone] = all(calendar, "VTIMEZONE");
    if (!zone) throw new Error("no zone");
    const changes = zone.components.map((one) => [
      one.name,
      value(one, "DTSTART"),
      value(one, "TZOFFSETFROM"),
      value(one, "TZOFFSETTO"),
    ]);
    expect(changes).toEqual([
      ["DAYLIGHT", "20290325T020000", "+0100", "+0200"],
      ["STANDARD", "20291028T030000", "+0200", "+0100"],
      ["DAYLIGHT", "20300331T020000", "+0100", "+0200"],
    ]);
  });

  it.each([
    ["Australia/Sydney", "2030-01-10", "+1100"],
    ["Australia/Sydney", "2030-07-10", "+1000"],
    ["America/Santiago", "2026-01-10", "-0300"],
    ["Europe/Dublin", "2026-07-10", "+0100"],
    ["Australia/Lord_Howe", "2026-01-10", "+1100"],
    ["Asia/Kathmandu", "2026-07-10", "+0545"],
    ["Pacific/Kiritimati", "2026-07-10", "+1400"],
    ["UTC", "2026-07-10", "+0000"],
  ])("knows the clocks of %s on %s, and their standard time", (zone, date, offset) => {
    const text = timezoneComponent(zone, date, date);
    const observances = [...text.matchAll(/BEGIN:(STANDARD|DAYLIGHT)\r\nDTSTART:(\d{8})[\s\S]*?TZOFFSETTO:(\S+)/g)];
    const [, , , now] = observances.filter(([, , start = ""]) => start <= date.replaceAll("-", "")).at(-1) ?? [];
    expect(now).toBe(offset);
    expect(observances.map(([, kind]) => kind)).toContain("STANDARD");
    if (observances.length === 1) expect(text).toContain("DTSTART:19700101T000000");
  });

  it("has events past midnight on the next day", async () => {
    const [talk] = all(readCalendar((await bookOf(rightToLeft).as("ics")).text), "VEVENT");
    expect(talk && [value(talk, "DTSTART"), value(talk, "DTEND")]).toEqual(["20300330T233000", "20300331T003000"]);
  });

  it("keeps hostile text inside its line", async () => {
    const { text } = await bookOf(hostile).as("ics");
    const events = all(readCalendar(text), "VEVENT");
    expect(events).toHaveLength(attacks.length);
    expect(new Set(events.map((event) => value(event, "SEQUENCE")))).toEqual(new Set(["4"]));
  });

  it("comes in parts if a folder is requested, with the same UIDs", async () => {
    const { files } = await sample().as("ics", { parts: true });
    const calendars = new Map(
      files.map(({ path, bytes }) => [path, readCalendar(Buffer.from(bytes).toString("utf8"))]),
    );
    const uids = (path: string) => all(calendars.get(path) as Component, "VEVENT").map((event) => value(event, "UID"));
    expect([...calendars.keys()]).toEqual(
      expect.arrayContaining(["programme.ics", "rooms/great-hall.ics", "sessions/quanta.ics"]),
    );
    const whole = uids("programme.ics");
    for (const path of calendars.keys()) expect(whole).toEqual(expect.arrayContaining(uids(path)));
  });

  it("is stamped with SOURCE_DATE_EPOCH, otherwise with the first day of the meeting", async () => {
    const stamps = async (epoch?: number) => {
      const { text } = await sample().as("ics", epoch === undefined ? {} : { epoch });
      return [...new Set(all(readCalendar(text), "VEVENT").map((event) => value(event, "DTSTAMP")))];
    };
    expect(await stamps()).toEqual(["20260914T000000Z"]);
    expect(await stamps(86_400)).toEqual(["19700102T000000Z"]);
  });

  it("warns about a book without a time zone, at its place", async () => {
    const { diagnostics } = await sample().as("ics");
    expect(diagnostics.map(({ code, span }) => [code, span?.source.path.endsWith("book.yaml")])).toEqual([
      ["export-incomplete", true],
    ]);
  });
});
