// The data that a site's pages have besides their own text: scripts that the exporter writes, because a page that is
// opened from a folder may load nothing else.

/** What a list shows of an abstract. */
export interface SiteEntry {
  readonly title: string;
  readonly authors: string;
  /** Relative to the site's first page. */
  readonly url: string;
  /** `Poster P3 · Monday, 09:15 · Great Hall`; empty if the abstract has neither number nor time nor place. */
  readonly slot: string;
  readonly language: string;
}

export interface SearchEntry extends SiteEntry {
  readonly id: number;
  /** The name of the favourite. */
  readonly star: string;
}

export interface CalendarEntry extends SiteEntry {
  /** The position among the other entries. */
  readonly order: number;
  /** The event with its lines, in the format of RFC 5545; empty if it has no time. */
  readonly event: string;
}

export interface FavouriteCalendar {
  readonly head: string;
  readonly foot: string;
  readonly entries: Readonly<Record<string, CalendarEntry>>;
}

declare global {
  interface Window {
    /** The search index in the format of its library, and the text of results. */
    siteSearch?: { readonly index: unknown; readonly entries: readonly SearchEntry[] };
    siteCalendar?: FavouriteCalendar;
  }
}
