// What the page shows is what is printed, every word of it leads to its file, and it is accessible.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRender, pixelsOfPage } from "../../scripts/pixels.mjs";
import { smallBook, temporaryFolder } from "../support/run.ts";
import { axeScript, hasBrowser, openBrowser, openWindow, patience, seesText, WatchedBook } from "./watched.ts";

const files = {
  ...smallBook,
  "book.yaml": `${smallBook["book.yaml"]}layout: { abstracts: page }\n`,
  "programme.yaml": `days:
  - date: 2026-05-04
    sessions:
      - title: By the sea
        start: "09:00"
        items:
          - { abstract: tides, start: "09:00", end: "09:30" }
          - { title: A walk on the beach, start: "09:30", end: "10:00" }
`,
  "abstracts/tides.yaml": `title: On the rising tides
authors:
  - { name: Mary Somerville, affiliation: Jedburgh }
  - { name: Caroline Herschel, affiliation: Slough }
abstract: |
  The sea rises twice a day, as was said before.
references:
  - { text: "Galilei, G. Discourse on the ebb and flow, 1616" }
`,
};

/** The side of the squares whose means are compared: different smoothing by two renderers does not count. */
const side = 8;
/** How much the mean of a square may differ, out of 255, and how many of all may differ by more. */
const most = 40;
const share = 0.004;

describe.skipIf(!hasBrowser)("what the page shows", { timeout: 5 * patience }, () => {
  let browser: Browser;
  let book: WatchedBook;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    book = new WatchedBook(files);
    await book.start();
    page = await openWindow(browser, book.address);
  }, 3 * patience);
  afterAll(async () => {
    await browser?.close();
    await book?.remove();
  }, patience);

  const turnTo = async (words: string, number: number) => {
    await page.$eval(
      'input[aria-label="Page"]',
      (field, wanted) => {
        field.value = String(wanted);
        field.dispatchEvent(new Event("change"));
      },
      number,
    );
    await seesText(page, words);
  };
  const pageWith = (words: string) =>
    fetch(`${book.address}search?q=${encodeURIComponent(words)}`)
      .then((response) => response.json() as Promise<readonly { readonly page: number }[]>)
      .then((hits) => hits.map((hit) => hit.page + 1));

  it.skipIf(!canRender())("is what is printed, pixel by pixel", async () => {
    const folder = temporaryFolder();
    try {
      const pdf = join(folder.path, "book.pdf");
      writeFileSync(pdf, new Uint8Array(await (await fetch(`${book.address}book.pdf`)).arrayBuffer()));
      const [number = 0] = await pageWith("twice a day");
      await turnTo("twice a day", number);
      const shown = await page.$eval(`.page[data-page="${number - 1}"] canvas`, (found) => {
        const { width, height } = found;
        const data = found.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
        return { width, height, grey: Array.from({ length: width * height }, (_, i) => data[i * 4 + 1] ?? 255) };
      });
      const points = await page.$eval(`.page[data-page="${number - 1}"]`, () => 595.276);
      const dpi = (72 * shown.width) / points;
      const printed = (at: number) => {
        const { width, channels, data, height } = pixelsOfPage(pdf, at, { dpi, grey: true });
        return { width, height, grey: Array.from({ length: width * height }, (_, i) => data[i * channels] ?? 255) };
      };
      expect(unlike(shown, printed(number))).toBeLessThan(share);
      // Another page is another picture.
      expect(unlike(shown, printed(number - 1))).toBeGreaterThan(share * 3);
    } finally {
      folder.remove();
    }
  });

  it.each([
    ["a title", "On the rising tides", "twice a day", /tides\.yaml:1:\d+/],
    ["an author", "Mary Somerville", "twice a day", /tides\.yaml:3:\d+/],
    ["an affiliation", "Jedburgh", "twice a day", /tides\.yaml:3:\d+/],
    ["a reference", "Discourse on the ebb", "twice a day", /tides\.yaml:8:\d+/],
    ["a row of the programme", "On the rising tides", "A walk on the beach", /(?:tides\.yaml:1|programme\.yaml:7):\d+/],
    ["an event", "A walk on the beach", "A walk on the beach", /programme\.yaml:8:\d+/],
    ["a session", "By the sea", "A walk on the beach", /programme\.yaml:4:\d+/],
  ])("leads from %s to its file", async (_what, words, beside, expected) => {
    const [number = 0] = await pageWith(beside);
    await turnTo(beside, number);
    const { x, y } = await page.$eval(
      `.page[data-page="${number - 1}"]`,
      (shown, wanted) => {
        const lines = [...shown.querySelectorAll(".text .line")];
        const found = lines.find((line) => line.textContent?.replace(/\s+/g, " ").includes(wanted));
        found?.scrollIntoView({ block: "center" });
        const box = found?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
      },
      words,
    );
    await page.keyboard.down("Alt");
    await page.mouse.click(x, y);
    await page.keyboard.up("Alt");
    await page.waitForSelector(".source-card[open] .open");
    expect(await page.$eval(".source-card", (card) => card.textContent)).toMatch(expected);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".source-card:not([open])");
  });

  it("has no faults for axe", async () => {
    await page.evaluate(axeScript());
    const faults = () =>
      page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
          };
        };
        const { violations } = await axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
      });
    expect(await faults()).toEqual([]);
    book.change("abstracts/tides.yaml", "rises twice", "rises  twice");
    await page.keyboard.press("e");
    await page.waitForSelector(".problem .fix");
    expect(await faults()).toEqual([]);
    await page.keyboard.down("Control");
    await page.keyboard.press("f");
    await page.keyboard.up("Control");
    await page.keyboard.type("sea");
    await page.waitForSelector(".hits mark");
    expect(await faults()).toEqual([]);
  });
});

interface Grey {
  readonly width: number;
  readonly height: number;
  readonly grey: readonly number[];
}

/** The share of squares whose means differ. */
function unlike(one: Grey, other: Grey): number {
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  expect(Math.abs(one.width - other.width) + Math.abs(one.height - other.height)).toBeLessThanOrEqual(4);
  const mean = ({ grey, width: line }: Grey, left: number, top: number) => {
    let sum = 0;
    for (let y = top; y < top + side; y++) for (let x = left; x < left + side; x++) sum += grey[y * line + x] ?? 255;
    return sum / (side * side);
  };
  let [different, all] = [0, 0];
  for (let y = 0; y + side <= height; y += side) {
    for (let x = 0; x + side <= width; x += side) {
      all++;
      if (Math.abs(mean(one, x, y) - mean(other, x, y)) > most) different++;
    }
  }
  return different / all;
}
