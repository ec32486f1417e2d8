// Pages drawn by PDF.js. In: the key of a page, and how large. Out: a canvas. Each page is a PDF by itself, written as the whole book is,
// so that a book of a thousand pages costs what is looked at. Documents that were drawn last are kept for the next zoom.
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  PDFWorker,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { server } from "./server.ts";

GlobalWorkerOptions.workerSrc = "pdf.worker.mjs";

/** Documents that are open at once, and pixels of one canvas. */
const mostOpen = 20;
const mostPixels = 24e6;

export class Renderer {
  readonly #worker = new PDFWorker();
  readonly #open = new Map<string, PDFDocumentLoadingTask>();

  /** Null where the page is no longer there. `scale`: pixels for a point. */
  async draw(key: string, scale: number): Promise<HTMLCanvasElement | null> {
    const task = await this.#document(key);
    if (!task) return null;
    try {
      const page = await (await task.promise).getPage(1);
      const full = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: Math.min(scale, Math.sqrt(mostPixels / (full.width * full.height))) });
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
      return canvas;
    } catch {
      // Closed meanwhile, since others were drawn: it is asked for again.
      this.#open.delete(key);
      return null;
    }
  }

  /** Lets go of pages that are no longer there. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#open.keys()) if (!keys.has(key)) this.#close(key);
  }

  async #document(key: string): Promise<PDFDocumentLoadingTask | null> {
    const known = this.#open.get(key);
    if (known) {
      // The last used is the last to go.
      this.#open.delete(key);
      this.#open.set(key, known);
      return known;
    }
    const data = await server.pagePdf(key);
    if (!data) return null;
    const task = getDocument({ data, worker: this.#worker, isEvalSupported: false, useWasm: false, verbosity: 0 });
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
