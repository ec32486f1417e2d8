// Every format, held to its standard, on a book of each kind. The checks are in held-to/, one file a standard.
import { afterAll, describe, it } from "vitest";
import { bookOf, cleanUp, generated, hostile, rightToLeft, sample } from "./exported.ts";
import { holdToScheduleJson, holdToScheduleXml } from "./held-to/c3voc.ts";
import { holdToOwnSchema } from "./held-to/json-schema.ts";
import { holdToRfc5545 } from "./held-to/rfc5545.ts";

afterAll(cleanUp);

const books = [
  ["the sample book", sample()],
  ["300 abstracts", generated(300)],
  ["a book from right to left", bookOf(rightToLeft)],
  ["hostile text", bookOf(hostile)],
] as const;

const standards: readonly (readonly [format: string, hold: (text: string) => void])[] = [
  ["ics", holdToRfc5545],
  ["schedule-json", holdToScheduleJson],
  ["schedule-xml", holdToScheduleXml],
  ["json", holdToOwnSchema],
];

describe.each(standards)("%s", (format, hold) => {
  it.each(books)("of %s obeys its standard", async (_, book) => {
    hold((await book.as(format)).text);
  });
});
