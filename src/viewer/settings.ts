// How one likes to look at books: kept by the browser, for this machine's pages, from one time to the next.
import type { Zoom } from "./book-view.ts";

export interface ViewSettings {
  zoom: Zoom;
  spread: boolean;
  dark: boolean;
  /** Goes to the page of what was saved. */
  follow: boolean;
  side: "outline" | "pages" | "search" | null;
  problems: boolean;
}

const name = "abstracts";

const usual = (): ViewSettings => ({
  zoom: "width",
  spread: false,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  follow: true,
  side: innerWidth > 900 ? "outline" : null,
  problems: false,
});

export function readSettings(): ViewSettings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? "{}");
    return { ...usual(), ...(typeof kept === "object" ? kept : {}) };
  } catch {
    return usual();
  }
}

export function keepSettings(settings: ViewSettings): void {
  try {
    localStorage.setItem(name, JSON.stringify(settings));
  } catch {
    // Storage may be forbidden or full: the settings last as long as the window.
  }
}
