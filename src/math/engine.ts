// The only file that knows MathJax: TeX → MathML tree and SVG tree. Loaded by `await import` when a book has formulas.
import { MathJaxMhchemFontExtension } from "@mathjax/mathjax-mhchem-font-extension/js/svg.js";
import { MathJaxStix2Font } from "@mathjax/mathjax-stix2-font/js/svg.js";
import type { LiteElement } from "@mathjax/src/js/adaptors/lite/Element.js";
import { liteAdaptor } from "@mathjax/src/js/adaptors/liteAdaptor.js";
import type { MathItem } from "@mathjax/src/js/core/MathItem.js";
import type { MmlNode } from "@mathjax/src/js/core/MmlTree/MmlNode.js";
import { RegisterHTMLHandler } from "@mathjax/src/js/handlers/html.js";
import "@mathjax/src/js/input/tex/ams/AmsConfiguration.js";
import "@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js";
import "@mathjax/src/js/input/tex/cancel/CancelConfiguration.js";
import "@mathjax/src/js/input/tex/color/ColorConfiguration.js";
import "@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js";
import "@mathjax/src/js/input/tex/gensymb/GensymbConfiguration.js";
import "@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js";
import "@mathjax/src/js/input/tex/mhchem/MhchemConfiguration.js";
import "@mathjax/src/js/input/tex/textcomp/TextcompConfiguration.js";
import "@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js";
import "@mathjax/src/js/input/tex/unicode/UnicodeConfiguration.js";
import "@mathjax/src/js/input/tex/upgreek/UpgreekConfiguration.js";
import { ConfigurationHandler } from "@mathjax/src/js/input/tex/Configuration.js";
import { HandlerType } from "@mathjax/src/js/input/tex/HandlerTypes.js";
import { MapHandler } from "@mathjax/src/js/input/tex/MapHandler.js";
import TexError from "@mathjax/src/js/input/tex/TexError.js";
import { TeX } from "@mathjax/src/js/input/tex.js";
import { mathjax } from "@mathjax/src/js/mathjax.js";
import { FontCache } from "@mathjax/src/js/output/svg/FontCache.js";
import type { SvgWrapper } from "@mathjax/src/js/output/svg/Wrapper.js";
import { SVG } from "@mathjax/src/js/output/svg.js";
import type { FormulaLook } from "../template/formula-look.ts";
import type { LabelOutliner } from "../vector/glyph-outlines.ts";
import { boundColumns } from "./bounds.ts";
import { fontFiles } from "./font-files.ts";
import { type MathGlyph, mathGlyph } from "./glyphs.ts";
import { limits } from "./limits.ts";
import { embolden } from "./look.ts";
import { housePackages } from "./packages.ts";

const packages = [
  "base",
  "ams",
  "mhchem",
  "textmacros",
  "boldsymbol",
  "mathtools",
  "cancel",
  "color",
  "upgreek",
  "gensymb",
  "textcomp",
  "unicode",
  ...housePackages,
  "configmacros",
];

type Document = ReturnType<typeof mathjax.document>;
export type Wrapper = SvgWrapper<LiteElement, unknown, unknown>;

/** A formula as MathJax leaves it. */
export interface Typeset {
  readonly tree: MmlNode;
  readonly svg: LiteElement;
  /** The root of the output's own tree: boxes of each node, and the SVG elements that draw it. */
  readonly wrapper: Wrapper;
  /** What a `use` element of the SVG tree shows, by its `href`. */
  readonly glyphs: ReadonlyMap<string, MathGlyph>;
}

/** A fault in a formula, as the TeX parser reports it. */
export interface FormulaFault {
  readonly id: string;
  readonly message: string;
  /** The input of each parser, outermost first: the whole formula, then the argument being read, and so on. */
  readonly trail: readonly { readonly text: string; readonly at: number }[];
}

/** Sets formulas; one engine serves all formulas with the same macros. */
export interface MathEngine {
  /** Rejects only for bugs. */
  typeset(tex: string, display: boolean, look?: FormulaLook): Promise<Typeset | FormulaFault>;
  /** Reads a formula without setting it, at a fifth of the cost; null if nothing is wrong. */
  read(tex: string, display: boolean): Promise<FormulaFault | null>;
  /** Control sequences known, without backslashes, for suggestions. */
  macros(): readonly string[];
}

/** MathJax draws a character by a reference to its path: here, to a glyph. */
class Glyphs extends FontCache<LiteElement, unknown, unknown> {
  readonly byReference = new Map<string, MathGlyph>();

  override cachePath(variant: string, hexadecimal: string, path: string): string {
    const id = `${variant} ${hexadecimal}`;
    const reference = `#${id}`;
    if (!this.byReference.has(reference)) {
      this.byReference.set(reference, mathGlyph(variant, Number.parseInt(hexadecimal, 16), path));
    }
    return id;
  }
}

class OutlineOutput extends SVG<LiteElement, unknown, unknown> {
  lettering: LabelOutliner | null = null;
  root: Wrapper | null = null;

  override processMath(wrapper: Wrapper, parent: LiteElement): void {
    super.processMath(wrapper, parent);
    this.root = wrapper;
  }

  /** MathJax guesses at characters that its font lacks; we draw them ourselves, and so know their width. */
  override measureTextNode(text: LiteElement): { w: number; h: number; d: number } {
    const word = this.adaptor.textContent(text);
    const width = this.lettering?.outline(word, letteringOf(text)).width ?? 500 * word.length;
    return { w: width / 1000, h: 0.75, d: 0.2 };
  }
}

function letteringOf(text: LiteElement): { family: "serif"; bold: boolean; italic: boolean } {
  const variant = String(text.attributes["data-variant"] ?? "");
  return { family: "serif", bold: variant.includes("bold"), italic: variant.includes("italic") };
}

let registered = false;

function registerOnce(): ReturnType<typeof liteAdaptor> {
  const adaptor = liteAdaptor();
  if (registered) return adaptor;
  RegisterHTMLHandler(adaptor);
  MathJaxStix2Font.addExtension(MathJaxMhchemFontExtension);
  mathjax.asyncLoad = (name: string) => {
    const file = fontFiles[(name.split("/").at(-1) ?? "").replace(/\.js$/, "")];
    if (!file) throw new Error(`the math font has no file “${name}”`);
    return file();
  };
  registered = true;
  return adaptor;
}

export function createEngine(macros: Readonly<Record<string, string>>, lettering: LabelOutliner | null): MathEngine {
  const adaptor = registerOnce();
  const input = new TeX<LiteElement, unknown, unknown>({
    packages: packages,
    maxMacros: limits.macros,
    maxBuffer: limits.buffer,
    macros: { ...ownMacros, ...withParameters(macros) },
    tags: "none",
    formatError: (_jax: unknown, error: TexError) => {
      throw error;
    },
  });
  boundColumns(input);
  const output = new OutlineOutput({
    fontCache: "global",
    useXlink: false,
    fontData: MathJaxStix2Font,
    linebreaks: { inline: false },
    displayOverflow: "overflow",
  });
  output.lettering = lettering;
  const glyphs = new Glyphs(output);
  output.fontCache = glyphs;
  const document: Document = mathjax.document("", { InputJax: input, OutputJax: output });

  const read = (tex: string, display: boolean): MathItem<LiteElement, unknown, unknown> => {
    input.reset();
    const item: MathItem<LiteElement, unknown, unknown> = new document.options.MathItem(tex, input, display);
    item.start = { n: 0, delim: "", node: null } as never;
    item.end = { n: 0, delim: "", node: null } as never;
    // With the font's own ex, all lengths are in 1/1000 em.
    item.setMetrics(16, 16 * output.font.params.x_height, 1e6, 1);
    item.compile(document);
    if (tableDepth(item.root) > limits.tables) throw new TexError("TablesTooDeep", "Tables are nested too deeply");
    return item;
  };
  const set = (tex: string, display: boolean, look?: FormulaLook): Typeset => {
    const item = read(tex, display);
    if (look) embolden(item.root, look);
    item.typeset(document);
    const svg = adaptor.firstChild(item.typesetRoot as LiteElement) as LiteElement;
    if (!output.root) throw new Error("MathJax drew nothing");
    return { tree: item.root, svg, wrapper: output.root, glyphs: glyphs.byReference };
  };

  return {
    typeset: (tex, display, look) => attempted(() => set(tex, display, look), input),
    read: (tex, display) =>
      attempted(() => {
        read(tex, display);
        return null;
      }, input),
    macros: () => [...Object.keys(macros), ...knownMacros()],
  };
}

/** Repeats until every font file that MathJax needs is loaded. */
async function attempted<T>(attempt: () => T, input: TeX<LiteElement, unknown, unknown>): Promise<T | FormulaFault> {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (error instanceof TexError) return faultOf(error, input);
      if (error instanceof RangeError) return { id: "TooDeep", message: "Too deeply nested", trail: [] };
      const retry = (error as { retry?: Promise<unknown> }).retry;
      if (!retry) throw error;
      await retry;
    }
  }
}

/** Formulas of abstracts are not numbered; a \tag follows its row. */
const ownMacros = { tag: ["\\qquad\\text{(#1)}", 1] };

function withParameters(macros: Readonly<Record<string, string>>): Record<string, [string, number]> {
  return Object.fromEntries(
    Object.entries(macros).map(([name, tex]) => {
      const parameters = (tex.match(/#[1-9]/g) ?? []).map((parameter) => Number(parameter[1]));
      return [name, [tex, Math.max(0, ...parameters)]];
    }),
  );
}

function tableDepth(node: MmlNode): number {
  const below = node.childNodes.reduce((depth, child) => (child ? Math.max(depth, tableDepth(child)) : depth), 0);
  return below + (node.isKind("mtable") ? 1 : 0);
}

function faultOf(error: TexError, input: TeX<LiteElement, unknown, unknown>): FormulaFault {
  const parsers = [...input.parseOptions.parsers].reverse();
  return {
    id: error.id,
    message: error.message,
    trail: parsers.map((parser) => ({ text: parser.string, at: parser.i })),
  };
}

function knownMacros(): readonly string[] {
  const maps = packages.flatMap((name) => ConfigurationHandler.get(name)?.handler[HandlerType.MACRO] ?? []);
  return maps.flatMap((name) => {
    const table = (MapHandler.getMap(name) as { readonly map?: ReadonlyMap<string, unknown> } | null)?.map;
    return table ? [...table.keys()] : [];
  });
}
