// `check --watch` and `watch` in the terminal: what they say, and how they end.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let running: ChildProcess | null = null;
let said = "";
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(join(folder.path, "book"), smallBook);
});
afterEach(async () => {
  await end("SIGKILL");
  folder.remove();
});

const environment = () => ({ NO_COLOR: "1", XDG_STATE_HOME: join(folder.path, "state") });

function start(...words: readonly string[]): void {
  said = "";
  running = spawn(process.execPath, [join(repository, "bin", "abstracts.js"), ...words], {
    cwd: folder.path,
    env: { ...process.env, ...environment() },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [running.stdout, running.stderr])
    stream?.on("data", (data) => {
      said += data;
    });
}

/** Waits until it has said so. */
async function says(wanted: RegExp): Promise<void> {
  for (let waited = 0; waited < 1200; waited++) {
    if (wanted.test(said)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`it did not say ${wanted}:\n${said}`);
}

function end(signal: NodeJS.Signals): Promise<number | null> {
  const child = running;
  running = null;
  if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });
}

function change(from: string, to: string): void {
  const path = join(folder.path, "book/abstracts/motion.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

describe("check --watch", () => {
  it("reports every fault after each save, a line for each, and ends on a signal", async () => {
    start("check", "--watch", "book");
    await says(/Checked: nothing wrong/);
    change("suspended in", "suspended  in");
    await says(
      /^Checking book …\nbook\/abstracts\/motion\.yaml:5:\d+: warning: [^\n]*\[double-space\]\nChecked: 1 warning \(/m,
    );
    expect(await end("SIGINT")).toBe(0);
  });

  it("takes one folder, and fixes nothing", () => {
    expect(abstracts(folder.path, ["check", "--watch", "--fix", "book"]).status).toBe(2);
    expect(abstracts(folder.path, ["check", "--watch", "nowhere"]).status).toBe(2);
  });
});

describe("watch", () => {
  it("prints a line for each build, with new and solved problems", async () => {
    start("watch", "book", "--no-open");
    await says(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/m);
    await says(/^\d+ pages \(/m);
    change("title: On", "titlle: On");
    await says(/^\+ book\/abstracts\/motion\.yaml:\d+:\d+: error: [\s\S]*the last good pages stay/m);
    change("titlle: On", "title: On");
    await says(/^- book\/abstracts\/motion\.yaml:[\s\S]*\d+ pages, none changed/m);
    expect(await end("SIGTERM")).toBe(0);
  });

  it.each(["65536", "99999999", "-1", "1e3"])("refuses what is no port: %s", (port) => {
    const { status, stderr } = abstracts(folder.path, ["watch", "--no-open", `--port=${port}`]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/a port is at most 65535|it must be a whole number/)]);
  });

  it("refuses a port that is in use, and suggests what to do", async () => {
    const taken = createServer();
    const port = await new Promise<number>((listening) =>
      taken.listen(0, "127.0.0.1", () => listening((taken.address() as { port: number }).port)),
    );
    const { status, stderr } = abstracts(
      folder.path,
      ["watch", "book", "--no-open", "--port", String(port)],
      environment(),
    );
    taken.close();
    expect(status).toBe(2);
    expect(stderr).toContain(`port ${port} is in use`);
  });

  it("is found by --goto only while it runs, and only for files of its book", () => {
    const place = (path: string) => abstracts(folder.path, ["watch", "--goto", path], environment());
    expect(place("book/abstracts/motion.yaml:3").stderr).toContain("no watch of this book is running");
    expect(place("book/abstracts/motion.yaml").status).toBe(2);
    expect(place("book/abstracts/nothing.yaml:1").status).toBe(2);
  });

  it("needs a book", () => {
    const { status, stderr } = abstracts(folder.path, ["watch", "--no-open"], environment());
    expect(status).toBe(2);
    expect(stderr).toContain("book.yaml");
  });
});
