// Small pages, to see at a glance where one is. Drawn when they come into view, and again when their page has changed.
import type { PageEntry } from "../session/snapshot.ts";
import { element } from "./dom.ts";
import type { Renderer } from "./renderer.ts";

/** Pixels across. */
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
  #queue: Promise<void> = Promise.resolve();

  constructor(renderer: Renderer, goTo: (page: number) => void) {
    this.#renderer = renderer;
    this.#goTo = goTo;
    this.#seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const found = this.#list.find(({ root }) => root === target);
          if (found && isIntersecting) this.#visible.add(found);
          else if (found) this.#visible.delete(found);
          if (found && isIntersecting) this.#draw(found);
        }
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
      const thumbnail = this.#list[index] ?? this.#add(entry, index);
      thumbnail.entry = entry;
      thumbnail.label.textContent = entry.folio;
      thumbnail.root.setAttribute("aria-label", `Page ${entry.folio}`);
      thumbnail.paper.style.width = `${across}px`;
      thumbnail.paper.style.height = `${(across * entry.height) / entry.width}px`;
    }
    for (const thumbnail of this.#visible) this.#draw(thumbnail);
  }

  mark(page: number): void {
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

  /** One after the other: the pages themselves go first. */
  #draw(thumbnail: Thumbnail): void {
    this.#queue = this.#queue.then(async () => {
      const { key, width } = thumbnail.entry;
      if (thumbnail.drawn === key || !this.#visible.has(thumbnail)) return;
      const canvas = await this.#renderer.draw(key, (across / width) * Math.min(2, devicePixelRatio));
      if (!canvas) return;
      thumbnail.drawn = key;
      thumbnail.paper.replaceChildren(canvas);
    });
  }
}
