// The door of `paragraph`. In: paragraphs with their styles; out: lines, complete, for a column of a given measure.
import type { Label, Paragraph, Tag } from "../compose/block.ts";
import type { RecordedReports, Reporter } from "../source/diagnostic.ts";
import type { ParagraphStyle, Style } from "../template/style.ts";
import type { FontLibrary } from "../text/fonts.ts";
import { balancedBreaks } from "./balance.ts";
import { type BreakingParameters, breakLines } from "./break-lines.ts";
import { parametersOf } from "./breaking-parameters.ts";
import { Breakpoints, type LineSetting } from "./breakpoints.ts";
import { buildItems, type Folio } from "./build-items.ts";
import { gatherBreakpoints } from "./gather-breakpoints.ts";
import { Items } from "./items.ts";
import { type LineKeeper, lacksGlyphs } from "./kept-lines.ts";
import type { Line } from "./line.ts";
import { endsShort, hasLadder, wholeAsOneLine } from "./line-ends.ts";
import { LineTable } from "./line-table.ts";
import { LinePacker } from "./packed-line.ts";
import { withPageLists } from "./page-lists.ts";
import { emergencySteps, emergencyStretch, fullStretch, infinitelyBad, pretolerance } from "./parameters.ts";
import { foliosOf } from "./printed-folios.ts";
import { type SetLabel, withLabel } from "./set-label.ts";
import { type ColumnIndents, setLines } from "./set-lines.ts";
import { shortenedLine } from "./shorten.ts";
import { measureWidths } from "./widths.ts";

export interface Typesetter {
  /**
   * Sets a paragraph in a column of `measure` points; at least one line. `folio` gives page numbers (null: not known
   * yet, set as a placeholder of typical width).
   */
  setParagraph(paragraph: Paragraph, measure: number, folio: Folio): readonly Line[];
  /**
   * How many of the paragraphs and lines set so far have a character without a glyph. These are reported at the end, so what
   * is made of them must not be kept.
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
  /** Does some work, and sends its reports to somebody else. */
  reportingTo<T>(diagnostics: Reporter, work: () => T): T;
  /** Sends reports of earlier work to whoever has those of this work. */
  report(reports: RecordedReports): void;
}

/** `keeper` has the lines of earlier builds. */
export function createTypesetter(
  style: Style,
  fonts: FontLibrary,
  diagnostics: Reporter,
  keeper: LineKeeper | null = null,
): Typesetter {
  return new ParagraphTypesetter(style, fonts, diagnostics, keeper);
}

/** Lines set before; `page` asks again until its page numbers are settled. */
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
  /** Used again for each paragraph. */
  readonly #items = new Items();
  readonly #breakpoints = new Breakpoints();
  readonly #kept = new WeakMap<Paragraph, Kept>();
  readonly #keeper: LineKeeper | null;
  readonly #packer: LinePacker;
  #reports = 0;
  #lacking = 0;

  constructor(style: Style, fonts: FontLibrary, diagnostics: Reporter, keeper: LineKeeper | null) {
    this.#keeper = keeper;
    // Whoever keeps lines keeps them packed.
    this.#packer = new LinePacker(new LineTable(), keeper !== null);
    this.#style = style;
    this.#diagnostics = diagnostics;
    this.#fonts = fonts;
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
    const reports = this.#reports;
    const set = this.#set(withPageLists(paragraph, folio), measure, folio);
    const isLacking = set.some(lacksGlyphs);
    const lines = this.#packer.pack(set, paragraph);
    if (isLacking) this.#lacking++;
    if (!isLacking && this.#reports === reports) this.#keeper?.keep(paragraph, measure, folios, lines);
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
    const label = paragraph.label ? this.#labelIndent(paragraph, paragraph.label, noFolio).extra : 0;
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
    const line = shortenedLine(text, { style, language, measure, align, tag }, this.#fonts);
    if (lacksGlyphs(line)) this.#lacking++;
    return line;
  }

  #set(paragraph: Paragraph, measure: number, folio: Folio): readonly Line[] {
    const { style, label } = paragraph;
    // The label first: it is set with the same items.
    const labelled = label ? this.#labelIndent(paragraph, label, folio) : null;
    const items = buildItems(paragraph, this.#fonts, folio, this.#items);
    const indents = this.#indents(paragraph, items, measure, labelled?.extra ?? 0);
    const { breaks, setting } = this.#break(items, this.#setting(style, indents), style);
    const { lines, broken } = setLines(paragraph, items, this.#breakpoints, breaks, setting, indents);
    this.#report(paragraph, lines, broken);
    const [first] = lines;
    if (!labelled || !first) return lines;
    return [withLabel(first, labelled, indents), ...lines.slice(1)];
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

  /**
   * The passes of TeX (TeX: The Program §851): without hyphens, with them, and at last with extra stretch. Between
   * them, one that keeps every space within its stretch; it is also used if the first passes give a poor result:
   * written hyphens below each other, a last line of a few letters.
   */
  #break(items: Items, setting: LineSetting, style: ParagraphStyle): Broken {
    const breakpoints = this.#breakpoints;
    gatherBreakpoints(items, setting, breakpoints, setting.justified ? "written" : "patterns");
    const strict = parametersOf(setting, style);
    if (!setting.justified) {
      const rules = { ...strict, tolerance: Number.POSITIVE_INFINITY, final: true };
      const balanced = style.balance ? balancedBreaks(breakpoints, items, setting.measure, style.text.size) : null;
      return { breaks: balanced ?? breakLines(breakpoints, rules) ?? wholeAsOneLine(breakpoints), setting };
    }
    const whole = breakLines(breakpoints, { ...strict, tolerance: pretolerance, hyphenate: false });
    const laddered = whole !== null && hasLadder(breakpoints, whole);
    if (whole && !laddered && !endsShort(breakpoints, whole, strict)) return { breaks: whole, setting };
    gatherBreakpoints(items, setting, breakpoints);
    const even = breakLines(breakpoints, { ...strict, tolerance: fullStretch });
    if (even && !hasLadder(breakpoints, even)) return { breaks: even, setting };
    if (even || !whole || laddered) {
      const emergency = this.#breakInEmergency(items, setting, strict, even === null && whole === null);
      if (emergency) return emergency;
    }
    gatherBreakpoints(items, setting, breakpoints, even ? "patterns" : "written");
    return { breaks: even ?? whole ?? wholeAsOneLine(breakpoints), setting };
  }

  /**
   * Emergency passes, for text that cannot be broken into even lines, or only with hyphens below each other: extra
   * division points, then more expansion and letterspacing, step by step. `final`: must return a result.
   */
  #breakInEmergency(items: Items, usual: LineSetting, strict: BreakingParameters, final: boolean): Broken | null {
    const breakpoints = this.#breakpoints;
    let setting = usual;
    let laddered: Broken | null = null;
    for (const step of emergencySteps) {
      setting = {
        ...usual,
        expansion: usual.expansion * step.expansion,
        letterspacing: usual.letterspacing * step.letterspacing,
      };
      gatherBreakpoints(items, setting, breakpoints, "emergency");
      const even = breakLines(breakpoints, { ...strict, tolerance: fullStretch });
      if (even && !hasLadder(breakpoints, even)) return { breaks: even, setting };
      laddered ??= even && { breaks: even, setting };
    }
    if (!final) return null;
    // The current breakpoints are those of the last step; their numbers are the same at every step.
    if (laddered) return laddered;
    const breaks =
      breakLines(breakpoints, strict) ??
      breakLines(breakpoints, {
        ...strict,
        tolerance: infinitelyBad,
        extraStretch: emergencyStretch * setting.measure,
        final: true,
      }) ??
      wholeAsOneLine(breakpoints);
    return { breaks, setting };
  }

  /** The label's line, its position, and the extra indent that the first line needs for it. */
  #labelIndent(paragraph: Paragraph, label: Label, folio: Folio): SetLabel {
    const { style } = paragraph;
    const bare = { ...style, align: "left", leftIndent: 0, rightIndent: 0, firstIndent: 0, balance: false } as const;
    const pieces = label.tag ? label.pieces.map((piece) => ({ ...piece, tag: piece.tag ?? label.tag })) : label.pieces;
    const content = { ...paragraph, style: bare, pieces, label: null };
    const { natural } = measureWidths(buildItems(content, this.#fonts, folio, this.#items));
    const [line] = this.#set(content, natural + 1, folio);
    const textAt = style.leftIndent + style.firstIndent;
    const at = label.align === "right" ? Math.max(0, textAt - label.gap - natural) : label.at;
    const end = at + natural + label.gap;
    return {
      items: line?.reading ?? line?.items ?? [],
      at,
      width: natural,
      extra: Math.max(0, end - textAt - rounding),
    };
  }

  #report(paragraph: Paragraph, lines: readonly Line[], broken: readonly { text: string; span: Line["span"] }[]): void {
    for (const { text, span } of broken) {
      this.#reports++;
      this.#diagnostics.warning(
        "broken-word",
        `the word “${text}” is wider than its line and was broken`,
        span ?? paragraph.span,
        { hint: "a soft hyphen (U+00AD) or a zero-width space (U+200B) in it says where it may break" },
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

/** The chosen breakpoints, and the manner that they were chosen for. */
interface Broken {
  readonly breaks: readonly number[];
  readonly setting: LineSetting;
}

const rounding = 1e-6;
