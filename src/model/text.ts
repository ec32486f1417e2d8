// Text as an editor means it: the inline and block content that Markdown fields hold, without fonts or points.
import type { Span } from "../source/source.ts";

export type Inline =
  | { readonly kind: "text"; readonly value: string; readonly span: Span }
  | {
      readonly kind: "emphasis" | "strong" | "subscript" | "superscript" | "underline" | "strikethrough" | "small-caps";
      readonly children: readonly Inline[];
      readonly span: Span;
    }
  /** Text that could not be read, or a placeholder for it: red in a draft. */
  | { readonly kind: "fault"; readonly children: readonly Inline[]; readonly span: Span }
  | { readonly kind: "code"; readonly value: string; readonly span: Span }
  | { readonly kind: "math"; readonly formula: Tex; readonly span: Span }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Inline[]; readonly span: Span }
  /** `[see @key, p. 3; @other]`, which `references` formats. */
  | { readonly kind: "citation"; readonly citation: Citation; readonly span: Span }
  /** The mark of a note that is set at the foot of the page. */
  | { readonly kind: "footnote"; readonly note: Footnote; readonly span: Span }
  | { readonly kind: "line-break"; readonly span: Span };

/** A note that two marks lead to is one object. */
export interface Footnote {
  readonly content: readonly Flow[];
  readonly span: Span;
}

/** A TeX formula as written, without its dollars. `text.spanAt` maps an offset in it to the file. */
export interface Tex {
  readonly tex: string;
  readonly display: boolean;
  readonly span: Span;
}

export interface Citation {
  readonly items: readonly CitationItem[];
  /** `@key` outside brackets: the author is part of the sentence (“Curie (1903)”). */
  readonly inText: boolean;
  readonly span: Span;
}

export interface CitationItem {
  readonly key: string;
  readonly prefix: string;
  readonly suffix: string;
  /** `[-@key]`: the year alone. */
  readonly suppressAuthor: boolean;
  readonly span: Span;
}

export type Flow =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[]; readonly span: Span }
  /** `depth` 1 is the heading of a free page; abstracts begin at 2 whatever was written. */
  | { readonly kind: "heading"; readonly depth: number; readonly children: readonly Inline[]; readonly span: Span }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      /** Loose lists have space between their items. */
      readonly loose: boolean;
      readonly items: readonly (readonly Flow[])[];
      readonly span: Span;
    }
  | { readonly kind: "quote"; readonly children: readonly Flow[]; readonly span: Span }
  | { readonly kind: "code-block"; readonly value: string; readonly span: Span }
  | { readonly kind: "display-math"; readonly formula: Tex; readonly span: Span }
  | {
      readonly kind: "table";
      readonly align: readonly ("left" | "right" | "center" | null)[];
      /** The first row is the head. Every row has as many cells as the head. */
      readonly rows: readonly (readonly (readonly Inline[])[])[];
      readonly span: Span;
    }
  | { readonly kind: "figure"; readonly figure: Figure; readonly span: Span }
  /** Only on free pages. */
  | {
      readonly kind: "container";
      readonly name: Container;
      /** Of `columns`. */
      readonly columns: number;
      readonly children: readonly Flow[];
      readonly span: Span;
    }
  | { readonly kind: "thematic-break"; readonly span: Span }
  /** A new page begins here; only on free pages. */
  | { readonly kind: "page-break"; readonly span: Span };

export type Container = "box" | "columns" | "people" | "sponsors";

export interface Figure {
  /** The path inside the book folder, with forward slashes. */
  readonly file: string;
  readonly caption: readonly Inline[];
  /** Null if the author gave none; the caption is used instead. */
  readonly alt: string | null;
  /** Where a click on it leads. */
  readonly url?: string;
  /** Whether it is beside the figure before it. */
  readonly beside?: boolean;
  /** The width that its author asks for; null: its natural size. */
  readonly width?: FigureWidth;
  readonly span: Span;
}

/** A share of the measure, or points. */
export type FigureWidth = { readonly share: number } | { readonly points: number };

/** The text of a formula that has been set: `α-Fe₂O₃`. Kept beside the formulas, which are immutable. */
const readable = new WeakMap<Tex, string>();

export function rememberReading(formula: Tex, text: string): void {
  readable.set(formula, text);
}

/** The plain characters of inline content: for outlines, metadata, indices and running heads. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((node) => {
      switch (node.kind) {
        case "text":
        case "code":
          return node.value;
        case "math":
          return readable.get(node.formula) ?? node.formula.tex;
        case "line-break":
          return " ";
        case "citation":
          // “Women @Work”: where there is no bibliography beside the words, an @ is one of them.
          return node.citation.inText ? node.citation.items.map(({ key }) => `@${key}`).join("; ") : "";
        case "footnote":
          return "";
        default:
          return plainText(node.children);
      }
    })
    .join("");
}

/** The same for blocks: paragraphs, lists and quotes, with a space between them. */
export function plainFlow(flows: readonly Flow[]): string {
  return flows
    .map((flow) => {
      switch (flow.kind) {
        case "paragraph":
        case "heading":
          return plainText(flow.children);
        case "list":
          return flow.items.map(plainFlow).join(" ");
        case "quote":
        case "container":
          return plainFlow(flow.children);
        case "code-block":
          return flow.value;
        case "display-math":
          return flow.formula.tex;
        default:
          return "";
      }
    })
    .join(" ")
    .trim();
}
