// node scripts/sheet.mjs OLD NEW [SHEET.png]: the changes on the pages of a PDF as one picture: a row for each changed page, before | after |
// difference. In the difference, ink that is gone is red and new ink is blue.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { blank, differing, pixelsOfPage, place, toPng } from "./pixels.mjs";

const [before, after, sheet = "sheet.png"] = process.argv.slice(2);
if (!before || !after) {
  console.error("usage: node scripts/sheet.mjs OLD NEW [SHEET.png]");
  process.exit(2);
}
const dpi = 72;
const gap = 8;
/** The most rows in one picture. */
const mostRows = 16;

const [oldPages, newPages] = [pagesOf(before), pagesOf(after)];
const changed = [];
for (let page = 1; page <= Math.max(oldPages, newPages); page++) {
  const old = page <= oldPages ? pixelsOfPage(before, page, { dpi, grey: true }) : null;
  const now = page <= newPages ? pixelsOfPage(after, page, { dpi, grey: true }) : null;
  const count = old && now ? differing(old, now) : Number.POSITIVE_INFINITY;
  if (count > 0) changed.push({ page, count, old, now });
}
for (const { page, count } of changed)
  console.log(`page ${page}: ${Number.isFinite(count) ? `${count} pixels differ` : "is in one file only"}`);
if (changed.length === 0) {
  console.log("No page has changed.");
  process.exit(0);
}
writeFileSync(sheet, toPng(drawSheet(changed.slice(0, mostRows))));
const left = changed.length - mostRows;
console.log(`${sheet}: ${Math.min(changed.length, mostRows)} pages${left > 0 ? `; ${left} more have changed` : ""}`);

function pagesOf(pdf) {
  return Number(/^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))?.[1]);
}

function drawSheet(rows) {
  const sizes = rows.flatMap(({ old, now }) => [old, now].filter(Boolean));
  const width = Math.max(...sizes.map((picture) => picture.width));
  const heights = rows.map(({ old, now }) => Math.max(old?.height ?? 0, now?.height ?? 0));
  const whole = heights.reduce((sum, height) => sum + height + gap, gap);
  const canvas = blank(3 * width + 4 * gap, whole, 3, 200);
  let top = gap;
  rows.forEach(({ old, now }, index) => {
    const none = blank(width, heights[index], 1);
    const columns = [old ?? none, now ?? none, difference(old ?? none, now ?? none)];
    columns.forEach((picture, column) => {
      place(canvas, picture, gap + column * (width + gap), top);
    });
    top += heights[index] + gap;
  });
  return canvas;
}

/** Both on white, common ink in grey. */
function difference(old, now) {
  const picture = blank(Math.max(old.width, now.width), Math.max(old.height, now.height));
  const inkAt = ({ width, height, data }, x, y) => (x < width && y < height ? 255 - data[y * width + x] : 0);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const [gone, come] = [inkAt(old, x, y), inkAt(now, x, y)];
      const both = Math.min(gone, come) / 3;
      const at = (y * picture.width + x) * 3;
      picture.data[at] = 255 - Math.max(both, come - gone);
      picture.data[at + 1] = 255 - Math.max(both, Math.abs(come - gone));
      picture.data[at + 2] = 255 - Math.max(both, gone - come);
    }
  }
  return picture;
}
