// What LaTeX packages add to formulas and MathJax lacks or names differently: siunitx, physics, braket, bm, bbm,
// dsfont, and text commands that stray into formulas. Out: the name of a MathJax package that has them all.

import { BraketItem } from "@mathjax/src/js/input/tex/braket/BraketItems.js";
import { Configuration } from "@mathjax/src/js/input/tex/Configuration.js";
import "@mathjax/src/js/input/tex/braket/BraketMappings.js";
import BraketMethods from "@mathjax/src/js/input/tex/braket/BraketMethods.js";
import { MathtoolsMethods } from "@mathjax/src/js/input/tex/mathtools/MathtoolsMethods.js";
import ParseMethods from "@mathjax/src/js/input/tex/ParseMethods.js";
import "@mathjax/src/js/input/tex/physics/PhysicsMappings.js";
import { AmsMethods } from "@mathjax/src/js/input/tex/ams/AmsMethods.js";
import { AutoOpen } from "@mathjax/src/js/input/tex/physics/PhysicsItems.js";
import PhysicsMethods from "@mathjax/src/js/input/tex/physics/PhysicsMethods.js";
import type TexParser from "@mathjax/src/js/input/tex/TexParser.js";
import { CommandMap, EnvironmentMap } from "@mathjax/src/js/input/tex/TokenMap.js";
import { base, quantity, siunitx, substitute, type TexCommand, type TexMethod } from "./siunitx.ts";

const bras = BraketMethods as unknown as Readonly<Record<"Braket", TexMethod>>;
const physics = PhysicsMethods as unknown as Readonly<Record<"BraKet" | "Derivative" | "Differential", TexMethod>>;

/** \qty is siunitx's with two arguments, and physics's with brackets of any kind. */
const quantityOrBrackets: TexCommand = (parser, name) => {
  const rest = parser.string.slice(parser.i);
  const isQuantity = /^\s*(?:\[[^\]=]*=[^\]]*\]\s*)?\{[^{}]*\}\s*\{/.test(rest);
  if (isQuantity) quantity(parser, name);
  else inBrackets(parser, name);
};

const partners: Readonly<Record<string, string>> = { "(": ")", "[": "]", "|": "|" };

/** Brackets as high as their content: \qty(…), \qty[…], \qty|…|, \qty{…}. */
function inBrackets(parser: TexParser, name: string): void {
  const open = parser.GetNext();
  const close = partners[open];
  if (close === undefined) {
    substitute(parser, `\\left\\{${parser.GetArgument(name)}\\right\\}`);
    return;
  }
  const end = closingOf(parser.string, parser.i, open, close);
  if (end === -1) return;
  const content = parser.string.slice(parser.i + 1, end);
  parser.i = end + 1;
  substitute(parser, `\\left${open}${content}\\right${close}`);
}

function closingOf(tex: string, from: number, open: string, close: string): number {
  let depth = 0;
  let braces = 0;
  for (let at = from; at < tex.length; at++) {
    const character = tex[at];
    if (character === "\\") at++;
    else if (character === "{") braces++;
    else if (character === "}") braces--;
    else if (braces === 0 && character === close && (open !== close || at > from)) {
      if (open === close || --depth === 0) return at;
    } else if (braces === 0 && character === open) depth++;
  }
  return -1;
}

/** In physics, a bracket after a derivative is its argument; here it is just a bracket. */
function beforeBracket(method: TexMethod, ...rest: readonly unknown[]): TexCommand {
  return (parser, name) => {
    let at = parser.i;
    for (let next = parser.string.slice(at); ; next = parser.string.slice(at)) {
      const open = /^\*?\s*([[{])/.exec(next);
      if (!open) break;
      const from = at + open[0].length - 1;
      const end = open[1] === "{" ? closingBrace(parser.string, from) : parser.string.indexOf("]", from);
      if (end === -1) break;
      at = end + 1;
    }
    if (/^\s*\(/.test(parser.string.slice(at))) {
      parser.string = `${parser.string.slice(0, at)}\\relax ${parser.string.slice(at)}`;
    }
    method(parser, name, ...rest);
  };
}

function closingBrace(tex: string, from: number): number {
  let depth = 0;
  for (let at = from; at < tex.length; at++) {
    if (tex[at] === "\\") at++;
    else if (tex[at] === "{") depth++;
    else if (tex[at] === "}" && --depth === 0) return at;
  }
  return -1;
}

/** The order of magnitude, with brackets of its own where it has none: \order{n}, \order(n). */
const order: TexCommand = (parser, name) => {
  if (parser.GetNext() === "{") substitute(parser, `\\mathcal{O}\\left(${parser.GetArgument(name)}\\right)`);
  else substitute(parser, "\\mathcal{O}");
};

/** \braket{a|b} of braket, \braket{a}{b} of physics. */
const braket: TexCommand = (parser, name) => {
  if (/^\s*\{[^{}|]*\}\s*\{/.test(parser.string.slice(parser.i))) physics.BraKet(parser, name);
  else bras.Braket(parser, name, "\u27e8", "\u27e9", false, Infinity);
};

/** ÷ between two things, the divergence if nothing precedes it. */
const div: TexCommand = (parser, name) => {
  const before = parser.string
    .slice(0, parser.i)
    .replace(/\\div\s?$/, "")
    .trimEnd();
  const isDivergence =
    before === "" || /[=<>+\-,(&{[]$|\\(?:left|quad|to|equiv|approx|cdot|times)\s*[([]?$|\\\\$/.test(before);
  if (isDivergence) base.Macro(parser, name, "\\boldsymbol{\\nabla}\\cdot ");
  else base.Macro(parser, name, "\\mathbin{\u00f7}");
};

const raised: TexCommand = (parser, name) => {
  const height = parser.GetArgument(name);
  substitute(parser, `\\raise ${height} {${parser.GetArgument(name)}}`);
};

/** Plain TeX's number of a display: `\eqno(1)`. */
const eqno: TexCommand = (parser) => {
  const number = parser.string.slice(parser.i).replace(/^\s*\(|\)\s*$/g, "");
  parser.i = parser.string.length;
  substitute(parser, `\\tag{${number.trim()}}`);
};

/** IEEEtran's arrays of equations name their columns: `\begin{IEEEeqnarray}{rCl}`. */
function equationArray(parser: TexParser, begin: unknown): unknown {
  const columns =
    parser
      .GetArgument("IEEEeqnarray")
      .replace(/[^rclRCL]/g, "")
      .toLowerCase() || "rcl";
  return (AmsMethods.EqnArray as unknown as (...given: readonly unknown[]) => unknown)(
    parser,
    begin,
    false,
    true,
    columns,
    "bmt",
    "0.278em",
  );
}

const macro = (tex: string, parameters = 0) => [base.Macro, tex, parameters] as const;

/** Names of physics that have another meaning elsewhere. */
new CommandMap("house-commands", {
  ...siunitx,
  qty: quantityOrBrackets,
  braket,
  dd: beforeBracket(physics.Differential, "\\diffd"),
  dv: beforeBracket(physics.Derivative, 2, "\\diffd"),
  derivative: beforeBracket(physics.Derivative, 2, "\\diffd"),
  pdv: beforeBracket(physics.Derivative, 3, "\\partial"),
  fdv: beforeBracket(physics.Derivative, 2, "\\delta"),
  div,
  order,
  grad: macro("\\boldsymbol{\\nabla}"),
  gradient: macro("\\boldsymbol{\\nabla}"),
  divergence: macro("\\boldsymbol{\\nabla}\\cdot "),
  curl: macro("\\boldsymbol{\\nabla}\\times "),
  laplacian: macro("\\nabla^{2}"),
  raisebox: raised,
  eqno,
  leqno: eqno,
  bm: macro("\\boldsymbol{#1}", 1),
  pmb: macro("\\boldsymbol{#1}", 1),
  mathbbm: macro("\\mathbb{#1}", 1),
  mathbbmss: macro("\\mathbb{#1}", 1),
  mathds: macro("\\mathbb{#1}", 1),
  ensuremath: macro("#1", 1),
  textsuperscript: macro("{}^{\\text{#1}}", 1),
  textsubscript: macro("{}_{\\text{#1}}", 1),
  emph: macro("\\textit{#1}", 1),
  mathrmbf: macro("\\mathbf{#1}", 1),
  centerdot: macro("\\cdot"),
  slashed: macro("\\not{#1}", 1),
  nicefrac: macro("{}^{#1}\\!/_{#2}", 2),
  sfrac: macro("{}^{#1}\\!/_{#2}", 2),
  Tr: macro("\\operatorname{Tr}"),
  tr: macro("\\operatorname{tr}"),
  rank: macro("\\operatorname{rank}"),
  erf: macro("\\operatorname{erf}"),
  sgn: macro("\\operatorname{sgn}"),
  sign: macro("\\operatorname{sign}"),
  diag: macro("\\operatorname{diag}"),
  argmin: macro("\\operatorname*{arg\\,min}"),
  argmax: macro("\\operatorname*{arg\\,max}"),
  Var: macro("\\operatorname{Var}"),
  Cov: macro("\\operatorname{Cov}"),
  hfill: macro("\\quad "),
  hfil: macro("\\quad "),
  vspace: macro("", 1),
  vfill: macro(""),
  noindent: macro(""),
  par: macro(""),
  linebreak: macro("\\;"),
  nolinebreak: macro(""),
  pagebreak: macro(""),
  centering: macro(""),
  protect: macro(""),
  relax: macro(""),
  xspace: macro(""),
  bfseries: macro("\\bf "),
  itshape: macro("\\it "),
  textnumero: macro("\\text{№}"),
  micro: macro("\\text{µ}"),
  perthousand: macro("‰"),
  SIUnitSymbolMicro: macro("\\text{µ}"),
} as never);

/** These would fill the measure of a page; a formula has only its own width. */
new EnvironmentMap(
  "house-environments",
  ParseMethods.environment as never,
  {
    multline: MathtoolsMethods.MtMultlined,
    "multline*": MathtoolsMethods.MtMultlined,
    flalign: [AmsMethods.EqnArray, null, false, true, "rl", "bt", "0em 2em"],
    "flalign*": [AmsMethods.EqnArray, null, false, true, "rl", "bt", "0em 2em"],
    xalignat: [AmsMethods.AlignAt, null, false, true],
    "xalignat*": [AmsMethods.AlignAt, null, false, true],
    IEEEeqnarray: [equationArray],
    "IEEEeqnarray*": [equationArray],
    xxalignat: [AmsMethods.AlignAt, null, false, true],
    displaymath: [base.Equation, null, false],
    math: [base.Equation, null, false],
  } as never,
);

Configuration.create("house", {
  handler: {
    macro: [
      "Braket-macros",
      "Physics-automatic-bracing-macros",
      "Physics-vector-macros",
      "Physics-vector-mo",
      "Physics-vector-mi",
      "Physics-derivative-macros",
      "Physics-quick-quad-macros",
      "Physics-matrix-macros",
      "house-bra-ket",
      // The last one wins.
      "house-commands",
    ],
    character: ["Braket-characters"],
    environment: ["house-environments", "Physics-aux-envs"],
  },
  items: { [BraketItem.prototype.kind]: BraketItem, [AutoOpen.prototype.kind]: AutoOpen },
  options: { physics: { italicdiff: false, arrowdel: false } },
  priority: 4,
} as never);

new CommandMap("house-bra-ket", {
  innerproduct: PhysicsMethods.BraKet,
  ip: PhysicsMethods.BraKet,
  outerproduct: PhysicsMethods.KetBra,
  dyad: PhysicsMethods.KetBra,
  expectationvalue: PhysicsMethods.Expectation,
  expval: PhysicsMethods.Expectation,
  ev: PhysicsMethods.Expectation,
  matrixelement: PhysicsMethods.MatrixElement,
  matrixel: PhysicsMethods.MatrixElement,
  mel: PhysicsMethods.MatrixElement,
} as never);

export const housePackages: readonly string[] = ["house"];
