// Markdown in tests: parse a string, and read the result as a line of text.

import type { MarkdownContext } from "../../../src/input/markdown/context.ts";
import { parseFlow, parseInline } from "../../../src/input/markdown/parse-markdown.ts";
import type { Flow, Inline } from "../../../src/model/text.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { contiguousText } from "../../../src/source/scalar-text.ts";
import { type SourceText, source } from "../../../src/source/source.ts";

export function textFrom(markdown: string): SourceText {
  return contiguousText(source("test.md", markdown), 0, markdown);
}

export function contextFor(diagnostics = new Diagnostics()): MarkdownContext {
  return { diagnostics, headingDepth: 2, picture: (path) => path };
}

export function flowOf(markdown: string, diagnostics = new Diagnostics()): readonly Flow[] {
  return parseFlow(textFrom(markdown), contextFor(diagnostics));
}

/** Inline content in a short notation: `text|em(word)|sub(2)`. */
export function inlineNote(markdown: string, diagnostics = new Diagnostics()): string {
  return noteInlines(parseInline(textFrom(markdown), contextFor(diagnostics)));
}

const short: Readonly<Record<string, string>> = {
  emphasis: "em",
  subscript: "sub",
  superscript: "sup",
  strikethrough: "del",
  "small-caps": "sc",
};

export function noteInlines(content: readonly Inline[]): string {
  return content.map(noteInline).join("|");
}

function noteInline(node: Inline): string {
  switch (node.kind) {
    case "text":
      return node.value;
    case "code":
      return `code(${node.value})`;
    case "math":
      return `${node.formula.display ? "display" : "math"}(${node.formula.tex})`;
    case "link":
      return `link(${node.url}: ${noteInlines(node.children)})`;
    case "line-break":
      return "br";
    case "footnote":
      return `footnote(${node.note.content.map(noteFlow).join("; ")})`;
    case "citation": {
      const items = node.citation.items.map(
        (item) => `${item.prefix && `${item.prefix} `}${item.suppressAuthor ? "-" : ""}@${item.key}${item.suffix}`,
      );
      return `${node.citation.inText ? "cite-in-text" : "cite"}(${items.join("; ")})`;
    }
    default:
      return `${short[node.kind] ?? node.kind}(${noteInlines(node.children)})`;
  }
}

export function noteFlow(flow: Flow): string {
  switch (flow.kind) {
    case "paragraph":
      return `p: ${noteInlines(flow.children)}`;
    case "heading":
      return `h${flow.depth}: ${noteInlines(flow.children)}`;
    case "list":
      return `${flow.ordered ? `ol from ${flow.start}` : "ul"}${flow.loose ? " loose" : ""}: ${flow.items.map((item) => `[${item.map(noteFlow).join("; ")}]`).join(" ")}`;
    case "quote":
      return `quote: ${flow.children.map(noteFlow).join("; ")}`;
    case "code-block":
      return `code: ${flow.value}`;
    case "display-math":
      return `display: ${flow.formula.tex.trim()}`;
    case "table":
      return `table (${flow.align.join(" ")}): ${flow.rows.map((row) => row.map(noteInlines).join(" & ")).join(" / ")}`;
    case "figure":
      return `figure ${flow.figure.file} “${noteInlines(flow.figure.caption)}” (${flow.figure.alt})`;
    default:
      return "rule";
  }
}
