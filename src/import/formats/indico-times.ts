// Moments as Indico writes them, `{date, time, tz}` or an ISO moment; converted to the conference's zone.
import type { JsonNode } from "../containers/json.ts";
import { type Moment, parseMoment } from "../times.ts";

/** Reads `{date, time, tz}`, an ISO moment, or both in one. */
export function momentOf(node: JsonNode, timezone: string | null): Moment | null {
  if (!node.isGiven) return null;
  if (node.text !== "") return parseMoment(node.text, timezone);
  const [date, time, zone] = [node.get("date").text, node.get("time").text, node.get("tz").text];
  // The API writes the times in the zone that it names.
  return zone !== "" && timezone !== null && zone !== timezone
    ? inOtherZone(date, time, zone, timezone)
    : parseMoment(`${date} ${time.slice(0, 5)}`, null);
}

function inOtherZone(date: string, time: string, from: string, to: string): Moment | null {
  const offset = offsetOf(date, time, from);
  return offset === null
    ? parseMoment(`${date} ${time.slice(0, 5)}`, null)
    : parseMoment(`${date}T${time.slice(0, 5)}${offset}`, to);
}

/** `+02:00`: the offset of a zone from UTC at a moment. */
function offsetOf(date: string, time: string, zone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(
      new Date(`${date}T${time.slice(0, 5)}Z`),
    );
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    return name === "GMT" ? "Z" : /^GMT([+-]\d{2}:\d{2})$/.test(name) ? name.slice(3) : null;
  } catch {
    return null;
  }
}
