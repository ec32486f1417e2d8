// Writes src/language/zone-groups.tsv and zone-names.tsv: what the languages that have labels call the time zones of the world, from the CLDR data of the Node
// that runs it (by hand: `node scripts/pin-zones.mjs`). Intl's names change with its version, and the bytes of a book must not.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const languages = readdirSync(new URL("../src/language/labels/", import.meta.url))
  .map((file) => file.slice(0, -3))
  .filter((tag) => tag !== "pt-pt");
/** Nobody meets there. */
const uninhabited = /^(?:Antarctica|SystemV)\/|^Factory$/;
/** Names and aliases of the tz database, as the system has it: Intl lists no aliases. */
const known = readFileSync("/usr/share/zoneinfo/tzdata.zi", "utf8")
  .split("\n")
  .flatMap((line) =>
    line.startsWith("L ") ? [line.split(" ")[2]] : line.startsWith("Z ") ? [line.split(" ")[1]] : [],
  );
const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), ...known])]
  .filter((zone) => !uninhabited.test(zone) && isKnown(zone))
  .sort();

function isKnown(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

const format = (language, zone) => new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "long" });
const nameAt = (formatter, at) => formatter.formatToParts(at).find(({ type }) => type === "timeZoneName").value;
const isOffset = (name) => /^(?:GMT|UTC)[+−\d:-]*$/.test(name);

function offsetAt(formatter, at) {
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Math.round((Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - at) / 60_000);
}

/** Of a zone: minutes ahead of UTC → a day on which it is so, the latest of some years. */
function daysByOffset(zone) {
  const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...numeric });
  const days = new Map();
  for (let year = 2018; year <= 2030; year++)
    for (let month = 0; month < 12; month++) {
      const at = Date.UTC(year, month, 15, 12);
      days.set(offsetAt(clock, at), at);
    }
  return [...days].sort(([a], [b]) => a - b);
}

const names = new Map();
const groups = new Map();
for (const zone of zones) {
  const english = format("en", zone);
  const terms = daysByOffset(zone).flatMap(([offset, at]) => {
    const name = nameAt(english, at);
    if (isOffset(name)) return [];
    if (!names.has(name)) names.set(name, { index: names.size, zone, at });
    return [`${offset}=${names.get(name).index}`];
  });
  if (terms.length === 0) continue;
  const key = terms.join(" ");
  groups.set(key, [...(groups.get(key) ?? []), zone]);
}

const plain = (text) => text.replace(/[\u2009\u202f\u00a0]/g, " ").replace(/[\u200b\u200e\u200f]/g, "");
const rows = languages.map((language) => {
  const row = [...names.values()].map(({ zone, at }) => {
    const name = plain(nameAt(format(language === "en" ? "en-GB" : language, zone), at));
    return isOffset(name) ? "" : name;
  });
  return [language, row.join("|")];
});
const write = (name, rows) =>
  writeFileSync(
    new URL(`../src/language/${name}.tsv`, import.meta.url),
    rows.map(([key, value]) => `${key}\t${value}\n`).join(""),
  );
write(
  "zone-groups",
  [...groups].map(([key, members]) => [key, members.join(" ")]),
);
write("zone-names", rows);
