// A watched book, and a browser that shows it: the program and Chromium, as a person runs them.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { onDemand, requireOnDemand } from "../../scripts/on-demand.mjs";
import { repository, temporaryFolder, writeFiles } from "../support/run.ts";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromium = places.find((path) => path !== undefined && existsSync(path));

/** Set by CI: a missing browser is then a failure, not a reason to skip. */
export const isBrowserRequired = process.env.ABSTRACTS_BROWSER === "required";
export const hasBrowser = chromium !== undefined || isBrowserRequired;

export function openBrowser(): Promise<Browser> {
  if (chromium === undefined) throw new Error("there is no Chromium, which these tests need: apt-get install chromium");
  const puppeteer: typeof import("puppeteer-core") = requireOnDemand("browser")("puppeteer-core");
  return puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"], protocolTimeout: 120_000 });
}

/** The accessibility checker, run in the page. */
export function axeScript(): string {
  return readFileSync(join(onDemand("browser"), "axe-core", "axe.min.js"), "utf8");
}

/** Milliseconds that a machine with other things to do may take for a build. */
export const patience = 60_000;

export class WatchedBook {
  readonly folder: string;
  readonly #temporary = temporaryFolder();
  #process: ChildProcess | null = null;
  said = "";
  address = "";

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = join(this.#temporary.path, "book");
    writeFiles(this.folder, files);
  }

  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, NO_COLOR: "1", XDG_STATE_HOME: join(this.#temporary.path, "state") };
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts the watch; returns its address. */
  start(...options: readonly string[]): Promise<string> {
    const words = [join(repository, "bin", "abstracts.js"), "watch", this.folder, "--no-open", ...options];
    const child = spawn(process.execPath, words, { env: this.environment, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    child.stderr.on("data", (data) => {
      this.said += data;
    });
    return new Promise((resolve, reject) => {
      child.stdout.once("data", (data) => {
        this.address = String(data).trim();
        resolve(this.address);
      });
      child.once("exit", (status) => reject(new Error(`the watch ended with status ${status}\n${this.said}`)));
    });
  }

  /** Ends it as Ctrl+C does; returns its exit status. */
  stop(): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill("SIGINT");
    });
  }

  async remove(): Promise<void> {
    await this.stop();
    this.#temporary.remove();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  text(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  change(name: string, from: string, to: string): void {
    const text = this.text(name);
    if (!text.includes(from)) throw new Error(`${name} has no “${from}”`);
    writeFileSync(this.path(name), text.replace(from, to));
  }
}

/** A window on a book, its first page drawn. */
export async function openWindow(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport({ width: 1200, height: 800 });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForSelector(".page[data-drawn]");
  return page;
}

/** Waits until the words are on a page that has been drawn as it is now. */
export async function seesText(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(".page[data-drawn]")].some((one) =>
        one.textContent?.replace(/\s+/g, " ").includes(wanted),
      ),
    {},
    words,
  );
}
