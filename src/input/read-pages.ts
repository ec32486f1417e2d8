// pages/*.md → free pages.

import type { FreePage } from "../model/book.ts";
import { FreeNames } from "../model/free-names.ts";
import { slug } from "../model/slug.ts";
import { readSource, shownPath } from "../source/book-folder.ts";
import { fileText } from "../source/scalar-text.ts";
import { source as emptySource, type Span, span } from "../source/source.ts";
import { parsePage } from "./markdown/containers.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";

/** Reads each page once, however often the book names it, and keeps slugs unique. */
export class PageReader {
  readonly #folder: string;
  readonly #context: MarkdownContext;
  readonly #pages = new Map<string, FreePage>();
  readonly #slugs = new FreeNames();

  constructor(folder: string, context: MarkdownContext) {
    this.#folder = folder;
    this.#context = { ...context, headingDepth: 1 };
  }

  /** A missing page, which is reported, keeps its place under its name. */
  read(path: string, named: Span | null): FreePage {
    const known = this.#pages.get(path);
    if (known !== undefined) return known;
    const page = this.#read(path, named);
    this.#pages.set(path, page);
    return page;
  }

  #read(path: string, named: Span | null): FreePage {
    const found = readSource(this.#folder, path, named, this.#context.diagnostics);
    const source = found ?? emptySource(shownPath(this.#folder, path), "");
    const text = fileText(source);
    const body = parsePage(text, this.#context);
    const name = (path.split("/").at(-1) ?? path).replace(/\.[a-z]+$/i, "");
    const at = body.findIndex((flow) => flow.kind === "heading" && flow.depth === 1);
    const heading = body[at];
    const title = heading?.kind === "heading" ? heading.children : nameAsTitle(name, span(source, 0), found === null);
    return {
      slug: this.#slugs.take(slug(name) || "page"),
      title,
      body: body.filter((_, index) => index !== at),
      textLost: found === null,
      source,
    };
  }
}

function nameAsTitle(name: string, at: Span, isFault: boolean): FreePage["title"] {
  const words = [{ kind: "text" as const, value: readable(name), span: at }];
  return isFault ? [{ kind: "fault", children: words, span: at }] : words;
}

/** `code-of-conduct` → “Code of conduct”. */
function readable(name: string): string {
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
