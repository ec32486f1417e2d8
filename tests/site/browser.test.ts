// The site in Chromium, opened from a folder: search, favourites, the grid on a phone and a desktop, accessibility,
// hostile text.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookOf, cleanUp, type ExportedBook, hostile, rightToLeft, sampleForDeposits } from "../export/exported.ts";
import { readCalendar } from "../export/held-to/rfc5545.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";
import { axeScript, hasBrowser, openBrowser } from "../viewer/watched.ts";

const kinds = ["index.html", "abstracts.html", "people.html", "keywords.html", "search.html?q=a", "favourites.html"];

describe.skipIf(!hasBrowser)("a site in a browser", () => {
  let browser: Browser;
  let folder: ReturnType<typeof temporaryFolder>;
  const pages = new Map<string, readonly string[]>();

  beforeAll(async () => {
    browser = await openBrowser();
    folder = temporaryFolder();
    await write("sample", sampleForDeposits());
    await write("right-to-left", bookOf(rightToLeft));
    await write("hostile", bookOf(hostile));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    folder?.remove();
    cleanUp();
  });

  async function write(name: string, book: ExportedBook): Promise<void> {
    const { files } = await book.as("html");
    const texts = files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("latin1")] as const);
    writeFiles(join(folder.path, name), {});
    const { mkdirSync, writeFileSync } = await import("node:fs");
    const { dirname } = await import("node:path");
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(folder.path, name, path)), { recursive: true });
      writeFileSync(join(folder.path, name, path), text, "latin1");
    }
    pages.set(
      name,
      texts.map(([path]) => path).filter((path) => path.endsWith(".html")),
    );
  }

  const addressOf = (site: string, path: string) => {
    const [file = "", query = ""] = path.split("?");
    return `${pathToFileURL(join(folder.path, site, file))}${query === "" ? "" : `?${query}`}`;
  };

  /** A page, and everything that went wrong on it. */
  async function open(
    site: string,
    path: string,
    width = 1440,
  ): Promise<{ readonly page: Page; readonly wrong: string[] }> {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("request", (request) => /^(?:file|blob|data):/.test(request.url()) || wrong.push(`asks ${request.url()}`));
    await page.setViewport({ width, height: 900 });
    await page.goto(addressOf(site, path));
    return { page, wrong };
  }

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(`${axeScript()};0`);
    return page.evaluate(async () => {
      const { axe: run } = window as unknown as {
        axe: { run(of: Document, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations: found } = await run.run(document, { preload: false, runOnly: tags });
      return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    });
  }

  it.each(["sample", "right-to-left", "hostile"])(
    "is accessible, makes no external requests, and has no errors: %s",
    async (site) => {
      const all = pages.get(site) ?? [];
      const some = all.filter((path) => /^(?:abstracts|pages)\//.test(path)).slice(0, site === "hostile" ? 10 : 2);
      const days = all.filter((path) => path.startsWith("day-"));
      for (const path of [...kinds, ...days, ...some]) {
        if (!all.includes(path.replace(/\?.*/, ""))) continue;
        for (const scheme of site === "hostile" ? ["dark"] : ["light", "dark"]) {
          const { page, wrong } = await open(site, path, scheme === "light" ? 1440 : 390);
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          expect(await violations(page), `${path}, ${scheme}`).toEqual([]);
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(beyond, `${path} is wider than the window`).toBeLessThanOrEqual(0);
          expect(await page.evaluate(() => "hacked" in window), path).toBe(false);
          expect(wrong, path).toEqual([]);
          await page.close();
        }
      }
    },
    300_000,
  );

  it("finds words as they are typed, without accents and with a typing slip", async () => {
    const { page, wrong } = await open("sample", "search.html");
    const titles = () => page.$$eval("#results a", (links) => links.map(({ textContent }) => textContent));
    await page.type("#search-words", "cech");
    expect((await titles()).length).toBeGreaterThan(0);
    await page.$eval("#search-words", (field) => {
      (field as HTMLInputElement).value = "";
    });
    await page.type("#search-words", "invarient variational");
    expect((await titles())[0]).toBe("Invariant variational problems");
    expect(await page.$eval("[role=status]", ({ textContent }) => textContent)).toMatch(/^\d+ found$/);
    expect(page.url()).toContain("q=invarient");
    expect(wrong).toEqual([]);
    await page.close();
  });

  it("keeps favourites, and saves them as a calendar", async () => {
    const { page } = await open("sample", "day-2026-09-14.html");
    await page.click('button.star[value="noether-invariants"]');
    await page.goto(addressOf("sample", "favourites.html"));
    expect(await page.$$eval("#favourites li a", (links) => links.map(({ textContent }) => textContent))).toEqual([
      "Invariant variational problems",
    ]);
    const text = await page.evaluate(async () => {
      let blob: Blob | null = null;
      HTMLAnchorElement.prototype.click = () => {};
      URL.createObjectURL = (one) => {
        blob = one as Blob;
        return "about:blank#";
      };
      document.querySelector<HTMLButtonElement>("#favourites .button")?.click();
      return await (blob as Blob | null)?.text();
    });
    const calendar = readCalendar(text ?? "");
    expect(calendar.components.map(({ name }) => name)).toEqual(["VEVENT"]);
    await page.click("#favourites button.star");
    expect(await page.$$("#favourites li")).toHaveLength(0);
    const isShown = (selector: string) => page.$eval(selector, (element) => element.checkVisibility());
    expect([await isShown("[data-empty]"), await isShown("#favourites .button")]).toEqual([true, false]);
    await page.close();
  });

  it("stars what the search has found, and keeps the keyboard in the list when a favourite goes", async () => {
    const { page, wrong } = await open("sample", "search.html?q=the");
    const [first, second] = await page.$$("#results button.star");
    await first?.click();
    await second?.click();
    await page.goto(addressOf("sample", "favourites.html"));
    expect(await page.$$("#favourites li")).toHaveLength(2);
    expect(await page.$eval("[data-favourites]", ({ textContent }) => textContent)).toBe("2");
    await page.focus("#favourites button.star");
    const focused = () => page.evaluate(() => document.activeElement?.closest("li, main")?.localName);
    await page.keyboard.press("Enter");
    expect([await focused(), (await page.$$("#favourites li")).length]).toEqual(["li", 1]);
    await page.keyboard.press("Enter");
    expect([await focused(), (await page.$$("#favourites li")).length]).toEqual(["main", 0]);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it("has no control that does nothing without scripts", async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    for (const path of ["index.html", "search.html", "favourites.html", "abstracts/noether-invariants.html"]) {
      await page.goto(addressOf("sample", path));
      const controls = await page.$$eval("button, input", (all) =>
        all.filter((one) => one.checkVisibility()).map(({ outerHTML }) => outerHTML),
      );
      expect(controls, path).toEqual([]);
    }
    await page.close();
  });

  it("shows the focus, and nothing that stays at the top covers it", async () => {
    const { page } = await open("sample", "day-2026-09-14.html");
    const covered: string[] = [];
    for (const key of [...Array(45).fill("next"), ...Array(40).fill("previous")]) {
      if (key === "previous") await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      if (key === "previous") await page.keyboard.up("Shift");
      const wrong = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        const { x, y, width, height } = focused.getBoundingClientRect();
        const top = document.elementFromPoint(x + Math.min(width, 30) / 2, y + Math.min(height, 20) / 2);
        const isSeen = top !== null && (focused.contains(top) || top.contains(focused));
        return isSeen && getComputedStyle(focused).outlineStyle !== "none" ? null : focused.outerHTML;
      });
      if (wrong !== null) covered.push(wrong);
    }
    expect(covered).toEqual([]);
    await page.close();
  });

  it("prints on white, also if the reader has chosen dark colours", async () => {
    const { page } = await open("sample", "abstracts/noether-invariants.html");
    await page.click("#theme");
    const paper = () => page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
    expect(await paper()).not.toBe("rgb(255, 255, 255)");
    await page.emulateMediaType("print");
    expect(await paper()).toBe("rgb(255, 255, 255)");
    await page.evaluate(() => localStorage.removeItem("theme"));
    await page.close();
  });

  it("shows rooms side by side on a desktop, and swipes them on a phone", async () => {
    const boxes = async (width: number) => {
      const { page } = await open("sample", "day-2026-09-14.html", width);
      const found = await page.evaluate(() => {
        const box = (id: string) =>
          document.querySelector(`#session-${id}`)?.getBoundingClientRect().toJSON() as DOMRect;
        const swipe = document.querySelector(".swipe");
        return {
          one: box("quanta"),
          other: box("heredity"),
          more: (swipe?.scrollWidth ?? 0) - (swipe?.clientWidth ?? 0),
        };
      });
      await page.close();
      return found;
    };
    const desk = await boxes(1440);
    expect([desk.one.top, desk.more]).toEqual([desk.other.top, 0]);
    expect(desk.other.left).toBeGreaterThanOrEqual(desk.one.right);
    const phone = await boxes(390);
    expect(phone.one.right).toBeLessThanOrEqual(390);
    expect(phone.other.left).toBeGreaterThan(300);
    expect(phone.more).toBeGreaterThan(100);
  });

  it("draws the line of the current time while the day lasts", async () => {
    const { page } = await open("right-to-left", "day-2030-03-31.html");
    const lines = (time: string) =>
      page.evaluate((at) => {
        Date.now = () => Date.parse(at);
        dispatchEvent(new Event("resize"));
        return document.querySelectorAll(".now").length;
      }, time);
    expect(await lines("2030-03-31T07:30:00Z")).toBe(await page.$$eval(".grid", (grids) => grids.length));
    expect(await lines("2030-03-31T12:00:00Z")).toBe(0);
    await page.close();
  });
});
