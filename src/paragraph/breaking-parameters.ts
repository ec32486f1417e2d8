// The parameters of line breaking for a paragraph. In: how its lines are made, and its style. Out: the parameters of
// the strict pass and of the other passes.
import type { ParagraphStyle } from "../template/style.ts";
import type { BreakingParameters } from "./break-lines.ts";
import type { LineSetting } from "./breakpoints.ts";
import {
  adjacentDemerits,
  contrastDemerits,
  doubleHyphenDemerits,
  finalHyphenDemerits,
  lastLineMinimum,
  linePenalty,
  raggedStretch,
  shortLastLineDemerits,
  strainDemerits,
  tolerance,
  turnoverDemerits,
  turnoverMinimum,
  turnoverShare,
} from "./parameters.ts";

export function parametersOf(setting: LineSetting, style: ParagraphStyle): BreakingParameters {
  const { size } = style.text;
  return {
    measure: setting.measure,
    tolerance: tolerance,
    hyphenate: setting.hyphenate,
    extraStretch: setting.justified ? 0 : raggedStretch * size,
    linePenalty: linePenalty,
    adjacentDemerits: setting.justified ? adjacentDemerits : 0,
    strainDemerits: setting.justified ? strainDemerits : 0,
    contrastDemerits: setting.justified ? contrastDemerits : 0,
    doubleHyphenDemerits: doubleHyphenDemerits,
    finalHyphenDemerits: finalHyphenDemerits,
    lastLineMinimum:
      setting.lastExtra > 0
        ? Math.min(turnoverMinimum * size, turnoverShare * setting.measure)
        : lastLineMinimum * size,
    shortLastLineDemerits: setting.lastExtra > 0 ? turnoverDemerits : shortLastLineDemerits,
    final: false,
  };
}

/**
 * The parameters of another pass. All are created here, with their properties in one order, so that the innermost loop,
 * which reads them, is compiled for a single object shape.
 */
export function passOf(
  strict: BreakingParameters,
  tolerance: number,
  other: Partial<Pick<BreakingParameters, "hyphenate" | "extraStretch" | "final">> = {},
): BreakingParameters {
  return {
    measure: strict.measure,
    tolerance,
    hyphenate: other.hyphenate ?? strict.hyphenate,
    extraStretch: other.extraStretch ?? strict.extraStretch,
    linePenalty: strict.linePenalty,
    adjacentDemerits: strict.adjacentDemerits,
    doubleHyphenDemerits: strict.doubleHyphenDemerits,
    finalHyphenDemerits: strict.finalHyphenDemerits,
    strainDemerits: strict.strainDemerits,
    contrastDemerits: strict.contrastDemerits,
    lastLineMinimum: strict.lastLineMinimum,
    shortLastLineDemerits: strict.shortLastLineDemerits,
    final: other.final ?? strict.final,
  };
}
