// Texts in the book's Markdown, from which they can be read again. In: Inline or Flow. Out: Markdown; the importer's
// writer makes sure that every character keeps its meaning.
import type { RichBlock, RichRun } from "../../import/text/rich.ts";
import { writeMarkdown, writeInline as writeRuns } from "../../import/text/write-markdown.ts";
import type { Citation, FigureWidth, Flow, Inline } from "../../model/text.ts";

export interface MarkdownOptions {
  /** What citations are printed as; without it, they are written as keys. */
  readonly citations?: ReadonlyMap<Citation, readonly Inline[]>;
  /** Whether links to places in the book, such as its references, stay links: for a reader who has the whole book. */
  readonly places?: boolean;
  /** Whether figures are written, which only makes sense for a reader who has the pictures. */
  readonly figures?: boolean;
}

export function inlineMarkdown(content: readonly Inline[], options: MarkdownOptions = {}): string {
  return writeRuns(runsOf(content, options));
}

export function flowMarkdown(content: readonly Flow[], options: MarkdownOptions = {}): string {
  return writeMarkdown(content.flatMap((block) => blockOf(block, options)));
}

/** A width as an author types it. */
export function widthText(width: FigureWidth): string {
  const [number, unit] = "share" in width ? [width.share * 100, "%"] : [width.points, "pt"];
  return `${Number(number.toFixed(3))}${unit}`;
}

function runsOfNode(node: Inline, options: MarkdownOptions): readonly RichRun[] {
  switch (node.kind) {
    // A node that Markdown cannot mark up becomes plain text.
    case "small-caps":
    case "fault":
      return runsOf(node.children, options);
    case "text":
      return [{ kind: "text", text: node.value }];
    case "code":
      return [{ kind: "code", text: node.value }];
    case "math":
      return [{ kind: "math", tex: node.formula.tex, display: false }];
    case "link":
      return [
        {
          kind: "link",
          url: node.url,
          inside: options.places === true && node.url.startsWith("#"),
          children: runsOf(node.children, options),
        },
      ];
    case "citation": {
      const printed = options.citations?.get(node.citation);
      if (printed) return runsOf(printed, options);
      return [
        {
          kind: "citation",
          keys: node.citation.items.map(({ key }) => key),
          suffix: node.citation.items.at(-1)?.suffix ?? "",
        },
      ];
    }
    case "footnote":
      return [{ kind: "footnote", children: node.note.content.flatMap((block) => runsOfBlock(block, options)) }];
    case "line-break":
      return [{ kind: "break" }];
    default:
      return [{ kind: node.kind, children: runsOf(node.children, options) }];
  }
}

function runsOf(content: readonly Inline[], options: MarkdownOptions): readonly RichRun[] {
  return content.flatMap((node) => runsOfNode(node, options));
}

function runsOfBlock(block: Flow, options: MarkdownOptions): readonly RichRun[] {
  if (block.kind === "paragraph" || block.kind === "heading") return runsOf(block.children, options);
  if (block.kind === "quote" || block.kind === "container")
    return block.children.flatMap((one) => runsOfBlock(one, options));
  if (block.kind === "list") return block.items.flatMap((item) => item.flatMap((one) => runsOfBlock(one, options)));
  return [];
}

function blockOf(block: Flow, options: MarkdownOptions): readonly RichBlock[] {
  switch (block.kind) {
    case "paragraph":
      return [{ kind: "paragraph", runs: runsOf(block.children, options) }];
    case "heading":
      return [{ kind: "heading", depth: Math.max(1, block.depth - 1), runs: runsOf(block.children, options) }];
    case "list":
      return [
        {
          kind: "list",
          ordered: block.ordered,
          start: block.start,
          loose: block.loose,
          items: block.items.map((item) => item.flatMap((one) => blockOf(one, options))),
        },
      ];
    case "quote":
      return [{ kind: "quote", blocks: block.children.flatMap((one) => blockOf(one, options)) }];
    case "container":
      return block.children.flatMap((one) => blockOf(one, options));
    case "code-block":
      return [{ kind: "code-block", text: block.value }];
    case "display-math":
      return [{ kind: "paragraph", runs: [{ kind: "math", tex: block.formula.tex, display: true }] }];
    case "table":
      return [
        {
          kind: "table",
          align: block.align,
          rows: block.rows.map((row) => row.map((cell) => runsOf(cell, options))),
        },
      ];
    case "figure": {
      const { file, caption, alt, width } = block.figure;
      if (options.figures === false) return [];
      return [{ kind: "figure", file, caption: runsOf(caption, options), alt, width: width ? widthText(width) : null }];
    }
    case "thematic-break":
      return [{ kind: "rule" }];
    case "page-break":
      return [];
  }
}
