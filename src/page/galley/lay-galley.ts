// Run → Galley: hands each block to the file that sets its kind.
import type { Block, Group, RuleLine } from "../../compose/block.ts";
import { checkMemory } from "../../runtime/memory.ts";
import { stepDone } from "../../runtime/timings.ts";
import type { RecordedReports, Reporter } from "../../source/diagnostic.ts";
import { setTable } from "../table/set-table.ts";
import { setGrid } from "../timetable/set-grid.ts";
import { ColumnFlow } from "./column-flow.ts";
import type { Run, Token } from "./divide-runs.ts";
import type { Galley } from "./galley.ts";
import { GalleyBuilder, type GalleyBuilderSetting } from "./galley-builder.ts";
import { HeadHeights } from "./head-height.ts";
import { PageShares } from "./page-shares.ts";
import type { DraftedRegions, GalleyPosition } from "./region-list.ts";
import { setFigure } from "./set-figure.ts";
import { setFormula } from "./set-formula.ts";
import type { LineCache } from "./set-lines.ts";
import { setParagraph } from "./set-paragraph.ts";
import { type EarlierGalley, isPassive, isUnseen, type Stop, StopList, type Stops } from "./stops.ts";

export interface GalleySetting extends GalleyBuilderSetting {
  readonly measure: number;
}

/** A galley, and where an edited run can take it up again. */
export interface StoppedGalley {
  readonly galley: Galley;
  readonly stops: Stops;
}

/** `earlier`: a galley of nearly the same blocks, of which only what differs is laid out anew. */
export function layGalley(
  run: Run,
  setting: GalleySetting,
  cache: LineCache,
  diagnostics: RecordedReports,
  earlier: EarlierGalley | null = null,
): StoppedGalley {
  const setNote = (blocks: readonly Block[], into: GalleyBuilder) => {
    for (const token of tokensOf(blocks)) setBlock(token, undefined, into, cache, diagnostics);
  };
  const builder = new GalleyBuilder(setting, setting.measure, setNote);
  const layer = new GalleyLayer(builder, cache, diagnostics, setting.measure);
  const stops = new StopList(run, earlier);
  cache.takePrinting();
  const { tokens } = run;
  const begun = stops.begin();
  if (begun && earlier) layer.resume(earlier, begun, tokens);
  let met: Stop | null = null;
  for (let index = begun?.token ?? 0; index < tokens.length && !met; index++) {
    stepDone(index, tokens.length, "paragraphs");
    stops.touched(builder.takeLowest());
    met = stops.meets(index, () => layer.stop);
    const token = tokens[index];
    if (token && !met) layer.lay(token, following(tokens, index));
  }
  stops.touched(builder.takeLowest());
  const { regions, drafts } = met && earlier ? layer.rejoin(earlier, met) : layer.finish();
  return { galley: { regions, printing: cache.takePrinting() }, stops: { drafts, list: stops.list } };
}

/** Lays out token after token. */
class GalleyLayer {
  readonly #builder: GalleyBuilder;
  readonly #cache: LineCache;
  readonly #diagnostics: RecordedReports;
  readonly #shares: PageShares;
  readonly #groups: { readonly group: Group; readonly from: GalleyPosition }[] = [];
  readonly #heads: HeadHeights;
  readonly #columns: ColumnFlow;

  constructor(builder: GalleyBuilder, cache: LineCache, diagnostics: RecordedReports, measure: number) {
    this.#builder = builder;
    this.#cache = cache;
    this.#diagnostics = diagnostics;
    this.#shares = new PageShares(builder, diagnostics);
    this.#heads = new HeadHeights(cache, builder.pageHeight, diagnostics);
    this.#columns = new ColumnFlow(builder, measure, cache);
  }

  lay(token: Token, next: Token | undefined): void {
    const builder = this.#builder;
    if (token.kind === "open") {
      if (token.group.share) this.#shares.open();
      this.#columns.open(token.group);
      if (token.group.panel) builder.panel = token.group.panel;
      this.#groups.push({ group: token.group, from: builder.place });
    } else if (token.kind === "close") {
      const opened = this.#groups.pop();
      this.#columns.close(opened?.group);
      if (opened?.group.panel) builder.panel = null;
      if (opened?.group.height) builder.fillFrom(opened.from, opened.group.height, opened.group.atFoot);
      if (opened?.group.keepTogether) builder.keepFrom(opened.from);
      if (opened?.group.share) this.#shares.close(opened.group.share);
    } else {
      checkMemory("span" in token ? token.span : null);
      this.#columns.before(token);
      if (token.kind === "paragraph") this.#heads.paragraph(token, builder.measure);
      setBlock(token, next, builder, this.#cache, this.#diagnostics);
    }
  }

  finish(): DraftedRegions {
    this.#heads.end();
    return this.#builder.finish();
  }

  /** Null inside what depends on more than the state of a stop. */
  get stop(): Omit<Stop, "token"> | null {
    if (this.#heads.isOpen || !this.#groups.every(({ group }) => isPassive(group))) return null;
    const builder = this.#builder.state;
    const groups = this.#groups.map(({ group: { columns, columnGap, direction } }) => {
      return { columns, columnGap, isMirrored: direction === "rtl" };
    });
    return (
      builder && {
        place: this.#builder.place,
        printing: this.#cache.printed,
        reports: this.#diagnostics.count,
        state: { groups, builder, columns: this.#columns.state },
      }
    );
  }

  /** Begins with what an earlier galley has before a stop. */
  resume({ galley, stops, reports }: EarlierGalley, stop: Stop, tokens: readonly Token[]): void {
    const { regions, printing } = galley;
    this.#builder.resume({ regions, drafts: stops.drafts }, stop.place, stop.state.builder);
    for (const token of tokens.slice(0, stop.token)) {
      if (token.kind === "open") this.#groups.push({ group: token.group, from: stop.place });
      else if (token.kind === "close") this.#groups.pop();
    }
    this.#columns.resume(
      this.#groups.map(({ group }) => group),
      stop.state.columns,
    );
    this.#cache.printAgain(printing.slice(0, stop.printing));
    reports.report(this.#diagnostics, 0, stop.reports);
  }

  /** Ends with what an earlier galley has after a stop. */
  rejoin({ galley, stops, reports }: EarlierGalley, stop: Stop): DraftedRegions {
    const { regions, printing } = galley;
    this.#cache.printAgain(printing.slice(stop.printing));
    reports.report(this.#diagnostics, stop.reports);
    return this.#builder.rejoin({ regions, drafts: stops.drafts }, stop.place);
  }
}

/** The printed blocks of a note, its groups opened. */
function tokensOf(blocks: readonly Block[]): readonly Printed[] {
  return blocks.flatMap((block): readonly Printed[] => {
    if (block.kind === "group") return tokensOf(block.children);
    return block.kind === "break" || block.kind === "deferred" || block.kind === "variants" ? [] : [block];
  });
}

type Printed = Exclude<Token, { kind: "open" | "close" }>;

function setBlock(
  block: Printed,
  next: Token | undefined,
  builder: GalleyBuilder,
  cache: LineCache,
  diagnostics: Reporter,
) {
  switch (block.kind) {
    case "paragraph":
      return setParagraph(block, builder, cache, endsUnit(next));
    case "space":
      return builder.space(block.height, block.fill);
    case "rule":
      return setRule(block, builder);
    case "figure": {
      const caption = block.keepWithNext && next?.kind === "paragraph" ? next : null;
      return setFigure(block, caption, builder, cache, diagnostics);
    }
    case "display-formula":
      return setFormula(block, builder, cache, diagnostics);
    case "table":
      return setTable(block, builder, cache, diagnostics);
    case "grid":
      return setGrid(block, builder, cache, diagnostics);
    case "anchor":
    case "mark":
    case "backdrop":
      return builder.attach(block);
  }
}

/** The next token that is printed, or has an entry in the outline: a session begins with its running head. */
function following(tokens: readonly Token[], index: number): Token | undefined {
  let at = index + 1;
  for (let token = tokens[at]; token && isUnseen(token); token = tokens[at]) at++;
  return tokens[at];
}

/** Whether the next block has an outline entry of its own, or there is none. */
function endsUnit(next: Token | undefined): boolean {
  return next === undefined || next.kind === "close" || (next.kind === "anchor" && next.outline !== null);
}

function setRule(block: RuleLine, builder: GalleyBuilder): void {
  const width = Math.min(block.width ?? builder.measure, builder.measure);
  const spare = builder.measure - width;
  const x = block.align === "left" ? 0 : block.align === "center" ? spare / 2 : spare;
  builder.before(block.spaceBefore);
  builder.rule({ x: x + (block.shift ?? 0), width, style: block.rule });
  builder.after(block.spaceAfter, 0);
}
