// A day's sessions as boxes: which column each is in, and which sessions share one.
import { describe, expect, it } from "vitest";
import { planDay } from "../../src/compose/timetable/day-plan.ts";
import type { Day, Person, Session } from "../../src/model/book.ts";
import { source, span } from "../../src/source/source.ts";

const nowhere = span(source("programme.yaml", ""), 0);
const chairs: readonly Person[] = [];

function session(
  title: string,
  room: string | null,
  start: number | null,
  end: number | null,
  kind = "talks",
): Session {
  const name = [{ kind: "text" as const, value: title, span: nowhere }];
  return {
    slug: title,
    title: name,
    kind,
    track: null,
    description: [],
    room,
    chairs,
    start,
    end,
    items: [],
    span: nowhere,
  };
}

function planned(sessions: readonly Session[], rooms: readonly string[] = []) {
  const day: Day = { date: "2024-05-13", title: null, sessions, span: nowhere };
  return planDay(day, rooms);
}

/** `title: column+span lane/lanes start-end`. */
function said(plan: ReturnType<typeof planDay>): readonly string[] {
  return plan.boxes.map(
    ({ session: { slug }, column, columnSpan, lane, lanes, start, end }) =>
      `${slug}: ${column}+${columnSpan} ${lane}/${lanes} ${start}-${end}`,
  );
}

describe("the plan of a day", () => {
  it("gives columns to rooms in declared order, and none to empty rooms", () => {
    const plan = planned([session("a", "Barn", 0, 60), session("b", "Hall", 0, 60)], ["Hall", "Attic", "Barn"]);
    expect(plan.rooms).toEqual(["Hall", "Barn"]);
    expect(plan.isParallel).toBe(true);
  });

  it("puts undeclared rooms after declared ones", () => {
    const plan = planned([session("a", "Tent", 0, 60), session("b", "Hall", 0, 60)], ["Hall"]);
    expect(plan.rooms).toEqual(["Hall", "Tent"]);
  });

  it("spreads a session that is alone at its time over all columns, whatever its room", () => {
    const plan = planned([
      session("plenary", "Aula", 0, 60),
      session("a", "Hall", 60, 120),
      session("b", "Barn", 60, 120),
      session("lunch", null, 120, 180, "break"),
    ]);
    expect(plan.rooms).toEqual(["Hall", "Barn"]);
    expect(said(plan)).toEqual([
      "plenary: 0+2 0/1 0-60",
      "a: 0+1 0/1 60-120",
      "b: 1+1 0/1 60-120",
      "lunch: 0+2 0/1 120-180",
    ]);
  });

  it("spreads a break with parallel sessions over the neighbouring free rooms", () => {
    const plan = planned([
      session("long", "A", 0, 90),
      session("b", "B", 0, 60),
      session("c", "C", 0, 60),
      session("coffee", null, 60, 90, "break"),
    ]);
    expect(plan.rooms).toEqual(["A", "B", "C"]);
    expect(said(plan)).toContain("coffee: 1+2 0/1 60-90");
  });

  it("gives a session without a room a column without a heading if no room is free", () => {
    const plan = planned([session("a", "A", 0, 60), session("b", "B", 0, 60), session("tour", null, 0, 60)]);
    expect(plan.rooms).toEqual(["A", "B", null]);
    expect(said(plan)).toContain("tour: 2+1 0/1 0-60");
  });

  it("puts sessions in the same room at the same time side by side", () => {
    const plan = planned([
      session("a", "A", 0, 60),
      session("b", "A", 30, 90),
      session("c", "A", 90, 120),
      session("d", "B", 0, 120),
    ]);
    expect(said(plan)).toEqual(["a: 0+1 0/2 0-60", "d: 1+1 0/1 0-120", "b: 0+1 1/2 30-90", "c: 0+1 0/1 90-120"]);
  });

  it("assumes that a session without an end lasts an hour, or until the next in its room", () => {
    const plan = planned([session("a", "A", 0, null), session("b", "A", 40, null), session("c", "B", 0, 90)]);
    expect(said(plan)).toEqual(["a: 0+1 0/1 0-40", "c: 1+1 0/1 0-90", "b: 0+1 0/1 40-100"]);
  });

  it("leaves out sessions without a time, and reports them", () => {
    const plan = planned([session("a", "A", null, null), session("b", "B", 0, 60)]);
    expect(said(plan)).toEqual(["b: 0+1 0/1 0-60"]);
    expect(plan.untimed.map(({ slug }) => slug)).toEqual(["a"]);
    expect(plan.isParallel).toBe(false);
  });

  it("lists the moments at which something begins or ends, even past midnight", () => {
    const plan = planned([session("dinner", "A", 1260, 1470), session("dance", "B", 1320, 1620)]);
    expect(plan.moments).toEqual([1260, 1320, 1470, 1620]);
  });
});
