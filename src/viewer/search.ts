// Search in the whole book. In: words. Out: hits with the words around them, marks on the pages, and a way from one hit
// to the next.
import type { Hit } from "../session/snapshot.ts";
import type { BookView } from "./book-view.ts";
import { element, iconButton, icons } from "./dom.ts";
import type { Mark } from "./page-view.ts";
import { server } from "./server.ts";

/** The most hits listed; all of them are counted and marked. */
const listed = 300;

export class SearchView {
  readonly root: HTMLElement;
  readonly #book: BookView;
  readonly #field: HTMLInputElement;
  readonly #count = element("output", { class: "count", "aria-live": "polite" });
  readonly #list = element("ol", { class: "hits" });
  #hits: readonly Hit[] = [];
  #at = -1;
  #asked = 0;
  #timer = 0;

  constructor(book: BookView) {
    this.#book = book;
    this.#field = element("input", {
      type: "search",
      placeholder: "Find in the book",
      "aria-label": "Find in the book",
      spellcheck: "false",
      oninput: () => this.#later(),
      onkeydown: (event: KeyboardEvent) => this.#keyDown(event),
    });
    const bar = element(
      "div",
      { class: "search-bar" },
      this.#field,
      iconButton(icons.up, "Previous (Shift+Enter)", () => this.step(-1)),
      iconButton(icons.down, "Next (Enter)", () => this.step(1)),
    );
    this.root = element("section", { class: "search", "aria-label": "Find" }, bar, this.#count, this.#list);
  }

  focus(): void {
    this.#field.focus();
    this.#field.select();
  }

  /** After a build, searches for the same words again, without scrolling. */
  async refresh(): Promise<void> {
    if (this.#field.value.trim() !== "") await this.#search(false);
  }

  clear(): void {
    this.#field.value = "";
    this.#take([], false);
  }

  step(by: number): void {
    if (this.#hits.length === 0) return;
    this.#at = (this.#at + by + this.#hits.length) % this.#hits.length;
    this.#show(true);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(true), 150);
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.step(event.shiftKey ? -1 : 1);
  }

  async #search(moves: boolean): Promise<void> {
    const asked = ++this.#asked;
    const words = this.#field.value;
    const hits = words.trim() === "" ? [] : await server.search(words);
    if (asked === this.#asked && hits) this.#take(hits, moves);
  }

  #take(hits: readonly Hit[], moves: boolean): void {
    this.#hits = hits;
    const { current } = this.#book;
    if (moves)
      this.#at =
        hits.length === 0
          ? -1
          : Math.max(
              0,
              hits.findIndex(({ page }) => page >= current),
            );
    else this.#at = Math.min(this.#at, hits.length - 1);
    this.#list.replaceChildren(...hits.slice(0, listed).map((hit, index) => this.#item(hit, index)));
    this.#show(moves);
  }

  #item({ page, around: [before, found, after] }: Hit, index: number): HTMLElement {
    const pressed = () => {
      this.#at = index;
      this.#show(true);
    };
    const words = element("span", { class: "words" }, `…${before}`, element("mark", {}, found), `${after}…`);
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", onclick: pressed },
        words,
        element("span", { class: "folio" }, String(page + 1)),
      ),
    );
  }

  #show(moves: boolean): void {
    const { length } = this.#hits;
    const isAsked = this.#field.value.trim() !== "";
    this.#count.value = length > 0 ? `${this.#at + 1} of ${length}` : isAsked ? "not found" : "";
    const marks = new Map<number, Mark[]>();
    for (const [index, { page, ranges }] of this.#hits.entries()) {
      const own = ranges.map((range) => ({ ...range, isCurrent: index === this.#at }));
      const others = marks.get(page);
      if (others) others.push(...own);
      else marks.set(page, own);
    }
    this.#book.mark(marks);
    for (const [index, item] of [...this.#list.children].entries()) item.classList.toggle("here", index === this.#at);
    const hit = this.#hits[this.#at];
    if (!hit || !moves) return;
    this.#list.children[this.#at]?.scrollIntoView({ block: "nearest" });
    this.#book.goTo({ page: hit.page, y: hit.y, height: hit.height }, false, false);
  }
}
