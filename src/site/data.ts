// What the pages of a site are given beside their own text: scripts that the exporter writes, since a page that is opened from a folder
// may load nothing else.

export interface SearchEntry {
  readonly id: number;
  readonly title: string;
  readonly authors: string;
  /** Seen from the site's first page. */
  readonly url: string;
  /** `Monday, 09:15 · Great Hall`; empty where there is none. */
  readonly slot: string;
  readonly language: string;
}

export interface CalendarEntry {
  readonly title: string;
  readonly authors: string;
  readonly url: string;
  readonly slot: string;
  /** Where it stands among the others. */
  readonly order: number;
  /** The event as RFC 5545 has it, lines and all; empty for what has no time. */
  readonly event: string;
}

export interface FavouriteCalendar {
  readonly head: string;
  readonly foot: string;
  readonly entries: Readonly<Record<string, CalendarEntry>>;
}

declare global {
  interface Window {
    /** The index of the search, as its library has it, and what results say. */
    siteSearch?: { readonly index: unknown; readonly entries: readonly SearchEntry[] };
    siteCalendar?: FavouriteCalendar;
  }
}
