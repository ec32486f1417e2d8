// The messages between the two halves of this room. The half that formats (format-lists.ts) may run in a worker thread,
// so both messages are plain JSON without spans: places are numbers, which the door turns back into spans.

export interface ReferencesRequest {
  /** Absolute path of the book folder: a citation style may be a file in it. */
  readonly folder: string;
  /** `vancouver`, or a path ending in `.csl` inside the folder. */
  readonly style: string;
  /** BCP 47. */
  readonly language: string;
  readonly bibliography: readonly TextFile[];
  readonly lock: TextFile | null;
  readonly lists: readonly ListRequest[];
  /** The year in which the meeting ends: nothing that it cites has appeared later. */
  readonly lastYear?: number | null;
}

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The references of one abstract or free page, and the citations of its text in the order of the text. */
export interface ListRequest {
  /** Whose they are, for progress reports. */
  readonly of?: string;
  readonly references: readonly ReferenceRequest[];
  readonly citations: readonly CitationRequest[];
}

export type ReferenceRequest =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "doi"; readonly doi: string }
  | { readonly kind: "csl"; readonly item: Readonly<Record<string, unknown>> }
  | { readonly kind: "bibtex"; readonly bibtex: string }
  /** Its plain characters, by which author-date styles sort it; the door prints the original. */
  | { readonly kind: "text"; readonly text: string };

export interface CitationRequest {
  readonly items: readonly CitationItemRequest[];
  readonly inText: boolean;
}

export interface CitationItemRequest {
  readonly key: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly suppressAuthor: boolean;
}

export interface ReferencesResponse {
  readonly lists: readonly ListResponse[];
  readonly faults: readonly ReferenceFault[];
}

export interface ListResponse {
  readonly labelled: boolean;
  readonly entries: readonly EntryResponse[];
  /** As many as were requested, as marked text (marked-text.ts); null if all of its keys are unknown. */
  readonly citations: readonly (string | null)[];
}

export interface EntryResponse {
  readonly label: string | null;
  /** Marked text, or the index of the text reference in the request to print here. */
  readonly content: string | number;
  /** Where the text of the entry was written. */
  readonly place: ReferenceOrigin;
}

export type ReferenceOrigin =
  | { readonly at: "bibliography"; readonly file: number; readonly start: number; readonly end: number }
  | { readonly at: "lock"; readonly start: number; readonly end: number }
  | { readonly at: "reference"; readonly list: number; readonly index: number }
  | { readonly at: "citation"; readonly list: number; readonly index: number; readonly item: number }
  | { readonly at: "style" };

export interface ReferenceFault {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly place: ReferenceOrigin;
  /** The reference that the place is in. */
  readonly of?: ReferenceOrigin;
  readonly hint?: string;
  readonly related?: { readonly message: string; readonly place: ReferenceOrigin };
  /** An edit of the file that the place is in. */
  readonly fix?: { readonly start: number; readonly end: number; readonly was: string; readonly text: string };
}

/** Where the formatting half reports to. */
export type FaultReporter = (fault: ReferenceFault) => void;
