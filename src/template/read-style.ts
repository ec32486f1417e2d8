// The template room's door. In: a book, which names its template. Out: the Style, complete, every length in points; null
// when there is no such template. Faults in a template are diagnostics at their line.

import type { Book } from "../model/book.ts";
import type { Paper } from "../model/paper.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import type { Span } from "../source/source.ts";
import { checkContrast } from "./check-contrast.ts";
import { checkPage } from "./check-page.ts";
import { bookFamilies, familyKey, templateFamilies } from "./families.ts";
import { Fields, type Palette } from "./fields.ts";
import { fitPaper } from "./fit-paper.ts";
import { fontCatalogue } from "./font-catalogue.ts";
import { type LoadedTemplate, loadTemplate } from "./load-template.ts";
import type { Node, TemplateMap } from "./node.ts";
import { withProfile } from "./profiles.ts";
import { readColours } from "./read-colours.ts";
import { readCharacters, readParagraphs } from "./read-paragraphs.ts";
import {
  landscapeOf,
  readAbstract,
  readCover,
  readFigures,
  readFootnotes,
  readMarginalia,
  readPage,
  readParts,
  readSeparators,
  readTables,
} from "./read-policies.ts";
import type { FontFamily, ParagraphStyle, Profile, Style } from "./style.ts";

/** `template` overrides the one that the book names. */
export function readStyle(
  book: Book,
  template: string | null,
  diagnostics: Reporter,
  profile: string | null = null,
  paper: Paper | null = book.layout.paper,
): Style | null {
  const wanted = template === null ? book.template : { name: template, span: null };
  const loaded = loadTemplate(book.folder, wanted, diagnostics);
  if (!loaded) return null;
  if (profile === null) return laidOut(styleOf(loaded, null, book, paper, diagnostics), book.layout);
  const chosen = withProfile(loaded.settings, profile, diagnostics);
  if (!chosen) return null;
  const { settings } = chosen;
  return laidOut(styleOf({ ...loaded, settings }, chosen.profile, book, paper, diagnostics), book.layout);
}

/** The style with what the book wants otherwise than its template. */
function laidOut(style: Style, { abstracts, parts, bottom }: Book["layout"]): Style {
  const perPage = typeof abstracts === "number" ? abstracts : abstracts === null ? style.abstract.perPage : null;
  const start = typeof abstracts === "string" ? abstracts : style.abstract.start;
  const startRecto = parts === null ? style.parts.startRecto : parts === "recto";
  const raggedBottom = bottom === null ? style.parts.raggedBottom : bottom === "ragged";
  return {
    ...style,
    abstract: { ...style.abstract, start, perPage },
    parts: { ...style.parts, startRecto, raggedBottom },
  };
}

/** The named style. A name that no template has is a fault of the program: classic.yaml, under all others, has them all. */
export function paragraphStyle(style: Style, name: string): ParagraphStyle {
  const found = style.paragraphs.get(name);
  if (!found) throw new Error(`classic.yaml has no paragraph style “${name}”`);
  return found;
}

/** A setting that other styles inherit is read with each of them, and its fault is said of the first. */
function oncePerPlace(diagnostics: Reporter): Reporter {
  const reported = new Set<string>();
  const isNew = (code: string, span: Span | null): boolean => {
    const place = `${code} ${span?.source.path} ${span?.start}`;
    if (span && reported.has(place)) return false;
    reported.add(place);
    return true;
  };
  return {
    error: (code, message, span, more) => isNew(code, span) && diagnostics.error(code, message, span, more),
    warning: (code, message, span, more) => isNew(code, span) && diagnostics.warning(code, message, span, more),
  };
}

function styleOf(
  loaded: LoadedTemplate,
  profile: Profile | null,
  book: Book,
  paper: Paper | null,
  diagnostics: Reporter,
): Style {
  const colours = readColours(loaded.settings.entries.get("colours")?.value ?? null, diagnostics);
  const plain: Palette = { diagnostics: oncePerPlace(diagnostics), colours: colours.named, scale: 1 };
  const own = readPage(new Fields(loaded.settings, "", plain).map("page"));
  const { page, scale } = paper ? fitPaper(own, paper) : { page: own, scale: 1 };
  const palette = { ...plain, scale };
  const fields = new Fields(loaded.settings, "", palette);
  fields.get("page");
  for (const key of ["name", "extends", "description", "profiles"]) fields.get(key);
  fields.get("colours");

  const families = gatherFamilies(fields, loaded, book, palette);
  const familyOf = familyFinder(families, diagnostics);
  const code = fields.map("code");
  const head = fields.map("head");
  const foot = fields.map("foot");
  const typography = fields.map("typography");
  const columns = fields.map("columns");
  const lists = fields.map("lists");
  const links = fields.map("links");
  const contents = fields.map("contents");
  const programme = fields.map("programme");
  const style: Style = {
    name: loaded.name,
    profile,
    page,
    landscape: landscapeOf(page),
    families,
    fallback: fields.strings("fallback").map((name) => familyOf(name, fields)),
    codeFamily: familyOf(code.string("family"), code),
    codeScale: code.number("scale", 0.2, 5),
    colours: colours.palette,
    paragraphs: readParagraphs(mapOr(fields.get("paragraphs"), loaded.settings), palette, familyOf),
    characters: readCharacters(fields.map("characters"), palette, familyOf),
    head: readMarginalia(head),
    foot: readMarginalia(foot),
    typography: {
      protrusion: typography.boolean("protrusion"),
      expansion: typography.number("expansion", 0, 0.05),
      letterspacing: typography.number("letterspacing", 0, 0.03),
      smart: typography.boolean("smart"),
    },
    abstract: readAbstract(fields.map("abstract")),
    parts: readParts(fields.map("parts")),
    columns: {
      abstracts: columns.number("abstracts", 1, 3),
      index: columns.number("index", 1, 6),
      posters: columns.number("posters", 1, 6),
      gap: columns.length("gap", 0),
    },
    figures: readFigures(fields.map("figures")),
    tables: readTables(fields.map("tables")),
    footnotes: readFootnotes(fields.map("footnotes")),
    lists: { bullets: lists.strings("bullets") },
    links: {
      outside: links.colourOrNull("outside"),
      inside: links.colourOrNull("inside"),
      addresses: links.boolean("addresses"),
    },
    separators: readSeparators(fields.map("separators")),
    cover: readCover(fields.map("cover")),
    contents: {
      authors: contents.choice("authors", ["all", "presenter", "none"]),
      leaders: contents.boolean("leaders"),
      depth: contents.choice("depth", ["days", "sessions", "abstracts"]),
    },
    programme: {
      authors: programme.choice("authors", ["all", "presenter", "none"]),
      leaders: programme.boolean("leaders"),
      clock: programme.choice("clock", [24, 12]),
      days: programme.choice("days", ["run-on", "page"]),
      overview: programme.choice("overview", ["auto", "always", "never"]),
      week: programme.choice("week", ["auto", "always", "never"]),
      landscape: programme.choice("landscape", ["auto", true, false]),
      roomWidth: programme.length("room-width", 36),
      palette: programme.colours("palette"),
    },
  };
  for (const part of [code, head, foot, typography, columns, lists, links, contents, programme, fields]) part.close();
  checkContrast(style, loaded.settings, diagnostics);
  checkPage(style, loaded.settings, diagnostics);
  return style;
}

function gatherFamilies(
  fields: Fields,
  loaded: LoadedTemplate,
  book: Book,
  palette: Palette,
): ReadonlyMap<string, FontFamily> {
  const families = new Map(fontCatalogue());
  for (const family of bookFamilies(book.folder, palette.diagnostics)) families.set(family.name, family);
  for (const family of templateFamilies(fields.map("fonts"), loaded.folder, families, palette)) {
    families.set(family.name, family);
  }
  return families;
}

function familyFinder(families: ReadonlyMap<string, FontFamily>, diagnostics: Reporter) {
  const byKey = new Map([...families.keys()].map((name) => [familyKey(name), name]));
  const missed = new Set<string>();
  return (name: string, fields: Fields): string => {
    const found = byKey.get(familyKey(name));
    // Every style that extends another asks for the same family again.
    if (found === undefined && name !== "" && !missed.has(name)) {
      missed.add(name);
      const hint = didYouMean(name, families.keys());
      diagnostics.error("font-family", `there is no font family “${name}”`, fields.span, hint);
    }
    return found ?? name;
  };
}

function mapOr(node: Node | null, settings: TemplateMap): TemplateMap {
  return node?.kind === "map" ? node : { kind: "map", entries: new Map(), span: settings.span };
}
