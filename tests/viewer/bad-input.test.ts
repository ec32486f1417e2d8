// What goes wrong while a book is watched, and is fixed again: the page reports it, keeps what it can, and continues.
import { randomFillSync } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toPng } from "../../scripts/pixels.mjs";
import { smallBook } from "../support/run.ts";
import { hasBrowser, openBrowser, openWindow, patience, seesText, WatchedBook } from "./watched.ts";

const files = {
  ...smallBook,
  "abstracts/tides.yaml":
    "title: On the tides\nauthors:\n  - { name: Mary Somerville, affiliation: Jedburgh }\nabstract: |\n  The sea rises twice a day.\n",
  "templates/own.yaml": "extends: classic\ncolours:\n  accent: '#224466'\n",
};

const hasBanner = (page: Page, words: string) =>
  page.waitForFunction((wanted) => document.querySelector(".banner")?.textContent?.includes(wanted), {}, words);
const hasNoBanner = (page: Page) => page.waitForFunction(() => !document.querySelector(".banner .kept"));
const outline = (page: Page, words: string, isThere: boolean) =>
  page.waitForFunction((wanted, there) => document.body.textContent?.includes(wanted) === there, {}, words, isThere);

describe.skipIf(!hasBrowser)("the page of a watch, while things go wrong", { timeout: 5 * patience }, () => {
  let browser: Browser;
  let book: WatchedBook;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
  }, patience);
  afterAll(() => browser?.close(), patience);
  beforeEach(async ({ onTestFailed }) => {
    onTestFailed(() => console.error(book.said));
    book = new WatchedBook(files);
    await book.start();
    page = await openWindow(browser, book.address);
  }, 2 * patience);
  afterEach(async () => {
    await page?.close();
    await book?.remove();
  }, patience);

  it("keeps the last good pages while a word is being typed into YAML", async () => {
    book.change("abstracts/tides.yaml", "title: On the tides", "title: { On ]");
    await hasBanner(page, "tides.yaml");
    await seesText(page, "A Small Congress");
    book.change("abstracts/tides.yaml", "title: { On ]", "title: On the waves");
    await hasNoBanner(page);
    await outline(page, "On the waves", true);
  });

  it("follows files that vanish and come back", async () => {
    await outline(page, "On the tides", true);
    renameSync(book.path("abstracts/tides.yaml"), book.path("abstracts/tides.yaml.away"));
    await outline(page, "On the tides", false);
    renameSync(book.path("abstracts/tides.yaml.away"), book.path("abstracts/tides.yaml"));
    await outline(page, "On the tides", true);
    renameSync(book.path("book.yaml"), book.path("book.yaml.away"));
    await hasBanner(page, "book.yaml");
    renameSync(book.path("book.yaml.away"), book.path("book.yaml"));
    await hasNoBanner(page);
  });

  it("survives a template that fails and is then fixed", async () => {
    writeFileSync(book.path("book.yaml"), `${book.text("book.yaml")}template: templates/own.yaml\n`);
    await page.waitForFunction(() => document.body.dataset.build === "2");
    book.change("templates/own.yaml", "colours:", "colours: {");
    await hasBanner(page, "own.yaml");
    book.change("templates/own.yaml", "colours: {", "extends: nowhere\ncolours:");
    await hasBanner(page, "own.yaml");
    book.change("templates/own.yaml", "extends: nowhere\n", "");
    await hasNoBanner(page);
    await seesText(page, "A Small Congress");
  });

  it("accepts a figure of 30 MB, and its removal", async () => {
    const size = 3200;
    const noise = toPng({
      width: size,
      height: size,
      channels: 3,
      data: randomFillSync(Buffer.alloc(size * size * 3)),
    });
    expect(noise.byteLength).toBeGreaterThan(30e6);
    writeFileSync(book.path("abstracts/noise.png"), noise);
    book.change(
      "abstracts/tides.yaml",
      "abstract: |",
      "figures: [{ file: abstracts/noise.png, caption: Much noise }]\nabstract: |",
    );
    await page.waitForFunction(() => Number(document.body.dataset.build) >= 2);
    await seesText(page, "Much noise");
    book.change("abstracts/tides.yaml", "figures: [{ file: abstracts/noise.png, caption: Much noise }]\n", "");
    book.change("abstracts/tides.yaml", "On the tides", "On the waves");
    await outline(page, "On the waves", true);
  });
});
