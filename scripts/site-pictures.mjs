// Makes the pictures of the sample book's site in docs/pictures. Needs Chromium; CHROMIUM names its program if it is not found.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { makeBook } from "./make-book.mjs";
import { requireOnDemand } from "./on-demand.mjs";

const puppeteer = requireOnDemand("browser")("puppeteer-core");
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), "abstracts-site-"));
const sample = "elysium-congress-of-great-results-site";
const shots = [
  ["site-start", sample, "index.html", 1280, 800, "light"],
  ["site-day", sample, "day-2026-09-14.html", 1280, 800, "light"],
  ["site-phone", sample, "abstracts/planck-normal-spectrum.html", 390, 800, "light"],
  ["site-phone-day", sample, "day-2026-09-14.html", 390, 800, "dark"],
  ["site-rooms", "rooms-site", "day-2024-05-13.html", 1280, 800, "light"],
];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  cpSync(join(root, "data"), join(work, "data"), { recursive: true });
  const words = ["build", join(work, "data"), "-q", "-o", join(work, "book.pdf"), "--with", "html"];
  execFileSync(process.execPath, [join(root, "bin", "abstracts.js"), ...words]);
  mkdirSync(join(work, "rooms"));
  makeBook(400, join(work, "rooms"), 14);
  const rooms = ["export", "html", join(work, "rooms"), "-q", "-o", join(work, "rooms-site")];
  execFileSync(process.execPath, [join(root, "bin", "abstracts.js"), ...rooms]);
  const page = await browser.newPage();
  for (const [name, site, path, width, height, scheme] of shots) {
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(pathToFileURL(join(work, site, path)).href);
    await page.screenshot({ path: join(root, "docs", "pictures", `${name}.png`) });
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}
