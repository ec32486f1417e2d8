// Archives and tables of strangers: many files, lies about sizes, lists that point elsewhere, endless rows. In:
// archives and tables. Out: what is read from them, in time proportional to their size.
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSeparated } from "../../src/import/containers/separated.ts";
import { openZip } from "../../src/import/containers/zip.ts";
import { processorSeconds } from "../support/effort.ts";

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("utf8");

describe("an archive", () => {
  it("is read as it was packed, with names in any script", () => {
    const zip = openZip(
      zipSync({ "a/é.txt": strToU8("one"), "b.txt": [strToU8("two".repeat(99)), { level: 0 }], "c/": strToU8("") }),
    );
    expect(zip.names).toEqual(["a/é.txt", "b.txt"]);
    expect(text(zip.read("a/é.txt"))).toBe("one");
    expect(text(zip.read("b.txt"))).toBe("two".repeat(99));
    expect(zip.read("none")).toBe(null);
    expect(zip.damage).toBe(null);
  });

  it("of many files is read in time proportional to their number", async () => {
    const cost = async (count: number) => {
      const files: Zippable = Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`${i}.csv`, strToU8(`T\n${i}\n`)]),
      );
      const bytes = zipSync(files, { level: 0 });
      return processorSeconds(() => {
        const zip = openZip(bytes);
        for (const name of zip.names) zip.read(name);
      });
    };
    await cost(2_000);
    // One pass for each file took a minute.
    expect(await cost(20_000)).toBeLessThan(5);
  });

  it("whose list is too short or too long yields what it can", () => {
    const bytes = zipSync({ "a.txt": strToU8("a".repeat(1000)), "b.txt": strToU8("b") });
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = 0xff;
      const zip = openZip(damaged);
      for (const name of zip.names) expect(zip.read(name)?.length ?? 0).toBeLessThanOrEqual(70_000);
    }
  });

  it("that is cut off yields what precedes the break, however long it is", async () => {
    const bytes = zipSync({ "a.bin": new Uint8Array(60_000_000) }, { level: 1 });
    const random = zipSync({ "a.txt": strToU8("before"), "b.bin": [new Uint8Array(30_000_000), { level: 0 }] });
    expect(
      await processorSeconds(() => {
        expect(openZip(bytes.subarray(0, bytes.length - 30)).damage).toMatch(/ends before/);
        const zip = openZip(random.subarray(0, 25_000_000));
        expect(text(zip.read("a.txt"))).toBe("before");
      }),
    ).toBeLessThan(8);
  });
});

it("a table has as many columns as Excel's, and reports the row with more", () => {
  const { sheet, faults } = readSeparated("a.csv", "a.csv", `Title${",x".repeat(20_000)}\n1,2\n`);
  expect(sheet.rows.map((row) => row.length)).toEqual([16_384, 2]);
  expect(faults.map(({ row }) => row)).toContain(1);
});
