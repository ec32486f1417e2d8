// Inline content → pieces: emphasis, links, formulas and citations in the style of their paragraph.
import type { Citation, Footnote, Inline, Tex } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import { append } from "../runtime/append.ts";
import type { Span } from "../source/source.ts";
import { formulaLook } from "../template/formula-look.ts";
import type { TextStyle } from "../template/style.ts";
import { shortAddress, urlVoice } from "./address.ts";
import type { Piece } from "./block.ts";
import {
  character,
  codeLook,
  faulty,
  italic,
  lowered,
  overlay,
  roman,
  smallCaps,
  struck,
  superior,
  underlined,
} from "./character-styles.ts";
import { emphasized } from "./emphasis.ts";
import { type InlineContext, namePiece, pageNumber, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export interface InlineOptions {
  /** The printed form of each citation. Without it, citations are left out: in titles, contents and running heads. */
  readonly citations?: ReadonlyMap<Citation, readonly Inline[]>;
  /** Makes the mark of a footnote. Without it, footnotes are left out. */
  readonly footnote?: (note: Footnote, context: InlineContext) => readonly Piece[];
}

export function inline(
  content: readonly Inline[],
  context: InlineContext,
  setting: Setting,
  options: InlineOptions = {},
): readonly Piece[] {
  const [only] = content;
  if (content.length === 1 && only?.kind === "text") return [textPiece(only.value, context, only.span)];
  const pieces: Piece[] = [];
  for (const node of content) {
    if (node.kind === "text") pieces.push(textPiece(node.value, context, node.span));
    else if (node.kind === "footnote" && options.footnote) {
      closeUp(pieces);
      append(pieces, options.footnote(node.note, context));
    } else append(pieces, inlineNode(node, context, setting, options));
  }
  return pieces;
}

/** A mark follows its word directly, whatever space was typed before it. */
function closeUp(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last?.kind === "text") pieces[pieces.length - 1] = { ...last, text: last.text.replace(/(?<!\s)\s+$/, "") };
}

function inlineNode(node: Inline, context: InlineContext, setting: Setting, options: InlineOptions): readonly Piece[] {
  switch (node.kind) {
    case "text":
      return [textPiece(node.value, context, node.span)];
    case "code":
      return [codePiece(node.value, context, setting, node.span)];
    case "math":
      return [formulaPiece(node.formula, context, setting)];
    case "link":
      return linkPieces(node, context, setting, options);
    case "citation":
      return citationPieces(node.citation, context, setting, options);
    case "footnote":
      return [];
    case "line-break":
      return [{ kind: "line-break", link: context.link, tag: context.tag, span: node.span }];
    case "fault":
      return inline(node.children, { ...context, text: faultLook(context.text, setting) }, setting, options);
    case "emphasis":
      return emphasis(node, context, setting, options);
    default: {
      const laid = { ...context, text: marked(node.kind, context.text, setting) };
      return inline(node.children, raisedVoice(node, laid), setting, options);
    }
  }
}

/** Faulty text looks normal, except in a draft, where it looks like a fault. */
export function faultLook(text: TextStyle, { assets }: Pick<Setting, "assets">): TextStyle {
  return assets.draft ? faulty(text) : text;
}

/** As the template says, otherwise slanted; emphasis inside italics is roman again, as is usual. */
function emphasis(
  { children }: { readonly children: readonly Inline[] },
  context: InlineContext,
  setting: Setting,
  options: InlineOptions,
): readonly Piece[] {
  const own = setting.style.characters.get("emphasis");
  if (own) return inline(children, { ...context, text: overlay(context.text, own) }, setting, options);
  const text = overlay(context.text, context.text.italic ? roman : italic);
  return emphasized(inline(children, { ...context, text }, setting, options));
}

type MarkKind = "strong" | "subscript" | "superscript" | "underline" | "strikethrough" | "small-caps";

function marked(kind: MarkKind, text: TextStyle, { style }: Setting): TextStyle {
  switch (kind) {
    case "strong":
      return character(style, "strong", text);
    case "subscript":
      return overlay(text, lowered);
    case "superscript":
      return overlay(text, superior);
    case "underline":
      return overlay(text, underlined);
    case "strikethrough":
      return overlay(text, struck);
    case "small-caps":
      return overlay(text, smallCaps);
  }
}

function codePiece(code: string, context: InlineContext, { style }: Setting, where: Span): Piece {
  return namePiece(code, { ...context, text: codeLook(context.text, style), tag: tag("Code", context.parent) }, where);
}

const raisedMarks = {
  superscript: ["0123456789+−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"],
  subscript: ["0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"],
} as const;

/** Raised or lowered characters by code points of their own; null unless Unicode has all of them. */
export function raisedForm(kind: keyof typeof raisedMarks, text: string): string | null {
  const [plain, raised] = raisedMarks[kind];
  const forms = [...text.replaceAll("-", "−")].map((character) => raised[plain.indexOf(character)]);
  return forms.length > 0 && forms.every((form) => form !== undefined) ? forms.join("") : null;
}

/** “10^−9^” is read aloud as “10⁻⁹”, not as “10−9”. */
function raisedVoice(
  { kind, children }: Extract<Inline, { children: readonly Inline[] }>,
  context: InlineContext,
): InlineContext {
  const [only] = children;
  if ((kind !== "superscript" && kind !== "subscript") || only?.kind !== "text" || children.length > 1) return context;
  const actual = raisedForm(kind, only.value);
  return actual === null ? context : { ...context, tag: tag("Span", context.parent, { actual }) };
}

/** A formula that could not be set (which has been reported) is printed as its source. */
function formulaPiece(tex: Tex, context: InlineContext, setting: Setting): Piece {
  const formula = setting.assets.formulas.get(tex, formulaLook(context.text, setting.style));
  if (!formula) return faultyFormula(tex, context, setting);
  const spoken = tag("Formula", context.parent, { alt: formula.alt });
  return { kind: "formula", formula, style: context.text, link: context.link, tag: spoken, span: tex.span };
}

/** The source of a formula that could not be set, in red if the book is a draft. */
export function faultyFormula(tex: Tex, context: InlineContext, setting: Setting): Piece {
  const text = codeLook(context.text, setting.style);
  return namePiece(tex.tex, { ...context, text: faultLook(text, setting) }, tex.span);
}

function linkPieces(
  node: Extract<Inline, { kind: "link" }>,
  context: InlineContext,
  setting: Setting,
  options: InlineOptions,
): readonly Piece[] {
  // Links do not nest (ISO 32000-1 §14.8.4.4.2): the outer one wins.
  if (context.link) return inline(node.children, context, setting, options);
  if (node.url.startsWith("#")) return placePieces(node, context, setting, options);
  const printed = plainText(node.children);
  const pieces = inline(node.children, urlVoice(node.url, printed, context, setting), setting, options);
  const address = setting.style.links.addresses ? shortAddress(node.url, printed) : null;
  return address === null ? pieces : [...pieces, namePiece(` (${address})`, context, node.span)];
}

/** A link to a place in the book; if it has no words, it prints the number of that page. */
function placePieces(
  { url, children, span }: Extract<Inline, { kind: "link" }>,
  context: InlineContext,
  setting: Setting,
  options: InlineOptions,
): readonly Piece[] {
  const name = setting.place(url.slice(1), span);
  const printed = plainText(children);
  const voice = urlVoice(`#${name}`, printed === "" ? name : printed, context, setting);
  return children.length === 0 ? [pageNumber(name, voice)] : inline(children, voice, setting, options);
}

function citationPieces(
  citation: Citation,
  context: InlineContext,
  setting: Setting,
  options: InlineOptions,
): readonly Piece[] {
  if (!options.citations) return [];
  const printed = options.citations.get(citation);
  if (printed) return inline(printed, context, setting, options);
  // An at-sign in running text that names no reference remains an at-sign; a draft shows other unknown keys.
  if (citation.inText) {
    const written = citation.items.map(({ key, suffix }) => `@${key}${suffix === "" ? "" : ` [${suffix}]`}`).join("; ");
    return [textPiece(written, context, citation.span)];
  }
  const keys = citation.items.map((item) => `@${item.key}`).join("; ");
  const text = faultLook(context.text, setting);
  return [namePiece(`[${keys}]`, { ...context, text }, citation.span)];
}
