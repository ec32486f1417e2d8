// Pictures of pages with few colours, as PNG files with a palette (PNG, third edition, §11.2.1): a third of the size. In: pixels in red,
// green and blue. Out: the bytes of the file. The colours are those of a median cut (Heckbert 1982), by the spread of each box.
import { deflateSync } from "node:zlib";
import { pngOf } from "./pixels.mjs";

/** Colours are counted by their first five bits. */
const kept = 5;
const bins = 1 << (3 * kept);

export function toPalettePng({ width, height, data }, colours = 64) {
  // Fields of one colour keep it exactly: tints differ by less than a median cut would see.
  const flat = frequent(data, colours / 2);
  const { counts, sums } = histogram(data);
  const used = Array.from({ length: bins }, (_, bin) => bin).filter((bin) => counts[bin] > 0);
  const mean = (bin) => [0, 1, 2].map((c) => sums[3 * bin + c] / counts[bin]);
  const points = used.map((bin) => ({ bin, count: counts[bin], at: mean(bin) }));
  const boxes = medianCut(points, colours - flat.length);
  const palette = [...flat, ...boxes.map((box) => centre(box).map(Math.round))];
  const exact = new Map(flat.map(([r, g, b], index) => [(r << 16) | (g << 8) | b, index]));
  const indexOf = new Uint8Array(bins);
  for (const { bin, at } of points) indexOf[bin] = nearest(palette, at);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      rows[y * (width + 1) + 1 + x] = exact.get(colourAt(data, at)) ?? indexOf[binOf(data, at)];
    }
  }
  return pngOf({
    width,
    height,
    kind: 3,
    palette: Buffer.from(palette.flat()),
    body: deflateSync(rows, { level: 9, memLevel: 9 }),
  });
}

function colourAt(data, at) {
  return (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
}

/** The colours of fields: each of at least a thousandth of the picture, the most frequent first. */
function frequent(data, most) {
  const counts = new Map();
  for (let at = 0; at < data.length; at += 3) {
    const colour = colourAt(data, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count * 3000 > data.length)
    .sort(([one, many], [other, few]) => few - many || one - other)
    .slice(0, most)
    .map(([colour]) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
}

function binOf(data, at) {
  const shift = 8 - kept;
  return ((data[at] >> shift) << (2 * kept)) | ((data[at + 1] >> shift) << kept) | (data[at + 2] >> shift);
}

function histogram(data) {
  const counts = new Float64Array(bins);
  const sums = new Float64Array(bins * 3);
  for (let at = 0; at < data.length; at += 3) {
    const bin = binOf(data, at);
    counts[bin]++;
    for (let c = 0; c < 3; c++) sums[3 * bin + c] += data[at + c];
  }
  return { counts, sums };
}

/** The box whose colours differ most is cut in the middle of its longest side, until there are enough. */
function medianCut(points, most) {
  const boxes = [points];
  while (boxes.length < most) {
    const spreads = boxes.map(spreadOf);
    const widest = spreads.reduce((best, spread, index) => (spread.error > spreads[best].error ? index : best), 0);
    const box = boxes[widest];
    if (box.length < 2) break;
    const { side, middle } = spreads[widest];
    const [low, high] = [box.filter(({ at }) => at[side] <= middle), box.filter(({ at }) => at[side] > middle)];
    if (low.length === 0 || high.length === 0) break;
    boxes.splice(widest, 1, low, high);
  }
  return boxes;
}

function centre(box) {
  const total = box.reduce((sum, { count }) => sum + count, 0);
  return [0, 1, 2].map((c) => box.reduce((sum, { at, count }) => sum + at[c] * count, 0) / total);
}

function spreadOf(box) {
  const middle = centre(box);
  const errors = [0, 1, 2].map((c) =>
    box.reduce((sum, { at, count }) => sum + (at[c] - middle[c]) ** 2 * Math.sqrt(count), 0),
  );
  const side = errors.indexOf(Math.max(...errors));
  return { error: errors[side], side, middle: middle[side] };
}

function nearest(palette, at) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, colour] of palette.entries()) {
    const distance = colour.reduce((sum, value, c) => sum + (value - at[c]) ** 2, 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
