// Sheet → placed items in page coordinates: artifacts of the background first, then everything in reading order.
import type { BackdropItem } from "../compose/block.ts";
import type { Line, LineItem } from "../paragraph/line.ts";
import type { FootnoteShare, PlacedColumn, Sheet } from "./breaking/fill-pages.ts";
import type { LinkArea, Placed } from "./document.ts";
import type { Attachments, Band, Box, Region } from "./galley/galley.ts";
import { linkAreas } from "./link-areas.ts";

export interface PlacedSheet {
  readonly items: Placed[];
  readonly links: LinkArea[];
  /** Destinations and marks with their positions. */
  readonly anchors: readonly PlacedAnchor[];
  readonly marks: readonly PlacedMark[];
  readonly bare: boolean;
  readonly hasHead: boolean;
}

export interface PlacedAnchor {
  readonly name: string;
  readonly y: number;
  readonly outline: Attachments["anchors"][number]["outline"];
}

export interface PlacedMark {
  readonly slot: Attachments["marks"][number]["slot"];
  readonly text: string | null;
  /** Whether it is at the head of the page. */
  readonly isFirst: boolean;
}

interface Sink extends PlacedSheet {
  readonly replaced: ReadonlyMap<Line, Line>;
  readonly background: Placed[];
  readonly foreground: Placed[];
  readonly anchors: PlacedAnchor[];
  readonly marks: PlacedMark[];
  bare: boolean;
  hasHead: boolean;
  /** The band of the last box, and the index of its field in `items`. */
  band: { readonly band: Band; readonly at: number; readonly top: number } | null;
}

export function placeSheet(sheet: Sheet, left: number, top: number, replaced: ReadonlyMap<Line, Line>): PlacedSheet {
  const empty = { items: [], links: [], background: [], foreground: [], anchors: [], marks: [] };
  const sink: Sink = { ...empty, bare: false, hasHead: true, band: null, replaced };
  const first = sheet.columns.find(({ from, to }) => to > from);
  sheet.columns.forEach((column) => {
    placeFrame(column, left + column.x, top + column.y, column === first, sink);
    if (column.footnotes) placeFoot(column.footnotes, column.region, left + column.x, top + column.footnotes.y, sink);
  });
  const { items, links, anchors, marks, bare, hasHead, background, foreground } = sink;
  const around = background.length > 0 || foreground.length > 0;
  return { items: around ? [...background, ...items, ...foreground] : items, links, anchors, marks, bare, hasHead };
}

function placeFrame(column: PlacedColumn, x: number, top: number, isFirst: boolean, sink: Sink): void {
  sink.band = null;
  let y = top;
  const { boxes } = column.region;
  y += boxes[column.from]?.inset ?? 0;
  const repeat = boxes[column.from]?.repeat;
  if (repeat) {
    for (const box of repeat.boxes) {
      if (box !== repeat.boxes[0]) y += box.lead.height;
      placeBox(box, x, y, sink, true);
      y += box.height;
    }
    y += repeat.below;
  }
  for (let at = column.from; at < column.to; at++) {
    const box = boxes[at];
    if (!box) continue;
    if (at > column.from) y += placeLead(box, column, x, y, sink);
    if (box.attachments) placeNotes(box.attachments, y, isFirst && at === column.from, sink);
    if (box.destinations) for (const name of box.destinations) sink.anchors.push({ name, y, outline: null });
    placeBox(box, x, y, sink, false);
    y += box.height;
  }
}

/** Rule and notes; `y` is the top of both. */
function placeFoot(
  { from, to }: FootnoteShare,
  { footnotes: foot, measure }: Region,
  x: number,
  y: number,
  sink: Sink,
): void {
  if (!foot) return;
  sink.band = null;
  const { rule, ruleWidth, above } = foot.setting;
  let top = y + above;
  if (rule) {
    const bar = { x, y: top - rule.gap - rule.thickness, width: Math.min(ruleWidth, measure), height: rule.thickness };
    sink.items.push({ kind: "rule", ...bar, colour: rule.colour, artifact: "layout" });
  }
  for (let at = from; at < to; at++) {
    const box = foot.boxes[at];
    if (!box) continue;
    if (at > from) top += box.lead.height;
    for (const name of box.destinations ?? []) sink.anchors.push({ name, y: top, outline: null });
    placeBox(box, x, top, sink, false);
    top += box.height;
  }
}

/** Draws the rule in the glue above a box, if there is one; returns the height of the glue as set. */
function placeLead(box: Box, column: PlacedColumn, x: number, y: number, sink: Sink): number {
  const { lead } = box;
  const set = column.leading + (column.ratio > 0 ? column.ratio * lead.stretch : column.ratio * lead.shrink);
  if (lead.rule) {
    const { offset, width, style } = lead.rule;
    const share = lead.height > 0 ? offset / lead.height : 0;
    const rule = { x: x + lead.rule.x, y: y + offset + set * share, width, height: style.thickness };
    sink.items.push({ kind: "rule", ...rule, colour: style.colour, artifact: "layout" });
  }
  return lead.height + set + column.fill * lead.fill;
}

function placeBox(box: Box, x: number, y: number, sink: Sink, isRepeated: boolean): void {
  placeBand(box, x, y, sink);
  for (const area of box.links ?? []) sink.links.push({ ...area, x: area.x + x, y: area.y + y });
  for (const item of box.content) {
    if (item.kind === "line") {
      const { kind, span } = item;
      const own = sink.replaced.size > 0 ? (sink.replaced.get(item.line) ?? item.line) : item.line;
      const line = isRepeated ? withoutMarks(own) : own;
      const artifact = isRepeated ? "pagination" : item.artifact;
      const at = { kind, x: item.x + x, baseline: item.baseline + y, line, artifact, span };
      sink.items.push(at);
      if (artifact === null) linkAreas(line, at.x, at.baseline, sink.links);
    } else sink.items.push({ ...item, x: item.x + x, y: item.y + y });
  }
}

/** The footnotes of a table head are on the page where it is first printed. */
function withoutMarks(line: Line): Line {
  if (line.hasLinks === false) return line;
  const isKept = ({ tag }: LineItem) => tag?.role !== "Link" || tag.parent?.role !== "Reference";
  const { items, reading, width, ascent, descent, ratio, overfull, hyphenated, tag, span } = line;
  const kept = items.filter(isKept);
  if (kept.length === items.length) return line;
  const rest = { width, ascent, descent, ratio, overfull, hyphenated, tag, span };
  return { items: kept, ...(reading && { reading: reading.filter(isKept) }), ...rest };
}

/** One field behind all neighbouring boxes of a band: it is drawn at the first and grows with each further one. */
function placeBand(box: Box, x: number, y: number, sink: Sink): void {
  const { band } = box;
  if (!band) {
    sink.band = null;
    return;
  }
  if (sink.band?.band !== band) {
    sink.band = { band, at: sink.items.length, top: y - band.padding };
    sink.items.push({ kind: "field", x: 0, y: 0, width: 0, height: 0, colour: band.colour, artifact: "background" });
  }
  const { at, top } = sink.band;
  const place = { x: x + band.x, y: top, width: band.width, height: y + box.height + band.padding - top };
  sink.items[at] = { kind: "field", ...place, colour: band.colour, artifact: "background" };
}

function placeNotes(notes: Attachments, y: number, isFirst: boolean, sink: Sink): void {
  for (const anchor of notes.anchors) sink.anchors.push({ name: anchor.name, y, outline: anchor.outline });
  for (const mark of notes.marks) sink.marks.push({ slot: mark.slot, text: mark.text, isFirst });
  for (const backdrop of notes.backdrops) {
    const { opens } = backdrop;
    if (opens && !isFirst) {
      for (const item of opens.items) placeBackdrop({ ...item, y: item.y + y }, sink);
      continue;
    }
    sink.bare ||= backdrop.bare;
    if (backdrop.hasHead === false) sink.hasHead = false;
    for (const item of backdrop.items) placeBackdrop(item, sink);
  }
}

function placeBackdrop(item: BackdropItem, sink: Sink): void {
  if (item.kind !== "picture") sink.background.push({ ...item, artifact: "background" });
  else if (item.tag) sink.foreground.push({ ...item, tag: item.tag, artifact: null });
  else sink.background.push({ ...item, tag: null, artifact: "background" });
}
