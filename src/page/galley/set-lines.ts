// Lines of paragraphs, set once and kept; those that print page numbers are set again when a folio has changed.
import type { FootnotePiece, Paragraph, Piece, Tag } from "../../compose/block.ts";
import type { Line } from "../../paragraph/line.ts";
import type { Typesetter } from "../../paragraph/typesetter.ts";
import { RecordedReports } from "../../source/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { ParagraphStyle, TextStyle } from "../../template/style.ts";
import type { KeptFits } from "../timetable/kept-fits.ts";

export interface SetParagraph {
  readonly lines: readonly Line[];
  /** Names of the inline anchors in its pieces (their lines hold them as items). */
  readonly hasAnchors: boolean;
  /** The footnotes of those anchors that are marks. */
  readonly footnotes: ReadonlyMap<string, FootnotePiece> | null;
}

interface Entry extends SetParagraph {
  readonly measure: number;
  /** Destinations whose folios it prints, and the folios when it was set. */
  readonly printed: readonly string[];
  readonly folios: readonly (string | null)[];
}

interface Ask {
  readonly destinations: readonly string[];
  /** With the places that ask for them. */
  readonly asks: readonly AskedFolio[];
  readonly hasAnchors: boolean;
  readonly footnotes: ReadonlyMap<string, FootnotePiece> | null;
}

/** The height of a line of the style without anything tall in it. */
export interface Strut {
  readonly ascent: number;
  readonly descent: number;
}

type Widths = ReturnType<Typesetter["widths"]>;

const asksNothing: Ask = { destinations: [], asks: [], hasAnchors: false, footnotes: null };
const asksForAnchors: Ask = { destinations: [], asks: [], hasAnchors: true, footnotes: null };

/** A destination whose folio is printed. */
export interface AskedFolio {
  readonly destination: string;
  readonly span: Span | null;
}

/** A paragraph that prints page numbers, in a galley. */
export interface PrintedFolios {
  readonly paragraph: Paragraph;
  readonly measure: number;
  readonly lines: readonly Line[];
  readonly asks: readonly AskedFolio[];
}

/** Folios of the last round: destination → folio; empty in the first round. */
export type Folios = ReadonlyMap<string, string>;

const widestFolio = "8888";
const noFolios: readonly (string | null)[] = [];

export class LineCache {
  readonly #typesetter: Typesetter;
  readonly #root: Tag;
  readonly #language: string;
  readonly #entries = new Map<Paragraph, Entry>();
  readonly #trials = new Map<Paragraph, { readonly measure: number; readonly lines: readonly Line[] }>();
  /** What is to be reported about lines that were set as a trial, if they are printed. */
  readonly #unprinted = new Map<Entry, RecordedReports>();
  readonly #asks = new Set<Ask>();
  readonly #widths = new Map<Paragraph, Widths>();
  readonly #struts = new Map<TextStyle, Strut>();
  /** Every destination whose folio is printed, with a place that prints it. */
  readonly asked = new Map<string, Span | null>();
  folios: Folios = new Map();
  readonly #folio = (destination: string) => this.folios.get(destination) ?? null;
  #printing: PrintedFolios[] = [];

  /** How grids were fitted in earlier builds. */
  readonly fits: KeptFits | null;

  constructor(typesetter: Typesetter, root: Tag, language: string, fits: KeptFits | null = null) {
    this.fits = fits;
    this.#typesetter = typesetter;
    this.#root = root;
    this.#language = language;
  }

  lines(paragraph: Paragraph, measure: number): SetParagraph {
    const set = this.#lines(paragraph, measure);
    const reports = this.#unprinted.get(set);
    if (reports) this.#typesetter.report(reports);
    if (set.printed.length > 0) {
      const { asks } = this.#ask(paragraph);
      this.#printing.push({ paragraph, measure, lines: set.lines, asks });
    }
    return set;
  }

  /** The number of paragraphs with page numbers that were asked for since they were last taken. */
  get printed(): number {
    return this.#printing.length;
  }

  /** These paragraphs of an earlier galley are printed again, with the same page numbers. */
  printAgain(printing: readonly PrintedFolios[]): void {
    for (const one of printing) {
      this.#printing.push(one);
      this.ask(one.asks);
    }
  }

  /** These folios are printed by lines that are kept. */
  ask(asks: readonly AskedFolio[]): void {
    for (const { destination, span } of asks) if (!this.asked.has(destination)) this.asked.set(destination, span);
  }

  /**
   * Lines at most as tall as `lines` gives them, for a trial: with the widest folio, so that the choice does not depend
   * on page numbers. Only what is printed is reported.
   */
  trial(paragraph: Paragraph, measure: number): readonly Line[] {
    const reports = new RecordedReports();
    const typesetter = this.#typesetter;
    if (!paragraph.pieces.some(({ kind }) => kind === "page-number")) {
      const set = this.#known(paragraph, measure);
      if (set) return set.lines;
      const entry = typesetter.reportingTo(reports, () => this.#lines(paragraph, measure));
      if (!reports.isEmpty) this.#unprinted.set(entry, reports);
      return entry.lines;
    }
    const known = this.#trials.get(paragraph);
    if (known?.measure === measure) return known.lines;
    const lines = typesetter.reportingTo(reports, () => typesetter.setParagraph(paragraph, measure, () => widestFolio));
    this.#trials.set(paragraph, { measure, lines });
    return lines;
  }

  #known(paragraph: Paragraph, measure: number): Entry | null {
    const known = this.#entries.get(paragraph);
    return known && known.measure === measure && this.#holds(known) ? known : null;
  }

  #lines(paragraph: Paragraph, measure: number): Entry {
    const known = this.#known(paragraph, measure);
    if (known) return known;
    const { destinations, hasAnchors, footnotes } = this.#ask(paragraph);
    const lines = this.#typesetter.setParagraph(paragraph, measure, this.#folio);
    const folios = destinations.length === 0 ? noFolios : destinations.map(this.#folio);
    const entry = { lines, hasAnchors, footnotes, measure, printed: destinations, folios };
    this.#entries.set(paragraph, entry);
    return entry;
  }

  /** The paragraphs with page numbers that were asked for since the last call. */
  takePrinting(): readonly PrintedFolios[] {
    const taken = this.#printing;
    this.#printing = [];
    return taken;
  }

  widths(paragraph: Paragraph): Widths {
    let widths = this.#widths.get(paragraph);
    if (!widths) {
      widths = this.#typesetter.widths(paragraph);
      this.#widths.set(paragraph, widths);
    }
    return widths;
  }

  strut(style: ParagraphStyle): Strut {
    let strut = this.#struts.get(style.text);
    if (!strut) {
      const line = this.#typesetter.setLine("x", style, this.#language, 1000, "left", this.#root);
      strut = { ascent: line.ascent, descent: line.descent };
      this.#struts.set(style.text, strut);
    }
    return strut;
  }

  #holds(entry: Entry): boolean {
    return entry.printed.every((name, index) => (this.folios.get(name) ?? null) === entry.folios[index]);
  }

  #ask(paragraph: Paragraph): Ask {
    const ask = readAsk(paragraph);
    if (ask !== asksNothing && !this.#asks.has(ask)) {
      this.#asks.add(ask);
      this.ask(ask.asks);
    }
    return ask;
  }
}

const read = new WeakMap<Paragraph, Ask>();

function readAsk(paragraph: Paragraph): Ask {
  const { pieces, label } = paragraph;
  // Most paragraphs ask for nothing, which takes less time to find out than to look up.
  if (!pieces.some(mayAsk) && !label?.pieces.some(mayAsk)) return asksNothing;
  const known = read.get(paragraph) ?? asksIn([...(label?.pieces ?? []), ...pieces]);
  read.set(paragraph, known);
  return known;
}

function mayAsk({ kind }: Piece): boolean {
  return kind === "anchor" || kind === "page-number" || kind === "page-list";
}

function asksIn(pieces: readonly Piece[]): Ask {
  const asks: AskedFolio[] = [];
  let hasAnchors = false;
  let footnotes: Map<string, FootnotePiece> | null = null;
  for (const piece of pieces) {
    if (piece.kind === "anchor") {
      hasAnchors = true;
      if (piece.footnote) {
        footnotes ??= new Map();
        footnotes.set(piece.name, piece.footnote);
      }
    }
    for (const destination of destinationsIn(piece)) asks.push({ destination, span: piece.span });
  }
  if (asks.length === 0 && !footnotes) return hasAnchors ? asksForAnchors : asksNothing;
  return { destinations: asks.map(({ destination }) => destination), asks, hasAnchors, footnotes };
}

function destinationsIn(piece: Piece): readonly string[] {
  if (piece.kind === "page-number") return [piece.destination];
  return piece.kind === "page-list" ? piece.entries.map((entry) => entry.destination) : [];
}
