// Whether text, running heads and folios have room on the page, since a template may reduce the page without moving
// them.
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { builtIn } from "./load-template.ts";
import type { Style } from "./style.ts";
import { nodeAt, type TemplateMap } from "./tree.ts";

/** The height of letters above their baseline and their depth below it, as a fraction of the type size. */
const ascent = 0.7;
const descent = 0.22;

export function checkPage({ page, paragraphs, head, foot }: Style, settings: TemplateMap, diagnostics: Reporter): void {
  const { height, margins, headBaseline, footBaseline } = page;
  const headSize = paragraphs.get("running-head")?.text.size ?? 0;
  const folioSize = paragraphs.get("folio")?.text.size ?? 0;
  const at = (...names: readonly string[]) => placeOf(settings, names);
  const report = (message: string, span: Span, hint: string) =>
    diagnostics.warning("margin-too-small", message, span, { hint });
  const largest = Math.max(headSize, folioSize);
  if (headBaseline !== null && prints(head) && headBaseline + descent * largest > margins.top) {
    const message = `the running head is ${points(headBaseline)} below the page's edge and the text begins ${points(margins.top)} below it`;
    report(
      message,
      at("margins.top", "head-baseline"),
      "give “page” a smaller “head-baseline”, null, or a larger “margins: { top: … }”",
    );
  }
  const bottom = height - margins.bottom;
  if (footBaseline !== null && prints(foot) && footBaseline - ascent * largest < bottom) {
    const message = `the folio is ${points(footBaseline)} below the page's edge and the text ends ${points(bottom)} below it`;
    report(
      message,
      at("height", "margins.bottom", "foot-baseline"),
      "give “page” a larger “foot-baseline”, null, or a larger “margins: { bottom: … }”",
    );
  }
  if (footBaseline !== null && prints(foot) && footBaseline + descent * largest > height) {
    const message = `the folio is ${points(footBaseline)} below the upper edge of a page that is ${points(height)} high`;
    report(message, at("height", "foot-baseline"), "give “page” a smaller “foot-baseline”, or null");
  }
}

function prints({ verso, recto }: Style["head"]): boolean {
  return [verso, recto].some(({ left, center, right }) => [left, center, right].some((what) => what !== "none"));
}

function points(length: number): string {
  return `${Math.round(length * 10) / 10} pt`;
}

/** The first of these settings that a template of the book makes; otherwise the first of all. */
function placeOf(settings: TemplateMap, names: readonly string[]): Span {
  const found = names.flatMap((name) => nodeAt(settings, "page", ...name.split("."))?.span ?? []);
  const own = found.find(({ source }) => !builtIn.some((name) => source.path === `templates/${name}.yaml`));
  return own ?? found[0] ?? settings.span;
}
