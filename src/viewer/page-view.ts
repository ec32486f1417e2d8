// One page: its paper, its picture, its words, and the marks over them. The old picture stays until the new one is
// ready.
import type { PageEntry, Place } from "../session/snapshot.ts";
import { element } from "./dom.ts";
import type { Renderer } from "./renderer.ts";
import { server } from "./server.ts";
import { type TextLayer, textLayer } from "./text-layer.ts";

export interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly isCurrent: boolean;
}

export class PageView {
  readonly root: HTMLElement;
  entry: PageEntry;
  index = 0;
  isNear = false;
  readonly #renderer: Renderer;
  readonly #goTo: (place: Place) => void;
  readonly #paper = element("div", { class: "paper" });
  #canvas: HTMLCanvasElement | null = null;
  /** The key of what is drawn, and of what is being drawn. */
  #drawn = "";
  #wanted = "";
  #text: TextLayer | null = null;
  #textKey = "";
  #marks: readonly Mark[] = [];
  #scale = 1;
  /** Where and how large it is. */
  #placed = "";

  constructor(entry: PageEntry, renderer: Renderer, goTo: (place: Place) => void) {
    this.entry = entry;
    this.#renderer = renderer;
    this.#goTo = goTo;
    this.root = element("article", { class: "page", tabindex: "-1" }, this.#paper);
  }

  /** `count`: the number of pages. */
  place(entry: PageEntry, index: number, count: number, scale: number): void {
    this.entry = entry;
    this.index = index;
    this.#scale = scale;
    const placed = `${index} ${entry.folio} ${count} ${entry.width * scale} ${entry.height * scale}`;
    // Most pages are where they were: a thousand of them are told apart without touching the document.
    if (placed === this.#placed) return;
    this.#placed = placed;
    this.root.dataset.page = String(index);
    this.root.setAttribute("aria-label", `Page ${entry.folio} of ${count}`);
    this.root.style.width = `${entry.width * scale}px`;
    this.root.style.height = `${entry.height * scale}px`;
    if (this.#text) this.#text.root.style.transform = `scale(${scale})`;
  }

  /** Draws what has changed; resolves when it is on the screen. */
  async show(): Promise<void> {
    const { key } = this.entry;
    const scale = this.#scale * devicePixelRatio;
    const wanted = `${key} ${scale}`;
    if (this.#wanted === wanted) return;
    this.#wanted = wanted;
    const [canvas] = await Promise.all([this.#renderer.draw(key, scale), this.#showText(key)]);
    if (this.#wanted !== wanted) return;
    if (!canvas) {
      // The page no longer exists, or the server is away; the next call asks again.
      this.#wanted = "";
      return;
    }
    canvas.setAttribute("aria-hidden", "true");
    if (this.#canvas) this.#canvas.replaceWith(canvas);
    else this.#paper.prepend(canvas);
    release(this.#canvas);
    this.#canvas = canvas;
    this.#drawn = key;
    this.root.dataset.drawn = key;
  }

  /** Drops everything but the space of the page, since it is far from the window. */
  hide(): void {
    this.#wanted = "";
    this.#canvas?.remove();
    release(this.#canvas);
    this.#canvas = null;
    this.#drawn = "";
    this.#text?.root.remove();
    this.#text = null;
    this.#textKey = "";
    delete this.root.dataset.drawn;
  }

  get isDrawn(): boolean {
    return this.#drawn === this.entry.key;
  }

  mark(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.#showMarks();
  }

  /** Highlights a place for a moment. */
  flash({ y, height }: Place): void {
    const bar = element("div", { class: "flash" });
    bar.style.top = `${(y - 3) * this.#scale}px`;
    bar.style.height = `${(height + 6) * this.#scale}px`;
    bar.addEventListener("animationend", () => bar.remove());
    this.root.append(bar);
  }

  async #showText(key: string): Promise<void> {
    if (this.#textKey === key) return;
    const text = await server.pageText(key);
    if (!text || this.entry.key !== key) return;
    const layer = textLayer(text, this.#goTo);
    layer.root.style.width = `${this.entry.width}px`;
    layer.root.style.height = `${this.entry.height}px`;
    layer.root.style.transform = `scale(${this.#scale})`;
    if (this.#text) this.#text.root.replaceWith(layer.root);
    else this.#paper.append(layer.root);
    this.#text = layer;
    this.#textKey = key;
    this.#showMarks();
  }

  #showMarks(): void {
    for (const old of this.root.querySelectorAll(".mark")) old.remove();
    if (!this.#text) return;
    const own = this.root.getBoundingClientRect();
    for (const { line, from, to, isCurrent } of this.#marks) {
      const text = this.#text.lines[line]?.firstChild;
      if (!text) continue;
      const range = document.createRange();
      const length = text.textContent?.length ?? 0;
      range.setStart(text, Math.min(from, length));
      range.setEnd(text, Math.min(to, length));
      const box = range.getBoundingClientRect();
      const mark = element("div", { class: isCurrent ? "mark current" : "mark" });
      const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
      mark.style.left = percent(box.left - own.left, own.width);
      mark.style.top = percent(box.top - own.top, own.height);
      mark.style.width = percent(box.width, own.width);
      mark.style.height = percent(box.height, own.height);
      this.root.append(mark);
    }
  }
}

/** Frees the pixels of a canvas, which browsers keep until it is collected, perhaps late. */
function release(canvas: HTMLCanvasElement | null): void {
  if (!canvas) return;
  canvas.width = 0;
  canvas.height = 0;
}
