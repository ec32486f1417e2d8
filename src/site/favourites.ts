// Favourites, kept only in this browser. In: the places for stars. Out: a button with a star in each of them, and the
// number of favourites in the navigation.

const key = () => `favourites ${document.documentElement.dataset.book ?? ""}`;

function kept(): Set<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key()) ?? "[]");
    return new Set(Array.isArray(list) ? list.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

function keep(): void {
  try {
    localStorage.setItem(key(), JSON.stringify([...all]));
  } catch {
    // If the browser stores nothing, the star lasts as long as the page is open.
  }
}

let all = kept();
/** Called when the favourites have changed, on this page or on another one that is open. */
const watchers: (() => void)[] = [];

export function isFavourite(id: string): boolean {
  return all.has(id);
}

export function onFavourites(watcher: () => void): void {
  watchers.push(watcher);
}

function changed(): void {
  show();
  for (const watcher of watchers) watcher();
}

export function startStars(): void {
  addStars(document);
  document.addEventListener("click", ({ target }) => {
    const star = target instanceof Element ? target.closest<HTMLButtonElement>(stars) : null;
    if (!star) return;
    if (!all.delete(star.value)) all.add(star.value);
    keep();
    changed();
  });
  addEventListener("storage", () => {
    all = kept();
    changed();
  });
}

const stars = "button.star, button.star-wide";

/** Adds a star to each place that has none yet. */
export function addStars(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-star]")) addStar(place);
  show();
}

function show(): void {
  for (const star of document.querySelectorAll<HTMLButtonElement>(stars))
    star.setAttribute("aria-pressed", String(all.has(star.value)));
  for (const count of document.querySelectorAll<HTMLElement>("[data-favourites]"))
    count.textContent = all.size === 0 ? "" : String(all.size);
}

/** In a list, the star follows the text; above an abstract, it comes before the other buttons, with its label. */
function addStar(place: HTMLElement): void {
  const word = document.documentElement.dataset.favourite ?? "";
  const star = document.createElement("button");
  star.type = "button";
  star.value = place.dataset.star ?? "";
  if (place.localName === "li") {
    star.className = "star";
    star.setAttribute("aria-label", `${word}: ${place.querySelector("a")?.textContent ?? ""}`);
    place.append(star);
  } else {
    star.className = "button star-wide";
    star.textContent = word;
    place.prepend(star);
  }
}
