// The whole pipeline, top to bottom: a book folder in, a document (and its bytes) out, diagnostics on the way.
import { noStore, type Store } from "./cache/store.ts";
import { checkBook } from "./check/check.ts";
import type { KeptChecks } from "./check/kept-checks.ts";
import { placeInBook } from "./check/place-in-book.ts";
import { scriptUses } from "./check/script-uses.ts";
import type { KeptPictures } from "./figure/kept-pictures.ts";
import { loadPictures, type Pictures } from "./figure/load-pictures.ts";
import { findFonts, type Search, type Served } from "./fonts/find-fonts.ts";
import { labelFonts, ownFonts } from "./fonts/label-fonts.ts";
import { reportFonts } from "./fonts/report-fonts.ts";
import type { KeptAbstracts } from "./input/kept-abstracts.ts";
import type { KeptBook } from "./input/kept-book.ts";
import type { Reading } from "./input/read-abstracts.ts";
import { readBook } from "./input/read-book.ts";
import { type Formulas, typesetFormulas } from "./math/typeset-formulas.ts";
import type { Book, Part } from "./model/book.ts";
import type { Paper } from "./model/paper.ts";
import { selectAbstracts } from "./model/select-abstracts.ts";
import { formatReferences } from "./references/format-references.ts";
import type { FormattedReferences } from "./references/formatted.ts";
import { workOn } from "./runtime/at-work.ts";
import type { Steady } from "./runtime/is-same.ts";
import { contained } from "./runtime/memory.ts";
import { stageBegins } from "./runtime/timings.ts";
import { yieldToEventLoop } from "./runtime/yield.ts";
import type { KeptSetting, Print } from "./set-book.ts";
import { type Diagnostics, silentReporter } from "./source/diagnostic.ts";
import { didYouMean } from "./source/did-you-mean.ts";
import type { Span } from "./source/source.ts";
import { kindOf } from "./template/families.ts";
import { formulaLooks } from "./template/formula-look.ts";
import { placeInTemplate } from "./template/place-in-template.ts";
import { readStyle } from "./template/read-style.ts";
import type { Style } from "./template/style.ts";

export { readBook } from "./input/read-book.ts";

export interface CompileOptions {
  /** The book folder. */
  readonly folder: string;
  /** Overrides the book's template. */
  readonly template?: string;
  /** Overrides the paper of the book and the template. */
  readonly paper?: Paper;
  /** Profiles of the template to print; without them, the book itself. */
  readonly profiles?: readonly string[];
  /** Seconds since 1970 for the metadata, from SOURCE_DATE_EPOCH. */
  readonly epoch?: number;
  /** Faults are shown on the page if possible, and the book is marked as a draft. */
  readonly draft?: boolean;
  /** Data that cannot be read keeps its place in the book, where a line says so. */
  readonly keepGoing?: boolean;
  /** Ids of abstracts, or files with some: only these are set. Without them, the whole book. */
  readonly only?: readonly string[];
  /** The cache of earlier builds; without it, everything is made again. */
  readonly store?: Store;
  /** What earlier builds have made, for a process that builds more than once. */
  readonly kept?: Kept;
  /** What an export needs, with or without prints. */
  readonly for?: ExportNeeds;
  /** Called as each stage begins, for progress on a terminal. */
  readonly onStage?: (stage: Stage) => void;
}

/** Exports need the texts of abstracts, whatever parts the book prints. */
export interface ExportNeeds {
  /** Whether pages are set, for their numbers. */
  readonly pages: boolean;
  /** Whether formulas are wanted as MathML too. */
  readonly mathml: boolean;
}

/** Kept by content: after any edit, a build that has it gives the same result as one that has not. */
export interface Kept {
  readonly abstracts: KeptAbstracts<Reading>;
  readonly book: KeptBook;
  readonly checks: KeptChecks;
  readonly pictures: KeptPictures;
  readonly style: Steady<Style>;
  readonly setting: KeptSetting;
}

export type Stage = "reading" | "references, formulas, figures" | "setting" | "writing";

export interface Compiled {
  readonly book: Book;
  /** At least one, unless an export needs none. */
  readonly prints: readonly Print[];
  /** The book that they are printed from. */
  readonly materials: Materials;
  /** The fonts that were found in addition to the program's own. */
  readonly served: readonly Served[];
}

export interface Materials {
  /** Of the first print. */
  readonly style: Style;
  readonly references: FormattedReferences;
  readonly formulas: Formulas;
  readonly pictures: Pictures;
}

/**
 * Compiles a book folder to a document. Faults in the data go to `diagnostics`; null if nothing can be printed. A
 * document may come with errors: the caller decides whether to write it.
 */
export async function compile(options: CompileOptions, diagnostics: Diagnostics): Promise<Compiled | null> {
  const stage = announcer(options);

  stage("reading");
  const read = readBook(options.folder, diagnostics, options.kept?.abstracts);
  const book = read && (options.kept?.book.take(read) ?? read);
  if (!book || !options.only) return book && compileBook(book, options, diagnostics);
  const selection = selectAbstracts(book, options.only);
  if ("book" in selection) return compileBook(selection.book, options, diagnostics, book);
  const { unknown } = selection;
  const known = book.abstracts.map(({ id }) => id);
  diagnostics.error("unknown-abstract", `unknown abstract “${unknown}”`, null, didYouMean(unknown, known));
  return null;
}

/**
 * The same for callers that must go on in any case: unexpected exceptions become diagnostics, and a reason is always
 * reported if there is no book.
 */
export async function compileSafely(
  options: Omit<CompileOptions, "epoch">,
  diagnostics: Diagnostics,
): Promise<Compiled | null> {
  const epoch = sourceDateEpoch();
  const wanted = { ...options, ...(epoch === null ? {} : { epoch }) };
  const compiled = await contained(diagnostics, () => compile(wanted, diagnostics));
  // If there is no book, report why, even if it was suppressed.
  if (!compiled && diagnostics.errors === 0) diagnostics.includeSuppressed();
  return compiled;
}

/** https://reproducible-builds.org/specs/source-date-epoch/: whole seconds since 1970; anything else is not one. */
export function sourceDateEpoch(): number | null {
  const value = process.env.SOURCE_DATE_EPOCH;
  return value !== undefined && /^\d{1,11}$/.test(value) ? Number(value) : null;
}

/** Compiles a book that has been read. `whole`: the book to check, if only a part of it is printed. */
export async function compileBook(
  book: Book,
  options: Omit<CompileOptions, "folder">,
  diagnostics: Diagnostics,
  whole: Book = book,
): Promise<Compiled | null> {
  const stage = announcer(options);
  diagnostics.setSeverities(new Map([...book.rules].map(([code, { severity }]) => [code, severity])));

  stage("references, formulas, figures");
  // The template decides what a profile prints; without a profile, references go to their thread at once.
  const store = options.store ?? noStore;
  const early = options.profiles?.length
    ? null
    : formatReferences(book, diagnostics, options.for !== undefined || book.parts.some(printsTexts), store);
  // Lets the request go to the thread that formats references before this one continues.
  await yieldToEventLoop();
  const profiles = options.profiles?.length ? options.profiles : [null];
  const isOwed = options.draft || options.keepGoing;
  const styles = profiles.map(
    (profile) =>
      readStyle(book, options.template ?? null, diagnostics, profile, options.paper) ??
      // A template that cannot be read, which has been reported, does not keep the book from being printed.
      (isOwed ? readStyle(book, "classic", silentReporter, profile, options.paper) : null),
  );
  const references =
    early ??
    formatReferences(
      book,
      diagnostics,
      options.for !== undefined || styles.some((style) => style && profileTexts(style, book)),
      store,
    );
  stageBegins("checking");
  const smart = styles.every((style) => style?.typography.smart ?? true);
  checkBook(whole, diagnostics, { smart }, options.kept?.checks);
  stageBegins("formulas, figures");
  const looks = formulaLooks(styles.filter((style) => style !== null));
  const [setting, formulas, pictures] = await Promise.all([
    import("./set-book.ts"),
    typesetFormulas(book, diagnostics, store, { mathml: options.for?.mathml ?? false, looks }),
    loadPictures(book, diagnostics, options.kept?.pictures, labelFonts(book, styles[0]?.families)),
  ]);
  const complete = styles.filter((style) => style !== null).map((style) => options.kept?.style.take(style) ?? style);
  const [first] = complete;
  if (complete.length < styles.length || !first) {
    await references;
    return null;
  }

  stage("setting");
  const assets = {
    formulas,
    pictures,
    epoch: options.epoch ?? null,
    draft: options.draft ?? false,
    kept: options.kept?.setting ?? null,
    store: store.folder === null ? null : store,
    isPart: options.only !== undefined,
  };
  const prints: Print[] = [];
  const served: Served[] = [];
  for (const style of options.for?.pages === false ? [] : complete) {
    const fonts = await fontsFor(whole, style, diagnostics);
    served.push(...fonts.found.served);
    prints.push(...(await setting.setBook(book, style, { ...assets, ...fonts }, references, diagnostics)));
  }
  if (prints.length === 0 && options.for?.pages !== false) return null;
  return { book, prints, served, materials: { style: first, references: await references, formulas, pictures } };
}

export interface FontSurvey {
  readonly book: Book;
  readonly served: readonly Served[];
  readonly rows: readonly FontRow[];
}

/** A writing of the book, and its fonts. */
export interface FontRow {
  readonly writing: string;
  readonly texts: number;
  /** The most used first; empty if there is no font. */
  readonly families: readonly { readonly name: string; readonly path: string }[];
}

/** Which fonts a book is set in, script by script. */
export async function surveyFonts(
  { folder, template }: Pick<CompileOptions, "folder" | "template">,
  diagnostics: Diagnostics,
): Promise<FontSurvey | null> {
  const book = readBook(folder, diagnostics);
  const style = book && readStyle(book, template ?? null, diagnostics);
  if (!book || !style) return null;
  const { found } = await fontsFor(book, style, diagnostics);
  const { familiesOf } = await import("./set-book.ts");
  const rows = scriptUses(book, true).map(({ writing, texts, characters, language }) => ({
    writing,
    texts,
    families: familiesOf(characters, language, style, found),
  }));
  return { book, served: found.served, rows };
}

interface FontsOfBook {
  readonly found: Search;
  /**
   * The place of a character in text without one: the name of a room, a separator of the template, or a word of the
   * program.
   */
  readonly placeOf: (character: string) => Span | null;
}

/** The fonts for writings that the program's own do not cover. Nothing is searched for if the book has no such text. */
async function fontsFor(book: Book, style: Style, diagnostics: Diagnostics): Promise<FontsOfBook> {
  const uses = scriptUses(book);
  const families = [...style.families.values()];
  const kind = kindOf(style.paragraphs.get("base")?.text.family ?? "", style.families);
  const found = await findFonts(uses, {
    folder: book.folder,
    bookFiles: ownFonts(book.folder, style.families),
    kind,
    served: new Set(families.flatMap(({ scripts }) => scripts ?? [])),
  });
  reportFonts(found, uses, kind, diagnostics);
  const placeOf = (character: string) =>
    placeInBook(book, character) ?? placeInTemplate(book.folder, style.name, character) ?? book.languageSpan;
  return { found, placeOf };
}

function announcer({ onStage }: Pick<CompileOptions, "onStage">): (stage: Stage) => void {
  return (stage) => {
    workOn(stage);
    stageBegins(stage);
    onStage?.(stage);
  };
}

/** Whether texts of abstracts, and so their references, are printed. */
function printsTexts(part: Part): boolean {
  return part.kind === "abstracts" || part.kind === "proofs" || (part.kind === "posters" && part.full);
}

function profileTexts({ profile }: Style, book: Book): boolean {
  if (!profile?.prints) return book.parts.some(printsTexts);
  return profile.prints.some((name) => name === "abstracts" || name === "posters" || name === "proofs");
}
