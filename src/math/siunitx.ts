// siunitx's commands as MathJax's. In: a parser at a command. Out: the parser at the TeX that the command means
// (siunitx manual, §4).
import BaseMethods from "@mathjax/src/js/input/tex/base/BaseMethods.js";
import type TexParser from "@mathjax/src/js/input/tex/TexParser.js";
import { angleTex, numberTex, unitTex } from "./quantities.ts";

export type TexCommand = (parser: TexParser, name: string) => void;
export type TexMethod = (parser: TexParser, name: string, ...rest: readonly unknown[]) => void;

/** MathJax's types have all methods optional. */
export const base = BaseMethods as unknown as Readonly<Record<"Macro" | "Equation", TexMethod>>;

/** Continues with other TeX in place of a command and its arguments. */
export function substitute(parser: TexParser, tex: string): void {
  base.Macro(parser, "", tex.replace(/#/g, "##"));
}

/** Options in brackets; only the mode of \per matters. */
function modeOf(parser: TexParser, name: string): "power" | "symbol" | "fraction" {
  const options = parser.GetBrackets(name, "");
  return /per-mode\s*=\s*(?:symbol|repeated-symbol|single-symbol|symbol-or-fraction)/.test(options)
    ? "symbol"
    : /per-mode\s*=\s*fraction|fraction-function/.test(options)
      ? "fraction"
      : "power";
}

/** Between a number and its unit; an angle follows without a space. */
function joined(number: string, unit: string): string {
  return `{${number}${/^\\text\{[°′″]\}$/.test(unit) ? "" : "\\,"}${unit}}`;
}

const num: TexCommand = (parser, name) => {
  parser.GetBrackets(name, "");
  substitute(parser, `{${numberTex(parser.GetArgument(name))}}`);
};

const unit: TexCommand = (parser, name) => {
  const mode = modeOf(parser, name);
  substitute(parser, `{${unitTex(parser.GetArgument(name), mode)}}`);
};

export const quantity: TexCommand = (parser, name) => {
  const mode = modeOf(parser, name);
  const number = numberTex(parser.GetArgument(name));
  // A unit before the number, as in siunitx version 2.
  const before = parser.GetBrackets(name, "");
  substitute(parser, `{${before}${joined(number, unitTex(parser.GetArgument(name), mode))}}`);
};

const numberRange: TexCommand = (parser, name) => {
  parser.GetBrackets(name, "");
  const [from, to] = [parser.GetArgument(name), parser.GetArgument(name)];
  substitute(parser, `{${numberTex(from)}\\text{–}${numberTex(to)}}`);
};

const quantityRange: TexCommand = (parser, name) => {
  const mode = modeOf(parser, name);
  const [from, to] = [parser.GetArgument(name), parser.GetArgument(name)];
  const symbol = unitTex(parser.GetArgument(name), mode);
  substitute(parser, joined(`${numberTex(from)}\\text{–}${numberTex(to)}`, symbol));
};

function listTex(written: string): string {
  return written
    .split(";")
    .map((one) => numberTex(one.trim()))
    .join(",\\ ");
}

const numberList: TexCommand = (parser, name) => {
  parser.GetBrackets(name, "");
  substitute(parser, `{${listTex(parser.GetArgument(name))}}`);
};

const quantityList: TexCommand = (parser, name) => {
  const mode = modeOf(parser, name);
  const list = listTex(parser.GetArgument(name));
  substitute(parser, joined(list, unitTex(parser.GetArgument(name), mode)));
};

const angle: TexCommand = (parser, name) => {
  parser.GetBrackets(name, "");
  substitute(parser, `{${angleTex(parser.GetArgument(name))}}`);
};

export const siunitx = {
  num,
  unit,
  si: unit,
  SI: quantity,
  ang: angle,
  numrange: numberRange,
  SIrange: quantityRange,
  qtyrange: quantityRange,
  numlist: numberList,
  SIlist: quantityList,
  qtylist: quantityList,
} as const;
