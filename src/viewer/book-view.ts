// The pages of the book, one below the other or in spreads. In: the pages of each build. Out: the view, which stays at
// the same place when pages before it come and go. Only pages near the window are drawn.
import type { PageEntry, Place, Snapshot } from "../session/snapshot.ts";
import { element } from "./dom.ts";
import { type Mark, PageView } from "./page-view.ts";
import { Renderer } from "./renderer.ts";

/** Pixels in a point, or the dimension that is to fit. */
export type Zoom = number | "width" | "page";

export interface Looking {
  readonly page: number;
  readonly pages: number;
  readonly scale: number;
}

/** A page, and how far down in it, as a share of its height. */
interface Anchor {
  readonly view: PageView;
  readonly share: number;
  readonly index: number;
}

/** Pixels around and between pages. */
const margin = 24;
const gap = 14;
const smallest = 0.2;
const largest = 6;
/** The factor by which one step enlarges or reduces. */
export const step = 1.2;

export class BookView {
  readonly root: HTMLElement;
  readonly renderer = new Renderer();
  #views: PageView[] = [];
  #zoom: Zoom = "width";
  #isSpread = false;
  #isRightToLeft = false;
  #scale = 1;
  #redraw = 0;
  #laid = { views: this.#views, isSpread: false, isRightToLeft: false };
  readonly #rows = element("div", { class: "rows" });
  readonly #near: IntersectionObserver;
  readonly #looked: (looking: Looking) => void;

  constructor(looked: (looking: Looking) => void) {
    this.#looked = looked;
    this.root = element("main", { class: "book", tabindex: "0", "aria-label": "Pages" }, this.#rows);
    this.#near = new IntersectionObserver((entries) => this.#nearby(entries), {
      root: this.root,
      rootMargin: "80% 0px",
    });
    this.root.addEventListener("scroll", () => this.#look(), { passive: true });
    new ResizeObserver(() => this.#fit()).observe(this.root);
  }

  get pages(): number {
    return this.#views.length;
  }

  get zoom(): Zoom {
    return this.#zoom;
  }

  get scale(): number {
    return this.#scale;
  }

  get current(): number {
    return Math.max(0, this.#lastAbove(this.root.scrollTop + Math.min(this.root.clientHeight / 3, 300)));
  }

  /** A page with the same key is the same page, wherever it is now; new pages replace those that are gone. */
  show({ pages, language }: Pick<Snapshot, "pages" | "language">): void {
    const anchor = this.#anchor();
    const old = new Map<string, PageView[]>();
    for (const view of this.#views) old.set(view.entry.key, [...(old.get(view.entry.key) ?? []), view]);
    const kept = pages.map(({ key }) => old.get(key)?.shift() ?? null);
    const left = new Set([...old.values()].flat());
    const views = pages.map((entry, index) => {
      const same = kept[index] ?? null;
      if (same) return same;
      const inPlace = this.#views[index];
      if (inPlace && left.delete(inPlace)) return inPlace;
      return this.#newView(entry);
    });
    for (const gone of left) {
      this.#near.unobserve(gone.root);
      gone.hide();
      gone.root.remove();
    }
    this.renderer.keepOnly(new Set(pages.map(({ key }) => key)));
    this.#views = views;
    this.#isRightToLeft = /^(?:ar|fa|he|ur|yi)\b/.test(language);
    this.#place(pages);
    this.#layRows();
    this.#restore(anchor);
    this.#drawNear();
    this.#look();
  }

  setZoom(zoom: Zoom): void {
    this.#zoom = typeof zoom === "number" ? Math.min(largest, Math.max(smallest, zoom)) : zoom;
    this.#fit();
  }

  get isSpread(): boolean {
    return this.#isSpread;
  }

  setSpread(isSpread: boolean): void {
    const anchor = this.#anchor();
    this.#isSpread = isSpread;
    this.#layRows();
    this.#fit(anchor);
  }

  /** Scrolls a place into view with some room above it; unless `always` is set, not if it is already visible. */
  goTo({ page, y, height }: Place, flash = false, always = true): void {
    const view = this.#views[page];
    if (!view) return;
    const top = topOf(view) + y * this.#scale;
    const { scrollTop, clientHeight } = this.root;
    const isSeen = top >= scrollTop + 8 && top + height * this.#scale <= scrollTop + clientHeight - 8;
    if (always || !isSeen) {
      const above = height === 0 ? margin / 2 : clientHeight / 4;
      this.root.scrollTo({ top: Math.max(0, top - above), behavior: "instant" });
    }
    if (flash) view.flash({ page, y, height });
  }

  goToPage(page: number): void {
    const view = this.#views[Math.min(Math.max(0, page), this.#views.length - 1)];
    if (!view) return;
    this.root.scrollTo({ top: topOf(view) - margin / 2, behavior: "instant" });
    view.root.focus({ preventScroll: true });
  }

  /** Sets the marks of each page. */
  mark(marks: ReadonlyMap<number, readonly Mark[]>): void {
    for (const [index, view] of this.#views.entries()) view.mark(marks.get(index) ?? []);
  }

  /** The page, and the place in it, under a point of the window; null between pages. */
  placeAt(clientX: number, clientY: number): { readonly page: number; readonly x: number; readonly y: number } | null {
    const root = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(".page");
    if (!root || !this.root.contains(root)) return null;
    const box = root.getBoundingClientRect();
    const at = (pixels: number) => Math.round((pixels / this.#scale) * 10) / 10;
    return { page: Number(root.dataset.page), x: at(clientX - box.left), y: at(clientY - box.top) };
  }

  /** Draws what could not be drawn while the server was away. */
  retry(): void {
    this.#drawNear();
  }

  #newView(entry: PageEntry): PageView {
    const view = new PageView(entry, this.renderer, (place) => this.goTo(place));
    this.#near.observe(view.root);
    return view;
  }

  #place(pages: readonly PageEntry[]): void {
    this.#scale = this.#scaleFor(pages);
    for (const [index, view] of this.#views.entries()) {
      const entry = pages[index];
      if (entry) view.place(entry, index, pages.length, this.#scale);
    }
  }

  #scaleFor(pages: readonly PageEntry[]): number {
    if (typeof this.#zoom === "number") return this.#zoom;
    const width = Math.max(...pages.map((page) => page.width), 1) * (this.#isSpread ? 2 : 1);
    const height = Math.max(...pages.map((page) => page.height), 1);
    const across = (this.root.clientWidth - 2 * margin - (this.#isSpread ? gap : 0)) / width;
    const down = (this.root.clientHeight - 2 * gap) / height;
    // A wider page would not be easier to read.
    const fits = this.#zoom === "width" ? Math.min(across, 1.6) : Math.min(across, down);
    return Math.max(smallest, fits);
  }

  /** Nothing is laid again if the same pages are in the same rows. */
  #layRows(): void {
    const laid = this.#laid;
    const isLaid = laid.views.length === this.#views.length && this.#views.every((view, at) => view === laid.views[at]);
    if (isLaid && laid.isSpread === this.#isSpread && laid.isRightToLeft === this.#isRightToLeft) return;
    this.#laid = { views: this.#views, isSpread: this.#isSpread, isRightToLeft: this.#isRightToLeft };
    const rows = rowsOf(this.#views, this.#isSpread);
    const made = rows.map((views, index) => {
      const row = (this.#rows.children[index] as HTMLElement | undefined) ?? element("div", { class: "row" });
      const wanted = views.map(({ root }) => root);
      const isSame = row.children.length === wanted.length && wanted.every((root, at) => row.children[at] === root);
      if (!isSame) row.replaceChildren(...wanted);
      row.classList.toggle("first", this.#isSpread && index === 0);
      return row;
    });
    this.#rows.classList.toggle("spread", this.#isSpread);
    this.#rows.dir = this.#isRightToLeft ? "rtl" : "ltr";
    while (this.#rows.children.length > made.length) this.#rows.lastElementChild?.remove();
    made.forEach((row, index) => {
      if (this.#rows.children[index] !== row) this.#rows.append(row);
    });
  }

  #fit(anchor = this.#anchor()): void {
    this.#place(this.#views.map(({ entry }) => entry));
    this.#restore(anchor);
    this.#look();
    clearTimeout(this.#redraw);
    this.#redraw = setTimeout(() => this.#drawNear(), 120);
  }

  /** The last page that begins at this height or above it, -1 if there is none; pages follow each other downwards. */
  #lastAbove(height: number): number {
    let low = 0;
    let high = this.#views.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const view = this.#views[middle];
      if (view && topOf(view) <= height) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The place at the top of the window, so that it can be restored. */
  #anchor(): Anchor | null {
    const top = this.root.scrollTop + margin;
    const view = this.#views[Math.max(0, this.#lastAbove(top))];
    if (!view) return null;
    const share = (top - topOf(view)) / Math.max(1, view.root.offsetHeight);
    return { view, share, index: view.index };
  }

  #restore(anchor: Anchor | null): void {
    if (!anchor) return;
    const view = this.#views.includes(anchor.view)
      ? anchor.view
      : this.#views[Math.min(anchor.index, this.#views.length - 1)];
    if (!view) return;
    const top = topOf(view) + anchor.share * view.root.offsetHeight - margin;
    if (Math.abs(top - this.root.scrollTop) >= 1) this.root.scrollTop = top;
  }

  #nearby(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const view = this.#views[Number((target as HTMLElement).dataset.page)];
      if (view?.root !== target) continue;
      view.isNear = isIntersecting;
      if (isIntersecting) void view.show();
      else view.hide();
    }
  }

  /** Draws the visible pages first. */
  #drawNear(): void {
    const { current } = this;
    const near = this.#views.filter(({ isNear }) => isNear);
    for (const view of near.sort((a, b) => Math.abs(a.index - current) - Math.abs(b.index - current))) void view.show();
  }

  #look(): void {
    this.#looked({ page: this.current, pages: this.#views.length, scale: this.#scale });
  }
}

/** The first page is alone, as in a book; the others are in pairs. */
function rowsOf(views: readonly PageView[], isSpread: boolean): readonly (readonly PageView[])[] {
  if (!isSpread) return views.map((view) => [view]);
  const rows: PageView[][] = views[0] ? [[views[0]]] : [];
  for (let i = 1; i < views.length; i += 2) rows.push(views.slice(i, i + 2));
  return rows;
}

function topOf(view: PageView): number {
  return view.root.offsetTop;
}
