// RFC 5545, iCalendar: a reader that takes nothing that is not in it, and what each calendar of ours must have.
import { expect } from "vitest";

export interface Component {
  readonly name: string;
  readonly properties: readonly { readonly name: string; readonly parameters: string; readonly value: string }[];
  readonly components: readonly Component[];
}

/** Throws at anything that RFC 5545 §3.1 and §3.4 do not allow. */
export function readCalendar(text: string): Component {
  if (!text.endsWith("\r\n")) throw new Error("the last line does not end");
  const folded = text.slice(0, -2).split("\r\n");
  for (const line of folded) {
    if (Buffer.byteLength(line) > 75) throw new Error(`too long: ${line}`);
    if (/(?!\t)\p{Cc}/u.test(line)) throw new Error(`control character: ${line}`);
    if (line.includes("\ufffd")) throw new Error(`a character is cut: ${line}`);
  }
  const lines = folded.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
  const stack: { name: string; properties: Component["properties"][number][]; components: Component[] }[] = [
    { name: "", properties: [], components: [] },
  ];
  for (const line of lines) {
    const match = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:"[^"]*"|[^":;,]*))*):(.*)$/.exec(line);
    if (!match) throw new Error(`no content line: ${line}`);
    const [, name = "", parameters = "", value = ""] = match;
    const open = stack.at(-1);
    if (name === "BEGIN") stack.push({ name: value, properties: [], components: [] });
    else if (name === "END") {
      const closed = stack.pop();
      if (closed?.name !== value) throw new Error(`${closed?.name} is ended by ${value}`);
      stack.at(-1)?.components.push(closed);
    } else open?.properties.push({ name, parameters, value });
  }
  const [calendar, ...others] = stack[0]?.components ?? [];
  if (!calendar || others.length > 0 || stack.length !== 1) throw new Error("not one calendar");
  return calendar;
}

export const all = (component: Component, name: string) => component.components.filter((one) => one.name === name);
export const value = (component: Component, name: string) =>
  component.properties.find((one) => one.name === name)?.value ?? "";

export function holdToRfc5545(text: string): void {
  const calendar = readCalendar(text);
  expect([value(calendar, "VERSION"), value(calendar, "PRODID")]).toEqual([
    "2.0",
    "-//book-of-abstracts//abstracts//EN",
  ]);
  const events = all(calendar, "VEVENT");
  expect(events.length).toBeGreaterThan(1);
  const uids = events.map((event) => value(event, "UID"));
  expect(new Set(uids).size).toBe(uids.length);
  for (const event of events) {
    for (const name of ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"]) {
      const found = event.properties.filter((one) => one.name === name);
      expect(found.length, name).toBe(1);
    }
    expect(value(event, "DTSTAMP")).toMatch(/^\d{8}T\d{6}Z$/);
    expect(value(event, "DTSTART")).toMatch(/^\d{8}T\d{6}$/);
    expect(value(event, "DTEND") > value(event, "DTSTART")).toBe(true);
    for (const { value: text } of event.properties) expect(text.replace(/\\[\\;,n]/g, "")).not.toMatch(/\\/);
  }
  const zones = all(calendar, "VTIMEZONE").map((zone) => `TZID=${value(zone, "TZID")}`);
  for (const event of events)
    for (const { parameters } of event.properties)
      for (const [named] of parameters.matchAll(/TZID=[^;]*/g)) expect(zones).toContain(named);
}
