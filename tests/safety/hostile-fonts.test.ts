// Fonts in the book folder that are made to cost time or memory: lookups that call themselves, glyphs that contain
// themselves, endless maps. HarfBuzz bounds its work per word, and the font readers bound what they read; each font is
// printed or reported.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { readTables, writeSfnt } from "../../src/fonts/sfnt.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { contained } from "../../src/runtime/memory.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { ownFontBook } from "../support/own-font-book.ts";
import { repository } from "../support/run.ts";
import {
  calling,
  composite,
  endlessGroups,
  equalSegments,
  layout,
  manyNames,
  multiplied,
  outlines,
} from "./hostile-tables.ts";

const good = readTables(
  readFileSync(join(repository, "node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf")),
);
/** “e” in the font. */
const letter = 72;

/** head with long offsets. */
function longOffsets(): Buffer {
  const head = Buffer.from(good.byTag.get("head") ?? []);
  head.writeInt16BE(1, 50);
  return head;
}

type Tables = Readonly<Record<string, Buffer>>;

const attacks: readonly (readonly [string, () => Tables])[] = [
  [
    "substitutes many glyphs for one, in lookups on top of each other",
    () => ({
      GSUB: layout(
        "ccmp",
        Array.from({ length: 30 }, () => multiplied(letter, 40)),
      ),
    }),
  ],
  ["has a lookup that calls itself", () => ({ GSUB: layout("liga", [calling(5, [0, 0, 0, 0, 0, 0])]) })],
  [
    "has lookups that call each other, many times each",
    () => ({
      GSUB: layout(
        "liga",
        Array.from({ length: 60 }, (_, index) =>
          calling(
            5,
            Array.from({ length: 50 }, () => (index + 1) % 60),
          ),
        ),
      ),
    }),
  ],
  [
    "has lookups that call each other and make more glyphs",
    () => ({
      GSUB: layout("ccmp", [
        ...Array.from({ length: 30 }, (_, index) => calling(5, [30, index + 1, index + 1, index + 1])),
        multiplied(letter, 60),
      ]),
    }),
  ],
  [
    "positions by lookups that call each other",
    () => ({
      GPOS: layout(
        "kern",
        Array.from({ length: 60 }, (_, index) =>
          calling(
            7,
            Array.from({ length: 50 }, () => (index + 1) % 60),
          ),
        ),
      ),
    }),
  ],
  ["maps every character there could be", () => ({ cmap: endlessGroups(1) })],
  ["maps every character there could be, a thousand times", () => ({ cmap: endlessGroups(1000) })],
  ["maps every character in each of its segments", () => ({ cmap: equalSegments(4000) })],
  [
    "has glyphs that are part of themselves",
    () => ({ head: longOffsets(), ...outlines(Array.from({ length: 2000 }, (_, index) => composite([index, index]))) }),
  ],
  [
    "has glyphs of two of the next one, and so on",
    () => ({
      head: longOffsets(),
      ...outlines(Array.from({ length: 2000 }, (_, index) => composite([(index + 1) % 2000, (index + 1) % 2000]))),
    }),
  ],
  ["has the same names again and again", () => ({ name: manyNames(4000) })],
];

describe("a font that", () => {
  let folder: string;
  beforeEach(() => {
    folder = ownFontBook();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(attacks)("%s", { timeout: 120_000 }, async (_, tables) => {
    const byTag = new Map([...good.byTag, ...Object.entries(tables())]);
    writeFileSync(join(folder, "fonts/Own-Regular.ttf"), writeSfnt({ ...good, byTag }));
    const diagnostics = new Diagnostics();
    await contained(diagnostics, async () => {
      const compiled = await compile({ folder }, diagnostics);
      const [print] = compiled?.prints ?? [];
      if (print) await writePdf(print.document, { plain: false });
    });
    const codes = diagnostics.sorted().map(({ code }) => code);
    expect(codes).not.toContain("internal-fault");
  });
});
