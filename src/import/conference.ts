// The form that every source is read into and every book is written from: a conference as its organizers know it, with
// the place of each part in the source. Names of people, rooms, tracks and keywords are plain words; `Markdown` is our
// Markdown.
import type { Span } from "../source/source.ts";

export type Markdown = string;
/** Minutes after midnight of the day. */
export type Clock = number;

/** The system named in files that `abstracts export` wrote. */
export const ownSystem = "abstracts";

/** Anything that has a place in the source; the place is worked out only when it is needed. */
export interface Located {
  readonly span: Span;
}

export interface ImportedConference {
  /** The name of the source's system, as in `source: { system }`. */
  readonly system: string;
  readonly title: Markdown | null;
  readonly subtitle: Markdown | null;
  readonly dates: { readonly start: string; readonly end: string } | null;
  readonly place: string | null;
  readonly timezone: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly isbn: string | null;
  readonly publisher: string | null;
  /** What the book calls itself, under which licence, with which DOI. */
  readonly kind?: string | null;
  readonly licence?: string | null;
  readonly doi?: string | null;
  /** What exports say about the meeting; `dois` is a pattern. */
  readonly exports?: { readonly site: string | null; readonly acronym: string | null; readonly dois: string | null };
  readonly editors: readonly string[];
  readonly rooms: readonly string[];
  readonly sessions: readonly ImportedSession[];
  readonly contributions: readonly ImportedContribution[];
  readonly pages: readonly ImportedPage[];
  /** The bibliography that the texts cite, as BibTeX. */
  readonly bibliography: string | null;
}

export interface ImportedPage {
  /** The file's name, without its ending. */
  readonly name: string;
  readonly title: Markdown;
  readonly body: Markdown;
  /** Pictures that the body shows, by their path in the book. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
}

export interface ImportedSession extends Located {
  /** Identifies the session in the source from one export to the next. */
  readonly key: string;
  readonly title: Markdown;
  /** talks, posters, break, or a word of the source's own. */
  readonly kind: string;
  /** Year first. */
  readonly date: string;
  readonly start: Clock | null;
  readonly end: Clock | null;
  readonly room: string | null;
  readonly chairs: readonly string[];
  readonly track?: string | null;
  readonly description?: Markdown;
  /** Its id in the book, if it is not made from its title. */
  readonly id?: string | null;
  /** What its day is called, if not by the weekday. */
  readonly dayTitle?: Markdown | null;
  readonly items: readonly ImportedItem[];
}

export type ImportedItem = {
  readonly start: Clock | null;
  readonly end: Clock | null;
} & (
  | { /** The id of a contribution in the source. */ readonly contribution: string }
  | { readonly title: Markdown; readonly kind: string | null }
);

export interface ImportedContribution extends Located {
  /** The id in the source. */
  readonly id: string;
  readonly title: Markdown;
  /** keynote, invited, talk, poster … or the source's own word; null if it gives none. */
  readonly type: string | null;
  readonly authors: readonly ImportedAuthor[];
  readonly keywords: readonly string[];
  readonly track: string | null;
  readonly number: string | null;
  readonly language: string | null;
  readonly body: Markdown;
  readonly acknowledgements: Markdown;
  readonly references: readonly ImportedReference[];
  readonly figures: readonly ImportedFigure[];
  /** Pictures that the body shows, by their path in the book. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** The source's word: accepted, rejected, withdrawn …; null if it has none. */
  readonly state: string | null;
  /** It keeps its place in the programme, and the book marks it as withdrawn. */
  readonly withdrawn?: boolean;
  /** Its own place in the programme, if the source has no sessions. */
  readonly slot: ImportedSlot | null;
  /** Its other places, if it is given more than once. */
  readonly moreSlots?: readonly ImportedSlot[];
}

export interface ImportedSlot {
  readonly date: string | null;
  readonly start: Clock | null;
  readonly end: Clock | null;
  readonly room: string | null;
  readonly session: string | null;
  readonly sessionStart?: Clock | null;
  readonly sessionEnd?: Clock | null;
  readonly sessionKey?: string | null;
  readonly chairs: readonly string[];
  readonly order: number | null;
}

export interface ImportedAuthor {
  readonly name: ImportedName;
  /** Each affiliation as it is printed. */
  readonly affiliations: readonly Markdown[];
  readonly presenting: boolean;
  readonly orcid: string | null;
  readonly email: string | null;
  readonly biography?: Markdown;
  readonly photo?: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * A whole name, or its parts if the source keeps them in separate fields. A whole name also has parts if it is printed
 * in another order than theirs.
 */
export type ImportedName =
  | { readonly whole: string; readonly given?: string; readonly family?: string }
  | { readonly given: string; readonly family: string };

export type ImportedReference =
  | { readonly text: Markdown }
  | { readonly doi: string }
  | { readonly key: string }
  | { readonly bibtex: string }
  | { readonly csl: CslFields };

/** Fields of CSL: texts, and lists of people by the parts of their names. */
export type CslFields = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

export interface ImportedFigure {
  readonly name: string;
  /** Its path in the book, if it keeps one. */
  readonly path?: string;
  /** `50%`, `60mm`. */
  readonly width?: string | null;
  /** Whether it is printed beside the figure before it. */
  readonly beside?: boolean;
  readonly bytes: Uint8Array;
  readonly caption: Markdown;
  readonly alt: string | null;
}

export const emptyConference: Omit<ImportedConference, "system"> = {
  title: null,
  subtitle: null,
  dates: null,
  place: null,
  timezone: null,
  language: null,
  url: null,
  isbn: null,
  publisher: null,
  editors: [],
  rooms: [],
  sessions: [],
  contributions: [],
  pages: [],
  bibliography: null,
};

export const emptyContribution: Omit<ImportedContribution, "id" | "title" | "span"> = {
  type: null,
  authors: [],
  keywords: [],
  track: null,
  number: null,
  language: null,
  body: "",
  acknowledgements: "",
  references: [],
  figures: [],
  state: null,
  slot: null,
};

export function wholeName(name: ImportedName): string {
  return "whole" in name ? name.whole : [name.given, name.family].filter((part) => part !== "").join(" ");
}
