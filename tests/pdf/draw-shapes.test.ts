import { describe, expect, it } from "vitest";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import type { Drawing, Gradient, Raster, Shape } from "../../src/vector/drawing.ts";
import { contents, type Inside, lookInside, objectsWith, operations } from "./inside.ts";
import { document, page, root, tag } from "./small-document.ts";

const square = [["M", 0, 0], ["L", 10, 0], ["L", 10, 10], ["Z"]] as const;

/** A drawing of 10 × 10 units in a box of 20 × 20 points at (100, 200) of a page of 420 × 595. */
async function draw(
  ...shapes: readonly Shape[]
): Promise<{ readonly drawn: readonly string[]; readonly inside: Inside }> {
  const picture: Drawing = { kind: "drawing", width: 10, height: 10, shapes: shapes };
  const figure = tag("Figure", root, { alt: "A square" });
  const box = { kind: "picture", x: 100, y: 200, width: 20, height: 20, tag: figure, artifact: null } as const;
  const inside = lookInside(await writePdf(document([page([{ ...box, picture }])])));
  const drawn = operations(contents(inside)[0] ?? "").map(({ operands, operator }) => `${operands} ${operator}`.trim());
  return { drawn, inside };
}

function filled(paint: Extract<Shape, { kind: "path" }>["fill"]): Shape {
  return { kind: "path", path: square, fill: paint, stroke: null };
}

function gradient(...opacities: readonly number[]): Gradient {
  const stops = opacities.map((opacity, i) => ({
    offset: i / (opacities.length - 1),
    colour: [i === 0 ? 1 : 0, 0, 0] as const,
    opacity,
  }));
  return { kind: "linear", coordinates: [0, 0, 10, 0], transform: [1, 0, 0, 1, 0, 0], stops };
}

describe("a drawing", () => {
  it("is drawn into its box with its y axis turned, between q and Q", async () => {
    const { drawn } = await draw(filled({ paint: [1, 0, 0], rule: "nonzero", opacity: 1 }));
    expect(drawn).toEqual([
      "/P << /MCID 0 >> BDC",
      "q",
      "2 0 0 -2 100 395 cm",
      "1 0 0 rg",
      "0 0 m",
      "10 0 l",
      "10 10 l",
      "h",
      "f",
      "Q",
      "EMC",
    ]);
  });

  it("strokes with its own width, ends, corners and dashes", async () => {
    const { drawn } = await draw({
      kind: "path",
      path: square,
      fill: null,
      stroke: {
        paint: "current",
        width: 0.5,
        cap: "round",
        join: "bevel",
        miterLimit: 4,
        dash: [2, 1],
        dashOffset: 1,
        opacity: 1,
      },
    });
    expect(drawn.slice(3, 8)).toEqual(["0 0 0 RG", "0.5 w", "1 J", "2 j", "[ 2 1 ] 1 d"]);
    expect(drawn).toContain("S");
  });

  it("clips and moves its groups", async () => {
    const { drawn } = await draw({
      kind: "group",
      transform: [0, 1, -1, 0, 5, 5],
      clip: { path: square, rule: "evenodd" },
      marks: [filled({ paint: [0, 0, 1], rule: "evenodd", opacity: 1 })],
    });
    expect(drawn.filter((operation) => /cm$|^W|^f|^n$/.test(operation))).toEqual([
      "2 0 0 -2 100 395 cm",
      "0 1 -1 0 5 5 cm",
      "W*",
      "n",
      "f*",
    ]);
  });

  it("makes translucent fills by a graphics state, and its page a transparency group", async () => {
    const { drawn, inside } = await draw(filled({ paint: [1, 0, 0], rule: "nonzero", opacity: 0.25 }));
    expect(drawn).toContain("/G1 gs");
    expect(objectsWith(inside, "/ca 0.25")).toHaveLength(1);
    expect(objectsWith(inside, "/Type/Page/")[0]?.[1]).toContain("/Group<</S/Transparency/CS/DeviceRGB>>");
  });

  it("places gradients by the page, whatever the box", async () => {
    const { drawn, inside } = await draw(filled({ paint: gradient(1, 1, 1), rule: "nonzero", opacity: 1 }));
    expect(drawn).toContain("/P1 scn");
    const [pattern = ""] = objectsWith(inside, "/PatternType 2").map(([, syntax]) => syntax);
    expect(pattern).toContain("/Matrix[2 0 0 -2 100 395]");
    expect(pattern).toContain("/Bounds[0.5]");
    expect(pattern).toContain("/C0[1 0 0]/C1[0 0 0]");
  });

  it("fades gradients by a soft mask", async () => {
    const { drawn, inside } = await draw(filled({ paint: gradient(1, 0), rule: "nonzero", opacity: 1 }));
    expect(drawn.filter((operation) => /cm$|gs$/.test(operation))).toEqual([
      "2 0 0 -2 100 395 cm",
      "0.5 0 0 -0.5 -50 197.5 cm",
      "/G1 gs",
      "2 0 0 -2 100 395 cm",
    ]);
    expect(objectsWith(inside, "/S/Luminosity")).toHaveLength(1);
    expect([...inside.streams.values()]).toContain("2 0 0 -2 100 395 cm /S sh");
  });

  it("rotates photographs as their cameras were held", async () => {
    const { drawn, inside } = await draw({ kind: "raster", raster: turnedJpeg(), transform: [1, 0, 0, 1, 0, 0] });
    const [image = ""] = objectsWith(inside, "/DCTDecode").map(([, syntax]) => syntax);
    expect(image).toMatch(/\/Width 4\/Height 3\/ColorSpace ?\/DeviceRGB/);
    // Orientation 6: the first row of samples is the right edge of the picture.
    expect(drawn.filter((operation) => operation.endsWith("cm"))).toEqual(["2 0 0 -2 100 395 cm", "0 4 3 0 0 0 cm"]);
  });
});

/** Taken with the camera held upright: the file's own pixels are 4 × 3. */
function turnedJpeg(): Raster {
  const size = { pixelWidth: 3, pixelHeight: 4, width: 3, height: 4 };
  const coding = { channels: 3, orientation: 6 } as const;
  return { kind: "raster", format: "jpeg", bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), ...size, coding };
}
