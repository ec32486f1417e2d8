// Thumb tabs on the outer edge of a page, over the bleed. In: the marks of a page, and the tab in force at its top.
// Out: fields with their labels, each at a height of its own, so that the edge of the closed book shows where a day
// begins.
import type { Composition, Tab } from "../compose/block.ts";
import type { Typesetter } from "../paragraph/typesetter.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { PageGeometry, ParagraphStyle, Style } from "../template/style.ts";
import { contrast } from "../vector/contrast.ts";
import type { Colour, Drawing } from "../vector/drawing.ts";
import type { Placed } from "./document.ts";
import type { PlacedMark } from "./place-sheet.ts";
import { rotatedLine } from "./rotated-line.ts";

const white: Colour = [1, 1, 1];
const black: Colour = [0, 0, 0];
/** Between the tab and the text. */
const clearance = 6;
const gap = 2;
/** Around a tab on a field. */
const outline = 1;

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The tabs of a page: the one in force at its top, and those that begin on it. */
export function tabsOf(marks: readonly PlacedMark[], inForce: string | null): readonly string[] {
  const own = marks.filter(({ slot }) => slot === "tab");
  const head = own[0]?.isFirst ? null : inForce;
  return [...new Set([head, ...own.map(({ text }) => text)])].filter((name) => name !== null);
}

export class TabSetter {
  readonly #tabs: ReadonlyMap<string, Tab>;
  readonly #style: Style;
  readonly #composition: Composition;
  readonly #typesetter: Typesetter;
  readonly #diagnostics: Reporter;
  readonly #labels = new Map<string, Drawing>();
  readonly #reported = new Set<string>();

  constructor(composition: Composition, style: Style, typesetter: Typesetter, diagnostics: Reporter) {
    this.#tabs = composition.tabs ?? new Map();
    this.#style = style;
    this.#composition = composition;
    this.#typesetter = typesetter;
    this.#diagnostics = diagnostics;
  }

  /** `under`: what is already on the page. A tab on a field of colour is outlined, so that it is visible there. */
  place(
    names: readonly string[],
    geometry: PageGeometry,
    isVerso: boolean,
    under: readonly Placed[],
  ): readonly Placed[] {
    return names.flatMap((name) => {
      const tab = this.#tabs.get(name);
      if (!tab) return [];
      const [field, ...label] = this.#placeTab(tab, geometry, isVerso);
      if (field?.kind !== "field") return [];
      return under.some((item) => isUnder(item, field)) ? [outlineOf(field), field, ...label] : [field, ...label];
    });
  }

  #placeTab(tab: Tab, geometry: PageGeometry, isVerso: boolean): readonly Placed[] {
    const { margins, bleed } = geometry;
    const { width: wanted, height: tallest } = this.#style.tabs;
    const room = geometry.height - margins.top - margins.bottom;
    const pitch = Math.min(tallest + gap, room / tab.of);
    const height = pitch - gap;
    // Inner and outer margin change sides.
    const width = Math.min(wanted, margins.outer - clearance);
    if (height < 4 || width < 4) return [];
    const y = margins.top + tab.step * pitch;
    const x = isVerso ? 0 : geometry.width - width;
    const outside = isVerso ? x - bleed : x;
    const field: Placed = {
      ...{ kind: "field", x: outside, y, width: width + bleed, height, colour: tab.colour, artifact: "pagination" },
    };
    const label = this.#label(tab, { width, height }, isVerso);
    const place = { x: x + (width - label.width) / 2, y: y + (height - label.height) / 2 };
    const picture: Placed = {
      ...{ kind: "picture", ...place, width: label.width, height: label.height, picture: label },
      ...{ tag: null, artifact: "pagination" },
    };
    return [field, picture];
  }

  #label(tab: Tab, { width, height }: { width: number; height: number }, isVerso: boolean): Drawing {
    const key = JSON.stringify([tab.label, tab.colour, width, height, isVerso]);
    const known = this.#labels.get(key);
    if (known) return known;
    const base = styleOf(this.#style);
    const upright = [...tab.label].length <= 2;
    const size = Math.min(base.text.size, width * 0.62, upright ? height * 0.8 : Number.POSITIVE_INFINITY);
    const colour = contrast(tab.colour, white) >= contrast(tab.colour, black) ? white : black;
    const style = { ...base, text: { ...base.text, size, colour } };
    const room = upright ? width : height - size;
    const { info, root } = this.#composition;
    const line = this.#typesetter.setLine(tab.label, style, info.language, room, "left", root);
    const isShort = line.items.some(
      (item) => item.kind === "glyphs" && item.runs.some(({ text }) => text.endsWith("…")),
    );
    if (isShort) this.#report(tab, height);
    const drawing = upright ? turned(line) : rotatedLine(line, !isVerso);
    this.#labels.set(key, drawing);
    return drawing;
  }

  #report({ label, span }: Tab, height: number): void {
    if (this.#reported.has(label)) return;
    this.#reported.add(label);
    this.#diagnostics.warning(
      "tab-too-long",
      `“${label}” does not fit on a thumb tab of ${Math.round((height / 72) * 25.4)} mm, so it is shortened`,
      span,
      { hint: "make the tabs taller, “tabs: { height: 40mm }” in the template, or the name of the track shorter" },
    );
  }
}

function isUnder(item: Placed, tab: Area): boolean {
  if (item.kind !== "field" && item.kind !== "picture") return false;
  const across = item.x < tab.x + tab.width && tab.x < item.x + item.width;
  return across && item.y < tab.y + tab.height && tab.y < item.y + item.height;
}

function outlineOf(tab: Extract<Placed, { kind: "rule" | "field" }>): Placed {
  const [width, height] = [tab.width + 2 * outline, tab.height + 2 * outline];
  return { ...tab, x: tab.x - outline, y: tab.y - outline, width, height, colour: white };
}

/** Upright letters, as outlines too. */
function turned(line: Parameters<typeof rotatedLine>[0]): Drawing {
  const { width, height, shapes } = rotatedLine(line, true);
  const marks = shapes.flatMap((shape) => (shape.kind === "group" ? shape.marks : []));
  return { kind: "drawing", width: height, height: width, shapes: marks };
}

function styleOf(style: Style): ParagraphStyle {
  const found = style.paragraphs.get("tab");
  if (!found) throw new Error(`the template ${style.name} lacks the paragraph style “tab”, which page/ needs`);
  return found;
}
