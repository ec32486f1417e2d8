// pretalx: talks that are given more than once, and lists of the API that refer to one another.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../support/run.ts";
import { errorsOf, importInto } from "../support.ts";

async function bookOf(
  files: Readonly<Record<string, unknown>>,
): Promise<{ readonly text: string; readonly errors: readonly string[] }> {
  const [source, book] = [temporaryFolder(), temporaryFolder()];
  try {
    const paths = Object.entries(files).map(([name, value]) => {
      const path = join(source.path, name);
      writeFileSync(path, JSON.stringify(value));
      return path;
    });
    await importInto(book.path, paths);
    const parts = ["programme.yaml", ...readdirSync(join(book.path, "abstracts")).map((file) => `abstracts/${file}`)];
    const text = parts.map((file) => readFileSync(join(book.path, file), "utf8")).join("\n");
    return { text, errors: await errorsOf(book.path) };
  } finally {
    source.remove();
    book.remove();
  }
}

const talk = (start: string, room: string) => ({
  ...{ code: "DUST00", title: "How to dust", persons: [{ code: "S", public_name: "Ada Lee" }] },
  ...{
    date: `2026-03-0${start.slice(0, 1)}T${start.slice(2)}:00+01:00`,
    start: start.slice(2),
    duration: "00:30",
    room,
  },
});

it("a talk that is given twice keeps both its places, with its title at the second", async () => {
  const days = [
    { date: "2026-03-01", rooms: { "Red Room": [talk("1 10:00", "Red Room")] } },
    { date: "2026-03-02", rooms: { "Blue Room": [talk("2 16:00", "Blue Room")] } },
  ];
  const conference = { title: "Dust Days", start: "2026-03-01", end: "2026-03-02", days };
  const { text, errors } = await bookOf({ "schedule.json": { schedule: { conference } } });
  expect(errors).toEqual([]);
  expect(text).toContain('{ abstract: lee-dust, start: "10:00", end: "10:30" }');
  expect(text).toContain('{ title: How to dust, start: "16:00", end: "16:30" }');
});

it("talks, speakers, rooms and slots of the API refer to one another by numbers", async () => {
  const talks = [
    {
      ...{
        code: "DUST00",
        title: "How to dust",
        speakers: ["SPEAK0"],
        submission_type: 4,
        track: 5,
        state: "confirmed",
      },
      ...{ abstract: "It settles.", description: "It settles. Always.", slots: [7, 8] },
    },
  ];
  const { text, errors } = await bookOf({
    "submissions.json": { results: talks },
    "speakers.json": {
      results: [{ code: "SPEAK0", name: "Ada Lee", biography: "Weighs *dust*.", submissions: ["DUST00"] }],
    },
    "types.json": { results: [{ id: 4, name: { en: "Workshop" }, default_duration: 30 }] },
    "tracks.json": { results: [{ id: 5, name: { en: "Fine dust" }, color: "#123456" }] },
    "rooms.json": { results: [{ id: 6, name: { en: "Red Room" }, capacity: 20 }] },
    "slots.json": {
      results: [
        { id: 7, room: 6, start: "2026-03-01T10:00:00+01:00", end: "2026-03-01T10:30:00+01:00" },
        { id: 8, room: 6, start: "2026-03-02T10:00:00+01:00", end: "2026-03-02T10:30:00+01:00" },
      ],
    },
  });
  expect(errors).toEqual([]);
  expect(text).toContain("rooms: [Red Room]");
  expect(text).toContain("type: Workshop");
  expect(text).toContain("track: Fine dust");
  expect(text).toContain("name: Ada Lee");
  expect(text).toContain("Weighs *dust*.");
  expect(text).toContain("date: 2026-03-02");
  expect(text).not.toMatch(/SPEAK0|It settles\.\n\n/);
});

it("an event that is called a break, and has no speaker, is one", async () => {
  const pause = { ...talk("1 10:30", "Red Room"), code: "PAUSE0", title: "Coffee break", persons: [] };
  const days = [{ date: "2026-03-01", rooms: { "Red Room": [talk("1 10:00", "Red Room"), pause] } }];
  const conference = { title: "Dust 2026", start: "2026-03-01", end: "2026-03-01", days };
  const { text, errors } = await bookOf({ "schedule.json": { schedule: { conference } } });
  expect(errors).toEqual([]);
  expect(text).toMatch(/- title: Coffee break\n\s+kind: break/);
  expect(text).not.toContain("PAUSE0");
});
