// The context in which every part of the book is composed: the data, the style, and the references, formulas and
// figures from other rooms.

import { type Labels, labelsFor } from "../language/labels.ts";
import type { Formula } from "../math/formula.ts";
import type { Abstract, Book, Day, FileName } from "../model/book.ts";
import { type Inline, plainText, type Tex } from "../model/text.ts";
import type { FormattedReferences } from "../references/formatted.ts";
import type { Span } from "../source/source.ts";
import type { FormulaLook } from "../template/formula-look.ts";
import type { Style } from "../template/style.ts";
import type { Picture } from "../vector/drawing.ts";
import type { Anchor, Block, CoarsePicture, LongCode, Tag } from "./block.ts";
import type { KeptBlocks } from "./kept-blocks.ts";
import { type Plan, planOf } from "./plan.ts";
import { rootTag } from "./structure.ts";
import { TabRegister } from "./tab-register.ts";
import { categoriesOf } from "./timetable/categories.ts";
import { type DayPlan, planDay } from "./timetable/day-plan.ts";

export interface Assets {
  readonly references: FormattedReferences;
  readonly formulas: { get(tex: Tex, look?: FormulaLook | null): Formula | null };
  readonly pictures: {
    get(path: string): Picture | null;
    /** The size of a picture that cannot be used, if known. */
    sizeOf(path: string): { readonly width: number; readonly height: number } | null;
  };
  /** Seconds since 1970, from SOURCE_DATE_EPOCH. */
  readonly epoch: number | null;
  /** Faults are shown in red. */
  readonly draft?: boolean;
}

export interface Setting {
  readonly book: Book;
  readonly style: Style;
  readonly labels: Labels;
  readonly assets: Assets;
  readonly plan: Plan;
  readonly root: Tag;
  /** Width and height of the type area. */
  readonly measure: number;
  readonly height: number;
  /** The destination at the place of the next line; null when the book has that name already. */
  anchor(name: string, outline?: Anchor["outline"]): readonly Anchor[];
  /** Whether no destination has that name yet. */
  isFree(name: string): boolean;
  /** The destination that an author's link names; it is recorded, because the book may have none of that name. */
  place(name: string, where: Span): string;
  /** The same destination, unrecorded. */
  placeNamed(name: string): string;
  /** What `place` was asked for. */
  readonly places: ReadonlyMap<string, Span>;
  /** Records a picture with too few pixels for the width at which it is printed. */
  printed(file: FileName, picture: Picture, width: number): void;
  readonly tabs: Pick<TabRegister, "note" | "all">;
  /** Records an address that is too long for a QR code. */
  tooLong(kind: string, code: LongCode): void;
  readonly longCodes: ReadonlyMap<string, LongCode>;
  readonly coarse: ReadonlyMap<string, CoarsePicture>;
  /** The sessions of a day as boxes in a grid of rooms and times. */
  dayPlan(day: Day): DayPlan;
  /**
   * The blocks of a part of the book that is made on its own, `of` an object or of words that distinguish it from
   * others of its kind. A book that is composed again gets the earlier ones if the basis is the same (its parts by
   * identity) and so is everything else that `make` asked its setting for.
   */
  unit(
    kind: string,
    of: object | string,
    basis: readonly unknown[],
    make: (setting: Setting) => readonly Block[],
  ): readonly Block[];
}

/** Fewer pixels per inch look blurred at arm's length. */
export const leastPixels = 110;

/** A part of the book as composed, and what the contents list of it. */
export interface ComposedPart {
  readonly blocks: readonly Block[];
  readonly entries: readonly Entry[];
}

/** What a process keeps of earlier compositions, what its fonts depend on, and the function that makes blocks final. */
export interface KeptComposition {
  readonly blocks: KeptBlocks;
  readonly fonts: string;
  readonly finish: (blocks: readonly Block[]) => readonly Block[];
}

export function createSetting(book: Book, style: Style, assets: Assets, kept: KeptComposition | null = null): Setting {
  const { width, height, margins } = style.page;
  const names = new Set<string>();
  const plans = new Map<Day, DayPlan>();
  const places = new Map<string, Span>();
  const coarse = new Map<string, CoarsePicture>();
  const tabs = new TabRegister();
  const longCodes = new Map<string, LongCode>();
  const plan = planOf(book);
  const title = plainText(book.title);
  const labels = labelsFor(book.language);
  const { all, tracks } = categoriesOf({ book, style, labels });
  const basis = [...basisOf(book, style, plan, assets), all, tracks];
  const setting: Setting = {
    book,
    style,
    labels,
    assets,
    plan,
    root:
      kept?.blocks.begin([...basis, kept.fonts], book.language, title, kept.finish) ?? rootTag(book.language, title),
    measure: width - margins.inner - margins.outer,
    height: height - margins.top - margins.bottom,
    anchor(name, outline = null) {
      if (names.has(name)) return [];
      names.add(name);
      return [{ kind: "anchor", name, outline }];
    },
    isFree: (name) => !names.has(name),
    coarse,
    tabs,
    longCodes,
    tooLong: (kind, code) => longCodes.set(kind, code),
    printed({ path, span }, picture, width) {
      if (picture.kind !== "raster") return;
      const pixels = Math.floor((picture.pixelWidth / width) * 72);
      const worst = coarse.get(path)?.pixels ?? leastPixels;
      if (pixels < worst) coarse.set(path, { path, span, pixels, width });
    },
    places,
    placeNamed(name) {
      const id = name.startsWith("abstract-") ? name.slice("abstract-".length).normalize("NFC") : null;
      const abstract = id === null ? undefined : book.abstracts.find((one) => one.id === id);
      return (abstract && plan.placeOf(abstract)) ?? name;
    },
    place(name, where) {
      const found = setting.placeNamed(name);
      if (!places.has(found)) places.set(found, where);
      return found;
    },
    dayPlan(day) {
      const plan = plans.get(day) ?? planDay(day, book.rooms);
      plans.set(day, plan);
      return plan;
    },
    unit: (kind, of, basis, make) => kept?.blocks.unit(kind, of, basis, setting, make) ?? make(setting),
  };
  return setting;
}

/** Everything that a unit may depend on without naming it: all but the abstracts and the days of the programme. */
function basisOf(book: Book, style: Style, plan: Plan, { epoch, draft }: Assets): readonly unknown[] {
  const { abstracts: _abstracts, days: _days, ...rest } = book;
  return [rest, style, plan.programme, plan.timed, epoch, draft];
}

/** A line of the contents. */
export interface Entry {
  readonly kind: "part" | "page" | "day" | "session" | "abstract";
  readonly title: readonly Inline[];
  /** The abstract whose authors are printed with it. */
  readonly abstract: Abstract | null;
  readonly destination: string;
  /** A list in the book gives it with its page: a poster. */
  readonly isListed?: boolean;
}

/** Plain words as inline content, for labels where authors' text is expected. */
export function words(value: string, where: Span): readonly Inline[] {
  return [{ kind: "text", value, span: where }];
}

/** The span of content that is in no file of the book, such as a default part. */
export function wholeBook({ source }: Book): Span {
  return { source, start: 0, end: 0 };
}
