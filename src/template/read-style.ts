// The template room's door. In: a book, which names its template. Out: the Style, complete, every length in points;
// null if there is no such template. Faults in a template are diagnostics at their line.

import type { Book } from "../model/book.ts";
import { type Paper, paperHint, parsePaper } from "../model/paper.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { checkContrast } from "./check-contrast.ts";
import { checkPage } from "./check-page.ts";
import { Converter } from "./convert.ts";
import { bookFamilies, familyKey, templateFamilies } from "./families.ts";
import { fitPaper } from "./fit-paper.ts";
import { fontCatalogue } from "./font-catalogue.ts";
import { type LoadedTemplate, loadTemplate } from "./load-template.ts";
import { withPalette } from "./palettes.ts";
import { withProfile } from "./profiles.ts";
import { namedColours } from "./read-colours.ts";
import { inLanguage, readLanguages } from "./read-languages.ts";
import { type FamilyOf, readCharacters, readParagraphs } from "./read-paragraphs.ts";
import { templateSchema } from "./schema.ts";
import type { FontFamily, PageGeometry, ParagraphStyle, Profile, Style } from "./style.ts";
import { mapAt, nodeAt, type TemplateMap, textOf } from "./tree.ts";

/** `template` overrides the one that the book names. */
export function readStyle(
  book: Book,
  template: string | null,
  diagnostics: Reporter,
  profile: string | null = null,
  paper: Paper | null = book.layout.paper,
): Style | null {
  const wanted = template === null ? book.template : { name: template, span: null };
  const found = loadTemplate(book.folder, wanted, diagnostics);
  if (!found) return null;
  const loaded = { ...found, settings: withPalette(found.settings, book, diagnostics) };
  if (profile === null) return laidOut(styleOf(loaded, null, book, paper, diagnostics), book.layout);
  const chosen = withProfile(loaded.settings, profile, diagnostics);
  if (!chosen) return null;
  const { settings } = chosen;
  return laidOut(styleOf({ ...loaded, settings }, chosen.profile, book, paper, diagnostics), book.layout);
}

/** The style with the book's own settings. */
function laidOut(style: Style, { abstracts, parts, bottom, contents }: Book["layout"]): Style {
  const perPage = typeof abstracts === "number" ? abstracts : abstracts === null ? style.abstract.perPage : null;
  const start = typeof abstracts === "string" ? abstracts : style.abstract.start;
  const startRecto = parts === null ? style.parts.startRecto : parts === "recto";
  const raggedBottom = bottom === null ? style.parts.raggedBottom : bottom === "ragged";
  return {
    ...style,
    abstract: { ...style.abstract, start, perPage },
    parts: { ...style.parts, startRecto, raggedBottom },
    contents: { ...style.contents, ...contents },
  };
}

/** The named style. An unknown name is a bug: classic.yaml, the base of all templates, has every style. */
export function paragraphStyle(style: Style, name: string): ParagraphStyle {
  const found = style.paragraphs.get(name);
  if (!found) throw new Error(`classic.yaml has no paragraph style “${name}”`);
  return found;
}

/** Settings that go into the style exactly as the schema and classic.yaml have them: a new one needs no code here. */
const sections = [
  "head",
  "foot",
  "typography",
  "abstract",
  "parts",
  "tracks",
  "tabs",
  "codes",
  "openers",
  "columns",
  "figures",
  "tables",
  "footnotes",
  "lists",
  "links",
  "separators",
  "cover",
  "contents",
  "programme",
  "colours",
] as const;

function styleOf(
  loaded: LoadedTemplate,
  profile: Profile | null,
  book: Book,
  paper: Paper | null,
  diagnostics: Reporter,
): Style {
  const { settings } = loaded;
  const colours = namedColours(mapAt(settings, "colours"), diagnostics);
  const schema = templateSchema().properties ?? {};
  // The types of style.ts agree with the schema; a test compares them.
  const own = new Converter(diagnostics, colours).all(
    schema.page ?? {},
    mapAt(settings, "page"),
  ) as unknown as PageGeometry;
  const sheet = paper ?? ownPaper(settings, diagnostics);
  const { page, growth } = sheet ? fitPaper(own, sheet) : { page: own, growth: 1 };
  const converter = new Converter(diagnostics, colours, growth);
  const read = (name: string) => converter.all(schema[name] ?? {}, mapAt(settings, name));
  const plain = Object.fromEntries(sections.map((name) => [name, read(name)])) as unknown as Pick<
    Style,
    (typeof sections)[number]
  >;
  const { families, unread } = gatherFamilies(loaded, book, diagnostics);
  const familyOf = familyFinder(families, unread, diagnostics);
  const paragraphs = (tree: TemplateMap) => readParagraphs(tree, converter, familyOf, diagnostics);
  const characters = (tree: TemplateMap) => readCharacters(tree, converter, familyOf);
  const separators = (tree: TemplateMap) =>
    converter.all(schema.separators ?? {}, tree) as unknown as Style["separators"];
  const styles = {
    paragraphs: paragraphs(mapAt(settings, "paragraphs")),
    characters: characters(mapAt(settings, "characters")),
    separators: plain.separators,
  };
  const style: Style = {
    ...plain,
    name: loaded.name,
    profile,
    page,
    landscape: landscapeOf(page),
    families,
    fallback: fallbackOf(settings, familyOf),
    codeFamily: familyOf(mapAt(settings, "code").entries.get("family")) ?? "",
    codeScale: Number(read("code").scale),
    ...styles,
    languages: readLanguages(settings, styles, { paragraphs, characters, separators }),
  };
  checkContrast(style, settings, diagnostics);
  checkPage(style, settings, diagnostics);
  return inLanguage(style, book.language);
}

/** The paper that the template asks for. */
function ownPaper(settings: TemplateMap, diagnostics: Reporter): Paper | null {
  const node = nodeAt(settings, "page", "paper");
  const written = textOf(node);
  if (node === null || written === null) return null;
  const paper = parsePaper(written);
  if (!paper)
    diagnostics.error("wrong-value", `“${written}” is not a paper size`, node.span, { hint: `write ${paperHint}` });
  return paper;
}

/** The page on its side: the same sheet, margins and heads in proportion. */
function landscapeOf(page: PageGeometry): PageGeometry {
  const scale = Math.min(page.width, page.height) / Math.max(page.width, page.height);
  const { top, bottom, inner, outer } = page.margins;
  const { headBaseline, footBaseline } = page;
  return {
    ...page,
    width: page.height,
    height: page.width,
    margins: { top: top * scale, bottom: bottom * scale, inner: inner * scale, outer: outer * scale },
    headBaseline: headBaseline === null ? null : headBaseline * scale,
    footBaseline: footBaseline === null ? null : page.width - (page.height - footBaseline) * scale,
  };
}

interface Families {
  readonly families: ReadonlyMap<string, FontFamily>;
  /** Names of families without a readable file, which has been reported. */
  readonly unread: readonly string[];
}

function gatherFamilies(loaded: LoadedTemplate, book: Book, diagnostics: Reporter): Families {
  const families = new Map(fontCatalogue());
  for (const family of bookFamilies(book.folder, diagnostics)) families.set(family.name, family);
  const named = templateFamilies(mapAt(loaded.settings, "fonts"), loaded.folder, families, diagnostics);
  for (const family of named) if (family.faces.length > 0) families.set(family.name, family);
  return { families, unread: named.flatMap(({ name, faces }) => (faces.length === 0 ? [name] : [])) };
}

function familyFinder(
  families: ReadonlyMap<string, FontFamily>,
  unread: readonly string[],
  diagnostics: Reporter,
): FamilyOf {
  const byKey = new Map([...families.keys()].map((name) => [familyKey(name), name]));
  // Every style that extends another would look up the same family again.
  const missed = new Set<string>(unread);
  return (given) => {
    for (let entry = given; entry; entry = entry.under) {
      const name = textOf(entry.value) ?? "";
      const found = byKey.get(familyKey(name));
      if (found !== undefined) return found;
      if (entry !== given || name === "" || missed.has(name)) continue;
      missed.add(name);
      const { span } = entry.value;
      diagnostics.error("font-family", `unknown font family “${name}”`, span, didYouMean(name, families.keys()));
    }
    return null;
  };
}

/**
 * Families for what the others lack; unknown ones are reported and left out, and a list of only those counts as none.
 */
function fallbackOf(settings: TemplateMap, familyOf: FamilyOf): readonly string[] {
  for (let entry = settings.entries.get("fallback"); entry; entry = entry.under) {
    const items = entry.value.kind === "list" ? entry.value.items : [];
    const known = items.flatMap((value) => familyOf({ value, keySpan: value.span }) ?? []);
    if (known.length > 0 || items.length === 0) return known;
  }
  return [];
}
