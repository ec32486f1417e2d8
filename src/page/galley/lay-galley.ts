// Run → Galley: hands each block to the file that sets its kind.
import type { Block, Group, RuleLine } from "../../compose/block.ts";
import { checkMemory } from "../../runtime/memory.ts";
import { stepDone } from "../../runtime/timings.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { setTable } from "../table/set-table.ts";
import { setGrid } from "../timetable/set-grid.ts";
import { ColumnFlow } from "./column-flow.ts";
import type { Run, Token } from "./divide-runs.ts";
import type { Galley } from "./galley.ts";
import { GalleyBuilder, type GalleyBuilderSetting, type GalleyPosition } from "./galley-builder.ts";
import { HeadHeights } from "./head-height.ts";
import { PageShares } from "./page-shares.ts";
import { setFigure } from "./set-figure.ts";
import { setFormula } from "./set-formula.ts";
import type { LineCache } from "./set-lines.ts";
import { setParagraph } from "./set-paragraph.ts";

export interface GalleySetting extends GalleyBuilderSetting {
  readonly measure: number;
}

export function layGalley(run: Run, setting: GalleySetting, cache: LineCache, diagnostics: Reporter): Galley {
  const setNote = (blocks: readonly Block[], into: GalleyBuilder) => {
    for (const token of tokensOf(blocks)) setBlock(token, undefined, into, cache, diagnostics);
  };
  const builder = new GalleyBuilder(setting, setting.measure, setNote);
  const shares = new PageShares(builder, diagnostics);
  const groups: { readonly group: Group; readonly from: GalleyPosition }[] = [];
  const heads = new HeadHeights(cache, setting.pageHeight, diagnostics);
  const columns = new ColumnFlow(builder, setting.measure, cache);
  run.tokens.forEach((token, index) => {
    stepDone(index, run.tokens.length, "paragraphs");
    if (token.kind === "open") {
      if (token.group.share) shares.open();
      columns.open(token.group);
      if (token.group.panel) builder.panel = token.group.panel;
      groups.push({ group: token.group, from: builder.place });
    } else if (token.kind === "close") {
      const opened = groups.pop();
      columns.close(opened?.group);
      if (opened?.group.panel) builder.panel = null;
      if (opened?.group.height) builder.fillFrom(opened.from, opened.group.height, opened.group.atFoot);
      if (opened?.group.keepTogether) builder.keepFrom(opened.from);
      if (opened?.group.share) shares.close(opened.group.share);
    } else {
      checkMemory("span" in token ? token.span : null);
      columns.before(token);
      if (token.kind === "paragraph") heads.paragraph(token, builder.measure);
      setBlock(token, following(run.tokens, index), builder, cache, diagnostics);
    }
  });
  heads.end();
  return { regions: builder.finish(), printing: cache.takePrinting() };
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

function isUnseen(token: Token): boolean {
  return token.kind === "mark" || token.kind === "backdrop" || (token.kind === "anchor" && token.outline === null);
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
