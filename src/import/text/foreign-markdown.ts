// Markdown from other systems (pretalx, Indico, sessionize) → rich text: CommonMark and GFM, with formulas between
// dollars, and any HTML in it. Signs that only our Markdown knows (`@`, `^`, `~`) are plain characters there.
import type { PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { isHtmlTag, looksLikeHtml, readHtml } from "./html.ts";
import { withFormulas } from "./math-in-text.ts";
import { maskMarks, withoutNotes } from "./pandoc-marks.ts";
import { lineOf, paragraph, type RichBlock, type RichRun, text } from "./rich.ts";

export function readForeignMarkdown(
  markdown: string,
  pandoc: { readonly keys: ReadonlySet<string> } | null = null,
): readonly RichBlock[] {
  // CommonMark must not look into formulas: `$a_1 * b_1$` has no emphasis.
  const formulas: Kept[] = [];
  const keep = (run: RichRun, written: string) => `${before}${formulas.push({ run, written }) - 1}${after}`;
  const clean = markdown.replace(/\r\n?/g, "\n").replace(/[\ue010\ue011]/g, "");
  const { text: written, notes } = pandoc ? withoutNotes(clean) : { text: clean, notes: new Map() };
  const masked = withFormulas(written)
    .map((run) => {
      if (run.kind !== "text") return keep(run, run.kind === "math" ? `$${run.tex}$` : "");
      return pandoc ? maskMarks(run.text, { keys: pandoc.keys, notes }, inlineOf, keep) : run.text;
    })
    .join("");
  const root = fromMarkdown(masked, {
    extensions: [gfmTable(), { disable: { null: ["codeIndented"] } }] as never,
    mdastExtensions: [gfmTableFromMarkdown()] as never,
  });
  const isCaptioned = pandoc !== null;
  return restored(
    root.children.flatMap((node) => blockOf(node, isCaptioned)),
    formulas,
  );
}

const inlineOf = (markdown: string): readonly RichRun[] => lineOf(readForeignMarkdown(markdown));

/** A run that CommonMark must not look into, and how it is written. */
interface Kept {
  readonly run: RichRun;
  readonly written: string;
}

/** Encloses the number of a formula that is kept aside. */
const before = "\ue010";
const after = "\ue011";

function restored(blocks: readonly RichBlock[], formulas: readonly Kept[]): readonly RichBlock[] {
  const runs = (list: readonly RichRun[]): readonly RichRun[] => list.flatMap((run) => restoredRun(run, formulas));
  return blocks.map((block): RichBlock => restoredBlock(block, runs, formulas));
}

function restoredBlock(
  block: RichBlock,
  runs: (list: readonly RichRun[]) => readonly RichRun[],
  formulas: readonly Kept[],
): RichBlock {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { ...block, runs: runs(block.runs) };
    case "list":
      return { ...block, items: block.items.map((item) => restored(item, formulas)) };
    case "quote":
      return { ...block, blocks: restored(block.blocks, formulas) };
    case "code-block":
      return { ...block, text: asWritten(block.text, formulas) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(runs)) };
    case "rule":
      return block;
    case "figure":
      return { ...block, file: asWritten(block.file, formulas), caption: runs(block.caption) };
  }
}

function restoredRun(run: RichRun, formulas: readonly Kept[]): readonly RichRun[] {
  if ("children" in run) {
    const children = run.children.flatMap((child) => restoredRun(child, formulas));
    return [run.kind === "link" ? { ...run, url: asWritten(run.url, formulas), children } : { ...run, children }];
  }
  if (run.kind === "code") return [{ ...run, text: asWritten(run.text, formulas) }];
  if (run.kind !== "text" || !run.text.includes(before)) return [run];
  return run.text
    .split(/\ue010(\d+)\ue011/)
    .map((part, index) => (index % 2 === 0 ? text(part) : (formulas[Number(part)]?.run ?? text(""))));
}

function asWritten(value: string, formulas: readonly Kept[]): string {
  return value.replace(/\ue010(\d+)\ue011/g, (_, number: string) => formulas[Number(number)]?.written ?? "");
}

function blockOf(node: RootContent, isCaptioned = false): readonly RichBlock[] {
  switch (node.type) {
    case "paragraph":
      return paragraphBlocks(node.children, isCaptioned);
    case "heading":
      return [{ kind: "heading", depth: node.depth, runs: runsOf(node.children) }];
    case "list":
      return [
        {
          kind: "list",
          ordered: node.ordered === true,
          items: node.children.map((item) => item.children.flatMap((child) => blockOf(child, isCaptioned))),
        },
      ];
    case "blockquote":
      return [{ kind: "quote", blocks: node.children.flatMap((child) => blockOf(child, isCaptioned)) }];
    case "code":
      return [{ kind: "code-block", text: node.value }];
    case "html":
      return readHtml(node.value).blocks;
    case "table":
      return [{ kind: "table", rows: node.children.map((row) => row.children.map((cell) => runsOf(cell.children))) }];
    default:
      return [];
  }
}

/**
 * A paragraph and its pictures as separate blocks; a sentence around a picture stays whole, with the picture behind it.
 * Pandoc prints the brackets of a lone picture as its caption.
 */
function paragraphBlocks(children: readonly PhrasingContent[], isCaptioned: boolean): readonly RichBlock[] {
  const isAlone = isCaptioned && children.length === 1;
  const out: RichBlock[] = [];
  const words = children.filter(({ type }) => type !== "image");
  if (words.some((child) => child.type !== "text" || child.value.trim() !== "")) out.push(paragraph(runsOf(words)));
  for (const child of children) {
    if (child.type !== "image") continue;
    out.push({
      kind: "figure",
      file: child.url,
      caption: child.title || (isAlone && child.alt) ? [text(child.title || child.alt || "")] : [],
      alt: child.title || !isAlone ? child.alt || null : null,
    });
  }
  return out;
}

function runsOf(nodes: readonly PhrasingContent[]): readonly RichRun[] {
  // HTML tags enclose the text between them, so a line with tags is read as HTML.
  const runs: RichRun[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node) continue;
    if (node.type === "html" && looksLikeHtml(node.value) && !/^<(?:br|img)/i.test(node.value)) {
      const tag = /^<([a-z]+)/i.exec(node.value)?.[1] ?? "";
      const end = nodes.findIndex(
        (other, at) => at > index && other.type === "html" && other.value.toLowerCase().startsWith(`</${tag}`),
      );
      if (end !== -1) {
        runs.push(...wrappedBy(node.value, runsOf(nodes.slice(index + 1, end))));
        index = end;
        continue;
      }
    }
    runs.push(...runOf(node));
  }
  return runs;
}

function wrappedBy(tag: string, children: readonly RichRun[]): readonly RichRun[] {
  const [first] = readHtml(`${tag}x`).blocks;
  const [run] = first && "runs" in first ? first.runs : [];
  return run && "children" in run && run.kind !== "footnote" ? [{ ...run, children }] : children;
}

function runOf(node: PhrasingContent): readonly RichRun[] {
  switch (node.type) {
    case "text":
      return [text(node.value)];
    case "emphasis":
    case "strong":
      return [{ kind: node.type, children: runsOf(node.children) }];
    case "delete":
      return [{ kind: "strikethrough", children: runsOf(node.children) }];
    case "inlineCode":
      return [{ kind: "code", text: node.value }];
    case "break":
      return [{ kind: "break" }];
    case "link":
      return [{ kind: "link", url: node.url, children: runsOf(node.children) }];
    case "linkReference":
      return runsOf(node.children);
    case "html":
      if (/^<br/i.test(node.value)) return [{ kind: "break" }];
      return isHtmlTag(node.value) || node.value.startsWith("<!--") ? [] : [text(node.value)];
    case "image":
      return node.alt ? [text(node.alt)] : [];
    default:
      return [];
  }
}
