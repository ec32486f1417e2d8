// A page is kept only while everything printed on it stays the same. The tables list every field that is compared, so
// that a new one fails the type checker until somebody decides about it.
import { describe, expect, it } from "vitest";
import type { PlacedColumn } from "../../src/page/breaking/fill-pages.ts";
import type { Page, Placed } from "../../src/page/document.ts";
import { type Box, noLead, type Region } from "../../src/page/galley/galley.ts";
import { KeptPages, type MadePage } from "../../src/page/kept-pages.ts";
import type { NumberedSheet } from "../../src/page/make-pages.ts";
import type { Line } from "../../src/paragraph/line.ts";
import { source, span } from "../../src/source/source.ts";
import { black, root, style } from "./blocks.ts";

/** Another value for each field, except for those that change nothing on the page. */
type Changes<T, Same extends keyof T = never> = { readonly [K in Exclude<keyof T, Same>]-?: T[K] };
type PlacedLine = Extract<Placed, { kind: "line" }>;

const file = source("a.yaml", "a text");
const line = { like: null } as unknown as Line;
const other = { ...line };
const placed: PlacedLine = { kind: "line", x: 0, baseline: 8, line, artifact: null, span: span(file, 0) };
const box: Box = {
  ...{ lead: noLead, height: 10, inset: 0, content: [placed], repeat: null, band: null, destinations: null },
  ...{ links: null, attachments: null, span: null },
};
const region: Region = {
  ...{ columns: 1, columnGap: 0, isMirrored: false, measure: 100, step: null, boxes: [box], tail: 0 },
  ...{ penalties: [0], footnotes: null },
};
const column: PlacedColumn = { region, from: 0, to: 1, x: 0, y: 0, ratio: 0, fill: 0, leading: 0, footnotes: null };
const numbered: NumberedSheet = {
  ...{ sheet: { columns: [column], height: 100 }, isOpening: false, geometry: style.page, replaced: new Map() },
};
const made: MadePage = { page: {} as Page, placed: { anchors: [], marks: [] } };

/** What is found for another sheet in the next build, after the page of a first sheet. */
function found(next: NumberedSheet, inForce = new Map<"session", string | null>(), basis = "basis"): MadePage | null {
  const kept = new KeptPages();
  kept.begin(["basis"]);
  kept.keep(0, numbered, new Map(), made);
  kept.rest();
  kept.begin([basis]);
  return kept.find(0, next, inForce);
}

const withColumn = (changed: Partial<PlacedColumn>): NumberedSheet => ({
  ...numbered,
  sheet: { columns: [{ ...column, ...changed }], height: 100 },
});
const withBox = (changed: Partial<Box>) => withColumn({ region: { ...region, boxes: [{ ...box, ...changed }] } });

// Its span decides where an overfull page is reported.
const boxes: Changes<Box, "span"> = {
  lead: { ...noLead, height: 1 },
  height: 11,
  inset: 1,
  content: [],
  repeat: { boxes: [box], height: 10, below: 0 },
  band: { colour: black, padding: 0, x: 0, width: 100 },
  destinations: ["a"],
  links: [
    { x: 0, y: 0, width: 1, height: 1, link: { target: { kind: "uri", uri: "https://a.example" } }, tag: root },
  ] as never,
  attachments: { anchors: [{ kind: "anchor", name: "a", outline: null }], marks: [], backdrops: [] },
};
const lines: Changes<PlacedLine, "kind"> = {
  ...{ x: 1, baseline: 9, line: other, artifact: "layout" as never, span: span(file, 1) },
};
const columns: Changes<PlacedColumn> = {
  ...{ region: { ...region, measure: 90 }, from: 1, to: 0, x: 1, y: 1, ratio: 0.1, fill: 1, leading: 1 },
  footnotes: { from: 0, to: 0, y: 100, height: 0 },
};
const sheets: Changes<NumberedSheet> = {
  ...{ sheet: null, isOpening: true, geometry: style.landscape, replaced: new Map([[line, other]]) },
};

describe("a page", () => {
  it("is kept if equal boxes are at the same places, whatever else is in the galley", () => {
    expect(found(numbered)).toMatchObject(made);
    expect(found(withBox({}))).toMatchObject(made);
    expect(found(withBox({ content: [{ ...placed }] }))).toMatchObject(made);
    const longer = { ...region, boxes: [{ ...box, height: 50 }, box] };
    expect(found(withColumn({ region: longer, from: 1, to: 2 }))).toMatchObject(made);
  });

  it.each(Object.entries(boxes))("is made anew if the %s of a box differs", (field, value) => {
    expect(found(withBox({ [field]: value }))).toBeNull();
  });

  it.each(Object.entries(lines))("is made anew if the %s of a line differs", (field, value) => {
    expect(found(withBox({ content: [{ ...placed, [field]: value }] }))).toBeNull();
  });

  it.each(Object.entries(columns))("is made anew if the %s of a column differs", (field, value) => {
    expect(found(withColumn({ [field]: value }))).toBeNull();
  });

  it.each(Object.entries(sheets))("is made anew if the %s of its sheet differs", (field, value) => {
    expect(found({ ...numbered, [field]: value })).toBeNull();
  });

  it("is made anew if its heads name something else, or all pages are made differently", () => {
    expect(found(numbered, new Map([["session", "Morning"]]))).toBeNull();
    expect(found(numbered, new Map(), "another")).toBeNull();
  });
});
