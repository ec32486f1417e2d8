// Small pages that show at a glance where one is. They are drawn when they come into view, and again when their page
// changes.
import type { PageEntry } from "../session/snapshot.ts";
import { element } from "./dom.ts";
import type { Renderer } from "./renderer.ts";

/** Width in pixels. */
const across = 104;

interface Thumbnail {
  readonly root: HTMLButtonElement;
  readonly paper: HTMLElement;
  readonly label: HTMLElement;
  entry: PageEntry;
  drawn: string;
}

export class Thumbnails {
  readonly root = element("nav", { class: "thumbnails", "aria-label": "Thumbnails" });
  readonly #renderer: Renderer;
  readonly #goTo: (page: number) => void;
  readonly #seen: IntersectionObserver;
  readonly #visible = new Set<Thumbnail>();
  #list: Thumbnail[] = [];
  #isDrawing = false;
  #here = 0;

  constructor(renderer: Renderer, goTo: (page: number) => void) {
    this.#renderer = renderer;
    this.#goTo = goTo;
    this.#seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const found = this.#list.find(({ root }) => root === target);
          if (found && isIntersecting) this.#visible.add(found);
          else if (found) this.#visible.delete(found);
        }
        void this.#drawAll();
      },
      { root: this.root, rootMargin: "200px 0px" },
    );
  }

  show(pages: readonly PageEntry[]): void {
    while (this.#list.length > pages.length) {
      const gone = this.#list.pop();
      if (!gone) break;
      this.#seen.unobserve(gone.root);
      this.#visible.delete(gone);
      gone.root.remove();
    }
    for (const [index, entry] of pages.entries()) {
      const known = this.#list[index];
      const thumbnail = known ?? this.#add(entry, index);
      const isPlaced = known && entry.folio === known.entry.folio && entry.width === known.entry.width;
      const { height } = thumbnail.entry;
      thumbnail.entry = entry;
      if (isPlaced && entry.height === height) continue;
      thumbnail.label.textContent = entry.folio;
      thumbnail.root.setAttribute("aria-label", `Page ${entry.folio}`);
      thumbnail.paper.style.width = `${across}px`;
      thumbnail.paper.style.height = `${(across * entry.height) / entry.width}px`;
    }
    void this.#drawAll();
  }

  mark(page: number): void {
    this.#here = page;
    for (const [index, { root }] of this.#list.entries()) {
      const isHere = index === page;
      if (root.classList.contains("here") === isHere) continue;
      root.classList.toggle("here", isHere);
      if (isHere) root.scrollIntoView({ block: "nearest" });
    }
  }

  #add(entry: PageEntry, index: number): Thumbnail {
    const paper = element("span", { class: "sheet" });
    const label = element("span", { class: "folio" });
    const root = element(
      "button",
      { type: "button", class: "thumbnail", onclick: () => this.#goTo(index) },
      paper,
      label,
    );
    const made = { root, paper, label, entry, drawn: "" };
    this.#list.push(made);
    this.root.append(root);
    this.#seen.observe(root);
    return made;
  }

  /** Draws one at a time, the visible ones first: the pages themselves need processor time too. */
  async #drawAll(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const { key, width } = next.entry;
      const canvas = await this.#renderer.draw(key, (across / width) * Math.min(2, devicePixelRatio));
      // A page that cannot be drawn is not requested again until it changes.
      next.drawn = key;
      if (canvas) next.paper.replaceChildren(canvas);
    }
    this.#isDrawing = false;
  }

  #next(): Thumbnail | null {
    const waiting = [...this.#visible].filter(({ entry, drawn }) => drawn !== entry.key);
    const distance = (one: Thumbnail) => Math.abs(this.#list.indexOf(one) - this.#here);
    return waiting.reduce<Thumbnail | null>(
      (best, one) => (best && distance(best) <= distance(one) ? best : one),
      null,
    );
  }
}
