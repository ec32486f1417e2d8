// Formulas as TeX → formulas as glyphs and rules, or what is wrong with them. It knows nothing about the book.
import { fontCatalogue } from "../template/font-catalogue.ts";
import type { FormulaLook } from "../template/formula-look.ts";
import { isAligned, texLines } from "../tex/lines.ts";
import { openLettering } from "../vector/glyph-outlines.ts";
import { cutFormula } from "./cut-formula.ts";
import { createEngine, type MathEngine } from "./engine.ts";
import { type Explained, explain, missingCharacters, refusal } from "./explain-fault.ts";
import type { Formula } from "./formula.ts";
import { isForeign } from "./kept-formula.ts";
import { limits } from "./limits.ts";
import { writeMathml } from "./mathml.ts";
import type { Pens } from "./outlines.ts";
import { speak } from "./speak.ts";

export interface Request {
  readonly tex: string;
  readonly display: boolean;
  /** Within bold text. */
  readonly look?: FormulaLook;
  /** Whether it is wanted as MathML too. */
  readonly mathml?: boolean;
}

/** `warnings` come with a formula; an error comes instead of it. */
export type Result =
  | { readonly formula: Formula; readonly warnings: readonly Explained[] }
  | { readonly formula: null; readonly error: Explained };

let kept: { readonly key: string; readonly engine: MathEngine } | null = null;

export async function typeset(
  requests: readonly Request[],
  macros: Readonly<Record<string, string>>,
  before: (index: number) => void = () => {},
  foreign = isForeign(requests, macros),
): Promise<readonly Result[]> {
  const lettering = foreign ? openLettering(fontCatalogue()) : null;
  const key = JSON.stringify([Object.entries(macros), foreign]);
  const engine = kept?.key === key ? kept.engine : createEngine(macros, lettering);
  kept = { key, engine };
  const results: Result[] = [];
  for (const [index, request] of requests.entries()) {
    before(index);
    results.push(await typesetOne(request, engine, { lettering, missing: new Set() }));
  }
  return results;
}

async function typesetOne(request: Request, engine: MathEngine, pens: Omit<Pens, "glyphs">): Promise<Result> {
  const { display, look } = request;
  const tex = narrowed(request.tex);
  const refused = refusal(tex);
  if (refused) return { formula: null, error: refused };
  const set = await engine.typeset(display ? arranged(tex) : tex, display, look);
  if ("id" in set) return { formula: null, error: explain(tex, set, engine.macros) };
  const { glyphs } = set;
  const formula = cutFormula(set, request, { ...pens, glyphs });
  if (!(formula.width <= limits.size && formula.height + formula.depth <= limits.size)) {
    return {
      formula: null,
      error: { message: "the formula is wider or taller than any page", start: 0, end: tex.length },
    };
  }
  const mathml = request.mathml ? { mathml: writeMathml(set.tree, display) } : {};
  return { formula: { ...formula, alt: speak(set.tree), ...mathml }, warnings: missingCharacters(tex, pens.missing) };
}

/** Signs, digits and letters of East Asian keyboards mean the ordinary ones in formulas. Offsets stay the same. */
function narrowed(tex: string): string {
  return tex.replace(/[\uff01\uff08-\uff1e\uff21-\uff3b\uff3d\uff41-\uff5a]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** Rows of a display outside environments, aligned if they have ampersands. */
export function arranged(tex: string): string {
  const lines = texLines(tex);
  const [only, ...others] = lines;
  const rows = lines.map((line) => line.tex).join("\\\\");
  if (isAligned(tex)) return `\\begin{aligned}${rows}\\end{aligned}`;
  if (others.length > 0) return `\\begin{gathered}${rows}\\end{gathered}`;
  return only?.tex ?? tex;
}
