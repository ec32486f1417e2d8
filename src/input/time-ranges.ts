// Times that are written in one field: `time: 10:30–12:00`, `start: 9:00 - 10:00`, `duration: 90 min` of a session. In:
// the tree of programme.yaml. Out: the same with `start` and `end`, and a warning for each that was read like this.
import type { Reporter } from "../source/diagnostic.ts";
import { scalarText } from "../source/scalar-text.ts";
import { type Source, span } from "../source/source.ts";
import { entryOf, type MapEntry, type MapNode, type ScalarNode, type YamlNode } from "../source/yaml-node.ts";
import { minutesOf, timeMeant } from "./meant-times.ts";
import { wordsForTimes } from "./words-for-times.ts";

export interface Reading {
  readonly source: Source;
  readonly diagnostics: Reporter;
}

export function withTimeRanges(root: YamlNode, source: Source, diagnostics: Reporter): YamlNode {
  const reading = { source, diagnostics };
  return inList(root, "days", (day) =>
    inList(day, "sessions", (session) =>
      inList(wordsForTimes(withTimes(withEnd(session, reading), reading), reading), "items", (item) =>
        wordsForTimes(withTimes(item, reading), reading),
      ),
    ),
  );
}

/** A map with the entries of one of its lists changed. */
function inList(node: YamlNode, key: string, change: (item: YamlNode) => YamlNode): YamlNode {
  const list = entryOf(node, key)?.value;
  if (node.kind !== "map" || list?.kind !== "sequence") return node;
  const items = list.items.map(change);
  if (items.every((item, index) => item === list.items[index])) return node;
  const entries = node.entries.map((entry) => (entry.value === list ? { ...entry, value: { ...list, items } } : entry));
  return { ...node, entries };
}

const rangeKeys = new Set(["time", "times", "hours", "when", "slot", "start", "from"]);

function withTimes(node: YamlNode, reading: Reading): YamlNode {
  if (node.kind !== "map" || entryOf(node, "end")) return node;
  for (const entry of node.entries) {
    if (!rangeKeys.has(entry.name.toLowerCase()) || entry.value.kind !== "scalar") continue;
    if (!/^(?:start|from)$/i.test(entry.name) && entryOf(node, "start")) continue;
    const times = timesOf(String(entry.value.value));
    if (!times) continue;
    const [start, end] = times;
    const { source, diagnostics } = reading;
    const at = span(source, entry.value.start, entry.value.end);
    diagnostics.warning(
      "other-form",
      `“${entry.value.value}” is read as a start, “${start}”, and an end, “${end}”`,
      at,
      {
        hint: `write start: "${start}" and end: "${end}"`,
      },
    );
    return replaced(node, entry, [
      ["start", start],
      ["end", end],
    ]);
  }
  return node;
}

/** A session has no duration, but an end. */
function withEnd(node: YamlNode, { source, diagnostics }: Reading): YamlNode {
  const duration = entryOf(node, "duration");
  const start = entryOf(node, "start");
  if (
    node.kind !== "map" ||
    duration?.value.kind !== "scalar" ||
    start?.value.kind !== "scalar" ||
    entryOf(node, "end")
  )
    return node;
  const minutes = minutesOf(String(duration.value.value));
  // YAML takes 12.30 for a number.
  const begins = clockOf(scalarText(source, start.value).value);
  if (minutes === null || begins === null) return node;
  const [hour = 0, minute = 0] = begins.split(":").map(Number);
  const ends = hour * 60 + minute + minutes;
  const end = `${String(Math.floor(ends / 60)).padStart(2, "0")}:${String(ends % 60).padStart(2, "0")}`;
  const at = span(source, duration.value.start, duration.value.end);
  diagnostics.warning(
    "other-form",
    `the duration of a session, “${duration.value.value}”, is read as its end, “${end}”`,
    at,
    {
      hint: `write end: "${end}"`,
    },
  );
  return replaced(node, duration, [["end", end]]);
}

function replaced(node: MapNode, old: MapEntry, fields: readonly (readonly [string, string])[]): MapNode {
  const { start, end } = old.value;
  const scalar = (value: string): ScalarNode => ({ kind: "scalar", value, style: "plain", start, end });
  const made = fields.map(([name, value]) => ({ name, key: old.key, value: scalar(value) }));
  return { ...node, entries: node.entries.flatMap((entry) => (entry === old ? made : [entry])) };
}

const until =
  /\s{0,3}(?:[-–—−~～〜]|\sto\s|\suntil\s|\still\s|\sbis\s|\sà\s|\sau?\s|\sdo\s|\sдо\s|至|から|부터|تا|إلى)\s{0,3}/u;

/** Both times of “9:00 - 10:00”, “1–3 pm”, “9h-10h30”; null for anything else. */
export function timesOf(written: string): readonly [start: string, end: string] | null {
  const parts = written.trim().split(until);
  const [first = "", last = ""] = parts;
  if (parts.length !== 2) return null;
  const half = /[ap]\.?\s?m\.?$/i.exec(last)?.[0];
  const end = clockOf(last);
  const bare = clockOf(first);
  // “1–3 pm” begins in the afternoon, “11–1 pm” in the morning.
  const same = half && !/[a-z]/i.test(first) ? clockOf(`${first} ${half}`) : null;
  const start = same !== null && end !== null && same <= end ? same : bare;
  return start !== null && end !== null && start !== end ? [start, end] : null;
}

function clockOf(written: string): string | null {
  const text = written.trim();
  if (/^(?:\d|1\d|2[0-4])$/.test(text)) return `${text.padStart(2, "0")}:00`;
  const meant = timeMeant(text, "end");
  return meant && "value" in meant ? String(meant.value) : null;
}
