// Runs kept from one build to the next, laid and broken into sheets. In: a run, and the lines that its paragraphs have now. Out: what was laid
// of the same blocks with the same lines, or null; and for a run whose boxes have the sizes of those before, the breaks that they had.
import type { Group, Tag } from "../compose/block.ts";
import type { Line } from "../paragraph/line.ts";
import { isSame } from "../runtime/is-same.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Sheet } from "./breaking/fill-pages.ts";
import type { Run, Token } from "./galley/divide-runs.ts";
import type { Box, Galley, Region } from "./galley/galley.ts";

export interface LaidRun {
  readonly galley: Galley;
  readonly sheets: readonly Sheet[];
}

/** What was reported as a run was laid. */
export type Report = (diagnostics: Reporter) => void;

interface KeptRun {
  readonly run: Run;
  readonly laid: LaidRun;
  readonly reports: readonly Report[];
}

/** The lines of a paragraph with page numbers as they are now. */
export type LinesNow = (printing: Galley["printing"][number]) => readonly Line[];

export class KeptRuns {
  #basis: Tag | null = null;
  #old = new Map<Token, KeptRun[]>();
  #fresh = new Map<Token, KeptRun[]>();

  /** A build begins; `basis`: the root of its elements, which is another one where anything that all runs depend on has changed. */
  begin(basis: Tag): void {
    this.#old = basis === this.#basis ? this.#fresh : new Map();
    this.#fresh = new Map();
    this.#basis = basis;
  }

  /** A run of the same blocks may have been laid more than once: with the page numbers unknown, and known. */
  find(run: Run, linesNow: LinesNow, diagnostics: Reporter): LaidRun | null {
    const known = this.#of(run).find(
      (kept) =>
        isSameRun(kept.run, run) &&
        kept.laid.galley.printing.every((printing) => linesNow(printing) === printing.lines),
    );
    if (!known) return null;
    for (const report of known.reports) report(diagnostics);
    this.#add(run, known);
    return known.laid;
  }

  keep(run: Run, laid: LaidRun, reports: readonly Report[]): void {
    this.#add(run, { run, laid, reports });
  }

  /** Sheets of an earlier galley that begins alike, where all of its boxes had the same sizes. */
  sheetsLike(run: Run, galley: Galley): readonly Sheet[] | null {
    const alike = this.#of(run).find((kept) => hasSizesOf(kept.laid.galley, galley));
    if (!alike) return null;
    const regions = new Map(alike.laid.galley.regions.map((region, at) => [region, galley.regions[at] ?? region]));
    return alike.laid.sheets.map(({ columns }) => ({
      columns: columns.map((column) => ({ ...column, region: regions.get(column.region) ?? column.region })),
    }));
  }

  #of(run: Run): readonly KeptRun[] {
    const first = firstOf(run);
    return first ? [...(this.#fresh.get(first) ?? []), ...(this.#old.get(first) ?? [])] : [];
  }

  #add(run: Run, kept: KeptRun): void {
    const first = firstOf(run);
    if (!first) return;
    const others = this.#fresh.get(first) ?? [];
    if (!others.includes(kept)) this.#fresh.set(first, [...others, kept]);
  }
}

/** What a run is known by: the first block that prints. */
function firstOf({ tokens }: Run): Token | undefined {
  return tokens.find(({ kind }) => kind === "paragraph" || kind === "figure" || kind === "grid" || kind === "table");
}

function isSameRun(one: Run, other: Run): boolean {
  return (
    one === other ||
    (one.isLandscape === other.isLandscape &&
      one.tokens.length === other.tokens.length &&
      one.tokens.every((token, at) => isSameToken(token, other.tokens[at])))
  );
}

function isSameToken(one: Token, other: Token | undefined): boolean {
  if (one === other || !other) return one === other;
  if (one.kind === "close") return other.kind === "close";
  if (one.kind === "open") return other.kind === "open" && isSameGroup(one.group, other.group);
  return isWithoutElements(one) && isSame(one, other);
}

function isWithoutElements({ kind }: Token): boolean {
  return kind === "mark" || kind === "anchor" || kind === "space" || kind === "rule" || kind === "backdrop";
}

/** But for what is in it. */
function isSameGroup(one: Group, other: Group): boolean {
  const { children: _one, ...own } = one;
  const { children: _other, ...its } = other;
  return isSame(own, its);
}

function hasSizesOf(one: Galley, other: Galley): boolean {
  return (
    one.regions.length === other.regions.length &&
    one.regions.every((region, at) => isSameExtent(region, other.regions[at]))
  );
}

/** Everything that breaking looks at. */
function isSameExtent(one: Region, other: Region | undefined): boolean {
  if (!other || one.boxes.length !== other.boxes.length) return false;
  const { boxes: _one, footnotes: own, ...shape } = one;
  const { boxes: _other, footnotes: its, ...likewise } = other;
  return (
    isSame(shape, likewise) &&
    areSized(one.boxes, other.boxes) &&
    (own === null || its === null
      ? own === its
      : isSame(own.setting, its.setting) &&
        isSame(own.penalties, its.penalties) &&
        own.boxes.length === its.boxes.length &&
        areSized(own.boxes, its.boxes) &&
        isSame(own.footnotes, its.footnotes))
  );
}

function areSized(some: readonly Box[], others: readonly Box[]): boolean {
  return some.every((box, at) => {
    const other = others[at];
    return (
      other !== undefined &&
      box.height === other.height &&
      box.inset === other.inset &&
      box.lead.height === other.lead.height &&
      box.lead.stretch === other.lead.stretch &&
      box.lead.shrink === other.lead.shrink &&
      box.lead.fill === other.lead.fill &&
      box.repeat?.height === other.repeat?.height &&
      box.repeat?.below === other.repeat?.below
    );
  });
}
