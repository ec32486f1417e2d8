// The user's view settings, which the browser keeps from one visit to the next, for all pages of this machine.
import type { Zoom } from "./book-view.ts";

export interface ViewSettings {
  zoom: Zoom;
  spread: boolean;
  dark: boolean;
  /** Whether to go to the page of what was saved. */
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
    // Storage may be forbidden or full: the settings then last as long as the window.
  }
}
