import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { openFace } from "../../src/text/face.ts";

const path = join(packageRoot(), "node_modules/@expo-google-fonts/stix-two-text/400Regular/STIXTwoText_400Regular.ttf");
const face = openFace({ path, weight: 400, italic: false, index: 0 } as never, "STIX Two Text", new Map());
const at = (letter: string) => face.inkBetween(face.glyph(letter.codePointAt(0) ?? 0), -120, -80);

describe("where a glyph reaches below the baseline", () => {
  it("is nowhere for letters without descenders", () => {
    expect(at("n")).toBeNull();
    expect(at("H")).toBeNull();
  });

  it("is the stem of a p, not its bowl", () => {
    const found = at("p");
    const ink = face.ink(face.glyph("p".codePointAt(0) ?? 0));
    if (!found || !ink) throw new Error("p has a descender");
    expect(found.left).toBeGreaterThanOrEqual(ink.left);
    expect(found.right).toBeLessThan((ink.left + ink.right) / 2);
  });
});
