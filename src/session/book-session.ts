// A book that is built again and again in one process. In: a folder, and the user's choices. Out: a snapshot of each
// build, and on request everything about its pages. Unchanged parts are kept by content, so that a build after a small
// edit is quick; the pages of the last build without errors stay until the next one.
import { randomUUID } from "node:crypto";
import { memoryStore } from "../cache/store.ts";
import { type Compiled, compileSafely } from "../compile.ts";
import { parsePaper } from "../model/paper.ts";
import { plainText } from "../model/text.ts";
import { KeptDrawings } from "../pdf/kept-drawings.ts";
import { KeptStreams } from "../pdf/kept-streams.ts";
import { type KeptWriting, writePdf } from "../pdf/write-pdf.ts";
import { isFolder, isThere } from "../source/book-folder.ts";
import { type Diagnostic, Diagnostics } from "../source/diagnostic.ts";
import { profileNames, templateNames } from "../template/offers.ts";
import { firstChange, placeOfLine, sourceAt } from "./find-places.ts";
import { findWords, type Searchable, searchable } from "./find-words.ts";
import { type FixFile, fixProblem } from "./fix-problem.ts";
import { dropOld, nothingKept } from "./kept.ts";
import { pageText } from "./page-text.ts";
import { problemsOf } from "./problems.ts";
import { nothingShown, pageAlone, type ShownBook, type ShownPage, showPages } from "./shown-pages.ts";
import type {
  BuildRequest,
  Choice,
  FixAnswer,
  Hit,
  LiveBook,
  Offers,
  PageText,
  Place,
  Snapshot,
  SourcePlace,
} from "./snapshot.ts";

export class BookSession implements LiveBook {
  readonly #folder: string;
  readonly #write: FixFile;
  readonly #id = randomUUID();
  readonly #store = memoryStore();
  readonly #writing: KeptWriting = { streams: new KeptStreams(), drawings: new KeptDrawings() };
  readonly #kept = nothingKept();
  #builds = 0;
  #compiled: Compiled | null = null;
  #shown: ShownBook = nothingShown;
  #prepared: { readonly key: string; readonly pdf: Promise<Uint8Array | null> } | null = null;
  #head = { title: "", language: "en" };
  #diagnostics: readonly Diagnostic[] = [];
  readonly #searched = new Map<string, Searchable>();

  /** `write` replaces a file with its fixed version. */
  constructor(folder: string, write: FixFile) {
    this.#folder = folder;
    this.#write = write;
  }

  async build({ choice, saved }: BuildRequest): Promise<Snapshot> {
    const started = performance.now();
    const diagnostics = new Diagnostics();
    this.#kept.setting.lines.turn();
    const compiled = await compileSafely(this.#options(choice), diagnostics);
    dropOld(this.#kept);
    this.#diagnostics = diagnostics.sorted();
    const isGood =
      compiled !== null && (choice.draft || !this.#diagnostics.some(({ severity }) => severity === "error"));
    const go = isGood ? this.#take(compiled, saved) : null;
    this.#builds++;
    if (go) this.#prepare(go.page);
    return {
      session: this.#id,
      build: this.#builds,
      ...this.#head,
      milliseconds: Math.round(performance.now() - started),
      state: isGood ? "fresh" : this.#shown.pages.length > 0 ? "kept" : "none",
      choice,
      offers: this.#offers(choice, compiled),
      pages: this.#shown.pages.map(({ entry }) => entry),
      outline: this.#shown.outline,
      problems: problemsOf(this.#diagnostics),
      go,
    };
  }

  #options({ template, paper, profile, draft }: Choice) {
    const size = paper === null ? null : parsePaper(paper);
    return {
      folder: this.#folder,
      store: this.#store,
      kept: this.#kept,
      ...(template !== null && { template }),
      ...(size && { paper: size }),
      ...(profile !== null && { profiles: [profile] }),
      ...(draft && { draft }),
    };
  }

  /** Shows the pages of a build from now on. Returns the place of the first change in the saved files. */
  #take(compiled: Compiled, saved: readonly string[]): Place | null {
    const old = this.#shown;
    this.#compiled = compiled;
    this.#shown = showPages(compiled.prints);
    this.#head = { title: plainText(compiled.book.title), language: compiled.book.language };
    for (const key of this.#searched.keys()) if (!this.#shown.byKey.has(key)) this.#searched.delete(key);
    const { pages } = this.#shown;
    const isFirst = old.pages.length === 0;
    return isFirst || saved.length === 0 ? null : firstChange(pages, new Set(saved), old.pages);
  }

  #offers({ template }: Choice, compiled: Compiled | null): Offers {
    if (!isFolder(this.#folder) || !isThere(this.#folder, "book.yaml")) return { templates: [], profiles: [] };
    const own = compiled?.book.template.name ?? "classic";
    const used = template ?? own;
    return { templates: templateNames(this.#folder, own), profiles: profileNames(this.#folder, used) };
  }

  /** Makes the page that has changed while the answer is on its way: it is what will be asked for first. */
  #prepare(page: number): void {
    this.#prepared = null;
    setImmediate(() => {
      const key = this.#shown.pages[page]?.entry.key;
      if (key !== undefined) this.#prepared = { key, pdf: this.#pdfOf(key) };
    });
  }

  async pagePdf(key: string): Promise<Uint8Array | null> {
    const prepared = this.#prepared?.key === key ? this.#prepared : null;
    if (!prepared) return this.#pdfOf(key);
    // The bytes are given away.
    this.#prepared = null;
    return prepared.pdf;
  }

  async #pdfOf(key: string): Promise<Uint8Array | null> {
    const page = this.#shown.byKey.get(key);
    return page ? writePdf(pageAlone(page), { plain: true }) : null;
  }

  async pageText(key: string): Promise<PageText | null> {
    const page = this.#shown.byKey.get(key);
    return page ? textOf(page) : null;
  }

  async bookPdf(): Promise<Uint8Array | null> {
    const [print] = this.#compiled?.prints ?? [];
    return print ? writePdf(print.document, { kept: this.#writing }) : null;
  }

  async search(words: string): Promise<readonly Hit[]> {
    const pages = this.#shown.pages.map((page) => {
      const { key } = page.entry;
      const known = this.#searched.get(key) ?? searchable(textOf(page));
      this.#searched.set(key, known);
      return known;
    });
    return findWords(pages, words);
  }

  async sourceAt(page: number, x: number, y: number): Promise<SourcePlace | null> {
    return sourceAt(this.#shown.pages, page, x, y);
  }

  async placeOf(file: string, line: number): Promise<Place | null> {
    return placeOfLine(this.#shown.pages, file, line);
  }

  async fix(problem: number, write: boolean): Promise<FixAnswer | null> {
    const diagnostic = this.#diagnostics[problem];
    return diagnostic?.fix ? fixProblem(diagnostic, write ? this.#write : null) : null;
  }
}

function textOf(page: ShownPage): PageText {
  return pageText(page.page, (name) => page.print.destinations.get(name) ?? null);
}
