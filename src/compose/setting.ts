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
import { type Plan, planOf } from "./plan.ts";
import { rootTag } from "./structure.ts";
import { TabRegister } from "./tab-register.ts";
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
  /** The destination that an author's link names; what it is, is noted, for there may be none of that name. */
  place(name: string, where: Span): string;
  /** What `place` was asked for. */
  readonly places: ReadonlyMap<string, Span>;
  /** Notes a picture that has too few pixels for the width that it is printed at. */
  printed(file: FileName, picture: Picture, width: number): void;
  readonly tabs: TabRegister;
  /** Addresses that are too long for a QR code, the last of each kind. */
  readonly longCodes: Map<string, LongCode>;
  readonly coarse: ReadonlyMap<string, CoarsePicture>;
  /** The sessions of a day as boxes in a grid of rooms and times. */
  dayPlan(day: Day): DayPlan;
}

/** Fewer pixels to the inch look blurred at arm's length. */
export const leastPixels = 110;

/** A part of the book as composed, and what the contents say of it. */
export interface ComposedPart {
  readonly blocks: readonly Block[];
  readonly entries: readonly Entry[];
}

export function createSetting(book: Book, style: Style, assets: Assets): Setting {
  const { width, height, margins } = style.page;
  const names = new Set<string>();
  const plans = new Map<Day, DayPlan>();
  const places = new Map<string, Span>();
  const coarse = new Map<string, CoarsePicture>();
  const plan = planOf(book);
  return {
    book,
    style,
    labels: labelsFor(book.language),
    assets,
    plan,
    root: rootTag(book.language, plainText(book.title)),
    measure: width - margins.inner - margins.outer,
    height: height - margins.top - margins.bottom,
    anchor(name, outline = null) {
      if (names.has(name)) return [];
      names.add(name);
      return [{ kind: "anchor", name, outline }];
    },
    coarse,
    tabs: new TabRegister(),
    longCodes: new Map(),
    printed({ path, span }, picture, width) {
      if (picture.kind !== "raster") return;
      const pixels = Math.floor((picture.pixelWidth / width) * 72);
      const worst = coarse.get(path)?.pixels ?? leastPixels;
      if (pixels < worst) coarse.set(path, { path, span, pixels, width });
    },
    places,
    place(name, where) {
      const id = name.startsWith("abstract-") ? name.slice("abstract-".length).normalize("NFC") : null;
      const abstract = id === null ? undefined : book.abstracts.find((one) => one.id === id);
      const found = (abstract && plan.placeOf(abstract)) ?? name;
      if (!places.has(found)) places.set(found, where);
      return found;
    },
    dayPlan(day) {
      const plan = plans.get(day) ?? planDay(day, book.rooms);
      plans.set(day, plan);
      return plan;
    },
  };
}

/** A line of the contents. */
export interface Entry {
  readonly kind: "part" | "page" | "day" | "session" | "abstract";
  readonly title: readonly Inline[];
  /** The abstract whose authors are printed with it. */
  readonly abstract: Abstract | null;
  readonly destination: string;
  /** A list in the book has it with its page: a poster. */
  readonly isListed?: boolean;
}

/** Plain words as inline content, for labels in places for authors' text. */
export function words(value: string, where: Span): readonly Inline[] {
  return [{ kind: "text", value, span: where }];
}

/** The span of content that is in no file of the book, such as a default part. */
export function wholeBook({ source }: Book): Span {
  return { source, start: 0, end: 0 };
}
