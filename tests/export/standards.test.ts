// Every format, held to its standard, on a book of each kind. The checks are in held-to/, one file a standard.
import { afterAll, describe, expect, it } from "vitest";
import { exportFormats } from "../../src/export/formats.ts";
import { bookOf, cleanUp, type ExportedBook, generated, hostile, rightToLeft, sampleForDeposits } from "./exported.ts";
import { holdToScheduleJson, holdToScheduleXml } from "./held-to/c3voc.ts";
import {
  holdToAnthology,
  holdToBits,
  holdToCrossref,
  holdToDatacite,
  holdToDataciteJson,
  holdToDublinCore,
  holdToJats,
} from "./held-to/deposits.ts";
import { holdToOwnSchema } from "./held-to/json-schema.ts";
import { holdToBibtex, holdToCsl, holdToRis } from "./held-to/references.ts";
import { holdToRfc5545 } from "./held-to/rfc5545.ts";

afterAll(cleanUp);

const books: readonly (readonly [string, ExportedBook])[] = [
  ["the sample book", sampleForDeposits()],
  ["300 abstracts", generated(300)],
  ["a book from right to left", bookOf(rightToLeft)],
  ["hostile text", bookOf(hostile)],
];

/** Of a folder, each file. */
const standards: Readonly<Record<string, (text: string) => void>> = {
  ics: holdToRfc5545,
  "schedule-json": holdToScheduleJson,
  "schedule-xml": holdToScheduleXml,
  json: holdToOwnSchema,
  bibtex: holdToBibtex,
  ris: holdToRis,
  "csl-json": holdToCsl,
  crossref: holdToCrossref,
  "datacite-xml": holdToDatacite,
  "datacite-json": holdToDataciteJson,
  jats: holdToJats,
  bits: holdToBits,
  "dublin-core": holdToDublinCore,
  acl: holdToAnthology,
};

/** Held to their standards elsewhere. */
const elsewhere = ["csv", "xlsx", "markdown", "html", "epub"];

describe.each(Object.entries(standards))("%s", (format, hold) => {
  it.each(books)("of %s satisfies its standard", async (_, book) => {
    const { files } = await book.as(format);
    expect(files.length).toBeGreaterThan(0);
    for (const { path, bytes } of files) if (!path.startsWith("figures/")) hold(Buffer.from(bytes).toString("utf8"));
  });
});

describe("the standards", () => {
  it("are those of all formats", () => {
    const held = [...Object.keys(standards), ...elsewhere].sort();
    expect(held).toEqual(exportFormats.map(({ name }) => name).sort());
  });
});
