// A line of a list that is made in the browser, in the same form as the exporter's lists: the link, the authors, time
// and place, and a place for the star.
import type { SiteEntry } from "./data.ts";

export function entryLine(star: string, { title, authors, url, slot, language }: SiteEntry): HTMLElement {
  const item = document.createElement("li");
  item.dataset.star = star;
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  if (language !== document.documentElement.lang) link.lang = language;
  item.append(link, words("authors", authors), words("slot", slot));
  return item;
}

function words(kind: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = text;
  return element;
}
