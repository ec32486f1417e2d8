// Inline content → pieces: emphasis, links, formulas and citations in the look of the paragraph that they stand in.
import type { Citation, Inline, Tex } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import type { TextStyle } from "../template/style.ts";
import type { Link, Piece, Target } from "./block.ts";
import { character } from "./looks.ts";
import { namePiece, textPiece, type Voice } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export interface InlineOptions {
  /** What each citation prints as; left out, citations are too: in titles, contents and running heads. */
  readonly citations?: ReadonlyMap<Citation, readonly Inline[]>;
}

export function inline(
  content: readonly Inline[],
  voice: Voice,
  setting: Setting,
  options: InlineOptions = {},
): readonly Piece[] {
  return content.flatMap((node) => inlineNode(node, voice, setting, options));
}

function inlineNode(node: Inline, voice: Voice, setting: Setting, options: InlineOptions): readonly Piece[] {
  switch (node.kind) {
    case "text":
      return [textPiece(node.value, voice, node.span)];
    case "code":
      return [namePiece(node.value, { ...voice, text: codeLook(voice.text, setting) }, node.span)];
    case "math":
      return [formulaPiece(node.formula, voice, setting)];
    case "link":
      return linkPieces(node, voice, setting, options);
    case "citation":
      return citationPieces(node.citation, voice, setting, options);
    case "line-break":
      return [{ kind: "line-break", link: voice.link, tag: voice.tag, span: node.span }];
    default:
      return inline(node.children, { ...voice, text: marked(node.kind, voice.text, setting) }, setting, options);
  }
}

type MarkKind = "emphasis" | "strong" | "subscript" | "superscript" | "underline" | "strikethrough" | "small-caps";

/** Emphasis inside italics is roman again, as the trade has it. */
function marked(kind: MarkKind, text: TextStyle, { style }: Setting): TextStyle {
  switch (kind) {
    case "emphasis":
      return { ...text, italic: !text.italic };
    case "strong":
      return character(style, "strong", text);
    case "subscript":
      return { ...text, position: "inferior" };
    case "superscript":
      return { ...text, position: "superior" };
    case "underline":
      return { ...text, underline: true };
    case "strikethrough":
      return { ...text, strikethrough: true };
    case "small-caps":
      return { ...text, caps: "small-caps" };
  }
}

function codeLook(text: TextStyle, { style }: Setting): TextStyle {
  return { ...text, family: style.codeFamily, size: text.size * style.codeScale, caps: "normal", tracking: 0 };
}

/** A formula that could not be set (the fault is told already) prints as its source. */
export function formulaPiece(tex: Tex, voice: Voice, setting: Setting): Piece {
  const formula = setting.assets.formulas.get(tex);
  if (!formula) return namePiece(tex.tex, { ...voice, text: codeLook(voice.text, setting) }, tex.span);
  const spoken = tag("Formula", voice.parent, { alt: formula.alt });
  return { kind: "formula", formula, style: voice.text, link: voice.link, tag: spoken, span: tex.span };
}

function linkPieces(
  node: Extract<Inline, { kind: "link" }>,
  voice: Voice,
  setting: Setting,
  options: InlineOptions,
): readonly Piece[] {
  // Links do not nest (ISO 32000-1 §14.8.4.4.2): the one around leads on.
  if (voice.link) return inline(node.children, voice, setting, options);
  return inline(node.children, urlVoice(node.url, plainText(node.children), voice, setting), setting, options);
}

/** The voice of a link to a URL, or to `#destination` in this book. Addresses printed in full are not hyphenated. */
export function urlVoice(url: string, printed: string, voice: Voice, { style }: Setting): Voice {
  const inside = url.startsWith("#");
  const target: Target = inside ? { kind: "destination", name: url.slice(1) } : { kind: "uri", uri: url };
  const link: Link = { target, title: inside ? printed : url };
  const colour = inside ? style.links.inside : style.links.outside;
  const laid = character(style, "link", voice.text);
  const linkTag = tag("Link", voice.parent);
  return {
    ...voice,
    text: colour ? { ...laid, colour } : laid,
    hyphenate: voice.hyphenate && !looksLikeAddress(printed),
    parent: linkTag,
    tag: linkTag,
    link,
  };
}

function looksLikeAddress(text: string): boolean {
  return (
    /^[a-z]+:\/\//i.test(text) ||
    text.includes("@") ||
    /^(?:www\.|10\.\d+\/|doi:)/i.test(text) ||
    /^\S+\/\S*$/.test(text)
  );
}

function citationPieces(citation: Citation, voice: Voice, setting: Setting, options: InlineOptions): readonly Piece[] {
  if (!options.citations) return [];
  const printed = options.citations.get(citation);
  if (printed) return inline(printed, voice, setting, options);
  // An unknown key is an error elsewhere; a draft shows which.
  const keys = citation.items.map((item) => `@${item.key}`).join("; ");
  return [namePiece(`[${keys}]`, voice, citation.span)];
}
