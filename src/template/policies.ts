// What a template decides for each kind of content: parts, figures, tables, footnotes, abstracts, the cover. Lengths are points.
import type { Colour } from "../vector/drawing.ts";
import type { RuleStyle } from "./style.ts";

export interface PartPolicy {
  readonly startRecto: boolean;
  readonly raggedBottom: boolean;
  /** How far below the head of the type area a part's title begins. */
  readonly sink: number;
  /** Whether the free pages of a chapter, and the days of the abstracts, run on or begin a page. */
  readonly pages: "run-on" | "page";
  readonly days: "run-on" | "page";
}

/** Where the colours of tracks are shown, besides the grids of the programme. */
export interface TrackPolicy {
  readonly eyebrow: boolean;
  /** Above the head of an abstract; its colour is the track's. */
  readonly rule: RuleStyle | null;
  readonly contents: boolean;
  readonly posters: boolean;
}

/** How days and sessions of abstracts begin: with a heading, half a page or a page in colour. */
export interface OpenerPolicy {
  readonly days: "run-in" | "page";
  readonly sessions: "off" | "run-in" | "half" | "page";
  /** In the field of colour. */
  readonly design: CoverPolicy["design"];
}

export interface TabPolicy {
  readonly by: readonly ("day" | "track" | "letter")[];
  readonly width: number;
  /** The maximum: all of them share the height of the type area. */
  readonly height: number;
}

export interface FigurePolicy {
  readonly align: "left" | "center" | "right";
  /** Figures without a width of their own are enlarged to the measure. */
  readonly fill: boolean;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  /** Between pictures side by side. */
  readonly gap: number;
}

export interface TablePolicy {
  readonly columnGap: number;
  readonly outerRule: RuleStyle | null;
  readonly headRule: RuleStyle | null;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
}

export interface FootnotePolicy {
  /** Counted anew on every page. */
  readonly marks: "symbols" | "figures" | "letters";
  /** The minimum distance between the text and the rule above the notes. */
  readonly spaceBefore: number;
  readonly rule: RuleStyle | null;
  readonly ruleWidth: number;
}

export interface AbstractPolicy {
  /** Run on after the previous abstract, or each on a new page; `keep`: not split when it fits on one page. */
  readonly start: "run-on" | "page" | "keep";
  /** The number of abstracts on a page, each with its share of it; null: according to `start`. */
  readonly perPage: number | null;
  readonly show: {
    readonly type: boolean;
    readonly slot: boolean;
    readonly affiliations: boolean;
    readonly keywords: boolean;
    readonly references: boolean;
    readonly acknowledgements: boolean;
    readonly emails: boolean;
    readonly id: boolean;
    readonly track: boolean;
  };
  readonly presenter: "underline" | "bold" | "asterisk" | "none";
  /** One affiliation per line, or run on. */
  readonly affiliations: "lines" | "run-on";
  /** Whose portraits and biographies are printed. */
  readonly profiles: "none" | "keynotes" | "all";
  readonly portraitWidth: number;
  /** Printed between two abstracts. */
  readonly separator: RuleStyle | null;
  /** Maximum height of a figure, as a share of the text height. */
  readonly figureHeight: number;
}

/** What is `auto` is chosen once the pages of the book are known. */
export interface ContentsPolicy {
  readonly authors: "auto" | "all" | "presenter" | "none";
  readonly leaders: boolean;
  readonly depth: "auto" | "days" | "sessions" | "abstracts";
  readonly columns: "auto" | 1 | 2;
  /** Whether posters that have their own list are listed here too. */
  readonly posters: "auto" | boolean;
  /** The maximum share of the book's pages. */
  readonly share: number;
}

export interface CoverPolicy {
  /** `plain`: type alone on paper; `band`: a colour field over the upper part; `full`: the image over the page. */
  readonly layout: "plain" | "band" | "full";
  readonly colour: Colour | null;
  /** Colour of the type on the cover's field. */
  readonly ink: Colour | null;
  /** Height of a band, as a share of the page's height. */
  readonly bandHeight: number;
  /** Shares of the free height: above kind and title, between them and the dates and place, below those. */
  readonly fills: { readonly above: number; readonly middle: number; readonly below: number };
  readonly rule: RuleStyle | null;
  readonly ruleWidth: number | null;
  readonly align: "left" | "center" | "right";
  /** `foot`: over the whole width, bleeding off the foot of the page; `inline`: in the type area. */
  readonly image: "foot" | "inline";
  /** The maximum, as a share of the page's height. */
  readonly imageHeight: number;
  readonly logoHeight: number;
  readonly gap: number;
  /** Drawn if the book has no image. */
  readonly design: "contours" | "network" | "orbits" | "spectrum" | "tiles" | "waves" | null;
  /** Colours of the design; null: those of the tracks. */
  readonly hues: readonly Colour[] | null;
  /** Where the type is; null: as `fills` says. */
  readonly type: "top" | "middle" | "foot" | null;
  /** Between the type and what covers the page; `auto`: a scrim on an image, a panel on a design. */
  readonly ground: "auto" | "scrim" | "panel" | "none";
  /** A strip behind the logos; `auto`: a light one, unless they are on bare paper. */
  readonly logoGround: "auto" | "light" | "dark" | "none";
  /** How much smaller and larger the title may be than its style. */
  readonly titleScale: { readonly least: number; readonly most: number };
}
