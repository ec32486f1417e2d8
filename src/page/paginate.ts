// In: the blocks of the book, its style, and a typesetter that turns paragraphs into lines. Out: the Document, pages of
// placed items with destinations and outline. Page numbers are settled by laying out again until none changes.
import type { Composition } from "../compose/block.ts";
import type { Line } from "../paragraph/line.ts";
import type { Typesetter } from "../paragraph/typesetter.ts";
import { stageBegins } from "../runtime/timings.ts";
import { RecordedReports, type Reporter } from "../source/diagnostic.ts";
import { nearest } from "../source/did-you-mean.ts";
import type { PageGeometry, Style } from "../template/style.ts";
import { fillEvenly, type TextDepth } from "./breaking/fill-evenly.ts";
import type { Sheet } from "./breaking/fill-pages.ts";
import { chooseForms } from "./choose-forms.ts";
import type { Document } from "./document.ts";
import { assignMarks } from "./footnotes/marks.ts";
import type { Run } from "./galley/divide-runs.ts";
import type { FootnoteSetting } from "./galley/galley.ts";
import { type GalleySetting, layGalley } from "./galley/lay-galley.ts";
import { reprint } from "./galley/reprint.ts";
import { type Folios, LineCache } from "./galley/set-lines.ts";
import type { KeptPages } from "./kept-pages.ts";
import type { KeptRuns, LaidGalley } from "./kept-runs.ts";
import { makePages, type NumberedSheet } from "./make-pages.ts";

/** If page numbers have not settled by then, they never will. */
const mostRounds = 6;

/** What a process keeps of the pages that it has made. */
export interface KeptPagination {
  readonly runs: KeptRuns;
  readonly pages: KeptPages;
}

interface Laid extends LaidGalley {
  /** Lines of the galley that are printed with other page numbers than it was laid out with. */
  readonly replaced: ReadonlyMap<Line, Line>;
}

export function paginate(
  composition: Composition,
  style: Style,
  typesetter: Typesetter,
  diagnostics: Reporter,
  kept: KeptPagination | null = null,
): Document {
  kept?.runs.begin(composition.root);
  const cache = new LineCache(typesetter, composition.root, composition.info.language, kept?.runs.fits);
  const upright = settingOf(style.page, style, cache);
  const onItsSide = settingOf(style.landscape, style, cache);
  const settingFor = (run: Run) => (run.isLandscape ? onItsSide : upright);
  const laying = { cache, typesetter, kept: kept?.runs ?? null };
  const chosen = chooseForms(composition.blocks, (run) => {
    const reports = new RecordedReports();
    return typesetter.reportingTo(reports, () => layAnew(run, settingFor(run), laying, reports));
  });
  const { runs } = chosen;
  for (const { reports } of chosen.laid) reports.report(diagnostics);
  let laid: readonly Laid[] = chosen.laid;
  let sheets: readonly NumberedSheet[] = [];
  for (let round = 1; ; round++) {
    if (round > 1) laid = runs.map((run, index) => lay(run, laid[index], settingFor(run), laying, diagnostics));
    sheets = numberSheets(runs, laid, style);
    const folios = foliosOf(sheets, style);
    const isSettled = sameFolios(cache, folios);
    cache.folios = folios;
    if (isSettled) break;
    if (round === mostRounds) {
      diagnostics.warning("page-numbers-unsettled", "some printed page numbers may be off by one", null);
      break;
    }
  }
  for (const [name, span] of composition.places ?? []) {
    if (cache.folios.has(name)) continue;
    const hint = hintFor(name, cache.folios);
    diagnostics.warning(
      "unknown-destination",
      `unknown place “#${name}”; the link leads nowhere`,
      span,
      hint ? { hint } : {},
    );
  }
  for (const [name, span] of cache.asked) {
    if (cache.folios.has(name) || composition.places?.has(name)) continue;
    diagnostics.warning("unknown-destination", `no page is known for “${name}”, so “?” is printed`, span);
  }
  reportCoarse(composition, diagnostics);
  reportOverflow(sheets, diagnostics);
  stageBegins("placing on pages");
  return makePages(sheets, composition, style, typesetter, diagnostics, kept?.pages);
}

function hintFor(name: string, folios: Folios): string | null {
  const close = nearest(name, folios.keys());
  return close === null ? null : `did you mean “#${close}”?`;
}

interface RunSetting extends GalleySetting {
  readonly depth: TextDepth;
}

/**
 * The minimum distance, in leadings, between the last line of a page that is one line deeper and the folio or the edge
 * of the paper.
 */
const leastFoot = 1.5;

function settingOf(
  { width, height, margins, grid, footBaseline }: PageGeometry,
  style: Style,
  cache: LineCache,
): RunSetting {
  const running = style.paragraphs.get("body");
  const body = grid ? running : undefined;
  const line = running?.leading ?? 0;
  const foot = (footBaseline ?? height) - (height - margins.bottom);
  return {
    depth: { height: height - margins.top - margins.bottom, line, mayGrow: foot - line >= leastFoot * line },
    measure: width - margins.inner - margins.outer,
    pageHeight: height - margins.top - margins.bottom,
    flush: !style.parts.raggedBottom,
    grid: body ? { body, step: body.leading, ascent: cache.strut(body).ascent } : null,
    footnotes: () => footLook(style, cache),
  };
}

function footLook({ footnotes, paragraphs }: Style, cache: LineCache): FootnoteSetting {
  const [body, note] = [paragraphs.get("body"), paragraphs.get("footnote")];
  const below = body && note ? Math.max(0, cache.strut(body).descent - cache.strut(note).descent) : 0;
  const { rule, ruleWidth, spaceBefore } = footnotes;
  return { above: spaceBefore + (rule ? rule.thickness + rule.gap : 0), below, rule, ruleWidth };
}

interface Laying {
  readonly cache: LineCache;
  readonly typesetter: Typesetter;
  readonly kept: KeptRuns | null;
}

/** A run is laid out again only if new page numbers have changed the extent of a line. */
function lay(run: Run, before: Laid | undefined, setting: RunSetting, laying: Laying, diagnostics: Reporter): Laid {
  const { cache, typesetter, kept } = laying;
  if (before) {
    const again = () => reprint(before.galley, cache, typesetter);
    const printing = kept ? kept.reprinted(run, before.galley, cache, again) : again().replaced;
    if (printing) return { ...before, replaced: printing };
  }
  return layAnew(run, setting, laying, diagnostics);
}

function layAnew<R extends Reporter>(
  run: Run,
  setting: RunSetting,
  { cache, typesetter, kept }: Laying,
  reports: R,
): Laid & { readonly height: number; readonly reports: R } {
  const { height } = setting.depth;
  stageBegins("setting paragraphs");
  const known = kept?.find(run, cache, reports);
  if (known) return { ...known, replaced: new Map(), height, reports };
  const lacking = typesetter.lacking;
  const own = new RecordedReports();
  const earlier = kept?.similar(run, cache) ?? null;
  const { galley, stops } = typesetter.reportingTo(own, () => layGalley(run, setting, cache, own, earlier));
  own.report(reports);
  stageBegins("breaking pages");
  const laid = { galley, stops, sheets: kept?.sheetsLike(run, galley) ?? fillEvenly(galley, setting.depth) };
  if (typesetter.lacking === lacking) kept?.keep(run, laid, own, cache);
  return { ...laid, replaced: new Map(), height, reports };
}

/** Puts the runs' sheets in sequence; a run that begins recto may leave an empty verso before it. */
function numberSheets(runs: readonly Run[], laid: readonly Laid[], style: Style): readonly NumberedSheet[] {
  const all: NumberedSheet[] = [];
  laid.forEach(({ sheets, replaced }, index) => {
    const run = runs[index];
    const geometry = run?.isLandscape ? style.landscape : style.page;
    if (run?.to === "recto" && all.length % 2 === 1) {
      all.push({ sheet: null, isOpening: false, geometry: style.page, replaced });
    }
    sheets.forEach((sheet, at) => {
      all.push({ sheet, isOpening: at === 0 && (run?.opening ?? false), geometry, replaced });
    });
  });
  return all;
}

/** Destination → printed page number; of two destinations with the same name the first counts. */
function foliosOf(sheets: readonly NumberedSheet[], style: Style): Folios {
  const folios = new Map<string, string>();
  sheets.forEach(({ sheet }, index) => {
    if (!sheet) return;
    const folio = String(index + 1);
    for (const name of namesOn(sheet)) if (!folios.has(name)) folios.set(name, folio);
    assignMarks(sheet, style, folios);
  });
  return folios;
}

const named = new WeakMap<Sheet, readonly string[]>();

/** The destinations on a sheet. */
function namesOn(sheet: Sheet): readonly string[] {
  const known = named.get(sheet);
  if (known) return known;
  const names: string[] = [];
  for (const { region, from, to } of sheet.columns) {
    for (let at = from; at < to; at++) {
      const box = region.boxes[at];
      for (const { name } of box?.attachments?.anchors ?? []) names.push(name);
      for (const name of box?.destinations ?? []) names.push(name);
    }
  }
  named.set(sheet, names);
  return names;
}

function sameFolios(cache: LineCache, folios: Folios): boolean {
  for (const name of cache.asked.keys()) if (cache.folios.get(name) !== folios.get(name)) return false;
  return true;
}

function reportCoarse({ coarse, longCodes }: Composition, diagnostics: Reporter): void {
  for (const { url, span } of longCodes?.values() ?? []) {
    const shown = url.length > 60 ? `${url.slice(0, 60)}…` : url;
    diagnostics.warning("long-qr-code", `“${shown}” is too long for a QR code that can be read from paper`, span, {
      hint: "at most 200 bytes fit; short links scan best",
    });
  }
  for (const { path, span, pixels, width } of coarse?.values() ?? []) {
    const across = Math.round((width / 72) * 25.4);
    diagnostics.warning(
      "coarse-picture",
      `“${path}” is printed ${across} mm wide at ${pixels} pixels per inch, which looks blurred`,
      span,
      { hint: "use a larger file, ideally 300 pixels per inch; or an SVG, which is sharp at any size" },
    );
  }
}

function reportOverflow(sheets: readonly NumberedSheet[], diagnostics: Reporter): void {
  sheets.forEach(({ sheet }, index) => {
    if (!sheet) return;
    for (const { region, from, to, y } of sheet.columns) {
      const box = region.boxes[from];
      if (!box || to !== from + 1 || y + box.height + (box.repeat?.height ?? 0) <= sheet.height + 0.01) continue;
      diagnostics.warning("page-overflow", `page ${index + 1} is too small for its content`, box.span);
    }
  });
}
