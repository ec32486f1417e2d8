// The page of the favourites. In: all entries, the favourites of this browser. Out: their list in the order of the
// programme, and a calendar of it.
import type { FavouriteCalendar } from "./data.ts";
import { entryLine } from "./entry-line.ts";
import { addStars, isFavourite, onFavourites } from "./favourites.ts";

export function startFavourites(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>("ol");
  const button = root.querySelector<HTMLButtonElement>("button");
  const empty = root.querySelector<HTMLElement>("[data-empty]");
  const calendar = window.siteCalendar;
  if (!list || !button || !empty || !calendar) return;
  const show = (): void => {
    const mine = Object.entries(calendar.entries)
      .filter(([id]) => isFavourite(id))
      .sort(([, a], [, b]) => a.order - b.order);
    empty.hidden = mine.length > 0;
    button.hidden = !mine.some(([, { event }]) => event !== "");
    const at = [...list.children].findIndex((line) => line.contains(document.activeElement));
    list.replaceChildren(...mine.map(([id, entry]) => entryLine(id, entry)));
    addStars(list);
    if (at !== -1) focusNear(list, at);
  };
  onFavourites(show);
  button.addEventListener("click", () => save(calendar));
  show();
}

/** When a line goes with its star, the keyboard stays in the list. */
function focusNear(list: HTMLElement, at: number): void {
  const line = list.children[Math.min(at, list.children.length - 1)];
  const next = line?.querySelector<HTMLElement>("button") ?? document.querySelector<HTMLElement>("main");
  next?.focus();
}

function save({ head, foot, entries }: FavouriteCalendar): void {
  const events = Object.entries(entries).flatMap(([id, { event }]) => (isFavourite(id) ? [event] : []));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([head, ...events, foot], { type: "text/calendar" }));
  link.download = "favourites.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
