// Keeps pages from one build to the next. In: a numbered sheet, and the text of its margins. Out: the page that was
// made from a sheet with the same boxes at the same places, with the anchors and marks on it; or null.
import type { Line } from "../paragraph/line.ts";
import { isSame } from "../runtime/is-same.ts";
import type { PlacedColumn, Sheet } from "./breaking/fill-pages.ts";
import type { Page } from "./document.ts";
import type { Box } from "./galley/galley.ts";
import type { NumberedSheet } from "./make-pages.ts";
import type { InForce } from "./marginalia.ts";
import type { PlacedSheet } from "./place-sheet.ts";

export interface MadePage {
  readonly page: Page;
  readonly placed: Pick<PlacedSheet, "anchors" | "marks">;
}

interface KeptPage extends MadePage {
  readonly numbered: NumberedSheet;
  /** What its running heads may name, as the pages before it leave it. */
  readonly inForce: InForce;
  /** The lines that were printed in place of those of the galley. */
  readonly printed: readonly Line[];
}

export class KeptPages {
  #basis: readonly unknown[] = [];
  #old: readonly (KeptPage | undefined)[] = [];
  #fresh: (KeptPage | undefined)[] = [];

  /** Starts the pages of a build; `basis`: what every page depends on. */
  begin(basis: readonly unknown[]): void {
    this.#old = isSame(basis, this.#basis) ? this.#fresh : [];
    this.#fresh = [];
    this.#basis = basis;
  }

  find(index: number, numbered: NumberedSheet, inForce: InForce): MadePage | null {
    const known = this.#old[index];
    return known && isSameSheet(known, numbered) && isSame(known.inForce, inForce) ? known : null;
  }

  keep(index: number, numbered: NumberedSheet, inForce: InForce, made: MadePage): void {
    this.#fresh[index] = { ...made, numbered, inForce, printed: printedOn(numbered) };
  }

  /** Ends a build: what only the build before it used is dropped. */
  rest(): void {
    this.#old = [];
  }

  /** Keeps nothing of this build, because something was reported during it. */
  forget(): void {
    this.#fresh = [];
  }
}

function isSameSheet({ numbered, printed }: KeptPage, now: NumberedSheet): boolean {
  const [one, other] = [numbered.sheet, now.sheet];
  if (numbered.isOpening !== now.isOpening || !isSame(numbered.geometry, now.geometry)) return false;
  if (one === null || other === null) return one === other;
  if (one !== other && !haveSameColumns(one, other)) return false;
  if (numbered.replaced === now.replaced || (numbered.replaced.size === 0 && now.replaced.size === 0)) return true;
  const lines = printedOn(now);
  return lines.length === printed.length && lines.every((line, at) => line === printed[at]);
}

/** The lines of a sheet, if some are replaced. */
function printedOn({ sheet, replaced }: NumberedSheet): readonly Line[] {
  if (replaced.size === 0) return [];
  const lines: Line[] = [];
  const add = (boxes: readonly Box[], from: number, to: number) => {
    for (let at = from; at < to; at++) {
      for (const item of boxes[at]?.content ?? [])
        if (item.kind === "line") lines.push(replaced.get(item.line) ?? item.line);
    }
  };
  for (const { region, from, to, footnotes } of sheet?.columns ?? []) {
    add(region.boxes[from]?.repeat?.boxes ?? [], 0, region.boxes[from]?.repeat?.boxes.length ?? 0);
    add(region.boxes, from, to);
    if (footnotes) add(region.footnotes?.boxes ?? [], footnotes.from, footnotes.to);
  }
  return lines;
}

function haveSameColumns(one: Sheet, other: Sheet): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every((column, at) => {
      const its = other.columns[at];
      return its !== undefined && isSameColumn(column, its);
    })
  );
}

function isSameColumn(one: PlacedColumn, other: PlacedColumn): boolean {
  if (one.x !== other.x || one.y !== other.y || one.ratio !== other.ratio || one.fill !== other.fill) return false;
  if (one.leading !== other.leading) return false;
  if (one.to - one.from !== other.to - other.from || one.region.measure !== other.region.measure) return false;
  const [own, its] = [one.footnotes, other.footnotes];
  if (own === null || its === null ? own !== its : own.y !== its.y || !haveSameNotes(one, other)) return false;
  return areSame(one.region.boxes, one.from, one.to, other.region.boxes, other.from);
}

function haveSameNotes(one: PlacedColumn, other: PlacedColumn): boolean {
  const [own, its] = [one.footnotes, other.footnotes];
  const [strip, otherStrip] = [one.region.footnotes, other.region.footnotes];
  if (!own || !its || !strip || !otherStrip || own.to - own.from !== its.to - its.from) return false;
  return (
    isSame(strip.setting, otherStrip.setting) && areSame(strip.boxes, own.from, own.to, otherStrip.boxes, its.from)
  );
}

function areSame(some: readonly Box[], from: number, to: number, others: readonly Box[], otherFrom: number): boolean {
  for (let at = from; at < to; at++) {
    const [one, other] = [some[at], others[otherFrom + at - from]];
    if (one !== other && !isSameBox(one, other)) return false;
  }
  return true;
}

/** The lines of a box are compared by identity. */
function isSameBox(one: Box | undefined, other: Box | undefined): boolean {
  if (!one || !other || one.height !== other.height || one.inset !== other.inset) return false;
  if (one.content.length !== other.content.length || !isSame(one.lead, other.lead)) return false;
  const isAlike = one.content.every((item, at) => {
    const its = other.content[at];
    if (item === its) return true;
    if (item.kind !== "line" || its?.kind !== "line") return isSame(item, its);
    if (item.line !== its.line || item.x !== its.x || item.baseline !== its.baseline) return false;
    return isSame(item.artifact, its.artifact) && isSame(item.span, its.span);
  });
  return (
    isAlike &&
    isSame(one.band, other.band) &&
    isSame(one.repeat, other.repeat) &&
    isSame(one.destinations, other.destinations) &&
    isSame(one.links, other.links) &&
    isSame(one.attachments, other.attachments)
  );
}
