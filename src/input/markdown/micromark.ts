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

type Options = NonNullable<Parameters<typeof fromMarkdown>[1]> & object;

let blocks: Options | null = null;
let lines: Options | null = null;

export function parseCommonMark(text: string): Root {
  blocks ??= makeOptions(["htmlFlow", "codeIndented"], true);
  return fromMarkdown(text, blocks as never);
}

/** Paragraphs alone, whatever their lines begin with. */
export function parseInlineCommonMark(text: string): Root {
  lines ??= makeOptions([...blockConstructs, "htmlFlow", "codeIndented"], false);
  return fromMarkdown(text, lines as never);
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

/** HTML is met inside paragraphs alone, as text; and indented text is a paragraph: nobody means code by it in an abstract. */
function makeOptions(disabled: readonly string[], hasBlocks: boolean): Options {
  return {
    extensions: [
      // Marks of footnotes are islands; what they lead to is a block.
      ...(hasBlocks ? [gfmTable(), { document: gfmFootnote().document }] : []),
      gfmStrikethrough({ singleTilde: false }),
      gfmAutolinkLiteral(),
      { disable: { null: [...disabled] } },
    ],
    mdastExtensions: [
      ...(hasBlocks ? [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()] : []),
      gfmStrikethroughFromMarkdown(),
      // Its transform finds addresses a second time, and gives them no place.
      { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
    ],
  };
}
