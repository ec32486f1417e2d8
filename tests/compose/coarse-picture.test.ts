import { describe, expect, it } from "vitest";
import { createSetting } from "../../src/compose/setting.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import type { Picture } from "../../src/vector/drawing.ts";
import { sampleAssets, sampleBook, somewhere } from "./sample-book.ts";

const photo: Picture = {
  ...{ kind: "raster", format: "png", bytes: new Uint8Array(), pixelWidth: 300, pixelHeight: 300 },
  ...{ width: 300, height: 300 },
};

describe("a picture for print", () => {
  const style = readStyle(sampleBook(), "classic", new Diagnostics());
  if (!style) throw new Error("no style");

  it("is recorded if it has too few pixels for its width, with the worst of its uses", () => {
    const setting = createSetting(sampleBook(), style, sampleAssets());
    const file = { path: "a.png", span: somewhere() };
    setting.printed(file, photo, 144);
    expect([...setting.coarse]).toEqual([]);
    setting.printed(file, photo, 216);
    setting.printed(file, photo, 360);
    setting.printed(file, photo, 288);
    expect([...setting.coarse.values()]).toMatchObject([{ path: "a.png", pixels: 60, width: 360 }]);
  });

  it("is never too coarse as a drawing", () => {
    const setting = createSetting(sampleBook(), style, sampleAssets());
    setting.printed({ path: "a.svg", span: somewhere() }, { kind: "drawing", width: 10, height: 10, shapes: [] }, 900);
    expect(setting.coarse.size).toBe(0);
  });
});
