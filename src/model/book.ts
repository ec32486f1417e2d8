// The book as an editor means it: what `input` delivers, everything resolved, every value with its span.
import type { RuleSeverity } from "../source/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import type { Paper } from "./paper.ts";
import type { Affiliation, Author, KnownPerson, Person } from "./person.ts";
import type { Figure, Flow, Inline } from "./text.ts";

export type * from "./person.ts";

/** A calendar day, ISO 8601 (`2024-05-13`); never a JavaScript Date. */
export type IsoDate = string;
/** Minutes after midnight of the day's date; over 1440 for sessions past midnight. */
export type Minutes = number;

export interface Book {
  /** Absolute path of the book folder, for files that it names. */
  readonly folder: string;
  readonly title: readonly Inline[];
  readonly subtitle: readonly Inline[] | null;
  /** “Book of Abstracts”; null: the label of the language. */
  readonly kind: string | null;
  readonly dates: { readonly start: IsoDate; readonly end: IsoDate } | null;
  readonly place: string | null;
  /** Time zone of the programme: a name of the IANA database. */
  readonly timezone: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly languageSpan: Span | null;
  /** A template's name, or a path inside the book folder. */
  readonly template: { readonly name: string; readonly span: Span | null };
  readonly cover: Cover;
  readonly imprint: Imprint;
  readonly citationStyle: { readonly name: string; readonly span: Span | null };
  /** Bibliography files as read, in order. */
  readonly bibliography: readonly Source[];
  /** Whether a bibliography could not be read: citations of it cannot be checked. */
  readonly bibliographyLost: boolean;
  /** `references.lock.json`, if there is one. */
  readonly referenceLock: Source | null;
  readonly limits: { readonly words: number | null; readonly references: number | null };
  /** The severities that the book sets for diagnostics, by code. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Settings in which the book differs from its template; null: as in the template. */
  readonly layout: Layout;
  /** The order of the book, defaults filled in. */
  readonly parts: readonly Part[];
  /** `people.yaml`: people with more than one name, or filed differently in the indices. */
  readonly people: readonly KnownPerson[];
  /** Every abstract, including withdrawn ones, in the order of their files (byte order of paths) and places. */
  readonly abstracts: readonly Abstract[];
  readonly rooms: readonly string[];
  readonly days: readonly Day[];
  /** Words with hyphens where they may be divided, e.g. `as-so-ci-ate`. */
  readonly hyphenation: readonly string[];
  /** User macros for formulas, name without backslash → TeX. */
  readonly mathMacros: Readonly<Record<string, string>>;
  /** Colours other than the template's: one of its palettes, or the book's own. */
  readonly palette?: Palette;
  /** Addresses that QR codes lead to, with placeholders in braces; left out if the book has none. */
  readonly codes?: Codes;
  /** What exports say about the meeting; left out if the book says nothing. */
  readonly exports?: ExportSettings;
  readonly source: Source;
}

export type Palette =
  | { readonly name: string; readonly span: Span }
  | {
      readonly colours: readonly {
        readonly name: string;
        readonly value: string | readonly string[];
        readonly span: Span;
      }[];
      readonly span: Span;
    };

export interface Codes {
  readonly abstracts?: CodeAddress;
  readonly sessions?: CodeAddress;
  readonly doors?: CodeAddress;
}

export interface CodeAddress {
  readonly url: string;
  readonly span: Span;
}

/** What is left out is as in the template. */
export interface Cover {
  readonly image: FileName | null;
  readonly logos: readonly FileName[];
  readonly design?: "contours" | "network" | "orbits" | "spectrum" | "tiles" | "waves" | "none";
  readonly layout?: "plain" | "band" | "full";
  readonly type?: "top" | "middle" | "foot";
  readonly ground?: "auto" | "scrim" | "panel" | "none";
}

/** A file that the data names: the path inside the book folder, with forward slashes, already known to exist. */
export interface FileName {
  readonly path: string;
  readonly span: Span;
}

export interface Layout {
  /** A number: this many to a page. */
  readonly abstracts: "run-on" | "page" | "keep" | number | null;
  readonly parts: "recto" | "page" | null;
  readonly bottom: "flush" | "ragged" | null;
  readonly paper: Paper | null;
  readonly contents: ContentsLayout;
}

/** What is not given here is as in the template. */
export interface ContentsLayout {
  readonly depth?: "auto" | "days" | "sessions" | "abstracts";
  readonly authors?: "auto" | "all" | "presenter" | "none";
  readonly columns?: "auto" | 1 | 2;
  readonly posters?: "auto" | boolean;
  readonly share?: number;
}

export interface RuleSetting {
  readonly severity: RuleSeverity;
  readonly span: Span;
}

export interface Imprint {
  readonly url: string | null;
  readonly isbn: string | null;
  readonly editors: readonly Person[];
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly doi: string | null;
}

export interface ExportSettings {
  /** Where the site is published, with a slash at its end. */
  readonly site: string | null;
  readonly acronym: string | null;
  /** With `{id}` or `{number}`. */
  readonly dois: { readonly pattern: string; readonly span: Span } | null;
  /** How often the published programme has changed. */
  readonly revision: number;
  readonly depositor: { readonly name: string; readonly email: string; readonly registrant: string | null } | null;
  readonly anthology: string | null;
  readonly span: Span;
}

export type Part =
  | {
      readonly kind: "cover" | "contents" | "programme" | "participants" | "room-sheets" | "proofs";
      readonly span: Span | null;
    }
  | {
      readonly kind: "chapter";
      readonly title: string;
      readonly pages: readonly FreePage[];
      readonly span: Span | null;
    }
  | {
      readonly kind: "abstracts";
      readonly group: Grouping;
      readonly sort: AbstractOrder;
      /** Abstracts that come first, in this order; the others follow as sorted. */
      readonly order: readonly AbstractName[];
      readonly span: Span | null;
    }
  | { readonly kind: "posters"; readonly full: boolean; readonly sort: PosterOrder; readonly span: Span | null }
  | {
      readonly kind: "index";
      readonly of: "authors" | "keywords" | "sessions" | "affiliations";
      readonly span: Span | null;
    };

export type Grouping = "day" | "session" | "track" | "type" | "none";

export type AbstractOrder = "programme" | "surname" | "title" | "id" | "number";
export type PosterOrder = "programme" | "surname" | "number" | "track";

/** An abstract named in a list of the data. */
export interface AbstractName {
  readonly id: string;
  readonly span: Span;
}

export interface FreePage {
  /** From the file's name: `organizers`. Unique in the book. */
  readonly slug: string;
  /** The first `#` heading, otherwise the file's name made readable. It is not repeated in `body`. */
  readonly title: readonly Inline[];
  readonly body: readonly Flow[];
  /** The page could not be read; a line in its place says so. */
  readonly textLost: boolean;
  readonly source: Source;
}

export interface Abstract {
  /** Unique in the book, in NFC: letters of any script, digits, dots, dashes and underscores. */
  readonly id: string;
  /** The id in ASCII, unique too: used for the names of its destinations in the PDF. */
  readonly anchor: string;
  readonly title: readonly Inline[];
  /** `talk` if none was given. */
  readonly type: string;
  readonly authors: readonly Author[];
  /** In order of first use by the authors, equal texts merged: index + 1 is the printed number. */
  readonly affiliations: readonly Affiliation[];
  readonly keywords: readonly (readonly Inline[])[];
  readonly track: string | null;
  /** Null: no text was submitted. */
  readonly body: readonly Flow[] | null;
  /** Figures of the `figures` field, in order; those inside the text are in `body`. */
  readonly figures: readonly Figure[];
  readonly references: readonly Reference[];
  readonly acknowledgements: readonly Flow[];
  readonly withdrawn: boolean;
  /** The text could not be read; a line in its place says so. */
  readonly textLost: boolean;
  /** Everything else in its file. */
  readonly extent: Span;
  /** BCP 47; the book's if none was given. */
  readonly language: string;
  /** Its place in the programme; null for an abstract that is not scheduled. */
  readonly slot: Slot | null;
  /** Given by hand, or worked out from the poster session's prefix and order (`T12`). */
  readonly number: string | null;
  readonly span: Span;
}

export interface Slot {
  readonly day: number;
  readonly session: number;
  readonly item: number;
}

export type Reference =
  | { readonly kind: "key"; readonly key: string; readonly span: Span }
  | { readonly kind: "doi"; readonly doi: string; readonly span: Span }
  /** CSL-JSON, checked by the schema. */
  | { readonly kind: "csl"; readonly item: Readonly<Record<string, unknown>>; readonly span: Span }
  | { readonly kind: "bibtex"; readonly bibtex: string; readonly span: Span }
  | { readonly kind: "text"; readonly text: readonly Inline[]; readonly span: Span };

export interface Day {
  readonly date: IsoDate;
  /** Null: the weekday in the book's language. */
  readonly title: readonly Inline[] | null;
  readonly sessions: readonly Session[];
  readonly span: Span;
}

export interface Session {
  /** Unique in the book: from the title, with the date appended if titles repeat. */
  readonly slug: string;
  readonly title: readonly Inline[];
  /** `talks`, `posters`, `break`, or any word. */
  readonly kind: string;
  readonly track: string | null;
  readonly description: readonly Flow[];
  readonly room: string | null;
  /** Where the room is named. */
  readonly roomSpan?: Span;
  readonly chairs: readonly Person[];
  readonly start: Minutes | null;
  readonly end: Minutes | null;
  readonly items: readonly ProgrammeItem[];
  readonly span: Span;
}

export type ProgrammeItem =
  | {
      readonly kind: "abstract";
      readonly abstract: Abstract;
      readonly start: Minutes | null;
      readonly end: Minutes | null;
      readonly span: Span;
    }
  /** Anything else in the programme: a break, an opening, a dinner. */
  | {
      readonly kind: "event";
      readonly title: readonly Inline[];
      /** `break`, `social` …; null if none was given. */
      readonly event: string | null;
      readonly start: Minutes | null;
      readonly end: Minutes | null;
      readonly span: Span;
    };
