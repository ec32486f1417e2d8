// Draws pages with PDF.js. In: the key of a page, and a scale. Out: a canvas. Each page is a PDF of its own, written in
// the same way as the whole book, so that even a book of a thousand pages costs only what is looked at. The documents
// drawn last stay open for the next zoom.
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  PDFWorker,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PageEntry } from "../session/snapshot.ts";
import { element } from "./dom.ts";
import { server } from "./server.ts";

GlobalWorkerOptions.workerSrc = "pdf.worker.mjs";

/** The most documents open at once, and the most pixels in one canvas. */
const mostOpen = 20;
const mostPixels = 24e6;

export class Renderer {
  readonly #worker = new PDFWorker();
  readonly #workshop = workshop();
  readonly #open = new Map<string, PDFDocumentLoadingTask>();
  readonly #fetching = new Map<string, Promise<PDFDocumentLoadingTask | null>>();

  /** Null if the page no longer exists. `scale`: pixels in a point. */
  async draw(key: string, scale: number): Promise<HTMLCanvasElement | null> {
    const task = await this.#document(key);
    if (!task) return null;
    try {
      const page = await (await task.promise).getPage(1);
      const full = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: Math.min(scale, Math.sqrt(mostPixels / (full.width * full.height))) });
      const canvas = this.#workshop.createElement("canvas");
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      // For printing, PDF.js draws the same at once, and not a part in each frame of the screen.
      await page.render({ canvas, viewport, intent: "print" }).promise;
      return canvas;
    } catch {
      // The document was closed in the meantime, because others were drawn: the caller asks again.
      this.#open.delete(key);
      return null;
    }
  }

  /** Fetches a page that will be drawn in a moment. */
  expect(page: PageEntry | undefined): void {
    if (page) void this.#document(page.key);
  }

  /** Closes the documents of pages that no longer exist. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#open.keys()) if (!keys.has(key)) this.#close(key);
  }

  async #document(key: string): Promise<PDFDocumentLoadingTask | null> {
    const known = this.#open.get(key);
    if (known) {
      // The most recently used document moves to the end, and is closed last.
      this.#open.delete(key);
      this.#open.set(key, known);
      return known;
    }
    const fetching = this.#fetching.get(key) ?? this.#fetch(key);
    this.#fetching.set(key, fetching);
    try {
      return await fetching;
    } finally {
      this.#fetching.delete(key);
    }
  }

  async #fetch(key: string): Promise<PDFDocumentLoadingTask | null> {
    const data = await server.pagePdf(key);
    if (!data) return null;
    const task = getDocument({
      data,
      worker: this.#worker,
      ownerDocument: this.#workshop,
      ...{ isEvalSupported: false, useWasm: false, verbosity: 0 },
    });
    this.#open.set(key, task);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= mostOpen) break;
      this.#close(oldest);
    }
    return task;
  }

  #close(key: string): void {
    void this.#open.get(key)?.destroy();
    this.#open.delete(key);
  }
}

/**
 * An empty document in which pages are drawn: a font that is added to a document has all of it laid out again, and that
 * of the book has thousands of elements.
 */
function workshop(): Document {
  const frame = element("iframe", { class: "workshop", "aria-hidden": "true", tabindex: "-1", title: "" });
  document.body.append(frame);
  return frame.contentDocument ?? document;
}
