import { describe, expect, it } from "vitest";
import type { Composition, Tab } from "../../src/compose/block.ts";
import type { PlacedMark } from "../../src/page/place-sheet.ts";
import { TabSetter, tabsOf } from "../../src/page/tabs.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import type { PageGeometry, Style } from "../../src/template/style.ts";
import { body, root } from "./blocks.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

const mark = (text: string | null, isFirst = false): PlacedMark => ({ slot: "tab", text, isFirst });

describe("the tabs of a page", () => {
  it("are the one in force at its top, and those that begin on it", () => {
    expect(tabsOf([], "day 1")).toEqual(["day 1"]);
    expect(tabsOf([mark("day 2")], "day 1")).toEqual(["day 1", "day 2"]);
    expect(tabsOf([mark("day 2", true)], "day 1")).toEqual(["day 2"]);
    expect(tabsOf([mark("a"), mark("a"), mark("b")], null)).toEqual(["a", "b"]);
  });

  it("do not exist where a part without one begins", () => {
    expect(tabsOf([mark(null, true)], "day 1")).toEqual([]);
  });
});

const geometry = {
  ...{ width: 400, height: 600, margins: { top: 50, bottom: 50, inner: 40, outer: 60 } },
  ...{ facing: true, bleed: 9, cropMarks: false, grid: false, headBaseline: null, footBaseline: null },
} as PageGeometry;
const dark = [0.1, 0.1, 0.4] as const;

function placed(
  tab: Partial<Tab>,
  isVerso = false,
  of: PageGeometry = geometry,
  under: Parameters<TabSetter["place"]>[3] = [],
) {
  const tabs = new Map([["x", { label: "Monday", colour: dark, step: 1, of: 3, span: null, ...tab }]]);
  const style = { name: "t", tabs: { by: [], width: 20, height: 80 }, paragraphs: new Map([["tab", body]]) };
  const composition = { tabs, root, info: { language: "en" } } as unknown as Composition;
  const diagnostics = new Diagnostics();
  const setter = new TabSetter(composition, style as unknown as Style, fakeTypesetter(), diagnostics);
  const [field, label] = setter.place(["x"], of, isVerso, under);
  return { field, label, codes: diagnostics.effective.map(({ code }) => code) };
}

describe("a thumb tab", () => {
  it("has a white outline on a field of colour, where it would not be visible", () => {
    const field = { kind: "field", x: -9, y: -9, width: 418, height: 300, colour: dark, artifact: "layout" } as const;
    const first = placed({}, false, geometry, [field]).field;
    expect(first).toMatchObject({ x: 379, y: 131, width: 31, height: 82, colour: [1, 1, 1] });
    const above = { ...field, height: 100 };
    expect(placed({}, false, geometry, [above]).field).toMatchObject({ colour: dark });
  });

  it("is on the outer edge, over the bleed, at its step", () => {
    expect(placed({}).field).toMatchObject({ kind: "field", x: 380, y: 132, width: 29, height: 80, colour: dark });
    expect(placed({}, true).field).toMatchObject({ x: -9, width: 29 });
  });

  it("is an artifact, and so is its label", () => {
    const { field, label } = placed({});
    expect([field?.artifact, label?.artifact]).toEqual(["pagination", "pagination"]);
    expect(label?.kind === "picture" && label.tag).toBeNull();
  });

  it("is as tall as the page allows for all of them", () => {
    expect(placed({ of: 25, step: 24 }).field).toMatchObject({ y: 530, height: 18 });
  });

  it("never reaches the text", () => {
    const narrow = { ...geometry, margins: { ...geometry.margins, outer: 16 } };
    expect(placed({}, false, narrow).field).toMatchObject({ x: 390 });
    expect(placed({}, false, { ...geometry, margins: { ...geometry.margins, outer: 8 } }).field).toBeUndefined();
  });

  it("has a label along the edge; a letter is upright", () => {
    const { label } = placed({});
    expect(label?.kind === "picture" && label.height > label.width).toBe(true);
    expect(placed({ label: "A" }).label).toMatchObject({ kind: "picture" });
  });

  it("shortens a label that is too long for it, and reports it once", () => {
    expect(placed({ label: "Thermodynamics of everything" }).codes).toEqual(["tab-too-long"]);
    expect(placed({}).codes).toEqual([]);
  });
});
