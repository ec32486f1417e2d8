// What a process keeps from one build to the next. Out: all of these stores, empty.
import { KeptChecks } from "../check/kept-checks.ts";
import type { Kept } from "../compile.ts";
import { KeptBlocks } from "../compose/kept-blocks.ts";
import { KeptPictures } from "../figure/kept-pictures.ts";
import { KeptAbstracts } from "../input/kept-abstracts.ts";
import { KeptBook } from "../input/kept-book.ts";
import type { Reading } from "../input/read-abstracts.ts";
import { KeptPages } from "../page/kept-pages.ts";
import { KeptRuns } from "../page/kept-runs.ts";
import { KeptLines } from "../paragraph/kept-lines.ts";
import { Steady } from "../runtime/is-same.ts";
import type { Style } from "../template/style.ts";

/** Ends a build: what it did not ask for is dropped, so that nothing old takes memory until the next one. */
export function dropOld({ abstracts, pictures, setting }: Kept): void {
  for (const each of [abstracts, pictures, ...Object.values(setting)]) each.rest();
}

export function nothingKept(): Kept {
  return {
    abstracts: new KeptAbstracts<Reading>(),
    book: new KeptBook(),
    checks: new KeptChecks(),
    pictures: new KeptPictures(),
    style: new Steady<Style>(),
    setting: { blocks: new KeptBlocks(), lines: new KeptLines(), runs: new KeptRuns(), pages: new KeptPages() },
  };
}
