// The state of a book after a build, as plain data: it crosses threads and goes to the browser unchanged. Lengths are
// in points, pages are counted from 0, lines and columns of files from 1.

/** What the user chooses, on the command line or in the browser. */
export interface Choice {
  /** A template's name, or its path in the book folder; null for the template that book.yaml names. */
  readonly template: string | null;
  /** A size as `--paper` takes it; null for the size that the book and the template name. */
  readonly paper: string | null;
  readonly profile: string | null;
  /** Whether faulty parts are shown in red, and pages are shown in spite of errors. */
  readonly draft: boolean;
}

export interface BuildRequest {
  readonly choice: Choice;
  /**
   * The absolute paths of the files that were saved since the last build: the view moves to the page of one of them.
   */
  readonly saved: readonly string[];
}

/** The choices on offer. */
export interface Offers {
  readonly templates: readonly string[];
  readonly profiles: readonly string[];
}

export interface Snapshot {
  /** Within one session, a higher build number means a later build; a new session begins again. */
  readonly session: string;
  /** Counts the builds of the session. */
  readonly build: number;
  readonly title: string;
  readonly language: string;
  readonly milliseconds: number;
  /**
   * Which build the pages are from: this one, or an earlier one because this one has errors; or there are no pages yet.
   */
  readonly state: "fresh" | "kept" | "none";
  readonly choice: Choice;
  readonly offers: Offers;
  readonly pages: readonly PageEntry[];
  readonly outline: readonly OutlineItem[];
  readonly problems: readonly Problem[];
  /** The first change after the save; null if nothing of a saved file is visible. */
  readonly go: Place | null;
}

export interface PageEntry {
  /** The key of the page's content: two pages with the same key look the same and read the same. */
  readonly key: string;
  /** The width of the paper, including the margin for printer's marks. */
  readonly width: number;
  readonly height: number;
  readonly folio: string;
}

export interface OutlineItem {
  readonly title: string;
  readonly page: number;
  readonly y: number;
  readonly children: readonly OutlineItem[];
}

/** A stretch of a page, from the top of the paper. */
export interface Place {
  readonly page: number;
  readonly y: number;
  readonly height: number;
}

export interface Problem {
  readonly id: number;
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly excerpt: ExcerptText | null;
  /** Whether `check --fix` could fix it. */
  readonly fixable: boolean;
}

/** A line of a file, with marks under some of its characters. */
export interface ExcerptText {
  readonly text: string;
  readonly indent: number;
  readonly carets: number;
}

/** The words of a page, to be searched, copied or read aloud. */
export interface PageText {
  readonly blocks: readonly TextBlock[];
  readonly links: readonly PageLink[];
}

export interface TextBlock {
  /** The role in the structure tree: `P`, `H1`, `Figure`; `Artifact` for running heads and folios. */
  readonly role: string;
  readonly language: string | null;
  /** The alternative text that is read instead of the words. */
  readonly alt: string | null;
  readonly lines: readonly TextLine[];
}

export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Measured from the top of the line. */
  readonly baseline: number;
  readonly size: number;
  /** Whether the last word continues in the next line; its hyphen is not in the text. */
  readonly divided: boolean;
}

export interface PageLink {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The place in the book, or the address outside of it. */
  readonly to: Place | string;
}

/** A place in a file, with the lines around it. */
export interface SourcePlace {
  readonly file: string;
  readonly absolute: string;
  readonly line: number;
  readonly column: number;
  /** The number of the first of these lines. */
  readonly from: number;
  readonly lines: readonly string[];
}

export interface Hit {
  readonly page: number;
  readonly y: number;
  readonly height: number;
  /** The words before, the words found, the words after. */
  readonly around: readonly [string, string, string];
  /**
   * For each line that has a part of the hit: the line's number in the text of the page (not counting running heads),
   * and the characters.
   */
  readonly ranges: readonly { readonly line: number; readonly from: number; readonly to: number }[];
}

export interface FixAnswer {
  /** The change as a unified diff. */
  readonly diff: string;
  readonly written: boolean;
  /** Why it was not written. */
  readonly refused: string | null;
}

/** A book that is built again and again. */
export interface LiveBook {
  build(request: BuildRequest): Promise<Snapshot>;
  /** One page as a PDF; null if the pages have changed in the meantime. */
  pagePdf(key: string): Promise<Uint8Array | null>;
  pageText(key: string): Promise<PageText | null>;
  /** The whole book: the same bytes that `build` would write. */
  bookPdf(): Promise<Uint8Array | null>;
  search(words: string): Promise<readonly Hit[]>;
  /** The source of what is printed at a place of a page. */
  sourceAt(page: number, x: number, y: number): Promise<SourcePlace | null>;
  /** The place where a line of a file is printed. */
  placeOf(file: string, line: number): Promise<Place | null>;
  /** Shows what the fix of a problem changes; with `write`, also writes it. */
  fix(problem: number, write: boolean): Promise<FixAnswer | null>;
}
