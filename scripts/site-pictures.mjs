// Makes the pictures of the sample book's site in docs/pictures. Needs Chromium; CHROMIUM names its program if it is not found.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), "abstracts-site-"));
const shots = [
  ["site-start", "index.html", 1280, 800],
  ["site-day", "day-2026-09-14.html", 1280, 800],
  ["site-phone", "abstracts/planck-normal-spectrum.html", 390, 800],
];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  cpSync(join(root, "data"), join(work, "data"), { recursive: true });
  const words = ["build", join(work, "data"), "-q", "-o", join(work, "book.pdf"), "--with", "html"];
  execFileSync(process.execPath, [join(root, "bin", "abstracts.js"), ...words]);
  const page = await browser.newPage();
  for (const [name, path, width, height] of shots) {
    await page.setViewport({ width, height });
    await page.goto(pathToFileURL(join(work, "elysium-congress-of-great-results-site", path)).href);
    await page.screenshot({ path: join(root, "docs", "pictures", `${name}.png`) });
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}
