// Running heads and folios in the margins of each page.
import type { Composition, RunningMark } from "../compose/block.ts";
import type { Line } from "../paragraph/line.ts";
import type { Typesetter } from "../paragraph/typesetter.ts";
import type { Marginal, Marginalia, PageGeometry, ParagraphStyle, Style } from "../template/style.ts";
import type { Artifact, Placed } from "./document.ts";
import { extent } from "./link-areas.ts";
import type { PlacedMark } from "./place-sheet.ts";

type Slot = RunningMark["slot"];
/** The texts in force, by slot. */
export type InForce = Map<Slot, string | null>;

export interface MarginPage {
  readonly folio: string;
  readonly geometry: PageGeometry;
  readonly isVerso: boolean;
  readonly left: number;
  readonly measure: number;
  readonly hasHead: boolean;
  /** Each slot's text on this page, including its marks. */
  readonly texts: ReadonlyMap<Slot, string | null>;
}

/** Adds a page's marks to `inForce`, and returns the texts for its running heads. */
export function readMarks(marks: readonly PlacedMark[], inForce: InForce): ReadonlyMap<Slot, string | null> {
  const texts = new Map(inForce);
  const seen = new Set<Slot>();
  for (const { slot, text, isFirst } of marks) {
    // The chapter is the one at the beginning of the page; the others are as in a dictionary: first or last on the
    // page.
    const takes = slot === "last-presenter" || !seen.has(slot);
    if (slot === "chapter" ? isFirst || !texts.get(slot) : takes && (text !== null || isFirst)) texts.set(slot, text);
    if (text !== null) seen.add(slot);
    inForce.set(slot, text);
  }
  return texts;
}

const gap = 12;

export class MarginSetter {
  readonly #composition: Composition;
  readonly #style: Style;
  readonly #typesetter: Typesetter;
  readonly #headStyle: ParagraphStyle;
  readonly #folioStyle: ParagraphStyle;
  readonly #lines = new Map<string, Line>();
  readonly #widths = new Map<Line, number>();

  constructor(composition: Composition, style: Style, typesetter: Typesetter) {
    this.#composition = composition;
    this.#style = style;
    this.#typesetter = typesetter;
    this.#headStyle = named(style, "running-head");
    this.#folioStyle = named(style, "folio");
  }

  margins(page: MarginPage): readonly Placed[] {
    const { head, foot } = this.#style;
    const { geometry } = page;
    const placed: Placed[] = [];
    if (page.hasHead && geometry.headBaseline !== null) {
      placed.push(...this.#row(page, page.isVerso ? head.verso : head.recto, geometry.headBaseline, "header"));
    }
    if (geometry.footBaseline !== null) {
      placed.push(...this.#row(page, page.isVerso ? foot.verso : foot.recto, geometry.footBaseline, "footer"));
    }
    return placed;
  }

  /** The word “Draft”, on top of everything else on the page. */
  draft({ width, headBaseline, margins }: PageGeometry, { text, colour }: NonNullable<Composition["draft"]>): Placed {
    const { info, root } = this.#composition;
    const style = { ...this.#headStyle, text: { ...this.#headStyle.text, colour, weight: 700, italic: false } };
    const line = this.#typesetter.setLine(text, style, info.language, width, "center", root);
    const baseline = Math.max(line.ascent + 4, (headBaseline ?? margins.top) / 2);
    return { kind: "line", x: 0, baseline, line, artifact: "header", span: null };
  }

  #row(page: MarginPage, row: Marginalia, baseline: number, artifact: Artifact): readonly Placed[] {
    const parts = this.#fit(page, row);
    const placed: Placed[] = parts.map(({ x, line }) => {
      return { kind: "line", x: page.left + x, baseline, line, artifact, span: null };
    });
    const rule = artifact === "header" ? this.#style.head.rule : this.#style.foot.rule;
    if (rule && parts.length > 0) {
      const below = baseline + Math.max(...parts.map(({ line }) => line.descent)) + rule.gap;
      const above = baseline - Math.max(...parts.map(({ line }) => line.ascent)) - rule.gap - rule.thickness;
      const y = artifact === "header" ? below : above;
      const bar = { x: page.left, y, width: page.measure, height: rule.thickness };
      placed.push({ kind: "rule", ...bar, colour: rule.colour, artifact });
    }
    return placed;
  }

  /**
   * Sets the texts of a row; one that would overlap its neighbour gets a narrower measure, and is thus shortened by the
   * typesetter.
   */
  #fit({ measure, ...page }: MarginPage, row: Marginalia): readonly { readonly x: number; readonly line: Line }[] {
    const parts = (["left", "center", "right"] as const).flatMap((align) => {
      const text = this.#text(row[align], { measure, ...page });
      return text ? [{ align, text, isFolio: row[align] === "folio" }] : [];
    });
    const widths = parts.map(({ text, isFolio }) => this.#width(text, isFolio, measure));
    const rooms = share(widths, measure - gap * (parts.length - 1));
    return parts.map(({ align, text, isFolio }, index) => {
      const width = widths[index] ?? 0;
      const room = rooms[index] ?? measure;
      if (room >= width) return { x: 0, line: this.#line(text, isFolio, measure, align) };
      const spare = measure - room;
      const x = align === "left" ? 0 : align === "center" ? spare / 2 : spare;
      return { x, line: this.#line(text, isFolio, room, align) };
    });
  }

  #width(text: string, isFolio: boolean, measure: number): number {
    const line = this.#line(text, isFolio, measure, "left");
    let width = this.#widths.get(line);
    if (width === undefined) {
      const { left, right } = extent(line.items);
      width = right - left;
      this.#widths.set(line, width);
    }
    return width;
  }

  #line(text: string, isFolio: boolean, measure: number, align: "left" | "center" | "right"): Line {
    const key = `${isFolio}\0${align}\0${measure}\0${text}`;
    let line = this.#lines.get(key);
    if (!line) {
      const { info, root } = this.#composition;
      const style = isFolio ? this.#folioStyle : this.#headStyle;
      line = this.#typesetter.setLine(text, style, info.language, measure, align, root);
      this.#lines.set(key, line);
    }
    return line;
  }

  #text(marginal: Marginal, page: MarginPage): string | null {
    if (marginal === "none") return null;
    if (marginal === "folio") return page.folio;
    if (marginal === "title") return this.#composition.title;
    if (marginal === "kind") return this.#composition.kind;
    return page.texts.get(marginal) ?? null;
  }
}

/** Gives each the width that it needs, narrow ones first; those that need more than an equal share of the rest get that share. */
function share(widths: readonly number[], room: number): readonly number[] {
  const rooms = [...widths];
  const order = widths.map((_, index) => index).sort((a, b) => (widths[a] ?? 0) - (widths[b] ?? 0) || a - b);
  let left = room;
  order.forEach((index, place) => {
    rooms[index] = Math.min(widths[index] ?? 0, left / (order.length - place));
    left -= rooms[index] ?? 0;
  });
  return rooms;
}

function named(style: Style, name: string): ParagraphStyle {
  const found = style.paragraphs.get(name);
  if (!found) throw new Error(`the template ${style.name} lacks the paragraph style ${name}, which page/ needs`);
  return found;
}
