// When a work appeared, and when it was accessed: BibLaTeX's dates, BibTeX's years and months.
import { readDate } from "../../dates.ts";
import { monthOf } from "../../months.ts";
import { plainTex } from "../tex-text.ts";
import type { FieldValue } from "./entries.ts";
import type { EntryFields } from "./entry-fields.ts";

export function setDates(of: EntryFields): void {
  for (const [field, name] of [
    ["date", "issued"],
    ["urldate", "accessed"],
    ["eventdate", "event-date"],
    ["origdate", "original-date"],
    ["lastaccessed", "accessed"],
    ["lastchecked", "accessed"],
    ["accessed", "accessed"],
  ] as const) {
    const value = of.fields.get(field);
    if (value && of.item[name] === undefined) of.set(name, [field], dateOf(of, field, plainTex(value.text), value));
  }
  const year = of.fields.get("year");
  if (of.item.issued !== undefined || !year) return;
  of.set("issued", ["year"], yearAndMonth(of, plainTex(year.text), year));
}

function dateOf(of: EntryFields, field: string, text: string, value: FieldValue): unknown {
  const { date, odd } = readDate(text);
  if (odd) {
    const message = `“${field}” of “${of.entry.key}” is not a date, and is printed as it is: “${text}”`;
    of.fault("bad-reference", message, value, "write “2024”, “2024-05-13” or “2024-05-13/2024-05-17”");
  }
  return date ?? undefined;
}

/** A year is a number, or anything; a month is a macro, a name, a number, with or without the day, or two of them. */
function yearAndMonth(of: EntryFields, year: string, value: FieldValue): unknown {
  const exact = /^\(?(-?\d{4})\)?$/.exec(year)?.[1];
  const month = of.fields.get("month");
  if (exact === undefined || !month) return dateOf(of, "year", year, value);
  const said = plainTex(month.text);
  const own = /^(\d{4})-(\d{1,2})/.exec(said);
  const words = own ? [own[2] ?? ""] : (said.match(/\p{L}+|\d+/gu) ?? []);
  const months = words.flatMap((word) =>
    /^\d/.test(word) && words.some((each) => /\p{L}/u.test(each)) ? [] : (monthOf(word) ?? []),
  );
  const days = [
    ...(months.length > 0 ? words : []).filter(
      (word) => /^\d{1,2}$/.test(word) && words.some((each) => /\p{L}/u.test(each)),
    ),
    ...(of.has("day") ? [plainTex(of.fields.get("day")?.text ?? "")] : []),
  ].map(Number);
  const [first, second] = months;
  if (first === undefined) {
    of.fault(
      "bad-reference",
      `“month” of “${of.entry.key}” is not a month: “${said}”`,
      month,
      "write “month = may” or “month = 5”",
    );
    return { "date-parts": [[Number(exact)]] };
  }
  const part = (number: number, day: number | undefined) => [
    Number(exact),
    number,
    ...(day === undefined ? [] : [day]),
  ];
  if (second !== undefined && second !== first) return { "date-parts": [part(first, days[0]), part(second, days[1])] };
  if (days.length === 2) return { "date-parts": [part(first, days[0]), part(first, days[1])] };
  return readDate({ "date-parts": [part(first, days[0])] }).date ?? undefined;
}
