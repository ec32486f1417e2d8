// One abstract: its line of type and time, title, authors, affiliations, text, figures, references, thanks, keywords.

import { directionOf } from "../language/labels.ts";
import type { Abstract } from "../model/book.ts";
import { citationsIn, citationsInFlow } from "../model/citations.ts";
import { type Inline, plainText } from "../model/text.ts";
import type { FormattedList } from "../references/formatted.ts";
import { checkMemory } from "../runtime/memory.ts";
import { inLanguage } from "../template/read-languages.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { abstractHead, type Position } from "./abstract-head.ts";
import { headName } from "./authors.ts";
import type { Block, Paragraph, Piece, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { deferred } from "./deferred.ts";
import { figureBlocks } from "./figures.ts";
import { flow } from "./flow.ts";
import { Footnotes } from "./footnotes.ts";
import { inline } from "./inline.ts";
import { inlineContext, paragraph, textPiece } from "./pieces.ts";
import { sessionOf } from "./plan.ts";
import { profileBlocks } from "./profiles.ts";
import { abstractCode } from "./qr-codes.ts";
import { referenceList } from "./reference-list.ts";
import { type Scope, scopeOf } from "./scope.ts";
import type { Setting } from "./setting.ts";
import { section, tag } from "./structure.ts";
import { trackTab } from "./tabs.ts";
import { unavailable } from "./unavailable.ts";
import { varied } from "./varied-style.ts";

const anywhere: Position = { session: null, day: null, chapter: null, first: false };

/** `level` is the rank of its title among the headings; `outline` its depth in the outline. */
export function abstractBlocks(
  abstract: Abstract,
  parent: Tag,
  level: number,
  outline: number,
  setting: Setting,
  position: Position = anywhere,
): readonly Block[] {
  checkMemory(abstract.span);
  const { book } = setting;
  const foreign = abstract.language === book.language ? null : abstract.language;
  const own = section(parent, plainText(abstract.title), foreign);
  const day = book.days[abstract.slot?.day ?? -1];
  const basis = [
    own,
    level,
    outline,
    position.session,
    position.first,
    position.day?.date,
    position.chapter,
    sessionOf(book, abstract),
    day?.date,
    day?.title,
  ];
  return setting.unit("abstract", abstract, basis, (inside) =>
    sectionOf(abstract, own, { level, outline }, settingIn(inside, abstract.language), position),
  );
}

/** Text in another language than the book's has the styles that the template gives that language. */
function settingIn(setting: Setting, language: string): Setting {
  const style = inLanguage(setting.style, language);
  return style === setting.style ? setting : { ...setting, style };
}

function sectionOf(
  abstract: Abstract,
  own: Tag,
  { level, outline }: { readonly level: number; readonly outline: number },
  setting: Setting,
  position: Position,
): readonly Block[] {
  const title = plainText(abstract.title);
  const name = headName(abstract);
  const content = [
    ...abstractHead(abstract, own, level, setting, position),
    ...profileBlocks(abstract, own, setting),
    ...columned(
      [...text(abstract, own, level, setting), ...abstractCode(abstract, own, setting)],
      abstract.language,
      setting,
    ),
  ];
  const blocks: readonly Block[] = [
    ...setting.anchor(`abstract-${abstract.anchor}`, { title, level: outline }),
    ...trackTab(abstract.track, abstract.span, setting),
    { kind: "mark", slot: "first-presenter", text: name },
    { kind: "mark", slot: "last-presenter", text: name },
    ...released(content),
  ];
  const { start, perPage } = setting.style.abstract;
  if (perPage === null && start !== "keep") return blocks;
  const share = perPage === null ? null : { of: perPage, name: title, span: abstract.span };
  return [{ kind: "group", children: blocks, keepTogether: share === null, columns: 1, columnGap: 0, share }];
}

function columned(children: readonly Block[], language: string, { style }: Setting): readonly Block[] {
  const { abstracts: columns, gap } = style.columns;
  if (columns === 1 || children.length === 0) return children;
  const direction = directionOf(language);
  return [{ kind: "group", children, keepTogether: false, columns, columnGap: gap, direction }];
}

function text(abstract: Abstract, own: Tag, level: number, setting: Setting): readonly Block[] {
  const list = () => {
    const found = setting.assets.references.listOf(abstract);
    return setting.style.abstract.show.references ? found : withoutLinks(found);
  };
  if (cites(abstract)) return [deferred(() => textBlocks(abstract, own, level, setting, list().citations, list))];
  return textBlocks(abstract, own, level, setting, new Map(), list);
}

/** Citations of a list that is not printed lead nowhere. */
function withoutLinks({ citations, ...list }: FormattedList): FormattedList {
  return { ...list, citations: new Map([...citations].map(([citation, words]) => [citation, wordsAlone(words)])) };
}

function wordsAlone(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((node) => (node.kind === "link" ? node.children : [node]));
}

function cites({ body, figures, acknowledgements }: Abstract): boolean {
  const captions = figures.flatMap((figure) => citationsIn(figure.caption));
  return [...captions, ...citationsInFlow(body ?? []), ...citationsInFlow(acknowledgements)].length > 0;
}

function textBlocks(
  abstract: Abstract,
  own: Tag,
  level: number,
  setting: Setting,
  citations: FormattedList["citations"],
  list: () => FormattedList,
): readonly Block[] {
  const { show } = setting.style.abstract;
  const { language, references } = abstract;
  const scope = scopeOf({
    setting,
    language,
    parent: own,
    level,
    citations,
    first: "abstract-body",
    figures: { count: 0 },
    footnotes: new Footnotes(`abstract-${abstract.anchor}`, plainText(abstract.title)),
  });
  const isListed = show.references && (references.length > 0 || citations.size > 0);
  return [
    ...(abstract.textLost ? [unavailable("abstract-body", setting.book.language, own, setting)] : []),
    ...flow(abstract.body ?? [], scope),
    ...figureBlocks(abstract.figures, scope),
    ...(isListed ? [deferred(() => referenceList(list(), own, level + 1, language, setting))] : []),
    ...(show.acknowledgements ? acknowledgements(abstract, scope) : []),
    ...(show.keywords ? keywords(abstract, own, setting) : []),
  ];
}

function acknowledgements(abstract: Abstract, scope: Scope): readonly Block[] {
  const [first, ...rest] = flow(abstract.acknowledgements, {
    ...scope,
    first: "acknowledgements",
    plain: "acknowledgements",
    next: "acknowledgements",
  });
  if (!first) return [];
  if (first.kind !== "paragraph") return [first, ...rest];
  const pieces = [...fieldLabel(scope.setting.labels.acknowledgements, first, scope.setting), ...first.pieces];
  return [{ ...first, pieces }, ...rest];
}

function keywords(abstract: Abstract, own: Tag, setting: Setting): readonly Block[] {
  if (abstract.keywords.length === 0) return [];
  const style = paragraphStyle(setting.style, "keywords");
  const lineTag = tag("P", own);
  const context = inlineContext(style, abstract.language, lineTag);
  const line = paragraph(
    style,
    abstract.keywords.flatMap((keyword, index) => [
      ...(index > 0 ? [textPiece(setting.style.separators.keywords, context)] : []),
      ...inline(keyword, context, setting),
    ]),
    lineTag,
    {
      language: abstract.language,
    },
  );
  return [{ ...line, pieces: [...fieldLabel(setting.labels.keywords, line, setting), ...line.pieces] }];
}

/** A label that opens a paragraph: “Keywords: …”. */
function fieldLabel(label: string, { style, tag: own }: Paragraph, setting: Setting): readonly Piece[] {
  const context = inlineContext(style, setting.book.language, own);
  const laid = { ...context, text: character(setting.style, "field-label", context.text), hyphenate: false };
  return [textPiece(`${label}${setting.labels.colon}`, laid)];
}

/** A head without a text is not kept with the block that follows. */
function released(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph" || !last.style.keepWithNext) return blocks;
  return [...blocks.slice(0, -1), { ...last, style: varied(last.style, { keepWithNext: false }) }];
}
