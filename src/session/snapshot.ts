// What a build session tells of a book, as plain data: it crosses threads and goes to the browser as it is. Lengths are points, pages
// are counted from 0, lines and columns of files from 1.

/** What the command line, or whoever looks at the pages, chooses. */
export interface Choice {
  /** A template's name, or its path in the book folder; null: as book.yaml says. */
  readonly template: string | null;
  /** As `--paper` has it; null: as the book and the template say. */
  readonly paper: string | null;
  readonly profile: string | null;
  /** What is faulty is shown in red, and pages are shown in spite of errors. */
  readonly draft: boolean;
}

export interface BuildRequest {
  readonly choice: Choice;
  /** The files that were saved since the last build, by their absolute paths: the page of one of them is where to go. */
  readonly saved: readonly string[];
}

/** What there is to choose from. */
export interface Offers {
  readonly templates: readonly string[];
  readonly profiles: readonly string[];
}

export interface Snapshot {
  /** Of one session's builds the later number is the later build; another session begins anew. */
  readonly session: string;
  /** Counts the builds of the session. */
  readonly build: number;
  readonly title: string;
  readonly language: string;
  readonly milliseconds: number;
  /** Whose pages these are: of this build, of an earlier one since this one has errors, or there are none yet. */
  readonly state: "fresh" | "kept" | "none";
  readonly choice: Choice;
  readonly offers: Offers;
  readonly pages: readonly PageEntry[];
  readonly outline: readonly OutlineItem[];
  readonly problems: readonly Problem[];
  /** What was not there before the saving; null where nothing of a saved file is to be seen. */
  readonly go: Place | null;
}

export interface PageEntry {
  /** Of what is on the page: two pages of one key look the same and say the same. */
  readonly key: string;
  /** The paper, with the margin for the printer's marks. */
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
  /** Whether `check --fix` could settle it. */
  readonly fixable: boolean;
}

/** A line of a file with marks below some of its characters. */
export interface ExcerptText {
  readonly text: string;
  readonly indent: number;
  readonly carets: number;
}

/** The words of a page, for whoever searches, copies or listens. */
export interface PageText {
  readonly blocks: readonly TextBlock[];
  readonly links: readonly PageLink[];
}

export interface TextBlock {
  /** Of the structure tree: `P`, `H1`, `Figure`; `Artifact` for running heads and folios. */
  readonly role: string;
  readonly language: string | null;
  /** What is said in place of the words. */
  readonly alt: string | null;
  readonly lines: readonly TextLine[];
}

export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** From the top of the line. */
  readonly baseline: number;
  readonly size: number;
  /** The paragraph goes on in the next line with the same word, whose hyphen is not in the text. */
  readonly divided: boolean;
}

export interface PageLink {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Where it leads in the book, or outside of it. */
  readonly to: Place | string;
}

/** A place in a file, with the lines around it. */
export interface SourcePlace {
  readonly file: string;
  readonly absolute: string;
  readonly line: number;
  readonly column: number;
  /** The first of them, and which of them is meant. */
  readonly from: number;
  readonly lines: readonly string[];
}

export interface Hit {
  readonly page: number;
  readonly y: number;
  readonly height: number;
  /** The words before, the words found, the words after. */
  readonly around: readonly [string, string, string];
  /** Of each line that holds a part of it: which one of the page's text, running heads left out, and its characters. */
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
  /** A page alone as a PDF; null where the pages have changed since. */
  pagePdf(key: string): Promise<Uint8Array | null>;
  pageText(key: string): Promise<PageText | null>;
  /** The whole book, the bytes that `build` would write. */
  bookPdf(): Promise<Uint8Array | null>;
  search(words: string): Promise<readonly Hit[]>;
  /** What is printed at a place of a page. */
  sourceAt(page: number, x: number, y: number): Promise<SourcePlace | null>;
  /** Where a line of a file is printed. */
  placeOf(file: string, line: number): Promise<Place | null>;
  /** Shows what the fix of a problem changes, and with `write` writes it. */
  fix(problem: number, write: boolean): Promise<FixAnswer | null>;
}
