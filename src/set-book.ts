// The second half of the pipeline: a book with its formulas and pictures in, its documents out. It is loaded while the
// references are being formatted in their own thread, and sets text without references before they are ready.

import { createHash } from "node:crypto";

import { join } from "node:path";
import { keyOf, type Store } from "./cache/store.ts";
import type { Block, Paragraph } from "./compose/block.ts";
import { compose } from "./compose/compose.ts";
import type { KeptBlocks } from "./compose/kept-blocks.ts";
import { mapParagraphs } from "./compose/map-paragraphs.ts";
import type { Assets } from "./compose/setting.ts";
import type { FoundFonts } from "./fonts/font-file.ts";
import type { Abstract, Book, FreePage } from "./model/book.ts";
import type { Document } from "./page/document.ts";
import { expectedParagraphs } from "./page/galley/expected-paragraphs.ts";
import { type KeptPagination, paginate } from "./page/paginate.ts";
import { KeptLines, type LineKeeper } from "./paragraph/kept-lines.ts";
import { openArchive } from "./paragraph/line-archive.ts";
import { LineSetters } from "./paragraph/setters/line-setters.ts";
import { startThreads } from "./paragraph/setters/threads.ts";
import { createTypesetter, type Typesetter } from "./paragraph/typesetter.ts";
import type { FormattedReferences } from "./references/formatted.ts";
import { waiting, workOn } from "./runtime/at-work.ts";
import { checkMemory } from "./runtime/memory.ts";
import { packageRoot } from "./runtime/package-files.ts";
import { statsOf } from "./runtime/stats-of.ts";
import { stageBegins } from "./runtime/timings.ts";
import { yieldToEventLoop } from "./runtime/yield.ts";
import type { Reporter } from "./source/diagnostic.ts";
import type { Style } from "./template/style.ts";
import { type FontLibrary, openFonts } from "./text/fonts.ts";
import type { PlaceOf } from "./text/missing.ts";
import { mayAsk } from "./text/script-setting.ts";

/** One file to be written. */
export interface Print {
  /** The profile that it was made with. */
  readonly profile: string | null;
  /** The abstract that it contains, if each has a file of its own. */
  readonly abstract: string | null;
  readonly document: Document;
}

export interface OwnAssets extends Omit<Assets, "references"> {
  /** The fonts that were found for the scripts of the book, beside the program's own. */
  readonly found: FoundFonts;
  /** Where a character is in the files of the book if its text has no place of its own. */
  readonly placeOf: PlaceOf;
  /** What a process keeps between builds. */
  readonly kept: KeptSetting | null;
  /** Where processes leave lines for each other. */
  readonly store: Store | null;
  /** A part of a book leaves nothing, because it would replace what the whole has left. */
  readonly isPart: boolean;
}

/** Blocks, their lines, and the pages of both. */
export interface KeptSetting extends KeptPagination {
  readonly lines: KeptLines;
  readonly blocks: KeptBlocks;
}

export async function setBook(
  book: Book,
  style: Style,
  given: OwnAssets,
  formatting: Promise<FormattedReferences>,
  diagnostics: Reporter,
): Promise<readonly Print[]> {
  const { found, placeOf, kept, store, isPart, ...assets } = given;
  const profile = style.profile?.name ?? null;
  const references = new Awaited(formatting);
  const fonts = openFonts(style, diagnostics, { hyphenation: book.hyphenation, found });
  const depends = kept || store ? fontSetting(style, book, found) : "";
  const lines = kept || store ? openLines({ kept: kept?.lines ?? null, store }, depends, profile, fonts) : null;
  // If most lines are there already, or each book has one abstract, there is too little to share.
  const isAlone = lines?.hasEarlier || style.profile?.files === "abstract";
  const setters = isAlone ? null : openSetters(book, style, found, fonts);
  const typesetter = createTypesetter(style, fonts, diagnostics, { keeper: lines?.keeper ?? null, setters });
  const print = async (of: Book, abstract: string | null): Promise<Print> => {
    // If each book has one abstract, nothing of one is reusable in the next.
    const whole = abstract === null ? kept : null;
    // Kept blocks hold their references; otherwise there is much to do before the references are ready.
    if (whole) await formatting;
    stageBegins("composing");
    const asAsked = (some: readonly Block[]) => mapParagraphs(some, (one) => asScriptAsks(one, fonts));
    const composition = compose(
      of,
      style,
      { ...assets, references },
      {
        asAsked,
        kept: whole && { blocks: whole.blocks, fonts: depends },
      },
    );
    stageBegins("setting paragraphs");
    setters?.expect(expectedParagraphs(composition.blocks, style, references.isThere), references.isThere);
    await setEarly(composition.blocks, style, typesetter, references);
    workOn(waiting);
    stageBegins("waiting for the references");
    await formatting;
    stageBegins("setting paragraphs");
    setters?.expect(expectedParagraphs(composition.blocks, style, true), true);
    const document = paginate(composition, style, typesetter, diagnostics, whole);
    setters?.end();
    fonts.reportMissing(placeOf);
    return { profile, abstract, document };
  };
  const prints: Print[] = [];
  if (style.profile?.files !== "abstract") prints.push(await print(book, null));
  else
    for (const abstract of book.abstracts.filter((one) => !one.withdrawn))
      prints.push(await print({ ...book, abstracts: [abstract] }, abstract.id));
  if (!isPart) lines?.leave();
  return prints;
}

/** The lines of this process and, if there is a store, of earlier ones; `leave` leaves them for the next. */
function openLines(
  { kept, store }: { readonly kept: KeptLines | null; readonly store: Store | null },
  setting: string,
  profile: string | null,
  fonts: FontLibrary,
): { readonly keeper: LineKeeper; readonly hasEarlier: boolean; readonly leave: () => void } {
  const lines = kept ?? new KeptLines(true);
  const isKnown = lines.has(setting);
  if (!store) return { keeper: lines.under(setting), hasEarlier: isKnown, leave: () => {} };
  const key = keyOf("fragments", setting, profile ?? "");
  const archive = store.get(key);
  return {
    hasEarlier: isKnown || archive !== null,
    keeper: lines.under(setting, archive && openArchive(archive, (id) => fonts.faceOf(id))),
    leave: () => {
      const bytes = lines.archive(setting);
      if (bytes) store.set(key, bytes);
    },
  };
}

/** Other threads that set paragraphs of the book. */
function openSetters(book: Book, style: Style, found: FoundFonts, fonts: FontLibrary): LineSetters {
  const { families, own, unserved, basis } = found;
  const opening = { style, hyphenation: book.hyphenation, found: { families, own, unserved, basis } };
  return new LineSetters(startThreads, opening, (id) => fonts.faceOf(id));
}

/** Everything that lines depend on besides their paragraph and the program, which has its own fonts. */
function fontSetting({ typography, families, fallback }: Style, book: Book, found: FoundFonts): string {
  const files = [...families.values()].flatMap(({ faces }) => faces.map(({ path }) => path));
  const others = [...new Set(files)].filter((path) => !path.startsWith(join(packageRoot(), "dist")));
  const versions = others.map((path) => statsOf(path)?.mtimeMs ?? 0);
  const text = JSON.stringify([typography, [...families], fallback, book.hyphenation, found.basis, versions]);
  return createHash("sha1").update(text).digest("base64url");
}

/** References that are being formatted; lists must not be asked for before they are ready. */
class Awaited implements FormattedReferences {
  #formatted: FormattedReferences | null = null;

  constructor(formatting: Promise<FormattedReferences>) {
    formatting.then(
      (formatted) => {
        this.#formatted = formatted;
      },
      // The rejection reaches the caller that awaits `formatting`.
      () => {},
    );
  }

  get isThere(): boolean {
    return this.#formatted !== null;
  }

  listOf(owner: Abstract | FreePage) {
    if (!this.#formatted) throw new Error("references were asked for before they were formatted");
    return this.#formatted.listOf(owner);
  }
}

/**
 * Sets paragraphs across the measure until the references are ready. The typesetter keeps their lines for `page`, which
 * sets other paragraphs (in columns, in tables) itself.
 */
async function setEarly(
  blocks: readonly Block[],
  style: Style,
  typesetter: Typesetter,
  references: Awaited,
): Promise<void> {
  const { width, margins } = style.page;
  const measure = width - margins.inner - margins.outer;
  const walk = async (children: readonly Block[]): Promise<void> => {
    for (const [index, block] of children.entries()) {
      if (index % yieldEvery === 0) await yieldToEventLoop();
      if (references.isThere) return;
      if ("span" in block) checkMemory(block.span);
      if (block.kind === "paragraph") typesetter.setParagraph(block, measure, () => null);
      else if (block.kind === "group" && block.columns === 1) await walk(block.children);
    }
  };
  await walk(blocks);
}

/** The number of blocks set between two checks for messages of the other thread. */
const yieldEvery = 8;

/** A paragraph with the leading and the alignment that its script needs. */
function asScriptAsks(paragraph: Paragraph, fonts: FontLibrary): Paragraph {
  const { style, pieces } = paragraph;
  // Nearly all paragraphs are set as their style says, which is known without assembling their text.
  if (!pieces.some((piece) => piece.kind === "text" && mayAsk(piece.text))) return paragraph;
  const texts = pieces.filter((piece) => piece.kind === "text");
  const [first] = texts;
  if (!first) return paragraph;
  const asked = fonts.scriptSetting(texts.map(({ text }) => text).join(""), style.text, first.language);
  if (!asked) return paragraph;
  const leading = Math.max(style.leading, asked.leading * style.text.size);
  const align = asked.ragged && style.align === "justify" ? "left" : style.align;
  return leading === style.leading && align === style.align
    ? paragraph
    : { ...paragraph, style: { ...style, leading, align } };
}

/** The families that draw a text in the style of running text, those that draw the most first. */
export function familiesOf(
  characters: Iterable<string>,
  language: string,
  style: Style,
  found: FoundFonts,
): readonly { readonly name: string; readonly path: string }[] {
  const base = style.paragraphs.get("base");
  if (!base) return [];
  const shaping = openFonts(style, { error: () => {}, warning: () => {} }, { found }).shapingStyle(base.text, language);
  const counts = new Map<string, { readonly name: string; readonly path: string; count: number }>();
  for (const character of characters) {
    const face = shaping.faceOf(character);
    if (!face) continue;
    const name = face.id.slice(0, face.id.indexOf("/"));
    const known = counts.get(name) ?? { name, path: face.path, count: 0 };
    known.count++;
    counts.set(name, known);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
