// The boxes of timetables on printed pages, and what is wrong with them. In: pages of a Document. Out: boxes, lines and
// their areas; faults in words.
import type { Document, LinkArea, Page, Placed } from "../../src/page/document.ts";

export type PlacedLine = Extract<Placed, { kind: "line" }>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxesOf(page: Page): readonly LinkArea[] {
  // A box's link is an area of its own, taller than the line that it names.
  const lines = linesOf(page).map(areaOf);
  return page.links.filter(({ link, ...area }) => {
    const target = link.target.kind === "destination" ? link.target.name : "";
    return target.startsWith("session-") && !lines.some((line) => Math.abs(line.height - area.height) < 0.01);
  });
}

export function linesOf(page: Page): readonly PlacedLine[] {
  return page.items.filter((item): item is PlacedLine => item.kind === "line" && item.line.items.length > 0);
}

/** The printed extent of a line: from its first ink to its last, from ascent to descent. */
export function areaOf({ x, baseline, line }: PlacedLine): Area {
  const printed = line.items.filter((item) => item.kind !== "anchor" && item.width > 0);
  const left = Math.min(...printed.map((item) => item.x));
  const right = Math.max(...printed.map((item) => item.x + item.width));
  return { x: x + left, y: baseline - line.ascent, width: right - left, height: line.ascent + line.descent };
}

export function textOf({ line }: PlacedLine): string {
  return line.items
    .map((item) => (item.kind === "glyphs" ? item.runs.map((run) => run.text).join(" ") + (item.space ? " " : "") : ""))
    .join("");
}

export function meet(one: Area, other: Area): boolean {
  const slack = 0.05;
  return (
    one.x + one.width > other.x + slack &&
    other.x + other.width > one.x + slack &&
    one.y + one.height > other.y + slack &&
    other.y + other.height > one.y + slack
  );
}

export function contains(box: Area, area: Area): boolean {
  const slack = 0.6;
  return (
    area.x >= box.x - slack &&
    area.y >= box.y - slack &&
    area.x + area.width <= box.x + box.width + slack &&
    area.y + area.height <= box.y + box.height + slack
  );
}

/** What is wrong with the grids: text across an edge, text on text, box on box, box off the page. */
export function faultsOf(document: Document): readonly string[] {
  return document.pages.flatMap((page) => {
    const boxes = boxesOf(page);
    if (boxes.length === 0) return [];
    const lines = linesOf(page).map((line) => ({ text: textOf(line), area: areaOf(line) }));
    const faults: string[] = [];
    boxes.forEach((box, index) => {
      if (!contains({ x: 0, y: 0, width: page.width, height: page.height }, box)) faults.push("a box off the page");
      for (const other of boxes.slice(0, index)) if (meet(box, other)) faults.push(`boxes meet: ${box.link.title}`);
      for (const { text, area } of lines) if (meet(box, area) && !contains(box, area)) faults.push(`across: ${text}`);
    });
    lines.forEach(({ text, area }, index) => {
      for (const other of lines.slice(0, index)) if (meet(area, other.area)) faults.push(`${text} on ${other.text}`);
    });
    return faults.map((fault) => `page ${page.folio}: ${fault}`);
  });
}
