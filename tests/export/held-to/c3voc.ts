// schedule.json and schedule.xml, held to what the schemas of c3voc ask for.
import { expect } from "vitest";
import { parseXml } from "../../../src/source/xml.ts";
import { childrenOf, textOf } from "./xml-shape.ts";

const stamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00[+-]\d{2}:\d{2}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function holdToScheduleJson(text: string): void {
  const { schedule } = JSON.parse(text);
  const { conference } = schedule;
  expect(conference.acronym).toMatch(/^[a-z0-9_-][a-z0-9_]{3,}$/);
  expect(conference.daysCount).toBe(conference.days.length);
  const events = conference.days.flatMap((day: { rooms: object }) => Object.values(day.rooms).flat());
  expect(events.length).toBeGreaterThan(1);
  expect(new Set(events.map(({ guid }: { guid: string }) => guid)).size).toBe(events.length);
  expect(new Set(events.map(({ id }: { id: number }) => id)).size).toBe(events.length);
  const keys = [
    "abstract",
    "date",
    "duration",
    "guid",
    "id",
    "language",
    "links",
    "persons",
    "room",
    "slug",
    "start",
    "subtitle",
    "title",
    "track",
    "type",
    "url",
  ];
  for (const event of events) {
    expect(Object.keys(event)).toEqual(expect.arrayContaining(keys));
    expect(event.date).toMatch(stamp);
    expect(event.end).toMatch(stamp);
    expect(event.guid).toMatch(uuid);
    expect(event.slug).toMatch(/^[a-z0-9_-]+[a-z0-9]$/);
    expect(event.start).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
    expect(event.duration).toMatch(/^\d{2}:[0-5]\d$/);
    for (const person of event.persons)
      expect(Object.keys(person)).toEqual(expect.arrayContaining(["id", "public_name"]));
  }
  for (const day of conference.days)
    expect([day.day_start, day.day_end]).toEqual([expect.stringMatching(stamp), expect.stringMatching(stamp)]);
}

export function holdToScheduleXml(text: string): void {
  const root = parseXml(text);
  expect(
    childrenOf(root)
      .map(({ name }) => name)
      .slice(0, 3),
  ).toEqual(["generator", "version", "conference"]);
  const rooms = childrenOf(root)
    .filter(({ name }) => name === "day")
    .flatMap(childrenOf);
  const events = rooms.flatMap(childrenOf);
  expect(events.length).toBeGreaterThan(1);
  const known = new Set(
    "room title subtitle type date start duration abstract slug track persons language description recording links url".split(
      " ",
    ),
  );
  const textsOf = (name: string) =>
    events.flatMap(childrenOf).flatMap((child) => (child.name === name ? textOf(child) : []));
  const slugs = textsOf("slug");
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$/);
  for (const url of textsOf("url")) expect(url).toMatch(/^https?:\/\/./);
  for (const optout of textsOf("recording")) expect(optout.trim()).toMatch(/^(?:true|false)$/);
  for (const name of ["guid", "id"])
    expect(new Set(events.map(({ attributes }) => attributes.get(name))).size).toBe(events.length);
  const days = childrenOf(root).filter(({ name }) => name === "day");
  expect(new Set(days.map(({ attributes }) => attributes.get("index"))).size).toBe(days.length);
  for (const { attributes } of days) for (const name of ["start", "end"]) expect(attributes.get(name)).toMatch(stamp);
  for (const event of events) {
    const names = childrenOf(event).map(({ name }) => name);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(["room", "title", "type", "date", "start", "duration", "abstract", "track"]),
    );
    expect(event.attributes.get("guid")).toMatch(uuid);
    expect(event.attributes.get("id")).toMatch(/^[1-9]\d*$/);
  }
}
