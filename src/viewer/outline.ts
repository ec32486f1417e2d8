// The outline of the book beside its pages: a tree that is navigated with the arrow keys, and that marks the current
// place.
import type { OutlineItem, Place } from "../session/snapshot.ts";
import { element } from "./dom.ts";

interface Row {
  readonly root: HTMLElement;
  readonly item: OutlineItem;
}

export class OutlineView {
  readonly root = element("nav", { class: "outline", "aria-label": "Outline" });
  readonly #goTo: (place: Place) => void;
  #rows: readonly Row[] = [];
  #shown = "";

  constructor(goTo: (place: Place) => void) {
    this.#goTo = goTo;
    this.root.addEventListener("keydown", (event) => this.#walk(event));
  }

  show(outline: readonly OutlineItem[]): void {
    const text = JSON.stringify(outline);
    if (text === this.#shown) return;
    this.#shown = text;
    const rows: Row[] = [];
    const tree = this.#branch(outline, 0, rows);
    this.#rows = rows;
    this.root.replaceChildren(outline.length > 0 ? tree : element("p", { class: "empty" }, "The book has no outline."));
  }

  /** Marks the entry of the current page. */
  mark(page: number): void {
    const at = this.#rows.findLast(({ item }) => item.page <= page);
    for (const row of this.#rows) {
      const isHere = row === at;
      if (row.root.classList.contains("here") === isHere) continue;
      row.root.classList.toggle("here", isHere);
      if (isHere) row.root.scrollIntoView({ block: "nearest" });
    }
  }

  #branch(items: readonly OutlineItem[], depth: number, rows: Row[]): HTMLElement {
    return element("ul", {}, ...items.map((item) => this.#item(item, depth, rows)));
  }

  #item(item: OutlineItem, depth: number, rows: Row[]): HTMLElement {
    const { title, page, y, children } = item;
    const entry = element(
      "button",
      { type: "button", class: "entry", onclick: () => this.#goTo({ page, y, height: 0 }) },
      element("span", { class: "title" }, title),
      element("span", { class: "folio" }, String(page + 1)),
    );
    rows.push({ root: entry, item });
    if (children.length === 0) return element("li", {}, entry);
    const more = element("details", depth < 1 ? { open: true } : {}, element("summary", { "aria-label": title }));
    const made = element("li", { class: "branch" }, more, entry);
    const below = this.#branch(children, depth + 1, rows);
    made.append(below);
    below.hidden = !more.open;
    more.addEventListener("toggle", () => {
      below.hidden = !more.open;
    });
    return made;
  }

  #walk(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const visible = this.#rows.filter(({ root }) => root.offsetParent !== null);
    const at = visible.findIndex(({ root }) => root === document.activeElement);
    visible[Math.min(Math.max(0, at + step), visible.length - 1)]?.root.focus();
    event.preventDefault();
  }
}
