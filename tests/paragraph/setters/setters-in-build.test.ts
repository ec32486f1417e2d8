// The program with and without other threads that set paragraphs: the same PDF, byte for byte, and the same cache for the
// next build.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, it } from "vitest";
import { makeBook } from "../../../scripts/make-book.mjs";
import type { Choice } from "../../../src/session/snapshot.ts";
import { Caller } from "../../../src/watch/remote.ts";
import { abstractsAlone, repository } from "../../support/run.ts";

const work = mkdtempSync(join(tmpdir(), "abstracts-setters-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const generated = join(work, "generated");
makeBook(30, generated);

/** The bytes of the PDF, and what the program reports. */
function built(book: string, setters: number, ...words: readonly string[]) {
  const pdf = join(work, `${setters}.pdf`);
  const environment = { ABSTRACTS_SETTERS: String(setters) };
  const { status, stderr } = abstractsAlone(work, ["build", book, "-o", pdf, "--force", ...words], environment);
  expect(status, stderr).toBe(0);
  return { bytes: readFileSync(pdf), said: stderr.replace(/\S+\.pdf: .*/, "") };
}

/** What `watch` has of the first build. */
async function sessionPdf(folder: string): Promise<Buffer> {
  const thread = new Worker(join(repository, "dist", "session-worker.cjs"), {
    workerData: { folder },
    env: { ...process.env, ABSTRACTS_SETTERS: "2" },
  });
  const session = new Caller(thread);
  try {
    const choice: Choice = { template: null, paper: null, profile: null, draft: false };
    await session.call("build", [{ choice, saved: [] }]);
    return Buffer.from((await session.call("bookPdf", [])) as Uint8Array);
  } finally {
    await thread.terminate();
  }
}

describe("a book that several threads set", () => {
  it.each(["classic", "journal"])(
    "is the same as one that a single thread sets, and so is the next build: %s",
    (template) => {
      const alone = built(generated, 0, "--template", template, "--no-cache");
      const kept = ["--template", template, "--cache", join(work, `cache-${template}`)];
      for (const several of [built(generated, 2, ...kept), built(generated, 2, ...kept)]) {
        expect(several.said).toBe(alone.said);
        expect(several.bytes.equals(alone.bytes)).toBe(true);
      }
    },
    300_000,
  );

  it("is the same as in a process that builds it again and again", async () => {
    const alone = built(generated, 0, "--no-cache");
    expect((await sessionPdf(generated)).equals(alone.bytes)).toBe(true);
  }, 300_000);
});
