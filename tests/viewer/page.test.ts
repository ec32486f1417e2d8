// The page of `watch` in a real browser, from the first page to two books at once.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Browser, HTTPRequest, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { repository, smallBook } from "../support/run.ts";
import { hasBrowser, isBrowserRequired, openBrowser, openWindow, patience, seesText, WatchedBook } from "./watched.ts";

const tides =
  "title: On the tides\nauthors:\n  - { name: Ada Byron, affiliation: London }\nabstract: |\n  The sea rises twice a day, and falls.\n";
const files = {
  ...smallBook,
  "book.yaml": `${smallBook["book.yaml"]}layout: { abstracts: page }\n`,
  "abstracts/tides.yaml": tides,
};

const press = (page: Page, selector: string) =>
  page.waitForSelector(selector).then(() => page.$eval(selector, (found) => (found as HTMLElement).click()));
const hasBanner = (page: Page, words: string) =>
  page.waitForFunction((wanted) => document.querySelector(".banner")?.textContent?.includes(wanted), {}, words);
const turnTo = (page: Page, number: number) =>
  page.$eval(
    'input[aria-label="Page"]',
    (field, wanted) => {
      field.value = String(wanted);
      field.dispatchEvent(new Event("change"));
    },
    number,
  );
/** Where a line that has these words is in the window. */
const middleOf = (page: Page, words: string) =>
  page.$$eval(
    ".text .line",
    (lines, wanted) => {
      const found = lines.filter((line) => line.textContent?.includes(wanted)).at(-1);
      found?.scrollIntoView({ block: "center" });
      const box = found?.getBoundingClientRect();
      return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
    },
    words,
  );

describe.skipIf(!hasBrowser)("the page of a watch", { timeout: 5 * patience }, () => {
  let browser: Browser;
  let book: WatchedBook;
  let page: Page;
  const asked: string[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  }, patience);
  afterAll(() => browser?.close(), patience);
  beforeEach(async () => {
    asked.length = 0;
    faults.length = 0;
    book = new WatchedBook(files);
    await book.start();
    page = await openWindow(browser, book.address);
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => faults.push(String(error)));
  }, 2 * patience);
  afterEach(async () => {
    await page?.close();
    await book?.remove();
  }, patience);

  it("shows the book, reads its words to listeners, and makes no external requests", async () => {
    await page.reload();
    await seesText(page, "A Small Congress");
    expect(await page.title()).toBe("A Small Congress");
    await page.keyboard.press("End");
    await seesText(page, "Byron, Ada");
    const said = JSON.stringify(await page.accessibility.snapshot());
    expect(said).toMatch(/"role":"heading"[^{}]*"name":"Author index/);
    expect(said).toMatch(/Page \d+ of \d+/);
    expect(asked.length).toBeGreaterThan(5);
    expect(
      asked.filter((url) => !url.startsWith(book.address) && !url.startsWith("blob:") && !url.startsWith("data:")),
    ).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("says that the first pages are still to come", async () => {
    await page.setRequestInterception(true);
    const hold = (request: HTTPRequest) => {
      if (request.url().endsWith("/snapshot")) void request.respond({ contentType: "application/json", body: "null" });
      else if (!request.url().endsWith("/events")) void request.continue();
    };
    page.on("request", hold);
    await page.reload({ waitUntil: "domcontentloaded" });
    await hasBanner(page, "being built");
    await page.waitForFunction(() => document.querySelector("output.status")?.textContent?.includes("building"));
    page.off("request", hold);
    await page.setRequestInterception(false);
    await page.reload();
    await seesText(page, "A Small Congress");
    await page.waitForFunction(() => document.querySelector(".banner")?.textContent === "");
  });

  it("redraws what has changed, keeps the rest, and goes to what was saved", async () => {
    await turnTo(page, 5);
    await seesText(page, "twice a day");
    await page.$$eval(".page", (pages) => {
      for (const one of pages) Object.assign(one, { before: one.querySelector("canvas") });
    });
    book.change("abstracts/tides.yaml", "twice a day", "ten times a day");
    await seesText(page, "ten times a day");
    const { redrawn, kept, seen } = await page.$$eval(".page", (pages) => {
      const drawn = pages.filter((one) => "before" in one && one.before !== null);
      const isSame = (one: Element) => (one as unknown as { before: unknown }).before === one.querySelector("canvas");
      const changed = pages.find((one) => one.textContent?.includes("ten times a day"));
      const box = changed?.getBoundingClientRect();
      return {
        kept: drawn.filter(isSame).length,
        redrawn: drawn.filter((one) => !isSame(one) && one.querySelector("canvas")).length,
        seen: box !== undefined && box.top < innerHeight && box.bottom > 0,
      };
    });
    expect(seen).toBe(true);
    expect(kept).toBeGreaterThan(0);
    expect(redrawn).toBe(1);
    expect(book.said).toMatch(/pages, 1 changed/);
  });

  it("stays where it is when other pages change", async () => {
    await press(page, '[title^="Go to what is saved"]');
    await page.$eval("main", (main) => main.scrollTo(0, 900));
    const before = await page.$eval("main", (main) => main.scrollTop);
    book.change("abstracts/tides.yaml", "twice a day", "ten times a day");
    await page.waitForFunction(() => document.body.dataset.build === "2");
    expect(await page.$eval("main", (main) => main.scrollTop)).toBe(before);
  });

  it("leads from a line to its file", async () => {
    book.change("abstracts/tides.yaml", "twice a day", "ten times a day");
    await seesText(page, "ten times a day");
    const { x, y } = await middleOf(page, "ten times a day");
    await page.keyboard.down("Alt");
    await page.mouse.click(x, y);
    await page.keyboard.up("Alt");
    await page.waitForSelector(".source-card[open] .open");
    const card = await page.$eval(".source-card", (found) => found.textContent);
    expect(card).toMatch(/tides\.yaml:5:\d+/);
    expect(card).toContain("The sea rises ten times a day");
    const address = await page.$eval(".source-card a.open", (found) => found.getAttribute("href"));
    expect(address).toMatch(/^vscode:\/\/file\/.*\/abstracts\/tides\.yaml:5:\d+$/);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".source-card:not([open])");
  });

  it("is moved from an editor to where a line is printed", async () => {
    const place = `${book.path("abstracts/tides.yaml")}:5`;
    const program = join(repository, "bin", "abstracts.js");
    const { status, stderr } = spawnSync(process.execPath, [program, "watch", "--goto", place], {
      env: book.environment,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    await page.waitForSelector(".flash");
    await seesText(page, "The sea rises twice");
  });

  it("closes its help with Escape, and takes no other key before", async () => {
    await page.keyboard.press("?");
    await page.waitForSelector("dialog.help[open]");
    await page.keyboard.press("n");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog.help:not([open])");
    expect(await page.$eval("html", (root) => root.dataset.surround)).toBe("light");
  });

  it("shows what is wrong, and fixes it on the second press", async () => {
    book.change("abstracts/tides.yaml", "rises twice", "rises  twice");
    await page.keyboard.press("e");
    const fix = '.problem[data-code="double-space"] .fix';
    await page.waitForSelector(fix);
    expect(await page.$eval('.problem[data-code="double-space"] pre', (found) => found.textContent)).toMatch(
      /rises {2}twice[\s\S]*\^/,
    );
    await press(page, fix);
    await page.waitForSelector(".diff .added");
    expect(book.text("abstracts/tides.yaml")).toContain("rises  twice");
    await press(page, `${fix}.sure`);
    await page.waitForFunction(() => !document.querySelector('.problem[data-code="double-space"]'));
    expect(book.text("abstracts/tides.yaml")).toContain("rises twice");
    expect(book.said).toMatch(/^\+ .*double-space/m);
    expect(book.said).toMatch(/^- .*double-space/m);
  });

  it("keeps the last good pages while a file is broken, and says where", async () => {
    book.change("abstracts/tides.yaml", "title: On", "titlle: On");
    await hasBanner(page, "last build without errors");
    await hasBanner(page, "tides.yaml");
    await seesText(page, "A Small Congress");
    await press(page, ".banner .kept button:last-child");
    await hasBanner(page, "This is a draft");
    book.change("abstracts/tides.yaml", "titlle: On", "title: On");
    await page.waitForFunction(() => !document.querySelector(".banner .kept"));
  });

  it("applies print options at once", async () => {
    const width = () => page.$eval(".page", (one) => (one as HTMLElement).style.height);
    const before = await width();
    await page.select('select[aria-label="Paper"]', "letter");
    await page.waitForFunction(
      (old) => (document.querySelector(".page") as HTMLElement).style.height !== old,
      {},
      before,
    );
    await page.select('select[aria-label="Template"]', "modern");
    await page.waitForFunction(() => Number(document.body.dataset.build) >= 3);
    expect(faults).toEqual([]);
  });

  it("finds words in the whole book", async () => {
    await page.keyboard.down("Control");
    await page.keyboard.press("f");
    await page.keyboard.up("Control");
    await page.keyboard.type("SEA RISES");
    await page.waitForFunction(() => document.querySelector(".count")?.textContent === "1 of 1");
    await page.waitForSelector(".mark.current");
    expect(await page.$eval(".hits mark", (found) => found.textContent)).toBe("sea rises");
  });

  it("updates several windows, of which one listens", async () => {
    const other = await openWindow(browser, book.address);
    book.change("abstracts/tides.yaml", "twice a day", "ten times a day");
    await other.bringToFront();
    await seesText(other, "ten times a day");
    await page.bringToFront();
    await seesText(page, "ten times a day");
    // The one that listened is closed: the other takes its place.
    await page.close();
    await other.bringToFront();
    book.change("abstracts/tides.yaml", "ten times a day", "never again");
    await seesText(other, "never again");
    page = other;
  });

  it("waits for a server that is gone, and continues when it is back", async () => {
    const address = book.address;
    await turnTo(page, 5);
    await seesText(page, "twice a day");
    expect(await book.stop()).toBe(0);
    await hasBanner(page, "stay as they are");
    book.change("abstracts/tides.yaml", "twice a day", "ten times a day");
    expect(await book.start()).toBe(address);
    await seesText(page, "ten times a day");
    await page.waitForFunction(() => !document.querySelector(".banner .away"));
  });

  it("is one of two, each of its own book", async () => {
    const second = new WatchedBook({ ...files, "book.yaml": "title: Another Congress\nlanguage: en\n" });
    try {
      const other = await openWindow(browser, await second.start());
      await seesText(other, "Another Congress");
      second.change("abstracts/tides.yaml", "twice a day", "ten times a day");
      await seesText(other, "ten times a day");
      await page.bringToFront();
      await seesText(page, "A Small Congress");
      expect(await page.evaluate(() => document.body.dataset.build)).toBe("1");
      expect(second.address).not.toBe(book.address);
      await other.close();
    } finally {
      await second.remove();
    }
  });

  it("does not grow with what is saved", async () => {
    const saves = isBrowserRequired ? 200 : 40;
    const warm = 15;
    const devtools = await page.createCDPSession();
    const measure = async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      const { JSHeapUsedSize = 0, Nodes = 0 } = await page.metrics();
      return { heap: JSHeapUsedSize, nodes: Nodes };
    };
    let before = { heap: 0, nodes: 0 };
    for (let count = 1; count <= saves; count++) {
      book.change(
        "abstracts/tides.yaml",
        /a day, and \w+/.exec(book.text("abstracts/tides.yaml"))?.[0] ?? "",
        `a day, and falls${count}`,
      );
      await seesText(page, `falls${count}.`);
      if (count === warm) before = await measure();
    }
    const after = await measure();
    expect(after.nodes).toBeLessThan(before.nodes * 1.5);
    expect(after.heap).toBeLessThan(before.heap + 10e6);
  });
});
