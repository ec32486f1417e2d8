import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { abstractsAlone, copyBook, repository, temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it("the sample book has the same bytes in every place, time zone and locale, with workers and without", async () => {
  const built = (name: string, environment: Record<string, string>) => {
    copyBook(join(repository, "data"), join(folder.path, name));
    const run = abstractsAlone(folder.path, ["build", name, "-o", "book.pdf"], environment);
    expect(run.status, run.stderr).toBe(0);
    return readFileSync(join(folder.path, "book.pdf"));
  };
  const first = built("one", { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" });
  const second = built("deep/er/place", { TZ: "America/Anchorage", LANG: "C", LC_ALL: "C" });
  expect(second.equals(first)).toBe(true);
  // Here the sources run unbundled, and references are formatted in this thread.
  const compiled = await compile({ folder: join(repository, "data") }, new Diagnostics());
  const [print] = compiled?.prints ?? [];
  if (!print) throw new Error("the sample book is not printed");
  expect(Buffer.from(await writePdf(print.document, { plain: false })).equals(first)).toBe(true);
});
