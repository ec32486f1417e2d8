// Lists of people: authors with the numbers of their affiliations, presenters marked as the template says.
import { tieName } from "../language/ties.ts";
import type { Abstract, Author, Person } from "../model/book.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Paragraph, Piece, Tag } from "./block.ts";
import { character, overlay, underlined } from "./character-styles.ts";
import { inline, raisedForm } from "./inline.ts";
import { type InlineContext, inlineContext, labelFor, namePiece, paragraph, superior, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { listItem, tag } from "./structure.ts";

export interface AuthorListOptions {
  /** Whether the superior numbers of affiliations follow the names. */
  readonly numbers: boolean;
  readonly only: "all" | "presenter";
  /**
   * Whether presenters are marked as the template says: always; in lists only if there are other authors; in contents
   * never.
   */
  readonly marked: boolean | "among-others";
}

/** Names in running text, separated by the comma of the book's language. */
export function authorPieces(
  abstract: Abstract,
  context: InlineContext,
  setting: Setting,
  { numbers, only, marked }: AuthorListOptions,
): readonly Piece[] {
  const presenting = abstract.authors.filter((author) => author.presenting);
  // Without a presenter, the first author represents all.
  const chosen = only === "all" ? abstract.authors : presenting.length > 0 ? presenting : abstract.authors.slice(0, 1);
  const isMarked = marked === "among-others" ? chosen.length > 1 : marked;
  const own = { ...context, hyphenate: false };
  const pieces: Piece[] = [];
  for (const author of chosen) {
    if (pieces.length > 0) pieces.push(textPiece(setting.labels.comma, context));
    if (isMarked && author.presenting) pieces.push(...presenterName(author, own, setting));
    else pieces.push(textPiece(tieName(author.person.printed), own, author.person.span));
    if (numbers) pieces.push(...affiliationNumbers(author, context));
  }
  return pieces;
}

function presenterName(author: Author, own: InlineContext, setting: Setting): readonly Piece[] {
  const name = tieName(author.person.printed);
  const text = character(setting.style, "presenter", own.text);
  switch (setting.style.abstract.presenter) {
    case "underline":
      return [namePiece(name, { ...own, text: overlay(text, underlined) }, author.person.span)];
    case "bold":
      return [namePiece(name, { ...own, text: character(setting.style, "strong", text) }, author.person.span)];
    case "asterisk":
      return [namePiece(name, { ...own, text }, author.person.span), superior("*", own)];
    case "none":
      return [namePiece(name, { ...own, text }, author.person.span)];
  }
}

function affiliationNumbers(author: Author, context: InlineContext): readonly Piece[] {
  if (author.affiliations.length === 0) return [];
  const numbers = author.affiliations.map((index) => String(index + 1));
  // Screen readers read it separately from the name: a reference to the list of affiliations.
  const actual = numbers.map((number) => raisedForm("superscript", number) ?? number).join(",");
  return [superior(numbers.join(","), { ...context, tag: tag("Reference", context.parent, { actual }) })];
}

/** Affiliations by number; a single one that all share needs none. */
export function affiliationParagraphs(abstract: Abstract, parent: Tag, setting: Setting): readonly Paragraph[] {
  const { style } = setting;
  const base = paragraphStyle(style, "abstract-affiliation");
  const { language } = abstract;
  if (abstract.affiliations.length === 0) return [];
  if (!hasNumbers(abstract) || style.abstract.affiliations === "run-on") {
    const own = tag("P", parent);
    const voice = { ...inlineContext(base, language, own), hyphenate: false };
    const pieces = abstract.affiliations.flatMap((affiliation, index) => [
      ...(index === 0 ? [] : [textPiece(style.separators.affiliations, voice)]),
      ...(hasNumbers(abstract) ? [superior(String(index + 1), voice), textPiece("\u2060", voice)] : []),
      ...inline(affiliation.text, voice, setting),
    ]);
    return [paragraph({ ...base, leftIndent: 0 }, pieces, own, { language })];
  }
  const list = tag("L", parent);
  return abstract.affiliations.map((affiliation, index) => {
    const { label, body } = listItem(list);
    const voice = { ...inlineContext(base, language, body), hyphenate: false };
    const number = [superior(String(index + 1), { ...voice, parent: label })];
    return paragraph(base, inline(affiliation.text, voice, setting), body, {
      language,
      label: labelFor(base, number, label),
      span: affiliation.span,
    });
  });
}

/** Numbers show who belongs where; if all authors share one affiliation, they are not needed. */
export function hasNumbers(abstract: Abstract): boolean {
  const shared = abstract.authors.every((author) => author.affiliations.length > 0);
  return abstract.affiliations.length > 1 || (abstract.affiliations.length === 1 && !shared);
}

/** The presenter's family name, otherwise the first author's, for running heads like those of a dictionary. */
export function headName(abstract: Abstract): string | null {
  const author = abstract.authors.find((one) => one.presenting) ?? abstract.authors[0];
  return author?.person.family ?? null;
}

export function personList(people: readonly Person[], context: InlineContext, setting: Setting): readonly Piece[] {
  return people.flatMap((person, index) => [
    ...(index === 0 ? [] : [textPiece(setting.labels.comma, context)]),
    namePiece(tieName(person.printed), context, person.span),
  ]);
}
