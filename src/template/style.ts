// A template, resolved: what `readStyle` delivers. All lengths are points, all colours are RGB.
import type { FontFile, FontKind } from "../fonts/font-file.ts";
import type { Colour } from "../vector/drawing.ts";
import type {
  AbstractPolicy,
  ContentsPolicy,
  CoverPolicy,
  FigurePolicy,
  FootnotePolicy,
  OpenerPolicy,
  PartPolicy,
  TablePolicy,
  TabPolicy,
  TrackPolicy,
} from "./policies.ts";
import type { LanguageStyle } from "./read-languages.ts";
import type { CharacterStyle, ParagraphStyle, RuleStyle } from "./text-style.ts";

export type * from "./text-style.ts";

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  /** The paper that the template asks for; width and height already match it. */
  readonly paper: string | null;
  /** `inner` and `outer` swap sides on verso pages when `facing`. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly inner: number; readonly outer: number };
  readonly facing: boolean;
  /** Lines are placed on a grid of the running text's leading, so that those of facing pages align. */
  readonly grid: boolean;
  /** How far fields and pictures at the edge of the page extend beyond it, to be trimmed; marks show where. */
  readonly bleed: number;
  readonly cropMarks: boolean;
  /** Baselines of the running head and folio lines, from the page's top edge; null: none. */
  readonly headBaseline: number | null;
  readonly footBaseline: number | null;
}

export interface FontFamily {
  readonly name: string;
  readonly faces: readonly FontFile[];
  /** Families tried, in order, for characters that this one lacks. */
  readonly fallback: readonly string[];
  /** Its optical margins in the template; null: none given. */
  readonly protrusion: Protrusion | null;
  /** The scripts (ISO 15924) for which it is a fallback in every template: only for the program's families. */
  readonly scripts?: readonly string[];
  readonly kind?: FontKind;
}

/** How far characters hang into the margins: [left, right] in thousandths of their own width, by groups of characters. */
export type ProtrusionTable = Readonly<Record<string, readonly [left: number, right: number]>>;

export interface Protrusion {
  readonly upright: ProtrusionTable;
  readonly italic: ProtrusionTable;
}

/** What a running head or foot may contain; expanded for each page by `page`. */
export type Marginal =
  | "title"
  | "kind"
  | "chapter"
  | "session"
  | "folio"
  | "none"
  | "first-presenter"
  | "last-presenter";

export interface Marginalia {
  readonly left: Marginal;
  readonly center: Marginal;
  readonly right: Marginal;
}

/** What a profile prints, and into how many files. */
export interface Profile {
  readonly name: string;
  /** Null: the parts of the book. */
  readonly prints:
    | readonly (
        | "cover"
        | "contents"
        | "chapters"
        | "programme"
        | "abstracts"
        | "posters"
        | "poster-lists"
        | "indices"
        | "participants"
        | "room-sheets"
        | "proofs"
      )[]
    | null;
  /** `abstract`: one file for each. */
  readonly files: "book" | "abstract";
}

/** Everything that a book's look depends on. `compose` reads it; no style constant is anywhere else. */
export interface Style {
  readonly name: string;
  readonly profile: Profile | null;
  readonly page: PageGeometry;
  /** The landscape page, for wide timetables. */
  readonly landscape: PageGeometry;
  readonly families: ReadonlyMap<string, FontFamily>;
  /** Families tried at the end of every fallback chain, and the family for code. */
  readonly fallback: readonly string[];
  readonly codeFamily: string;
  readonly codeScale: number;
  readonly colours: {
    readonly text: Colour;
    readonly link: Colour;
    readonly accent: Colour;
    readonly muted: Colour;
    readonly rule: Colour;
    readonly paper: Colour | null;
    /** By abstract type, session kind or track; for labels and bands. */
    readonly types: Readonly<Record<string, Colour>>;
  };
  /** By name; `paragraphStyle` throws for an unknown one, which is a bug. */
  readonly paragraphs: ReadonlyMap<string, ParagraphStyle>;
  /** Styles of text in other languages, and `plain` for those of the template itself; read with `inLanguage`. */
  readonly languages: {
    readonly plain: LanguageStyle;
    /** By tag, in lower case. */
    readonly byTag: ReadonlyMap<string, LanguageStyle>;
  };
  /** By name: `strong`, `programme-authors` …; an unknown name changes nothing. */
  readonly characters: ReadonlyMap<string, CharacterStyle>;
  /** Verso and recto running heads and feet, outside openings and the cover. */
  readonly head: { readonly verso: Marginalia; readonly recto: Marginalia; readonly rule: RuleStyle | null };
  readonly foot: { readonly verso: Marginalia; readonly recto: Marginalia; readonly rule: RuleStyle | null };
  readonly typography: {
    readonly protrusion: boolean;
    /** Maximum change of glyph width, e.g. 0.02; 0: none. */
    readonly expansion: number;
    /** Maximum space added or removed between letters to even out word spaces, in em, e.g. 0.005; 0: none. */
    readonly letterspacing: number;
    /** Straight quotes, `--` and `...` become typographic ones. */
    readonly smart: boolean;
  };
  readonly abstract: AbstractPolicy;
  readonly parts: PartPolicy;
  readonly tracks: TrackPolicy;
  readonly tabs: TabPolicy;
  readonly openers: OpenerPolicy;
  /** QR codes: their side with the quiet zone (twice as much on doors), and the space above and below. */
  readonly codes: { readonly width: number; readonly gap: number };
  /** The number of columns; `abstracts`: for their text, below a head across the whole measure. */
  readonly columns: {
    readonly abstracts: number;
    readonly index: number | "auto";
    readonly posters: number | "auto";
    readonly gap: number;
  };
  readonly figures: FigurePolicy;
  readonly tables: TablePolicy;
  readonly footnotes: FootnotePolicy;
  /** Bullets by depth; deeper lists repeat the last. */
  readonly lists: { readonly bullets: readonly string[] };
  /** Colours of links; null: that of the surrounding text. `addresses`: the address of a link is printed after it. */
  readonly links: { readonly outside: Colour | null; readonly inside: Colour | null; readonly addresses: boolean };
  /** Strings between the members of a line, including spaces. */
  readonly separators: {
    readonly slot: string;
    readonly affiliations: string;
    readonly keywords: string;
    readonly index: string;
    readonly label: string;
  };
  readonly cover: CoverPolicy;
  readonly contents: ContentsPolicy;
  readonly programme: {
    readonly authors: "all" | "presenter" | "none";
    readonly leaders: boolean;
    readonly clock: 12 | 24;
    /** Days follow one another, or begin a page each. */
    readonly days: "run-on" | "page";
    /** A grid of the day, rooms side by side, before its sessions; `auto`: if sessions run in parallel. */
    readonly overview: "auto" | "always" | "never";
    /** A grid of all days before the first; `auto`: for three days or more with a grid of their own. */
    readonly week: "auto" | "always" | "never";
    /** Whether grids are on landscape pages; `auto`: if an upright page cannot hold all rooms. */
    readonly landscape: boolean | "auto";
    /** The minimum width of a room's column. */
    readonly roomWidth: number;
    /** The sizes of type in grids: nothing is smaller than the minimum, and titles grow to the maximum. */
    readonly gridType: { readonly least: number; readonly most: number };
    /** Colours of tracks and kinds of sessions, in the order in which they appear. */
    readonly palette: readonly Colour[];
  };
}
