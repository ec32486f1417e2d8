// CommonMark and GFM by micromark: the extensions we take, and what we leave out.
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { limits } from "../../source/limits.ts";

type Options = NonNullable<Parameters<typeof fromMarkdown>[1]> & object;

const made = new Map<string, Options>();

export function parseCommonMark(text: string): Root {
  return fromMarkdown(text, optionsFor(text, true) as never);
}

/** Paragraphs alone, whatever their lines begin with. */
export function parseInlineCommonMark(text: string): Root {
  return fromMarkdown(text, optionsFor(text, false) as never);
}

function optionsFor(text: string, hasBlocks: boolean): Options {
  const addresses = mayHaveAddress(text) && !isLaborious(text);
  const key = `${hasBlocks} ${addresses}`;
  let options = made.get(key);
  if (!options) {
    const disabled = ["htmlFlow", "codeIndented"];
    options = makeOptions(hasBlocks ? disabled : [...blockConstructs, ...disabled], hasBlocks, addresses);
    made.set(key, options);
  }
  return options;
}

/** The extension for bare addresses tries each word; most texts have none. */
function mayHaveAddress(text: string): boolean {
  return text.includes("@") || text.includes("://") || /www\./i.test(text);
}

/**
 * After an open bracket, the extension for bare addresses goes back through all marks at each word. No abstract has
 * this many marks, escapes and character references; with more, bare addresses stay text.
 */
function isLaborious(text: string): boolean {
  return text.includes("[") && text.length > 10_000 && (text.match(/[*_~^`[\]&\\]/g)?.length ?? 0) > 10_000;
}

/** Emphasis and links are spliced out of and into one long list; text that is struck out is searched for in all of it. */
export function isTooMarked(text: string): boolean {
  if (hasMoreMarks(text, limits.markdownMarks)) return true;
  return text.length > limits.markdownTildes && (text.match(/~/g)?.length ?? 0) > limits.markdownTildes;
}

/** For citations, some thousand characters after each are searched. */
export function hasTooManyBrackets(text: string): boolean {
  return text.length > limits.markdownMarks && (text.match(/\[/g)?.length ?? 0) > limits.markdownMarks;
}

function hasMoreMarks(text: string, most: number): boolean {
  return text.length > most && (text.match(/[*_~^`[\]]/g)?.length ?? 0) > most;
}

const blockConstructs = [
  "list",
  "blockQuote",
  "headingAtx",
  "setextUnderline",
  "thematicBreak",
  "codeFenced",
  "definition",
];

/**
 * HTML is recognized only inside paragraphs, as text; indented text is a paragraph, since it is never meant as code in
 * an abstract.
 */
function makeOptions(disabled: readonly string[], hasBlocks: boolean, addresses: boolean): Options {
  return {
    extensions: [
      // Marks of footnotes are islands; what they lead to is a block.
      ...(hasBlocks ? [gfmTable(), { document: gfmFootnote().document }] : []),
      gfmStrikethrough({ singleTilde: false }),
      ...(addresses ? [gfmAutolinkLiteral()] : []),
      { disable: { null: [...disabled] } },
    ],
    mdastExtensions: [
      ...(hasBlocks ? [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()] : []),
      gfmStrikethroughFromMarkdown(),
      // Its transform would find addresses a second time, without positions.
      { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
    ],
  };
}
