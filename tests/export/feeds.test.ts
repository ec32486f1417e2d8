// Feeds for apps: times, and what cannot be one.
import { afterAll, describe, expect, it } from "vitest";
import { bookOf, cleanUp, rightToLeft } from "./exported.ts";

afterAll(cleanUp);

describe("feeds", () => {
  it("have times on the clock of the meeting, on both sides of a change", async () => {
    const { schedule } = JSON.parse((await bookOf(rightToLeft).as("schedule-json")).text);
    const dates = schedule.conference.days.map((day: { rooms: Record<string, { date: string }[]> }) =>
      Object.values(day.rooms)
        .flat()
        .map(({ date }) => date),
    );
    expect(dates).toEqual([["2030-03-30T23:30:00+01:00"], ["2030-03-31T09:00:00+02:00", "2030-03-31T09:30:00+02:00"]]);
  });

  it("are refused for a programme without times", async () => {
    const book = bookOf({
      "book.yaml": "title: No programme\n",
      "abstracts/a.yaml": "title: A\nauthors: [Ann Lee]\nabstract: Text.\n",
    });
    const { files, diagnostics } = await book.as("schedule-json");
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["export-impossible", "error"]]);
  });
});
