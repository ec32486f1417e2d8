// Reads written Markdown again, as the book will read it: it must yield the same characters. The book's reader
// understands more than CommonMark (pasted TeX, bullets, formulas), so a sign alone does not show how it will be read.
import { parseFlow, parseInline } from "../../input/markdown/parse-markdown.ts";
import type { Flow, Inline } from "../../model/text.ts";
import { contiguousText } from "../../source/scalar-text.ts";
import { source } from "../../source/source.ts";
import type { RichBlock, RichRun } from "./rich.ts";

const silent = { error: () => {}, warning: () => {} };
const context = { diagnostics: silent, headingDepth: 2, picture: (path: string) => path } as Parameters<
  typeof parseFlow
>[1];

/** Numbers of references in the text, `[3]` and `[1, 4–6]`, which are read as they are. */
const numbers = /\[\d[\d,;– ]{0,30}\](?![([:{])/g;

/** Whether the Markdown has any signs that could be read as something else. */
export function isRisky(markdown: string): boolean {
  return /[\\`*_[\]<>$@^~{}|\u3000\uf020-\uf0ff•◦▪●‣∙■□►▸➢➤✓✔❖⁃·]|[&#]\S|:\/\/|www\.|^[^\S\n]{0,99}(?:[–—o+=#-]|\d{1,9}[.)])/m.test(
    markdown.replace(numbers, ""),
  );
}

export function readsAs(markdown: string, runs: readonly RichRun[]): boolean {
  return tight(inlineText(parseInline(textOf(markdown), context))) === tight(runText(runs));
}

export function readsAsBlock(markdown: string, block: RichBlock): boolean {
  if (block.kind === "figure" || block.kind === "code-block") return true;
  return tight(flowText(parseFlow(textOf(markdown), context))) === tight(blockText(block));
}

function textOf(markdown: string) {
  return contiguousText(source("", markdown), 0, markdown);
}

/** Removes spaces, which are not compared; citations are not compared either. */
function tight(words: string): string {
  return words.replace(/[\s\u00a0]+/g, "");
}

function inlineText(content: readonly Inline[]): string {
  return content
    .map((node) => {
      if (node.kind === "text" || node.kind === "code") return node.value;
      if (node.kind === "math") return `$${node.formula.tex}$`;
      if (node.kind === "footnote") return flowText(node.note.content);
      return "children" in node ? inlineText(node.children) : "";
    })
    .join("");
}

function flowText(flows: readonly Flow[]): string {
  return flows
    .map((flow) => {
      if (flow.kind === "quote" || flow.kind === "container") return flowText(flow.children);
      if ("children" in flow) return inlineText(flow.children);
      if (flow.kind === "list") return `${flow.items.length}:${flow.items.map(flowText).join("")}`;
      if (flow.kind === "display-math") return `$${flow.formula.tex}$`;
      return flow.kind === "table" ? flow.rows.map((row) => row.map(inlineText).join("")).join("") : "";
    })
    .join("");
}

function runText(runs: readonly RichRun[]): string {
  return runs
    .map((run) => {
      if (run.kind === "text" || run.kind === "code") return run.text;
      if (run.kind === "math")
        return tight(run.tex) === "" ? "" : `$${run.tex.replace(/(?<![^\n])((?:[^\\%\n]|\\[^\n])*)%[^\n]*\n/g, "$1")}$`;
      return "children" in run ? runText(run.children) : "";
    })
    .join("");
}

function blockText(block: RichBlock): string {
  if ("runs" in block) return runText(block.runs);
  if (block.kind === "quote") return block.blocks.map(blockText).join("");
  if (block.kind === "list")
    return `${block.items.length}:${block.items.map((item) => item.map(blockText).join("")).join("")}`;
  return block.kind === "table" ? block.rows.map((row) => row.map(runText).join("")).join("") : "";
}
