// Footnotes: `[^label]` in the text with `[^label]: the note` in a paragraph of its own (GFM), and pandoc's `^[the note]`.
import type { FootnoteDefinition, Nodes, Root } from "mdast";
import type { Flow, Footnote } from "../../model/text.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { nearest } from "../../source/did-you-mean.ts";
import type { Span } from "../../source/source.ts";

export interface FootnoteDefinitions {
  /** The note of a label; null if there is none, which has been reported. */
  readonly labelled: (label: string, at: Span) => Footnote | null;
}

interface Definition {
  readonly label: string;
  readonly note: Footnote;
  /** Its label in brackets. */
  readonly head: Span;
  isUsed: boolean;
}

/** The notes that a text defines. */
export class DefinedFootnotes implements FootnoteDefinitions {
  readonly #definitions = new Map<string, Definition>();
  readonly #diagnostics: Reporter;

  constructor(diagnostics: Reporter) {
    this.#diagnostics = diagnostics;
  }

  define(label: string, content: readonly Flow[], span: Span, head: Span): void {
    const first = this.#definitions.get(normal(label));
    if (!first) {
      this.#definitions.set(normal(label), { label, note: { content, span }, head, isUsed: false });
      return;
    }
    this.#diagnostics.warning("duplicate-footnote", `duplicate footnote “${label}”; this one is left out`, head, {
      related: [{ message: "the first one", span: first.head }],
    });
  }

  labelled(label: string, at: Span): Footnote | null {
    const definition = this.#definitions.get(normal(label));
    if (definition) {
      definition.isUsed = true;
      return definition.note;
    }
    const near = nearest(
      label,
      [...this.#definitions.values()].map((each) => each.label),
    );
    const note = `write the note in a paragraph of its own: “[^${label}]: …”`;
    const raised = label.length < 4 ? `; a raised “${label}” is written “^${label}^”` : "";
    const hint = near === null ? `${note}${raised}` : `did you mean “${near}”?`;
    this.#diagnostics.warning("unknown-footnote", `unknown footnote “${label}”; the mark is printed literally`, at, {
      hint,
    });
    return null;
  }

  reportUnused(): void {
    for (const { label, head, isUsed } of this.#definitions.values()) {
      if (isUsed) continue;
      const hint = `put “[^${label}]” where you want its mark`;
      this.#diagnostics.warning("unused-footnote", `no mark leads to the footnote “${label}”; it is left out`, head, {
        hint,
      });
    }
  }
}

function normal(label: string): string {
  return label.toLowerCase().toUpperCase();
}

/** The definitions of a text, including those in quotes and lists. */
export function footnoteDefinitions(root: Root): readonly FootnoteDefinition[] {
  const found: FootnoteDefinition[] = [];
  const visit = (node: Nodes) => {
    if (node.type === "footnoteDefinition") found.push(node);
    else if (node.type === "root" || node.type === "blockquote" || node.type === "list" || node.type === "listItem") {
      for (const child of node.children) visit(child);
    }
  };
  visit(root);
  return found;
}

export function reportMisplaced(written: string, at: Span, diagnostics: Reporter): void {
  const hint =
    "they are allowed in the text of abstracts and free pages and in captions, but not in titles, headings and footnotes";
  diagnostics.warning("misplaced-footnote", `footnotes are not allowed here; “${written}” is printed literally`, at, {
    hint,
  });
}
