import { describe, expect, it } from "vitest";
import { readSvg } from "../../src/figure/svg/read-svg.ts";
import { type Bounds, boundsOf, inkOf } from "../../src/vector/bounds.ts";
import type { Drawing, Shape } from "../../src/vector/drawing.ts";
import { processorSeconds } from "../support/effort.ts";
import { png } from "./pictures.ts";

const open = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

/** One CSS pixel of a viewBox of 100 by 100 is a point here, so that the numbers of the file are those of the drawing. */
const page = `${open} width="100pt" height="100pt" viewBox="0 0 100 100">`;

async function draw(content: string, head = page): Promise<Drawing> {
  const result = await readSvg(Buffer.from(`${head}${content}</svg>`));
  if (!result.drawing) throw new Error(result.fault);
  return result.drawing;
}

async function inkOfSvg(content: string): Promise<readonly number[]> {
  const { left, top, right, bottom }: Bounds = inkOf((await draw(content)).shapes) ?? {
    left: 0,
    top: 0,
    right: 0,
    bottom: 0,
  };
  return [left, top, right, bottom].map((value) => Math.round(value * 100) / 100);
}

function rounded(box: Bounds | null): Record<string, number> {
  return Object.fromEntries(Object.entries(box ?? {}).map(([side, value]) => [side, Math.round(value * 100) / 100]));
}

async function warningsOf(content: string): Promise<readonly string[]> {
  const result = await readSvg(Buffer.from(`${page}${content}</svg>`));
  return result.drawing
    ? result.warnings.map(({ code, message }) => `${code}: ${message}`)
    : [`fault: ${result.fault}`];
}

async function faultOf(text: string): Promise<string | null> {
  const result = await readSvg(Buffer.from(text));
  return result.drawing ? null : result.fault;
}

function paths(shapes: readonly Shape[]): readonly Extract<Shape, { kind: "path" }>[] {
  return shapes.flatMap((shape) =>
    shape.kind === "group" ? paths(shape.marks) : shape.kind === "path" ? [shape] : [],
  );
}

async function onlyPath(content: string) {
  const [path, ...others] = paths((await draw(content)).shapes);
  if (!path || others.length > 0) throw new Error("not one path");
  return path;
}

describe("the size of a drawing", () => {
  it.each([
    ['width="4in" height="72"', [288, 54]],
    ['width="10cm" height="20mm"', [283.46, 56.69]],
    ['viewBox="0 0 200 100"', [150, 75]],
    ['width="400" viewBox="0 0 200 100"', [300, 150]],
    ['width="100%" height="100%" viewBox="0 0 200 100"', [150, 75]],
  ])("%s is %j points", async (attributes, size) => {
    const { width, height } = await draw("", `${open} ${attributes}>`);
    expect([width, height].map((value) => Math.round(value * 100) / 100)).toEqual(size);
  });

  it("what extends beyond the edges is cut off there", async () => {
    const [group] = (await draw('<rect x="50" width="500" height="500"/>')).shapes;
    expect(group?.kind === "group" && group.clip && rounded(boundsOf(group.clip.path))).toEqual({
      left: 0,
      top: 0,
      right: 100,
      bottom: 100,
    });
  });

  it("a drawing without any is as large as what it draws", async () => {
    const result = await readSvg(Buffer.from(`${open}><rect x="40" y="8" width="80" height="40"/></svg>`));
    expect(result.drawing && [result.drawing.width, result.drawing.height]).toEqual([60, 30]);
    expect(result.drawing && inkOf(result.drawing.shapes)).toEqual({ left: 0, top: 0, right: 60, bottom: 30 });
    expect(result.drawing && result.warnings.map(({ message }) => message)).toEqual([
      "has no width and height; it is assumed to be as large as what it draws",
    ]);
  });

  it("a drawing without any that draws nothing is refused", async () => {
    expect(await faultOf(`${open}/>`)).toBe("it has no width and height, and draws nothing");
  });
});

describe("shapes", () => {
  it.each([
    ['<rect x="10" y="20" width="30" height="40"/>', [10, 20, 40, 60]],
    ['<rect x="10" y="20" width="30" height="40" rx="100"/>', [10, 20, 40, 60]],
    ['<circle cx="50" cy="50" r="10"/>', [40, 40, 60, 60]],
    ['<ellipse cx="50%" cy="50%" rx="10" ry="20"/>', [40, 30, 60, 70]],
    ['<polygon points="0,0 10,0 10,10"/>', [0, 0, 10, 10]],
    ['<line x1="1" y1="2" x2="30" y2="4" stroke="red"/>', [1, 2, 30, 4]],
    ['<path d="M10 10h20v-5l-5 5z m5 5l1 1"/>', [10, 5, 30, 16]],
    ['<path d="M10 50a20 20 0 0 1 40 0"/>', [10, 30, 50, 50]],
    ['<path d="M10 50a20 20 0 1040 0"/>', [10, 50, 50, 70]],
    ['<path d="M0 0Q50 100 100 0"/>', [0, 0, 100, 50]],
    ['<path d="M0 0q25 100 50 0t50 0"/>', [0, -50, 100, 50]],
    ['<path d="M0 0C0 40 100 40 100 0S0-40 0 0"/>', [0, -30, 100, 30]],
  ])("%s covers %j", async (svg, box) => {
    expect(await inkOfSvg(svg)).toEqual(box);
  });

  it("path data is drawn up to its first fault", async () => {
    expect(await inkOfSvg('<path d="M0 0L10 10L20 x 90 90"/>')).toEqual([0, 0, 10, 10]);
  });

  it("transforms apply from right to left, and those of groups outermost", async () => {
    const svg = '<g transform="translate(10)"><rect width="2" height="1" transform="scale(2) rotate(90)"/></g>';
    expect(await inkOfSvg(svg)).toEqual([8, 0, 10, 4]);
  });

  it("undisplayed and invisible elements are not drawn", async () => {
    const rect = (attributes: string) => `<rect width="9" height="9" ${attributes}/>`;
    for (const attributes of [
      'display="none"',
      'visibility="hidden"',
      'style="display:none"',
      'fill="none"',
      'transform="scale(0)"',
    ]) {
      expect((await draw(rect(attributes))).shapes, attributes).toEqual([]);
    }
  });
});

describe("styles", () => {
  it("attributes are overruled by rules, rules by ids, all by style", async () => {
    const css =
      "<style>rect{fill:#00f} .a{fill:lime} #b{fill:rgb(255,255,0)} g text{fill:red} @media print{rect{fill:red}}</style>";
    const fillOf = async (attributes: string) =>
      (await onlyPath(`${css}<rect width="1" height="1" fill="red" ${attributes}/>`)).fill?.paint;
    expect(await fillOf("")).toEqual([0, 0, 1]);
    expect(await fillOf('class="x a"')).toEqual([0, 1, 0]);
    expect(await fillOf('class="a" id="b"')).toEqual([1, 1, 0]);
    expect(await fillOf('class="a" id="b" style="fill: white"')).toEqual([1, 1, 1]);
  });

  it("rules apply to nested elements, as their selectors say", async () => {
    const style =
      "<style>.axis line { fill: red } #a > g > rect, .b rect { fill: lime } rect:hover { fill: blue }</style>";
    const content =
      '<g id="a"><g><rect width="9" height="9"/></g><rect width="9" height="9"/><g class="c b"><a><rect width="9" height="9"/></a></g></g>';
    const fills = paths((await draw(style + content)).shapes).map(({ fill }) => fill?.paint);
    expect(fills).toEqual([
      [0, 1, 0],
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });

  it("variables are resolved, and paper is light", async () => {
    const style = "<style>:root { --ink: rgb(0, 255, 0) } g { --of: var(--ink) }</style>";
    const fill = async (value: string) =>
      (await onlyPath(`${style}<g><rect width="9" height="9" style="fill: ${value}"/></g>`)).fill?.paint;
    expect(await fill("var(--of)")).toEqual([0, 1, 0]);
    expect(await fill("var(--none, light-dark(rgb(0, 0, 255), rgb(9, 9, 9)))")).toEqual([0, 0, 1]);
    expect(
      await warningsOf(`${style}<rect width="9" height="9" style="--a: var(--b); --b: var(--a); fill: var(--a)"/>`),
    ).toHaveLength(1);
  });

  it("strokes keep their width in proportion", async () => {
    const { stroke } = await onlyPath(
      '<g transform="scale(3)"><path d="M0 0H9" stroke="red" stroke-width="2" stroke-dasharray="1 2 3"/></g>',
    );
    expect(stroke).toMatchObject({ width: 6, dash: [3, 6, 9, 3, 6, 9], cap: "butt", paint: [1, 0, 0] });
  });

  it("a stroke under a skewing map is skewed with its path", async () => {
    const { shapes } = await draw('<rect width="9" height="9" stroke="red" transform="scale(3 1)"/>');
    expect(shapes).toMatchObject([{ kind: "group", transform: [3, 0, 0, 1, 0, 0], marks: [{ stroke: { width: 1 } }] }]);
  });

  it("opacities of groups and shapes multiply", async () => {
    const { fill } = await onlyPath('<g opacity=".5"><rect width="1" height="1" opacity="50%" fill-opacity=".5"/></g>');
    expect(fill?.opacity).toBeCloseTo(0.125);
  });

  it("currentColor is the colour of the text around the figure, unless the file sets one", async () => {
    expect((await onlyPath('<rect width="1" height="1" fill="currentColor"/>')).fill?.paint).toBe("current");
    expect((await onlyPath('<g color="red"><rect width="1" height="1" fill="currentColor"/></g>')).fill?.paint).toEqual(
      [1, 0, 0],
    );
  });
});

describe("gradients", () => {
  const stops = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity=".5"/>';

  it("of the shape's box are mapped to it", async () => {
    const { fill } = await onlyPath(
      `<linearGradient id="g">${stops}</linearGradient><rect x="10" y="20" width="30" height="40" fill="url(#g)"/>`,
    );
    expect(fill?.paint).toEqual({
      kind: "linear",
      coordinates: [0, 0, 1, 0],
      transform: [30, 0, 0, 40, 10, 20],
      stops: [
        { offset: 0, colour: [1, 0, 0], opacity: 1 },
        { offset: 1, colour: [0, 0, 1], opacity: 0.5 },
      ],
    });
  });

  it("inherit stops and attributes by href, and stay in user space if told to", async () => {
    const svg = `<linearGradient id="a" gradientUnits="userSpaceOnUse">${stops}</linearGradient>
      <radialGradient id="b" xlink:href="#a" cx="50%" cy="50" r="10" gradientTransform="translate(1 2)"/>
      <circle r="9" transform="scale(2)" fill="url('#b')"/>`;
    const { fill } = await onlyPath(svg);
    expect(fill?.paint).toMatchObject({
      kind: "radial",
      coordinates: [50, 50, 0, 50, 50, 10],
      transform: [2, 0, 0, 2, 2, 4],
    });
  });

  it("that inherit from each other in a cycle, or have no stops, paint nothing", async () => {
    const ring =
      '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="1" height="1" fill="url(#a)"/>';
    expect((await draw(ring)).shapes).toEqual([]);
    expect((await onlyPath('<rect width="1" height="1" fill="url(#none) red"/>')).fill?.paint).toEqual([1, 0, 0]);
  });
});

describe("use, symbols, clips and markers", () => {
  it("a use draws its target at its place, in its colour, like matplotlib's letters and points", async () => {
    const svg =
      '<defs><path id="p" d="M0 0H2V2H0Z"/></defs><g style="fill:red"><use xlink:href="#p" x="10" y="20" transform="scale(2)"/></g>';
    expect(await inkOfSvg(svg)).toEqual([20, 40, 24, 44]);
    expect((await onlyPath(svg)).fill?.paint).toEqual([1, 0, 0]);
  });

  it("a symbol is fitted into the size that its use gives", async () => {
    const svg =
      '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol><use href="#s" x="50" width="20" height="40"/>';
    expect(await inkOfSvg(svg)).toEqual([50, 10, 70, 30]);
  });

  it("a clip path is mapped like what it clips", async () => {
    const svg =
      '<clipPath id="c"><circle cx="5" cy="5" r="5"/></clipPath><rect width="50" height="50" clip-path="url(#c)" transform="scale(2)"/>';
    const [group] = (await draw(svg)).shapes;
    if (group?.kind !== "group" || !group.clip) throw new Error("not clipped");
    expect(inkOf([{ kind: "path", path: group.clip.path, fill: null, stroke: null }])).toEqual({
      left: 0,
      top: 0,
      right: 20,
      bottom: 20,
    });
  });

  it("an arrow head points along the end of its line", async () => {
    const marker =
      '<marker id="m" orient="auto" refX="0" refY="2" markerWidth="4" markerHeight="4" viewBox="0 0 4 4"><path d="M0 0L4 2L0 4z"/></marker>';
    const line = '<path d="M50 10V50" stroke="black" stroke-width="2" marker-end="url(#m)"/>';
    expect(await inkOfSvg(marker + line)).toEqual([46, 10, 54, 58]);
  });

  it("a use that draws itself is left out with a warning", async () => {
    expect(await warningsOf('<g id="a"><use href="#a"/></g>')).toEqual([
      "svg-unsupported: has a “use” element that draws itself; it is left out",
    ]);
  });
});

describe("patterns", () => {
  const hatch =
    '<pattern id="h" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="lime"/></pattern>';

  it("fill a shape with their tiles, inside it", async () => {
    const [group] = (await draw(`${hatch}<rect x="20" y="20" width="30" height="20" fill="url(#h)"/>`)).shapes;
    if (group?.kind !== "group") throw new Error("no group");
    expect(group.clip && boundsOf(group.clip.path)).toEqual({ left: 20, top: 20, right: 50, bottom: 40 });
    expect(group.marks).toHaveLength(6);
    expect(inkOf(group.marks)).toEqual({ left: 20, top: 20, right: 45, bottom: 35 });
  });

  it("of the shape's box have their share of its size, and rotated ones reach every corner", async () => {
    const boxed = '<pattern id="b" width=".5" height=".25"><circle r="3"/></pattern>';
    const [group] = (await draw(`${boxed}<rect width="40" height="40" fill="url(#b)" stroke="red"/>`)).shapes;
    expect(group?.kind === "group" && group.marks).toHaveLength(8);
    const turned = hatch.replace("<pattern", '<pattern patternTransform="rotate(45)"');
    const ink = inkOf((await draw(`${turned}<rect width="40" height="40" fill="url(#h)"/>`)).shapes);
    expect(ink && ink.left < 5 && ink.right > 35 && ink.top < 5 && ink.bottom > 35).toBe(true);
  });

  it("of too many tiles, and that fill themselves, end", async () => {
    const fine = hatch.replaceAll('"10"', '"0.01"');
    expect(await warningsOf(`${fine}<rect width="90" height="90" fill="url(#h)"/>`)).toEqual([
      "svg-unsupported: has a pattern with too many tiles; what it fills stays empty",
    ]);
    const ring = hatch.replace('fill="lime"', 'fill="url(#h)"');
    expect(await draw(`${ring}<rect width="90" height="90" fill="url(#h)"/>`)).toBeTruthy();
  });
});

describe("text that is not SVG", () => {
  const html = (text: string, style = "") =>
    `<foreignObject x="20" y="20" width="60" height="40"><div xmlns="http://www.w3.org/1999/xhtml" style="${style}">${text}</div></foreignObject>`;
  const middle = async (content: string) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = await inkOfSvg(content);
    return [(left + right) / 2, (top + bottom) / 2].map(Math.round);
  };

  it("is set as plain text where its HTML puts it, and that is reported", async () => {
    const centred = "display: flex; align-items: center; justify-content: center; font-size: 10px; color: lime";
    const [x = 0, y = 0] = await middle(html("xxx<br/><b>xxx</b>", centred));
    expect([x, Math.abs(y - 40) < 2]).toEqual([50, true]);
    const [left = 0, top = 0] = await inkOfSvg(html("xxx"));
    expect([Math.round(left), top > 20 && top < 32]).toEqual([20, true]);
    expect(paths((await draw(html("xxx", centred))).shapes)[0]?.fill?.paint).toEqual([0, 1, 0]);
    expect(await warningsOf(html("xxx"))).toEqual(["svg-unsupported: has HTML text, which is set as plain text"]);
  });

  it("has the colour behind it that hides the line under a label, and the height of its lines", async () => {
    const filled = (await draw(html("xxx", "background-color: red; font-size: 10px; line-height: 2"))).shapes;
    const [behind, words] = paths(filled);
    expect([behind?.fill?.paint, words?.fill?.paint]).toEqual([
      [1, 0, 0],
      [0, 0, 0],
    ]);
    const box = behind && boundsOf(behind.path);
    expect(box && [box.top, box.bottom].map(Math.round)).toEqual([20, 40]);
  });

  it("is broken at the width of its box", async () => {
    const [, , right = 0, bottom = 0] = await inkOfSvg(html("many small words in a box", "font-size: 12px"));
    expect([right <= 80, bottom > 40]).toEqual([true, true]);
  });

  it("replaces what draw.io truncates for other readers", async () => {
    const label = (text: string) => `<text x="50" y="54" font-size="12" text-anchor="middle">${text}</text>`;
    const whole = await draw(`<switch>${html("Sample preparation")}${label("Sample pr...")}</switch>`);
    expect(paths(whole.shapes)).toHaveLength(2);
    expect(await inkOfSvg(`<switch>${html("Sample")}${label("Sample")}</switch>`)).toEqual(
      await inkOfSvg(label("Sample")),
    );
  });

  it("flows into the rectangle that Inkscape gives it", async () => {
    const [left = 0, top = 0] = await inkOfSvg(
      '<flowRoot font-size="10"><flowRegion><rect x="30" y="40" width="50" height="20"/></flowRegion><flowPara>xx</flowPara></flowRoot>',
    );
    expect([Math.round(left), top > 40 && top < 52]).toEqual([30, true]);
  });
});

describe("labels", () => {
  it("are on their baseline, from the given place on", async () => {
    const [left = 0, top = 0, right = 0, bottom = 0] = await inkOfSvg('<text x="10" y="50" font-size="20">Hx</text>');
    expect(left).toBeGreaterThan(10);
    expect(left).toBeLessThan(13);
    expect(bottom).toBeCloseTo(50, 0);
    expect(top).toBeCloseTo(50 - 0.66 * 20, 0);
    expect(right).toBeLessThan(35);
  });

  it("are centred on a place or end there", async () => {
    const label = (anchor: string) => `<text x="50" y="50" font-size="10" text-anchor="${anchor}">HHHH</text>`;
    const [left = 0, , right = 0] = await inkOfSvg(label("middle"));
    expect((left + right) / 2).toBeCloseTo(50, 1);
    expect((await inkOfSvg(label("end")))[2]).toBeLessThanOrEqual(50);
  });

  it("take fonts, sizes and shifts from tspans", async () => {
    const svg = '<text x="0" y="50" style="font: bold 20px serif">H<tspan dy="-10" font-size="50%">H</tspan></text>';
    const [large, small] = paths((await draw(svg)).shapes).map((mark) => inkOf([mark]));
    if (!large || !small) throw new Error("no letters");
    expect((small.bottom - small.top) / (large.bottom - large.top)).toBeCloseTo(0.5, 1);
    expect(small.bottom).toBeCloseTo(40, 0);
    expect(small.left).toBeGreaterThan(large.right);
  });

  it("place each letter where the file says", async () => {
    const letters = paths((await draw('<text x="10 40 70" y="50">HHHH</text>')).shapes).map((mark) =>
      Math.floor(inkOf([mark])?.left ?? 0),
    );
    expect(letters.map((left) => Math.floor(left / 10) * 10)).toEqual([10, 40, 70, 80]);
  });

  it("drop the white space of the file's layout", async () => {
    // A place belongs to the first character, in a tspan, in a nested one, or after white space of the file.
    const plain = await inkOfSvg('<text x="20" y="60">AB</text>');
    expect(await inkOfSvg('<text x="20" y="60"><tspan>AB</tspan></text>')).toEqual(plain);
    expect(await inkOfSvg('<text x="20" y="60">\n <tspan><tspan>A</tspan></tspan><tspan>B</tspan></text>')).toEqual(
      plain,
    );
    expect(await inkOfSvg('<text x="5" y="5"><tspan x="20" y="60">AB</tspan></text>')).toEqual(plain);
    expect(await inkOfSvg('<text x="20 70" y="60"><tspan>A</tspan>B</text>')).toEqual(
      await inkOfSvg('<text y="60"><tspan x="20">A</tspan><tspan x="70">B</tspan></text>'),
    );
    const compact = await inkOfSvg('<text x="10" y="50">A <tspan>B</tspan></text>');
    expect(await inkOfSvg('<text x="10" y="50">\n   A\n   <tspan>B</tspan>\n</text>')).toEqual(compact);
  });

  it("from right to left begins at its right end, and orders its parts by the sentence", async () => {
    const [left = 0, , right = 0] = await inkOfSvg('<text x="50" y="50" direction="rtl">سلام</text>');
    expect(right).toBeLessThanOrEqual(50.5);
    expect(left).toBeGreaterThan(10);
    const ends = await inkOfSvg('<text x="50" y="50" direction="rtl" text-anchor="end">سلام</text>');
    expect(ends[0]).toBeGreaterThan(49);
    // A red word that is the second of three is in the middle in either direction of reading.
    const words = '<text x="9" y="50">אבג <tspan fill="red">דה</tspan> וז</text>';
    const parts = paths((await draw(words)).shapes).map(({ path, fill }) => ({
      fill,
      left: boundsOf(path)?.left ?? 0,
    }));
    const lefts = parts.map((part) => part.left);
    expect(parts).toHaveLength(3);
    expect(lefts).toEqual([...lefts].sort((one, two) => one - two));
    expect(JSON.stringify(parts[1]?.fill)).not.toBe(JSON.stringify(parts[0]?.fill));
  });

  it("follow a path, each letter upright on it", async () => {
    const line = '<path id="p" d="M50 10V90" fill="none"/>';
    const label = (more: string) => `${line}<text font-size="10"><textPath href="#p" ${more}>xxx</textPath></text>`;
    const [left = 0, top = 0, right = 0] = await inkOfSvg(label(""));
    expect([left >= 49, Math.round(top), right < 60]).toEqual([true, 10, true]);
    const [, middle = 0, , end = 0] = await inkOfSvg(label('startOffset="50%" text-anchor="middle"'));
    expect(Math.round((middle + end) / 2)).toBe(50);
    expect(await warningsOf(label(""))).toEqual([]);
  });

  it("are as long as the file says, if that does not spoil them", async () => {
    const width = async (more: string) => {
      const [left = 0, , right = 0] = await inkOfSvg(`<text y="50" font-size="10" ${more}>mmmm</text>`);
      return right - left;
    };
    const natural = await width("");
    expect((await width(`textLength="${natural * 1.2}"`)) / natural).toBeCloseTo(1.17, 1);
    expect(await width('textLength="90"')).toBe(natural);
  });

  it("name the characters that no font has", async () => {
    expect(await warningsOf('<text y="9">中</text>')).toEqual([
      "missing-glyph: has the character “中” (U+4E2D), which no font has",
    ]);
  });
});

describe("pictures in drawings", () => {
  it("are accepted if they are embedded in the file", async () => {
    const data = png(20, 10).toString("base64");
    expect(
      await inkOfSvg(`<image x="10" y="10" width="40" height="40" href="data:image/png;base64,${data}"/>`),
    ).toEqual([10, 20, 50, 40]);
  });

  it("are left out with a warning if they are broken or of another kind", async () => {
    expect(await warningsOf('<image width="9" height="9" href="data:image/png;base64,iVBORw0KGgo="/>')).toEqual([
      "svg-unsupported: contains a picture that cannot be used: the file is cut off; it is left out",
    ]);
    expect(await warningsOf('<image width="9" height="9" href="data:image/svg+xml;base64,AAAA"/>')).toHaveLength(1);
  });
});

describe("what is outside the file is never read", () => {
  it.each([
    ['<image href="file:///etc/passwd" width="9" height="9"/>', "shows the picture “file:///etc/passwd”"],
    ['<image href="https://example.org/a.png" width="9" height="9"/>', "shows the picture"],
    ['<use xlink:href="other.svg#a"/>', "refers to “other.svg#a”"],
    ['<rect width="9" height="9" fill="url(http://example.org/#g)"/>', "refers to “http://example.org/#g”"],
    ['<style>@import url("http://example.org/a.css");</style>', "imports a style sheet"],
  ])("%s", async (svg, message) => {
    const [warning] = await warningsOf(svg);
    expect(warning).toContain(`svg-external: ${message}`);
  });

  it("scripts, foreign objects, filters and masks are named and left out", async () => {
    const svg = '<script>alert(1)</script><foreignObject/><g filter="url(#f)" mask="url(#m)"/><animate/>';
    expect(
      (await warningsOf(svg)).map((warning) => /“(\w+)”|a (filter|mask)/.exec(warning)?.slice(1).join("")),
    ).toEqual(["script", "foreignObject", "filter", "mask", "animate"]);
  });

  it("editors' own metadata is ignored silently", async () => {
    expect(
      await warningsOf("<metadata><rdf:RDF/></metadata><sodipodi:namedview/><title>A</title><inkscape:grid/>"),
    ).toEqual([]);
  });
});

describe("a hostile or broken file", () => {
  it("entities for plain text are read, as in Illustrator's namespace addresses", async () => {
    const head = `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [
      <!ENTITY ns_svg "http://www.w3.org/2000/svg"> <!ENTITY kind 'green'> <!ENTITY kind "red">
    ]><svg xmlns="&ns_svg;" width="100pt" height="100pt">`;
    const { shapes } = await draw('<rect width="9" height="9" fill="&kind;"/>', head);
    expect(paths(shapes)[0]?.fill?.paint).toEqual([0, 128 / 255, 0]);
  });

  it("entities that hold very much text, tags or the address of a file are refused", async () => {
    const many = `<!DOCTYPE svg [<!ENTITY a "${"ha".repeat(1000)}">]>${page}<text>${"&a;".repeat(600)}</text></svg>`;
    expect(await faultOf(many)).toMatch(/^its entities contain too much text/);
    for (const value of ['SYSTEM "file:///etc/passwd"', '"<rect/>"', '"&#60;rect/>&b;"', '"%c;"'])
      expect(await faultOf(`<!DOCTYPE svg [<!ENTITY a ${value}>]>${page}<text>&a;</text></svg>`)).toMatch(
        /^its DOCTYPE declares entities/,
      );
  });

  it("characters by the names of HTML are read", async () => {
    const ink = await inkOfSvg('<text y="50" font-size="10">20&nbsp;&deg;C &plusmn; 1 &mu;m</text>');
    expect(ink).toEqual(await inkOfSvg('<text y="50" font-size="10">20\u00a0°C ± 1 μm</text>'));
  });

  it("a billion laughs are refused before the first", async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${page}<text>&b;</text></svg>`;
    expect(await faultOf(bomb)).toBe("its DOCTYPE declares entities, which are not allowed (line 1, column 1)");
    const plain = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">${page}</svg>`;
    expect(await faultOf(plain)).toBeNull();
  });

  it("style sheets with an absurd number of rules are refused, and long ones are applied quickly", async () => {
    const sheet = (count: number) =>
      `<style>${Array.from({ length: count }, (_, i) => `.c${i}, g path { fill: #00${1000 + i} }`).join("")}</style>`;
    expect(await faultOf(`${page}${sheet(3000)}</svg>`)).toBe("its style sheets have more than 5000 rules");
    const paths = Array.from({ length: 20_000 }, (_, i) => `<path id="p${i}" class="c${i % 9} d${i}" d="M0 0H1"/>`);
    // Comparing each with each takes a minute.
    const apply = async () => expect(await faultOf(`${page}${sheet(2400)}${paths.join("")}</svg>`)).toBeNull();
    expect(await processorSeconds(apply)).toBeLessThan(8);
  });

  it("uses of uses of uses end in a fault", async () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `<g id="l${i + 1}"><use href="#l${i}"/><use href="#l${i}"/></g>`,
    );
    expect(
      await faultOf(`${page}<defs><path id="l0" d="M0 0H1"/>${levels.join("")}</defs><use href="#l30"/></svg>`),
    ).toBe("it draws more than 200,000 elements");
  });

  it("gradients of very many stops count wherever they are used", async () => {
    const stops = '<stop offset=".5" stop-color="red"/>'.repeat(4_000);
    const uses = (count: number) =>
      `${page}<linearGradient id="g">${stops}</linearGradient>${'<rect fill="url(#g)" width="9" height="9"/>'.repeat(count)}</svg>`;
    expect(await faultOf(uses(20))).toBeNull();
    expect(await faultOf(uses(600))).toBe("it draws more than 200,000 elements");
  });

  it("is reported with line and column", async () => {
    expect(await faultOf(`${page}\n<g>\n  <rect>\n</g></svg>`)).toBe(
      "“</g>” does not close the element that is open (line 4, column 1)",
    );
    expect(await faultOf(`${page}<g>`)).toMatch(/^“<g>” is never closed/);
    expect(await faultOf(`${page}<text>a & b</text></svg>`)).toMatch(/^“&” is not an XML character/);
    expect(await faultOf(`${page}<rect x=1/></svg>`)).toMatch(/^the tag “<rect” is not complete/);
    expect(await faultOf(`${"<g>".repeat(200)}`)).toMatch(/^it is nested deeper than 100 levels/);
    expect(await faultOf("<html></html>")).toBe("it is not SVG: it begins with “<html>”");
    expect(await faultOf("")).toMatch(/^it has no element/);
  });

  it("absurdly large numbers are not drawn as infinite", async () => {
    const { shapes } = await draw('<path d="M0 0L1e999 5"/><rect width="1e400" height="1"/><circle r="NaN"/>');
    expect(JSON.stringify(shapes)).not.toMatch(/[[,](null|Infinity)/);
  });
});

describe("the encoding", () => {
  const declared = (name: string) => `<?xml version="1.0" encoding="${name}"?>`;
  const word = `${page}<text x="10" y="50">é</text></svg>`;

  it("is the one that the file declares", async () => {
    const utf8 = await readSvg(Buffer.from(word));
    const latin = await readSvg(Buffer.from(`${declared("ISO-8859-1")}${word}`, "latin1"));
    const wide = await readSvg(Buffer.from(`\ufeff${word}`, "utf16le"));
    expect(latin.drawing).toEqual(utf8.drawing);
    expect(wide.drawing).toEqual(utf8.drawing);
    expect(utf8.drawing).not.toBeNull();
  });

  it("is a fault if the bytes are in another", async () => {
    const wrong = await readSvg(Buffer.from(word, "latin1"));
    expect(wrong.drawing === null && wrong.fault).toBe("its characters are in an encoding that it does not declare");
  });
});
