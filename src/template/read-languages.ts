// Styles by language. In: `languages` of a template, which override its paragraphs, characters and separators. Out: the
// styles of each of its tags, and of text in any other language; `inLanguage` gives the Style of a text in a language.
import type { OwnQuotes } from "../language/smart.ts";
import { keysOf, rowFor } from "../language/tags.ts";
import type { Style } from "./style.ts";
import { mapAt, merge, nodeAt, type TemplateMap, textOf } from "./tree.ts";

/** What may differ by language. */
export type LanguageStyle = Pick<Style, "paragraphs" | "characters" | "separators"> & {
  /** Null: those of the language. */
  readonly quotes: OwnQuotes | null;
};

/** Reads parts of a template with an overlay. */
export interface LanguageReader {
  paragraphs(settings: TemplateMap): Style["paragraphs"];
  characters(settings: TemplateMap): Style["characters"];
  separators(settings: TemplateMap): Style["separators"];
}

/** `plain`: the styles of the template itself. */
export function readLanguages(
  settings: TemplateMap,
  plain: Omit<LanguageStyle, "quotes">,
  read: LanguageReader,
): Style["languages"] {
  const written = mapAt(settings, "languages");
  const named = new Map([...written.entries.keys()].map((tag) => [tag.toLowerCase(), mapAt(written, tag)]));
  const styleOf = (tag: string): LanguageStyle => {
    // `zh-Hant` inherits from `zh`: the broadest is at the bottom.
    const layers = keysOf(tag)
      .flatMap((key) => named.get(key) ?? [])
      .reverse();
    const over = layers.reduce((under, layer) => merge(under, layer) as TemplateMap);
    const part = <Part>(name: string, again: (laid: TemplateMap) => Part, own: Part): Part =>
      nodeAt(over, name) === null ? own : again(merge(mapAt(settings, name), mapAt(over, name)) as TemplateMap);
    return {
      paragraphs: part("paragraphs", read.paragraphs, plain.paragraphs),
      characters: part("characters", read.characters, plain.characters),
      separators: part("separators", read.separators, plain.separators),
      quotes: quotesOf(over),
    };
  };
  return {
    plain: { ...plain, quotes: null },
    byTag: new Map([...named.keys()].map((tag) => [tag, styleOf(tag)])),
  };
}

function quotesOf(over: TemplateMap): OwnQuotes | null {
  const pairOf = (name: string): OwnQuotes["double"] => {
    const node = nodeAt(over, "quotes", name);
    const [open, close] = node?.kind === "list" ? node.items.map(textOf) : [];
    return open && close ? [open, close] : null;
  };
  const quotes = { double: pairOf("double"), single: pairOf("single") };
  return quotes.double || quotes.single ? quotes : null;
}

/** The quotation marks that a template sets for a language; null: the usual ones. */
export function quotesIn({ languages }: Pick<Style, "languages">, language: string): OwnQuotes | null {
  return languages.byTag.size === 0 ? null : (rowFor(languages.byTag, language)?.quotes ?? null);
}

const made = new WeakMap<Style, Map<LanguageStyle, Style>>();

/**
 * The style of text in a language; the same object for the same language, so that what is kept by style is found again.
 */
export function inLanguage(style: Style, language: string): Style {
  const { byTag, plain } = style.languages;
  if (byTag.size === 0) return style;
  const own = rowFor(byTag, language) ?? plain;
  if (isSame(style, own)) return style;
  const known = made.get(style) ?? new Map<LanguageStyle, Style>();
  made.set(style, known);
  const found = known.get(own) ?? { ...style, ...stylesOf(own) };
  known.set(own, found);
  return found;
}

function stylesOf({ paragraphs, characters, separators }: LanguageStyle): Omit<LanguageStyle, "quotes"> {
  return { paragraphs, characters, separators };
}

function isSame(style: Style, own: LanguageStyle): boolean {
  return (
    style.paragraphs === own.paragraphs && style.characters === own.characters && style.separators === own.separators
  );
}
