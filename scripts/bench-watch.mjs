// npm run bench -- --watch [N …]: watches generated books, saves a changed word of an abstract in the middle again and again, and measures the time
// from the save to the build that the page receives, to the bytes of the changed page, and to its pixels in Chromium (if it is installed).
// Prints medians, and the memory of the whole program at rest.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeBook } from "./make-book.mjs";
import { requireOnDemand } from "./on-demand.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const saves = 15;
const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);

/** Prints the table. */
export async function benchWatch(numbers) {
  const work = mkdtempSync(join(tmpdir(), "abstracts-bench-"));
  try {
    const head = [
      "abstracts",
      "pages",
      "first build s",
      "to the build ms",
      "to bytes ms",
      "to pixels ms",
      "worst pixels ms",
      "at rest MiB",
    ];
    console.log(`${saves} saves of a word, medians\n\n| ${head.join(" | ")} |\n|${"--:|".repeat(head.length)}`);
    for (const number of numbers) console.log(`| ${(await row(Number(number), work)).join(" | ")} |`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function row(number, work) {
  const folder = join(work, `generated-${number}`);
  makeBook(number, folder);
  const env = { ...process.env, XDG_STATE_HOME: join(work, "state") };
  const program = spawn(process.execPath, [join(root, "bin/abstracts.js"), "watch", folder, "--no-open"], { env });
  const browser = chromium ? await openBrowser() : null;
  try {
    const address = await new Promise((resolve) => program.stdout.once("data", (data) => resolve(String(data).trim())));
    const book = await listen(address);
    const first = await book.next();
    const page = browser && (await openPage(browser, address));
    const times = { build: [], bytes: [], pixels: [] };
    const file = middleFile(folder);
    for (let count = 0; count < saves; count++) {
      const text = readFileSync(file, "utf8");
      const began = Date.now();
      writeFileSync(file, text.replace(/^(abstract: \|\n\s+)(?:Word\d+ )?/m, `$1Word${count} `));
      const snapshot = await book.next();
      times.build.push(Date.now() - began);
      const key = snapshot.pages[snapshot.go?.page ?? 0].key;
      await (await fetch(`${address}page/${key}.pdf`)).arrayBuffer();
      times.bytes.push(Date.now() - began);
      if (!page) continue;
      const shown = await page.waitForFunction((drawn) => window.shownAt.get(drawn), { polling: 5 }, key);
      // The first save has to scroll to the page.
      if (count > 0) times.pixels.push((await shown.jsonValue()) - began);
      await new Promise((done) => setTimeout(done, 300));
    }
    await new Promise((done) => setTimeout(done, 3000));
    const memory =
      Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${program.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const seconds = (first.milliseconds / 1000).toFixed(2);
    const pixels = page ? [median(times.pixels), Math.max(...times.pixels)] : ["–", "–"];
    return [
      number,
      first.pages.length,
      seconds,
      median(times.build),
      median(times.bytes),
      ...pixels,
      Math.round(memory),
    ];
  } finally {
    program.kill("SIGTERM");
    await browser?.close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function middleFile(folder) {
  const files = readdirSync(join(folder, "abstracts"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".yaml"),
  );
  return join(folder, "abstracts", files.sort()[Math.floor(files.length / 2)]);
}

/** The snapshots that the page receives, one after the other. */
async function listen(address) {
  const response = await fetch(`${address}events`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async next() {
      for (;;) {
        const found = /event: snapshot\ndata: (.*)\n\n/.exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return JSON.parse(found[1]);
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("the watch has ended");
        text += value;
      }
    },
  };
}

async function openBrowser() {
  return requireOnDemand("browser")("puppeteer-core").launch({ executablePath: chromium, args: ["--no-sandbox"] });
}

/** A browser page that records when each version of a page of the book has been drawn. */
async function openPage(browser, address) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    window.shownAt = new Map();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const { drawn } = target.dataset;
        // On the screen with the next frame.
        if (drawn !== undefined) requestAnimationFrame(() => window.shownAt.set(drawn, Date.now()));
      }
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForSelector(".page[data-drawn]");
  return page;
}
