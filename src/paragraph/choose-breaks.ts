// Chooses the breaks of a paragraph. In: its items and how its lines are made. Out: the chosen breakpoints, after as
// many passes as it takes.
import type { ParagraphStyle } from "../template/style.ts";
import { balancedBreaks } from "./balance.ts";
import { type BreakingParameters, breakLines } from "./break-lines.ts";
import { parametersOf, passOf } from "./breaking-parameters.ts";
import { type Breakpoints, type LineSetting, withElasticity } from "./breakpoints.ts";
import { gatherBreakpoints } from "./gather-breakpoints.ts";
import type { Items } from "./items.ts";
import { endsShort, hasLadder, wholeAsOneLine } from "./line-ends.ts";
import { asOneLine, isOneLine } from "./one-line.ts";
import { emergencySteps, emergencyStretch, fullStretch, infinitelyBad, pretolerance } from "./parameters.ts";

/** The chosen breakpoints, and the line setting that they were chosen for. */
export interface Broken {
  readonly breaks: readonly number[];
  readonly setting: LineSetting;
}

/** What the passes have in common. */
interface Attempt {
  readonly items: Items;
  readonly breakpoints: Breakpoints;
  readonly setting: LineSetting;
  readonly strict: BreakingParameters;
}

/**
 * TeX's passes (TeX: The Program §851): without hyphens, with them, and finally with extra stretch. In between, one
 * pass keeps every space within its stretch; it also replaces a poor result of the first two (hyphens below each other,
 * a last line of a few letters).
 */
export function chooseBreaks(
  items: Items,
  breakpoints: Breakpoints,
  setting: LineSetting,
  style: ParagraphStyle,
): Broken {
  if (isOneLine(items, setting)) return { breaks: asOneLine(items, breakpoints), setting };
  gatherBreakpoints(items, setting, breakpoints, setting.justified ? "written" : "patterns");
  const strict = parametersOf(setting, style);
  if (!setting.justified) {
    const rules = passOf(strict, Number.POSITIVE_INFINITY, { final: true });
    const balanced = style.balance ? balancedBreaks(breakpoints, items, setting.measure, style.text.size) : null;
    return { breaks: balanced ?? breakLines(breakpoints, rules) ?? wholeAsOneLine(breakpoints), setting };
  }
  const whole = breakLines(breakpoints, passOf(strict, pretolerance, { hyphenate: false }));
  const laddered = whole !== null && hasLadder(breakpoints, whole);
  if (whole && !laddered && !endsShort(breakpoints, whole, strict)) return { breaks: whole, setting };
  gatherBreakpoints(items, setting, breakpoints);
  const even = breakLines(breakpoints, passOf(strict, fullStretch));
  if (even && !hasLadder(breakpoints, even)) return { breaks: even, setting };
  if (even || !whole || laddered) {
    const emergency = breakInEmergency({ items, breakpoints, setting, strict }, even === null && whole === null);
    if (emergency) return emergency;
  }
  gatherBreakpoints(items, setting, breakpoints, even ? "patterns" : "written");
  return { breaks: even ?? whole ?? wholeAsOneLine(breakpoints), setting };
}

/**
 * Emergency passes, for text that cannot be broken into even lines, or only with hyphens below each other: extra
 * division points, then more expansion and letterspacing, step by step. `final`: must return a result.
 */
function breakInEmergency({ items, breakpoints, setting: usual, strict }: Attempt, final: boolean): Broken | null {
  let setting = usual;
  let laddered: Broken | null = null;
  for (const step of emergencySteps) {
    setting = withElasticity(usual, usual.expansion * step.expansion, usual.letterspacing * step.letterspacing);
    gatherBreakpoints(items, setting, breakpoints, "emergency");
    const even = breakLines(breakpoints, passOf(strict, fullStretch));
    if (even && !hasLadder(breakpoints, even)) return { breaks: even, setting };
    laddered ??= even && { breaks: even, setting };
  }
  if (!final) return null;
  // The current breakpoints are those of the last step; they have the same numbers at every step.
  if (laddered) return laddered;
  const breaks =
    breakLines(breakpoints, strict) ??
    breakLines(
      breakpoints,
      passOf(strict, infinitelyBad, { extraStretch: emergencyStretch * setting.measure, final: true }),
    ) ??
    wholeAsOneLine(breakpoints);
  return { breaks, setting };
}
