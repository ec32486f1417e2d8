// Every broken book, printed in spite of its faults: as a draft, and as the final book with --keep-going.
import { expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { allFaults, withBook } from "../faults/support.ts";

const faults = allFaults();
/** A draft requires book.yaml, and --keep-going requires hardly anything. */
const ways = [
  ["as a draft", { draft: true }, 30],
  ["with --keep-going", { keepGoing: true }, faults.length - 4],
] as const;

it.each(ways)(
  "every broken but readable book is printed %s",
  async (_, way, least) => {
    let printed = 0;
    for (const fault of faults) {
      await withBook(fault, async (folder) => {
        const compiled = await compile({ folder, ...way }, new Diagnostics());
        if (compiled) printed++;
        for (const { document } of compiled?.prints ?? [])
          expect((await writePdf(document)).length, fault.name).toBeGreaterThan(500);
      });
    }
    expect(printed).toBeGreaterThan(least);
  },
  180_000,
);
