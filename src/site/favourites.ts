// Favourites, kept only in this browser. In: buttons with a star, and the page that lists them. Out: the list, and a
// calendar of it.
import type { FavouriteCalendar } from "./data.ts";

const key = () => `favourites ${document.documentElement.dataset.book ?? ""}`;

function kept(): Set<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key()) ?? "[]");
    return new Set(Array.isArray(list) ? list.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

function keep(all: ReadonlySet<string>): void {
  try {
    localStorage.setItem(key(), JSON.stringify([...all]));
  } catch {
    // If the browser stores nothing, the star lasts as long as the page is open.
  }
}

export function startStars(): void {
  const all = kept();
  const buttons = [...document.querySelectorAll<HTMLElement>("[data-star]")].map((place) => starFor(place));
  const show = (): void => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(all.has(button.value)));
    for (const count of document.querySelectorAll<HTMLElement>("[data-favourites]"))
      count.textContent = all.size === 0 ? "" : String(all.size);
  };
  for (const button of buttons)
    button.addEventListener("click", () => {
      if (!all.delete(button.value)) all.add(button.value);
      keep(all);
      show();
    });
  addEventListener("storage", () => {
    all.clear();
    for (const one of kept()) all.add(one);
    show();
  });
  show();
}

/** In a list, the star follows the link; above an abstract, it comes before the other buttons, with its label. */
function starFor(place: HTMLElement): HTMLButtonElement {
  const inList = place.localName === "li";
  const title = inList ? (place.querySelector("a")?.textContent ?? "") : null;
  const button = newStar(place.dataset.star ?? "", title);
  if (inList) place.append(button);
  else {
    button.className = "button star-wide";
    button.textContent = word();
    place.prepend(button);
  }
  return button;
}

function newStar(id: string, title: string | null): HTMLButtonElement {
  const star = document.createElement("button");
  star.type = "button";
  star.className = "star";
  star.value = id;
  if (title !== null) star.setAttribute("aria-label", `${word()}: ${title}`);
  return star;
}

function word(): string {
  return document.documentElement.dataset.favourite ?? "";
}

export function startFavourites(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>("ol");
  const button = root.querySelector<HTMLButtonElement>("button");
  const empty = root.querySelector<HTMLElement>("[data-empty]");
  const calendar = window.siteCalendar;
  if (!list || !button || !empty || !calendar) return;
  const show = (): void => {
    const all = kept();
    const mine = Object.entries(calendar.entries)
      .filter(([id]) => all.has(id))
      .sort(([, a], [, b]) => a.order - b.order);
    empty.hidden = mine.length > 0;
    button.hidden = !mine.some(([, { event }]) => event !== "");
    list.replaceChildren(...mine.map(([id, entry]) => line(id, entry, all, show)));
  };
  button.addEventListener("click", () => save(calendar));
  addEventListener("storage", show);
  show();
}

function line(
  id: string,
  { title, authors, url, slot }: FavouriteCalendar["entries"][string],
  all: Set<string>,
  show: () => void,
): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const star = newStar(id, title);
  star.setAttribute("aria-pressed", "true");
  star.addEventListener("click", () => {
    all.delete(id);
    keep(all);
    show();
  });
  const names = document.createElement("span");
  names.className = "authors";
  names.textContent = authors;
  const time = document.createElement("span");
  time.className = "slot";
  time.textContent = slot;
  item.append(link, star, names, time);
  return item;
}

function save({ head, foot, entries }: FavouriteCalendar): void {
  const all = kept();
  const events = Object.entries(entries).flatMap(([id, { event }]) => (all.has(id) ? [event] : []));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([head, ...events, foot], { type: "text/calendar" }));
  link.download = "favourites.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
