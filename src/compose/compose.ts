// The compose room's door. In: a book, a style, and what the references, math and figure rooms made of the book. Out: the
// book as blocks in printed order, each with its style and its place in the structure tree.
import type { Book, Part } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import type { Style } from "../template/style.ts";
import { abstractsPart } from "./abstracts.ts";
import type { Block, Composition } from "./block.ts";
import { red } from "./character-styles.ts";
import { contentsPart } from "./contents.ts";
import { coverPart } from "./cover/cover.ts";
import { freePagesPart } from "./free-pages.ts";
import { imprintPart } from "./imprint.ts";
import { indexPart } from "./indices.ts";
import { infoOf } from "./info.ts";
import type { KeptBlocks } from "./kept-blocks.ts";
import { withLanguages } from "./languages.ts";
import { participantsPart } from "./participants.ts";
import { postersPart } from "./posters.ts";
import { profiled } from "./profile-parts.ts";
import { programmePart } from "./programme.ts";
import { proofsPart } from "./proofs.ts";
import { roomSheetsPart } from "./room-sheets.ts";
import { type Assets, type ComposedPart, createSetting, type Setting } from "./setting.ts";
import { plainTypography, withTypography } from "./typography.ts";

export interface Composing {
  /** Turns blocks into what their fonts need. */
  readonly asAsked?: (blocks: readonly Block[]) => readonly Block[];
  /** What a process keeps of earlier compositions; the references are ready then. `fonts`: what those depend on. */
  readonly kept?: { readonly blocks: KeptBlocks; readonly fonts: string } | null;
}

export function compose(
  whole: Book,
  style: Style,
  assets: Assets,
  { asAsked = (blocks) => blocks, kept = null }: Composing = {},
): Composition {
  const book = profiled(whole, style.profile);
  const finish = (some: readonly Block[]) => asAsked(withTypography(withLanguages(some), style, book.language));
  const setting = createSetting(book, style, assets, kept && { ...kept, finish });
  const parts = book.parts.map((part) => ({ part, composed: composePart(part, setting) }));
  // The contents need to know all other parts, so they are composed last though they are printed first.
  const entries = parts.flatMap(({ composed }) => composed.entries);
  const blocks = parts.flatMap(({ part, composed }) =>
    part.kind === "contents" ? contentsPart(setting, entries) : composed.blocks,
  );
  const info = infoOf(setting);
  const plain = (text: string) => plainTypography(text, style, info.language);
  return {
    blocks: kept?.blocks.finished(blocks) ?? finish(blocks),
    root: setting.root,
    places: setting.places,
    tabs: setting.tabs.all,
    coarse: setting.coarse,
    longCodes: setting.longCodes,
    info,
    title: plain(plainText(book.title)),
    kind: plain(book.kind ?? setting.labels.bookOfAbstracts),
    ...(assets.draft && { draft: { text: plain(setting.labels.draft), colour: red } }),
  };
}

function composePart(part: Part, setting: Setting): ComposedPart {
  switch (part.kind) {
    case "cover":
      return { blocks: [...coverPart(setting), ...imprintPart(setting)], entries: [] };
    case "contents":
      return { blocks: [], entries: [] };
    case "chapter":
      return freePagesPart(part, setting);
    case "programme":
      return programmePart(setting);
    case "abstracts":
      return abstractsPart(part, setting);
    case "posters":
      return postersPart(part, setting);
    case "index":
      return indexPart(part, setting);
    case "participants":
      return participantsPart(setting);
    case "room-sheets":
      return roomSheetsPart(setting);
    case "proofs":
      return proofsPart(setting);
  }
}
