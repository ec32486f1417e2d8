// What it costs to end a line inside a word, by the kind of place.
import type { DivisionKind } from "../text/divide.ts";
import {
  addressPenalty,
  compoundPenalty,
  explicitPenalty,
  hyphenPenalty,
  needPenalty,
  rangePenalty,
  slashPenalty,
} from "./parameters.ts";

export const divisionCosts: Readonly<Record<DivisionKind, number>> = {
  explicit: explicitPenalty,
  range: rangePenalty,
  slash: slashPenalty,
  address: addressPenalty,
  hyphen: hyphenPenalty,
  compound: compoundPenalty,
  number: needPenalty,
  anywhere: needPenalty,
};

/** Where the line ends with a written hyphen or dash. */
export const withHyphen: ReadonlySet<DivisionKind> = new Set(["explicit", "range", "number"]);
