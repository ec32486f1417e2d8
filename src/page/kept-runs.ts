// Keeps runs from one build to the next, laid out and broken into sheets. In: a run, and the folios that it would print
// now. Out: the earlier layout of the same blocks with the same folios, or null; and for a run whose boxes have the
// same sizes as before, its earlier breaks.
import type { Group, Tag } from "../compose/block.ts";
import { isSame } from "../runtime/is-same.ts";
import type { RecordedReports, Reporter } from "../source/diagnostic.ts";
import type { Sheet } from "./breaking/fill-pages.ts";
import type { Run, Token } from "./galley/divide-runs.ts";
import { type Box, type Galley, openingOf, type Region } from "./galley/galley.ts";
import type { Reprint } from "./galley/reprint.ts";
import type { AskedFolio, Folios, LineCache } from "./galley/set-lines.ts";
import type { EarlierGalley, Stops } from "./galley/stops.ts";
import { KeptFits } from "./timetable/kept-fits.ts";

export interface LaidGalley {
  readonly galley: Galley;
  readonly stops: Stops;
  readonly sheets: readonly Sheet[];
}

interface KeptRun {
  readonly run: Run;
  readonly laid: LaidGalley;
  /** What was reported while it was laid out. */
  readonly reports: RecordedReports;
  /** Every folio that it asks for, once, with its value then. */
  readonly asks: readonly AskedFolio[];
  readonly folios: readonly (string | undefined)[];
  /** The reprints with other folios, most recent first. */
  reprints: readonly KeptReprint[];
}

interface KeptReprint {
  readonly folios: readonly (string | undefined)[];
  readonly replaced: Reprint["replaced"];
}

/** Page numbers settle in two or three rounds. */
const mostReprints = 4;

export class KeptRuns {
  fits = new KeptFits();
  #basis: Tag | null = null;
  #old = new Map<Token, KeptRun[]>();
  #fresh = new Map<Token, KeptRun[]>();

  /**
   * Starts a build; `basis`: the root of its elements, which differs if anything that all runs depend on has changed.
   */
  begin(basis: Tag): void {
    if (basis !== this.#basis) this.fits = new KeptFits();
    this.#old = basis === this.#basis ? this.#fresh : new Map();
    this.#fresh = new Map();
    this.#basis = basis;
  }

  /** Ends a build: what only the build before it used is dropped. */
  rest(): void {
    this.#old = new Map();
  }

  /** A run of the same blocks may have been laid out more than once: with the page numbers unknown, and known. */
  find(run: Run, cache: LineCache, diagnostics: Reporter): LaidGalley | null {
    const known = this.#of(run).find(
      (kept) => prints(kept.asks, kept.folios, cache.folios) && isSameRun(kept.run, run),
    );
    if (!known) return null;
    known.reports.report(diagnostics);
    cache.ask(known.asks);
    this.#add(run, known);
    return known.laid;
  }

  /** The earlier galley that has most in common with a run, if it printed the same folios. */
  similar(run: Run, { folios }: LineCache): EarlierGalley | null {
    let best: EarlierGalley | null = null;
    for (const { run: other, laid, reports, asks, folios: printed } of this.#of(run)) {
      if (other.isLandscape !== run.isLandscape || !prints(asks, printed, folios)) continue;
      const { galley, stops } = laid;
      const found = { tokens: other.tokens, galley, stops, reports, ...inCommon(other.tokens, run.tokens) };
      if (!best || found.head + found.tail > best.head + best.tail) best = found;
    }
    return best;
  }

  keep(run: Run, laid: LaidGalley, reports: RecordedReports, { folios }: LineCache): void {
    const destinations = new Map<string, AskedFolio>();
    for (const { asks } of laid.galley.printing) {
      for (const ask of asks) if (!destinations.has(ask.destination)) destinations.set(ask.destination, ask);
    }
    const asks = [...destinations.values()];
    this.#add(run, { run, laid, reports, asks, folios: valuesOf(asks, folios), reprints: [] });
  }

  /** What `reprint` makes of a kept galley, or has made of it before with the same folios. */
  reprinted(run: Run, galley: Galley, cache: LineCache, reprint: () => Reprint): Reprint["replaced"] {
    const kept = this.#of(run).find(({ laid }) => laid.galley === galley);
    if (!kept) return reprint().replaced;
    const known = kept.reprints.find(({ folios }) => prints(kept.asks, folios, cache.folios));
    if (known) {
      kept.reprints = [known, ...kept.reprints.filter((one) => one !== known)];
      return known.replaced;
    }
    const { replaced, isQuiet } = reprint();
    const again = { folios: valuesOf(kept.asks, cache.folios), replaced };
    if (isQuiet) kept.reprints = [again, ...kept.reprints].slice(0, mostReprints);
    return replaced;
  }

  /** The sheets of an earlier galley that begins alike, if all of its boxes had the same sizes. */
  sheetsLike(run: Run, galley: Galley): readonly Sheet[] | null {
    const alike = this.#of(run).find((kept) => hasSizesOf(kept.laid.galley, galley));
    if (!alike) return null;
    const regions = new Map(alike.laid.galley.regions.map((region, at) => [region, galley.regions[at] ?? region]));
    return alike.laid.sheets.map(({ columns, height }) => ({
      height,
      columns: columns.map((column) => ({ ...column, region: regions.get(column.region) ?? column.region })),
    }));
  }

  #of(run: Run): readonly KeptRun[] {
    const ends = endsOf(run);
    const found = [this.#fresh, this.#old].flatMap((runs) => ends.flatMap((end) => runs.get(end) ?? []));
    return [...new Set(found)];
  }

  #add(run: Run, kept: KeptRun): void {
    for (const end of endsOf(run)) {
      const others = this.#fresh.get(end) ?? [];
      if (!others.includes(kept)) this.#fresh.set(end, [...others, kept]);
    }
  }
}

function valuesOf(asks: readonly AskedFolio[], folios: Folios): readonly (string | undefined)[] {
  return asks.map(({ destination }) => folios.get(destination));
}

function prints(asks: readonly AskedFolio[], values: readonly (string | undefined)[], folios: Folios): boolean {
  return asks.every(({ destination }, at) => folios.get(destination) === values[at]);
}

/** What identifies a run, unless it is just that which was edited: the first block that prints, and the last. */
function endsOf({ tokens }: Run): readonly Token[] {
  const [first, last] = [tokens.find(isPrinted), tokens.findLast(isPrinted)];
  return first && last ? [first, last] : [];
}

function isPrinted({ kind }: Token): boolean {
  return kind === "paragraph" || kind === "figure" || kind === "grid" || kind === "table";
}

/** How many tokens two runs have in common at the beginning, and of the others at the end. */
function inCommon(some: readonly Token[], others: readonly Token[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(some.length, others.length);
  let head = 0;
  while (head < most && isSameToken(some[head], others[head])) head++;
  let tail = 0;
  while (tail < most - head && isSameToken(some.at(-1 - tail), others.at(-1 - tail))) tail++;
  return { head, tail };
}

function isSameRun(one: Run, other: Run): boolean {
  return (
    one === other ||
    (one.isLandscape === other.isLandscape &&
      one.tokens.length === other.tokens.length &&
      one.tokens.every((token, at) => isSameToken(token, other.tokens[at])))
  );
}

function isSameToken(one: Token | undefined, other: Token | undefined): boolean {
  if (one === other || !one || !other) return one === other;
  if (one.kind === "close") return other.kind === "close";
  if (one.kind === "open") return other.kind === "open" && isSameGroup(one.group, other.group);
  return isWithoutElements(one) && isSame(one, other);
}

function isWithoutElements({ kind }: Token): boolean {
  return kind === "mark" || kind === "anchor" || kind === "space" || kind === "rule" || kind === "backdrop";
}

/** Apart from its content. */
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

/** Everything that page breaking looks at. */
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
      box.repeat?.below === other.repeat?.below &&
      (box.attachments && openingOf(box.attachments)) === (other.attachments && openingOf(other.attachments))
    );
  });
}
