// The door of `paragraph`. In: paragraphs with their styles; out: lines, complete, for a column of a given measure.
import type { Label, Paragraph, Tag } from "../compose/block.ts";
import type { RecordedReports, Reporter } from "../source/diagnostic.ts";
import type { ParagraphStyle, Style } from "../template/style.ts";
import type { FontLibrary } from "../text/fonts.ts";
import { Breakpoints, type LineSetting } from "./breakpoints.ts";
import { buildItems, type Folio } from "./build-items.ts";
import { chooseBreaks } from "./choose-breaks.ts";
import { Items } from "./items.ts";
import type { LineKeeper } from "./kept-lines.ts";
import type { Line } from "./line.ts";
import { LinePacker } from "./line-packer.ts";
import { LineTable } from "./line-table.ts";
import type { ColumnIndents } from "./measured-line.ts";
import type { PackedLine } from "./packed-line.ts";
import { withPageLists } from "./page-lists.ts";
import { foliosOf } from "./printed-folios.ts";
import { type LabelLine, LabelShelf, type SetLabel } from "./set-label.ts";
import { type BrokenWord, setLines } from "./set-lines.ts";
import type { LineSetters } from "./setters/line-setters.ts";
import { shortenedLine } from "./shorten.ts";
import { measureWidths, naturalWidth } from "./widths.ts";

export interface Typesetter {
  /**
   * Sets a paragraph in a column of `measure` points; at least one line. `folio` gives page numbers (null: not known
   * yet, set as a placeholder of typical width).
   */
  setParagraph(paragraph: Paragraph, measure: number, folio: Folio): readonly Line[];
  /**
   * How many of the paragraphs and lines set so far contain a character without a glyph. These are reported at the end,
   * so what depends on them must not be kept.
   */
  readonly lacking: number;
  /** Natural (unbroken) and minimal (longest unbreakable) widths, for table columns. */
  widths(paragraph: Paragraph): { readonly natural: number; readonly minimal: number };
  /** One unbroken line for running heads and folios, shortened with an ellipsis when wider than the measure. */
  setLine(
    text: string,
    style: ParagraphStyle,
    language: string,
    measure: number,
    align: "left" | "center" | "right",
    tag: Tag,
  ): Line;
  /** Runs `work`, and sends its reports elsewhere. */
  reportingTo<T>(diagnostics: Reporter, work: () => T): T;
  /** Sends reports of earlier work to the current recipient. */
  report(reports: RecordedReports): void;
}

/** Others that may have the lines of a paragraph. */
export interface OtherLines {
  /** The lines of earlier builds. */
  readonly keeper?: LineKeeper | null;
  /** Other threads that set paragraphs of this book. */
  readonly setters?: LineSetters | null;
}

export function createTypesetter(
  style: Style,
  fonts: FontLibrary,
  diagnostics: Reporter,
  others: OtherLines = {},
): Typesetter {
  return new ParagraphTypesetter(style, fonts, diagnostics, others);
}

/** Lines set before: `page` asks again until its page numbers are settled. */
interface Kept {
  readonly measure: number;
  readonly folios: string;
  readonly lines: readonly Line[];
}

const noFolio: Folio = () => null;

class ParagraphTypesetter implements Typesetter {
  readonly #style: Style;
  #diagnostics: Reporter;
  readonly #fonts: FontLibrary;
  /** Reused for each paragraph. */
  readonly #items: Items;
  readonly #breakpoints = new Breakpoints();
  readonly #kept = new Map<Paragraph, Kept>();
  readonly #keeper: LineKeeper | null;
  readonly #setters: LineSetters | null;
  readonly #packer: LinePacker;
  readonly #labels = new LabelShelf();
  #reports = 0;
  #lacking = 0;

  constructor(style: Style, fonts: FontLibrary, diagnostics: Reporter, { keeper, setters }: OtherLines) {
    this.#keeper = keeper ?? null;
    this.#packer = keeper?.packer ?? new LinePacker(new LineTable());
    this.#setters = setters ?? null;
    this.#style = style;
    this.#diagnostics = diagnostics;
    this.#fonts = fonts;
    this.#items = new Items(fonts.records);
  }

  get lacking(): number {
    return this.#lacking;
  }

  setParagraph(paragraph: Paragraph, measure: number, folio: Folio): readonly Line[] {
    const folios = foliosOf(paragraph, folio);
    const kept = this.#kept.get(paragraph);
    if (kept && kept.measure === measure && kept.folios === folios) return kept.lines;
    const lines = this.#keeper?.find(paragraph, measure, folios) ?? this.#setAndKeep(paragraph, measure, folio, folios);
    this.#kept.set(paragraph, { measure, folios, lines });
    return lines;
  }

  #setAndKeep(paragraph: Paragraph, measure: number, folio: Folio, folios: string): readonly Line[] {
    const others = folios === "" ? this.#setters?.find(paragraph, measure) : null;
    if (others) {
      this.#keeper?.keep(paragraph, measure, folios, others);
      return others;
    }
    const reports = this.#reports;
    const { lines, lacksGlyphs } = this.#set(withPageLists(paragraph, folio), paragraph, measure, folio);
    if (lacksGlyphs) this.#lacking++;
    else if (this.#reports === reports) this.#keeper?.keep(paragraph, measure, folios, lines);
    return lines;
  }

  reportingTo<T>(diagnostics: Reporter, work: () => T): T {
    const usual = this.#diagnostics;
    this.#diagnostics = diagnostics;
    const result = work();
    this.#diagnostics = usual;
    return result;
  }

  report(reports: RecordedReports): void {
    reports.report(this.#diagnostics);
  }

  widths(paragraph: Paragraph): { readonly natural: number; readonly minimal: number } {
    const items = buildItems(withPageLists(paragraph, noFolio), this.#fonts, noFolio, this.#items);
    const { leftIndent, rightIndent, firstIndent } = paragraph.style;
    const { natural, minimal } = measureWidths(items);
    const label = paragraph.label ? this.#label(paragraph, paragraph.label, noFolio).extra : 0;
    const indent = leftIndent + rightIndent + Math.max(0, firstIndent) + label;
    return { natural: natural + indent, minimal: minimal + indent };
  }

  setLine(
    text: string,
    style: ParagraphStyle,
    language: string,
    measure: number,
    align: "left" | "center" | "right",
    tag: Tag,
  ): Line {
    const { line, lacksGlyphs } = shortenedLine(
      text,
      { style, language, measure, align, tag },
      this.#fonts,
      this.#packer,
    );
    if (lacksGlyphs) this.#lacking++;
    return line;
  }

  /** `whole`: the paragraph with its page lists, which its lines refer to. */
  #set(paragraph: Paragraph, whole: Paragraph, measure: number, folio: Folio): SetParagraph {
    const { style } = paragraph;
    // The label comes first: it is set with the same items.
    const label = paragraph.label ? this.#label(paragraph, paragraph.label, folio) : null;
    const items = buildItems(paragraph, this.#fonts, folio, this.#items);
    const indents = this.#indents(paragraph, items, measure, label?.extra ?? 0);
    const { breaks, setting } = chooseBreaks(items, this.#breakpoints, this.#setting(style, indents), style);
    const packer = this.#packer.begin(whole);
    const material = { paragraph, items, breakpoints: this.#breakpoints, setting, indents, label };
    const broken = setLines(material, breaks, packer);
    const lines = packer.finish();
    this.#report(paragraph, lines, broken);
    return { lines, lacksGlyphs: packer.items.lacksGlyphs };
  }

  #indents(paragraph: Paragraph, items: Items, measure: number, extra: number): ColumnIndents {
    const { leftIndent, rightIndent, firstIndent, align } = paragraph.style;
    return {
      column: measure,
      left: leftIndent,
      right: rightIndent,
      firstIndent: firstIndent + extra,
      base: items.base % 2,
      align,
      lastExtra: items.hasLeader() ? rightIndent : 0,
    };
  }

  #setting(style: ParagraphStyle, indents: ColumnIndents): LineSetting {
    const justified = style.align === "justify";
    const { protrusion, expansion, letterspacing } = this.#style.typography;
    return {
      measure: indents.column - indents.left - indents.right,
      firstIndent: indents.firstIndent,
      lastExtra: indents.lastExtra,
      justified,
      hyphenate: style.hyphenate && !style.balance,
      protrusion: justified && protrusion,
      expansion: justified ? expansion : 0,
      letterspacing: justified ? letterspacing : 0,
    };
  }

  #label(paragraph: Paragraph, label: Label, folio: Folio): SetLabel {
    return this.#labels.place(paragraph, label, () => this.#labelLine(paragraph, label, folio));
  }

  /** Labels are one line. */
  #labelLine(paragraph: Paragraph, label: Label, folio: Folio): LabelLine {
    const { style } = paragraph;
    const bare = { ...style, align: "left", leftIndent: 0, rightIndent: 0, firstIndent: 0, balance: false } as const;
    const pieces = label.tag ? label.pieces.map((piece) => ({ ...piece, tag: piece.tag ?? label.tag })) : label.pieces;
    const content = { ...paragraph, style: bare, pieces, label: null };
    const natural = buildItems(content, this.#fonts, folio, this.#items);
    const width = naturalWidth(natural);
    // Room for rounding; a line from right to left begins after it.
    const room = 1;
    const before = natural.base % 2 === 1 ? room : 0;
    const [line] = this.#set(content, content, width + room, folio).lines;
    const items = line?.reading ?? line?.items ?? [];
    return { items: before === 0 ? items : items.map((item) => ({ ...item, x: item.x - before })), width };
  }

  #report(paragraph: Paragraph, lines: readonly Line[], broken: readonly BrokenWord[]): void {
    for (const { text, span } of broken) {
      this.#reports++;
      this.#diagnostics.warning(
        "broken-word",
        `the word “${text}” is wider than its line and was broken`,
        span ?? paragraph.span,
        { hint: "add a soft hyphen (U+00AD) or a zero-width space (U+200B) where it may break" },
      );
    }
    for (const line of lines) {
      if (line.overfull <= 0) continue;
      this.#reports++;
      const message = `a line is ${line.overfull.toFixed(1)} pt too wide for its column`;
      this.#diagnostics.warning("overfull-line", message, line.span ?? paragraph.span, { weight: line.overfull });
    }
  }
}

interface SetParagraph {
  readonly lines: readonly PackedLine[];
  /** A character has no glyph. */
  readonly lacksGlyphs: boolean;
}
