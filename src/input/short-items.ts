// Items in short: `t3: 20 min`, `9:30: t3`, `Coffee break: 15 min`, `Ada Bell: MIT`. In: a set with one field that
// nobody knows, and what the schema calls what belongs there. Out: the fields that are meant, or null.
import type { MeantValue } from "../source/schema-fault.ts";
import type { MapNode } from "../source/yaml-node.ts";
import { minutesOf, timeMeant } from "./meant-times.ts";
import { timesOf } from "./time-ranges.ts";

export function shortItem(noun: string, { entries }: MapNode): MeantValue | null {
  const [only, ...others] = entries;
  if (!only || others.length > 0 || only.value.kind !== "scalar" || only.value.value === null) return null;
  const name = only.name.trim();
  const value = String(only.value.value).trim();
  if (/^an author\b/.test(noun)) {
    const isName = /^\p{Lu}[\p{L}\p{M}.’'-]{0,40}(?: [\p{L}\p{M}.’'-]{1,40}){1,5}$/u.test(name);
    return isName && value !== "" ? { fields: { name, affiliation: value } } : null;
  }
  if (!/^an item\b/.test(noun)) return null;
  const [when, what] = timesIn(name) ? [timesIn(name), value] : [timesIn(value), name];
  if (!when || what === "") return null;
  return { fields: { [/\s/.test(what) ? "title" : "abstract"]: what, ...when } };
}

function timesIn(written: string): Readonly<Record<string, string | number>> | null {
  const both = timesOf(written);
  if (both) return { start: both[0], end: both[1] };
  const minutes = /\D/.test(written) ? minutesOf(written) : null;
  if (minutes !== null) return { duration: minutes };
  const time = /^\d{1,2}[:.h]\d\d$/.test(written) ? written : timeMeant(written, "start");
  if (typeof time === "string") return { start: time };
  return time && "value" in time ? { start: String(time.value) } : null;
}
