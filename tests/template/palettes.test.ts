import { expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readStyle } from "../../src/template/read-style.ts";
import { contrast } from "../../src/vector/contrast.ts";
import { sampleBook, somewhere } from "../compose/sample-book.ts";

const styled = (palette: NonNullable<ReturnType<typeof sampleBook>["palette"]> | null) => {
  const diagnostics = new Diagnostics();
  const style = readStyle(sampleBook(palette ? { palette } : {}), "classic", diagnostics);
  return { style, codes: diagnostics.effective.map(({ code }) => code) };
};

it("a palette of the template changes its colours, and the hues of its cover", () => {
  const { style, codes } = styled({ name: "forest", span: somewhere() });
  expect(codes).toEqual([]);
  expect(style?.colours.accent).toEqual([0x1f / 255, 0x51 / 255, 0x33 / 255]);
  expect(style?.cover.hues).not.toEqual(styled(null).style?.cover.hues);
});

it("a palette that the template lacks is reported", () => {
  expect(styled({ name: "forrest", span: somewhere() }).codes).toEqual(["palette-not-found"]);
});

it("a book may give colours of its own, and one that cannot be read is reported", () => {
  const colours = [
    { name: "accent", value: "#ffee88", span: somewhere() },
    { name: "tracks", value: ["#112233"], span: somewhere() },
  ];
  const { style, codes } = styled({ colours, span: somewhere() });
  expect(style?.programme.palette).toEqual([[0x11 / 255, 0x22 / 255, 0x33 / 255]]);
  expect(codes).toContain("low-contrast");
});

const own = {
  classic: ["forest", "ocean", "graphite"],
  modern: ["berry", "moss", "slate"],
  "large-print": ["berry", "moss", "slate"],
  journal: ["forest", "wine", "graphite"],
  festival: ["lagoon", "citrus"],
};

it.each(Object.entries(own).flatMap(([template, names]) => names.map((name) => [template, name] as const)))(
  "in %s, type is legible in the palette %s",
  (template, name) => {
    const diagnostics = new Diagnostics();
    const book = sampleBook({ palette: { name, span: somewhere() } });
    const style = readStyle(book, template, diagnostics);
    expect(diagnostics.effective.map(({ code }) => code)).toEqual([]);
    // WCAG 2.2 §1.4.3 and, for low vision, §1.4.6.
    const least = template === "large-print" ? 7 : 4.5;
    expect(contrast(style?.colours.accent ?? [1, 1, 1], [1, 1, 1])).toBeGreaterThanOrEqual(least);
  },
);
