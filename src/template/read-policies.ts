// The settings of a template beside its paragraphs: the page, its margins, and what each part of the book shows.
import type { Fields } from "./fields.ts";
import type {
  AbstractPolicy,
  CoverPolicy,
  FigurePolicy,
  FootnotePolicy,
  Marginal,
  Marginalia,
  PageGeometry,
  PartPolicy,
  Style,
  TablePolicy,
} from "./style.ts";

export function readPage(page: Fields): PageGeometry {
  const margins = page.map("margins");
  const geometry: PageGeometry = {
    width: page.length("width", 72),
    height: page.length("height", 72),
    margins: {
      top: margins.length("top", 0),
      bottom: margins.length("bottom", 0),
      inner: margins.length("inner", 0),
      outer: margins.length("outer", 0),
    },
    facing: page.boolean("facing"),
    grid: page.boolean("grid"),
    bleed: page.length("bleed", 0),
    cropMarks: page.boolean("crop-marks"),
    headBaseline: page.lengthOrNull("head-baseline"),
    footBaseline: page.lengthOrNull("foot-baseline"),
  };
  margins.close();
  page.close();
  return geometry;
}

/** The page on its side: the same sheet, margins and heads in proportion. */
export function landscapeOf(page: PageGeometry): PageGeometry {
  const scale = Math.min(page.width, page.height) / Math.max(page.width, page.height);
  const { top, bottom, inner, outer } = page.margins;
  const [width, height] = [page.height, page.width];
  return {
    width,
    height,
    margins: { top: top * scale, bottom: bottom * scale, inner: inner * scale, outer: outer * scale },
    facing: page.facing,
    grid: page.grid,
    bleed: page.bleed,
    cropMarks: page.cropMarks,
    headBaseline: page.headBaseline === null ? null : page.headBaseline * scale,
    footBaseline: page.footBaseline === null ? null : height - (page.height - page.footBaseline) * scale,
  };
}

const marginals = [
  "title",
  "kind",
  "chapter",
  "session",
  "folio",
  "none",
  "first-presenter",
  "last-presenter",
] as const satisfies readonly Marginal[];

/** A running head or foot; what is not named stays empty. The caller closes it. */
export function readMarginalia(fields: Fields): Style["head"] {
  return { verso: readSide(fields.map("verso")), recto: readSide(fields.map("recto")), rule: fields.rule("rule") };
}

function readSide(side: Fields): Marginalia {
  const at = (key: string): Marginal => (side.get(key) ? side.choice(key, marginals) : "none");
  const marginalia = { left: at("left"), center: at("center"), right: at("right") };
  side.close();
  return marginalia;
}

export function readAbstract(abstract: Fields): AbstractPolicy {
  const show = abstract.map("show");
  const policy: AbstractPolicy = {
    start: abstract.choice("start", ["run-on", "page", "keep"]),
    perPage: abstract.get("per-page") ? abstract.number("per-page", 1, 12) : null,
    show: {
      type: show.boolean("type"),
      slot: show.boolean("slot"),
      affiliations: show.boolean("affiliations"),
      keywords: show.boolean("keywords"),
      references: show.boolean("references"),
      acknowledgements: show.boolean("acknowledgements"),
      emails: show.boolean("emails"),
      id: show.boolean("id"),
      track: show.boolean("track"),
    },
    presenter: abstract.choice("presenter", ["underline", "bold", "asterisk", "none"]),
    affiliations: abstract.choice("affiliations", ["lines", "run-on"]),
    separator: abstract.rule("separator"),
    figureHeight: abstract.number("figure-height", 0.05, 1),
  };
  show.close();
  abstract.close();
  return policy;
}

export function readParts(parts: Fields): PartPolicy {
  const policy: PartPolicy = {
    startRecto: parts.boolean("start-recto"),
    raggedBottom: parts.boolean("ragged-bottom"),
    sink: parts.length("sink", 0),
    pages: parts.choice("pages", ["run-on", "page"]),
    days: parts.choice("days", ["run-on", "page"]),
  };
  parts.close();
  return policy;
}

export function readFigures(figures: Fields): FigurePolicy {
  const policy: FigurePolicy = {
    align: figures.choice("align", ["left", "center", "right"]),
    spaceBefore: figures.length("space-before", 0),
    spaceAfter: figures.length("space-after", 0),
    gap: figures.length("gap", 0),
  };
  figures.close();
  return policy;
}

export function readTables(tables: Fields): TablePolicy {
  const policy: TablePolicy = {
    columnGap: tables.length("column-gap", 0),
    outerRule: tables.rule("outer-rule"),
    headRule: tables.rule("head-rule"),
    spaceBefore: tables.length("space-before", 0),
    spaceAfter: tables.length("space-after", 0),
  };
  tables.close();
  return policy;
}

export function readFootnotes(footnotes: Fields): FootnotePolicy {
  const policy: FootnotePolicy = {
    marks: footnotes.choice("marks", ["symbols", "figures", "letters"]),
    spaceBefore: footnotes.length("space-before", 0),
    rule: footnotes.rule("rule"),
    ruleWidth: footnotes.length("rule-width", 0),
  };
  footnotes.close();
  return policy;
}

export function readSeparators(separators: Fields): Style["separators"] {
  const strings: Style["separators"] = {
    slot: separators.string("slot"),
    affiliations: separators.string("affiliations"),
    keywords: separators.string("keywords"),
    index: separators.string("index"),
    label: separators.string("label"),
  };
  separators.close();
  return strings;
}

export function readCover(cover: Fields): CoverPolicy {
  const fills = cover.map("fills");
  const policy: CoverPolicy = {
    layout: cover.choice("layout", ["plain", "band", "full"]),
    colour: cover.colourOrNull("colour"),
    ink: cover.colourOrNull("ink"),
    bandHeight: cover.number("band-height", 0, 1),
    fills: { above: fills.number("above"), middle: fills.number("middle"), below: fills.number("below") },
    rule: cover.rule("rule"),
    ruleWidth: cover.lengthOrNull("rule-width"),
    align: cover.choice("align", ["left", "center", "right"]),
    image: cover.choice("image", ["foot", "inline"]),
    imageHeight: cover.number("image-height", 0, 1),
    logoHeight: cover.length("logo-height", 0),
    gap: cover.length("gap", 0),
  };
  fills.close();
  cover.close();
  return policy;
}
