// Bounds what MathJax repeats any number of times, before anything is expanded and wherever the number comes from,
// macros included: the columns of a preamble (`*{n}{c}`) and of `alignat`.
import type { LiteElement } from "@mathjax/src/js/adaptors/lite/Element.js";
import { MapHandler } from "@mathjax/src/js/input/tex/MapHandler.js";
import TexError from "@mathjax/src/js/input/tex/TexError.js";
import type TexParser from "@mathjax/src/js/input/tex/TexParser.js";
import type { TeX } from "@mathjax/src/js/input/tex.js";
import { limits } from "./limits.ts";

/** The state of a column parser, as far as it is used here. */
interface Preamble {
  template: string;
  i: number;
}
interface ColumnParser {
  getBraces(state: Preamble): string;
  readonly columnHandler: Record<string, (state: Preamble) => unknown>;
}

export function boundColumns(input: TeX<LiteElement, unknown, unknown>): void {
  const columns = input.parseOptions.columnParser as unknown as ColumnParser;
  columns.columnHandler["*"] = (state) => {
    const written = columns.getBraces(state);
    const repeated = columns.getBraces(state);
    if (!/^\d{1,15}$/.test(written))
      throw new TexError("ColArgNotNum", "First argument to %1 column specifier must be a number", "*");
    const rest = state.template.substring(state.i);
    if (Number(written) * Math.max(1, repeated.length) + rest.length > limits.buffer) throw tooMany();
    state.template = repeated.repeat(Number(written)) + rest;
    state.i = 0;
  };
  boundAlignments();
}

function tooMany(): TexError {
  return new TexError("MaxColumns", "Too many columns");
}

type Begin = (parser: TexParser, ...more: unknown[]) => unknown;
interface Environments {
  readonly map: ReadonlyMap<string, { _func: Begin }>;
}

let areBound = false;

/** The library's tables of environments are changed once. */
function boundAlignments(): void {
  if (areBound) return;
  areBound = true;
  const { map } = MapHandler.getMap("AMSmath-environment") as unknown as Environments;
  for (const [name, environment] of map) {
    if (!name.includes("alignat") && !name.includes("alignedat")) continue;
    const begin = environment._func;
    environment._func = (parser, ...more) => {
      const asked = /^\s*(?:\[[^\]]{0,9}\]\s*)?\{\s*(\d+)/.exec(parser.string.slice(parser.i, parser.i + 100))?.[1];
      if (Number(asked ?? 0) > limits.columns) throw tooMany();
      return begin(parser, ...more);
    };
  }
}
