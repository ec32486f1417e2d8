// Rich text between the sources and our Markdown: HTML, TeX, Word and the Markdown of other systems are read into it,
// and it is written as Markdown that prints the same.

export type RichWrapping = "emphasis" | "strong" | "subscript" | "superscript" | "underline" | "strikethrough";

export type RichRun =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: RichWrapping; readonly children: readonly RichRun[] }
  | { readonly kind: "code"; readonly text: string }
  /** TeX without the dollars around it. */
  | { readonly kind: "math"; readonly tex: string; readonly display: boolean }
  /** `inside`: it leads to a place in the book, `#ref-curie-1`; other links of that form lead to a place that is lost. */
  | { readonly kind: "link"; readonly url: string; readonly inside?: boolean; readonly children: readonly RichRun[] }
  /** Keys of the bibliography that comes along. */
  | { readonly kind: "citation"; readonly keys: readonly string[]; readonly suffix: string }
  | { readonly kind: "footnote"; readonly children: readonly RichRun[] }
  | { readonly kind: "break" };

export type RichBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly RichRun[] }
  /** Depth 1 is the outermost heading of the text. */
  | { readonly kind: "heading"; readonly depth: number; readonly runs: readonly RichRun[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      /** The first number, if it is not 1. */
      readonly start?: number;
      /** Whether there is space between the items although each is a single paragraph. */
      readonly loose?: boolean;
      readonly items: readonly (readonly RichBlock[])[];
    }
  | { readonly kind: "quote"; readonly blocks: readonly RichBlock[] }
  | { readonly kind: "code-block"; readonly text: string }
  /** The first row is the head. */
  | {
      readonly kind: "table";
      readonly rows: readonly (readonly (readonly RichRun[])[])[];
      readonly align?: readonly ("left" | "right" | "center" | null)[];
    }
  | { readonly kind: "rule" }
  /** A picture, by its name in the source. */
  | {
      readonly kind: "figure";
      readonly file: string;
      readonly caption: readonly RichRun[];
      readonly alt: string | null;
      /** `50%`, `60mm`. */
      readonly width?: string | null;
    };

export const text = (value: string): RichRun => ({ kind: "text", text: value });
export const paragraph = (runs: readonly RichRun[]): RichBlock => ({ kind: "paragraph", runs });

/** The plain characters of runs. */
export function plainOf(runs: readonly RichRun[]): string {
  return runs
    .map((run) => {
      switch (run.kind) {
        case "text":
        case "code":
          return run.text;
        case "math":
          return run.tex;
        case "break":
          return " ";
        case "citation":
        case "footnote":
          return "";
        default:
          return plainOf(run.children);
      }
    })
    .join("");
}

export function plainOfBlocks(blocks: readonly RichBlock[]): string {
  return blocks.map(plainOfBlock).join("\n\n");
}

function plainOfBlock(block: RichBlock): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return plainOf(block.runs);
    case "list":
      return block.items.map(plainOfBlocks).join("\n");
    case "quote":
      return plainOfBlocks(block.blocks);
    case "code-block":
      return block.text;
    case "table":
      return block.rows.map((row) => row.map(plainOf).join(" ")).join("\n");
    case "figure":
    case "rule":
      return "";
  }
}

/**
 * Neighbouring runs of text are joined, so that the characters beside each other show what they mean; empty wrappings
 * are removed.
 */
export function joined(runs: readonly RichRun[]): readonly RichRun[] {
  const out: RichRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.kind === "text") {
      if (run.text === "") continue;
      if (last?.kind === "text") out[out.length - 1] = text(last.text + run.text);
      else out.push(run);
    } else if ("children" in run) {
      const children = joined(run.children);
      if (children.length === 0) continue;
      if (last && run.kind === last.kind && "children" in last && run.kind !== "link" && run.kind !== "footnote")
        out[out.length - 1] = { ...run, children: joined([...last.children, ...children]) };
      else out.push({ ...run, children });
    } else out.push(run);
  }
  return out;
}

/**
 * Blocks as one line, for titles and names: the words of each block, with spaces between; of a picture, its caption.
 */
export function lineOf(blocks: readonly RichBlock[]): readonly RichRun[] {
  return blocks.map(lineOfBlock).flatMap((runs, index) => (index > 0 ? [text(" "), ...runs] : runs));
}

function lineOfBlock(block: RichBlock): readonly RichRun[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.runs;
    case "list":
      return lineOf(block.items.flat());
    case "quote":
      return lineOf(block.blocks);
    case "code-block":
      return [text(block.text)];
    case "table":
      return lineOf(block.rows.flat().map(paragraph));
    case "figure":
      return block.caption;
    case "rule":
      return [];
  }
}
