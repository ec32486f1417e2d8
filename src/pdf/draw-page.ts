// One page: its placed items in printed order, then its decoration (rules under words, leaders), then its links.
import type { Tag } from "../compose/block.ts";
import type { Artifact, Page, Placed } from "../page/document.ts";
import type { GlyphItem, LineItem } from "../paragraph/line.ts";
import type { Colour } from "../vector/drawing.ts";
import type { Canvas } from "./canvas.ts";
import { drawFormula, type PartPlace } from "./draw-formula.ts";
import { drawPicture } from "./draw-shapes.ts";
import type { EmbeddedFonts } from "./fonts.ts";
import type { Resources } from "./resources.ts";
import { TextSetter } from "./set-text.ts";
import { underlineStretches } from "./underline.ts";

const black: Colour = [0, 0, 0];

/** Rules closer than this are drawn as one. */
const touching = 0.1;

interface Bar {
  readonly x: number;
  readonly y: number;
  width: number;
  readonly thickness: number;
  readonly colour: Colour;
}

interface LeaderDots {
  readonly item: Extract<LineItem, { kind: "leader" }>;
  readonly x: number;
  readonly baseline: number;
}

type PlacedLine = Extract<Placed, { kind: "line" }>;

export function drawPage(canvas: Canvas, page: Page, fonts: EmbeddedFonts, resources: Resources): void {
  new PageDrawer(canvas, fonts, resources).draw(page);
}

class PageDrawer {
  readonly #canvas: Canvas;
  readonly #resources: Resources;
  readonly #setter: TextSetter;
  // Decoration waits for the end of the page, so that it does not cut the text into pieces.
  readonly #bars: Bar[] = [];
  readonly #leaders: LeaderDots[] = [];
  /** Whether the last item ended with a space, or continues without one. */
  #separated = true;
  /** A space comes before the next word. */
  #spacePending = false;
  /** The paragraph whose last word so far is a formula or picture. */
  #afterGraphic: Tag | null = null;

  constructor(canvas: Canvas, fonts: EmbeddedFonts, resources: Resources) {
    this.#canvas = canvas;
    this.#resources = resources;
    this.#setter = new TextSetter(canvas, fonts);
  }

  draw(page: Page): void {
    for (const placed of page.items) {
      if (placed.kind === "line") this.#line(placed);
      else if (placed.kind === "picture") this.#picture(placed);
      else {
        this.#mark(placed.artifact);
        this.#canvas.rectangle(placed.x, placed.y, placed.width, placed.height, placed.colour);
      }
    }
    this.#decoration();
  }

  #line(placed: PlacedLine): void {
    const { line, x, baseline, artifact } = placed;
    // The text object continues from line to line as long as the tag is the same.
    let begun = false;
    let separated = this.#separated;
    let edges: { readonly left: number; readonly right: number } | null = null;
    // A formula at the end of the line before.
    if (this.#afterGraphic === line.tag) this.#spacePending = true;
    this.#afterGraphic = null;
    let owner: Tag | Artifact | null = null;
    const items = line.reading ?? line.items;
    if (artifact === null && items.length === 0) this.#canvas.tags?.declare(line.tag);
    for (const [index, item] of items.entries()) {
      if (item.kind === "anchor") continue;
      if (item.kind === "leader") {
        this.#leaders.push({ item, x: x + item.x, baseline });
        continue;
      }
      if (owner !== (artifact ?? item.tag)) {
        owner = artifact ?? item.tag;
        this.#setter.flush();
        separated = this.#canvas.beginMarkedContent(owner) || separated;
        begun = false;
      }
      if (item.kind !== "glyphs") {
        this.#setter.flush();
        begun = false;
        const isFirst = !isPartOf(items[index - 1], item);
        if (isFirst) this.#beginPicture(items, index);
        const neighbours = { isFirst, isLast: !isPartOf(item, items[index + 1]) };
        this.#inlinePicture(item, x + item.x, baseline, artifact, neighbours);
        edges = { left: item.x, right: item.x + item.width };
        this.#afterGraphic = line.tag;
        continue;
      }
      if (item.runs[0]?.glyphs.length === 0) continue;
      if (!begun) this.#setter.begin(x + item.x, baseline);
      begun = true;
      // Lines of paragraphs that are one element must not run together, nor words with the formula before them.
      if (!separated || this.#spacePending || (edges && isApart(item, edges))) this.#setter.part(item);
      separated = true;
      edges = null;
      this.#afterGraphic = null;
      this.#separated = item.space || item.hyphen;
      // Content with actual text would swallow the space, so the next word gets it.
      this.#spacePending = item.space && hasActualText(item.tag);
      this.#setter.draw(item, x + item.x, item.space && !this.#spacePending);
      if (item.underline || item.strikethrough) this.#drawBars(item, x + item.x, baseline);
      if (artifact === null && item.tag.role === "Lbl") {
        this.#canvas.tags?.label(item.tag, item.runs[0]?.text ?? "");
      }
    }
    this.#setter.flush();
  }

  #mark(owner: Tag | Artifact): void {
    this.#canvas.beginMarkedContent(owner);
    this.#canvas.endText();
  }

  /** The parts of a formula in one line share their actual text. */
  #beginPicture(items: readonly LineItem[], first: number): void {
    const texts: string[] = [];
    for (let i = first; i === first || isPartOf(items[i - 1], items[i]); i++) {
      const item = items[i];
      if (item?.kind === "drawing" && item.text !== "") texts.push(item.text);
    }
    this.#canvas.endText();
    if (texts.length > 0) this.#canvas.actualText(texts.join(" "));
  }

  #inlinePicture(
    item: Extract<LineItem, { kind: "drawing" | "picture" }>,
    x: number,
    baseline: number,
    artifact: Artifact | null,
    neighbours: Pick<PartPlace, "isFirst" | "isLast">,
  ): void {
    const canvas = this.#canvas;
    const top = baseline - item.rise - item.height;
    if (item.kind === "drawing") {
      drawFormula({ canvas, resources: this.#resources, setter: this.#setter }, item, { x, top, ...neighbours });
    } else {
      const box = { x, y: top, width: item.width, height: item.height };
      drawPicture(canvas, this.#resources, item.picture, box, black);
    }
    const height = item.kind === "drawing" ? item.drawing.height * item.scale : item.height;
    if (artifact === null) this.#place(item.tag, x, top, item.width, height, false);
  }

  #picture(placed: Extract<Placed, { kind: "picture" }>): void {
    const owner = placed.artifact ?? placed.tag;
    this.#mark(owner ?? "layout");
    drawPicture(this.#canvas, this.#resources, placed.picture, placed, black);
    if (placed.artifact === null && placed.tag) {
      this.#place(placed.tag, placed.x, placed.y, placed.width, placed.height, true);
    }
  }

  /** Adds the place of a figure or formula to the structure tree. */
  #place(tag: Tag, x: number, y: number, width: number, height: number, block: boolean): void {
    const { box: frame, tags } = this.#canvas;
    if (tags === null) return;
    for (let at: Tag | null = tag; at; at = at.parent) {
      if (at.role !== "Figure" && at.role !== "Formula") continue;
      const top = frame.height - y;
      const box = { left: x, bottom: top - height, right: x + width, top };
      tags.place(at, box, block);
      return;
    }
  }

  /** Rules under or through words; those that touch are one. */
  #drawBars(item: GlyphItem, x: number, baseline: number): void {
    const { underline, strikethrough } = item;
    if (underline) {
      for (const { from, to } of underlineStretches(item)) {
        this.#bar(item, underline, { x: x + from, width: to - from }, baseline);
      }
    }
    if (strikethrough) this.#bar(item, strikethrough, { x, width: item.width }, baseline);
  }

  #bar(
    { rise, colour }: GlyphItem,
    rule: NonNullable<GlyphItem["underline"]>,
    { x, width }: { readonly x: number; readonly width: number },
    baseline: number,
  ): void {
    const y = baseline - rise + rule.offset;
    const last = this.#bars.at(-1);
    const goesOn =
      last &&
      last.y === y &&
      last.thickness === rule.thickness &&
      last.colour === colour &&
      Math.abs(x - (last.x + last.width)) < touching;
    if (goesOn) last.width = x + width - last.x;
    else this.#bars.push({ x, y, width, thickness: rule.thickness, colour });
  }

  #decoration(): void {
    if (this.#bars.length > 0 || this.#leaders.length > 0) this.#mark("layout");
    for (const bar of this.#bars) {
      this.#canvas.rectangle(bar.x, bar.y - bar.thickness / 2, bar.width, bar.thickness, bar.colour);
    }
    for (const { item, x, baseline } of this.#leaders) {
      this.#setter.leader(item, x, baseline);
    }
    this.#canvas.endMarkedContent();
  }
}

/** Wider than a tight word space. */
function isApart(item: GlyphItem, edges: { readonly left: number; readonly right: number }): boolean {
  return Math.max(item.x - edges.right, edges.left - item.x - item.width) > item.size / 10;
}

function hasActualText(tag: Tag): boolean {
  for (let at: Tag | null = tag; at; at = at.parent) if (at.actual !== undefined) return true;
  return false;
}

/** Whether an item is the next part of the formula before it. */
function isPartOf(before: LineItem | undefined, item: LineItem | undefined): boolean {
  return before?.kind === "drawing" && item?.kind === "drawing" && before.tag === item.tag;
}
