// Running text takes a short way through a paragraph: loops that repeat the rules for words and spaces. With and without
// them, lines are the same.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Piece } from "../../src/compose/block.ts";
import type { Line } from "../../src/paragraph/line.ts";
import type { ParagraphStyle } from "../../src/template/style.ts";
import { tries } from "../support/runs.ts";
import { openShop, paragraph, text } from "./set.ts";

/** How far each loop came, and whether it may begin. */
const loops = vi.hoisted(() => ({ areUsed: true, added: 0, gathered: 0, placed: 0 }));

vi.mock(import("../../src/paragraph/add-plain-text.ts"), async (original) => {
  const real = await original();
  const addPlainText: typeof real.addPlainText = (items, origin, plain, from) => {
    const end = loops.areUsed ? real.addPlainText(items, origin, plain, from) : from;
    loops.added += end - from;
    return end;
  };
  return { ...real, addPlainText };
});

vi.mock(import("../../src/paragraph/gather-text.ts"), async (original) => {
  const real = await original();
  const gatherText: typeof real.gatherText = (pass, from) => {
    const end = loops.areUsed ? real.gatherText(pass, from) : from;
    loops.gathered += end - from;
    return end;
  };
  return { ...real, gatherText };
});

vi.mock(import("../../src/paragraph/place-text.ts"), async (original) => {
  const real = await original();
  const placeText: typeof real.placeText = (items, elements, last, open, share, writer) => {
    const end = loops.areUsed ? real.placeText(items, elements, last, open, share, writer) : last;
    loops.placed += end - last;
    return end;
  };
  return { ...real, placeText };
});

const languages = ["en", "de", "fr", "nl", "pl", "fi", "el", "ru", "he", "ar", "ja", "th", "am", "tr"] as const;

/** Words of these languages, and of everything that running text has between its words. */
const words = {
  en: [
    "the",
    "measurement",
    "of",
    "half-lives,",
    "(in",
    "vivo)",
    "is",
    "“robust”.",
    "e.g.",
    "re-evaluated",
    "[see",
    "3];",
  ],
  de: ["die", "Donaudampfschifffahrt", "und", "„Größe“,", "straßenweise", "Ein-", "und", "Ausgang"],
  fr: ["l’étude", "«", "vraie", "»", "quelle", "?", "c’est-à-dire", "où", "naïveté"],
  other: [
    "ἀριθμός",
    "частота",
    "измерение,",
    "źródło",
    "yhteiskunta",
    "İstanbul",
    "ﬁne",
    "A⁄B",
    "3×10⁵",
    "x",
    "—",
    "…",
    "-",
  ],
  unusual: [
    "שלום",
    "עולם,",
    "سلام",
    "日本語の組版",
    "ภาษาไทย",
    "ሰላም፡ለዓለም",
    "བོད་ཡིག",
    "\u{1f52c}",
    "\u{20bb7}",
    "a".repeat(420),
  ],
} as const;
const plainWords = [...words.en, ...words.de, ...words.fr, ...words.other];
const plainWord = fc.constantFrom<string[]>(...plainWords);
const anyWord = fc.constantFrom<string[]>(...plainWords, ...words.unusual);
const usualSpace = fc.constantFrom(" ", " ", " ", " ", "  ", "\n", "\t ");
const anySpace = fc.constantFrom(
  " ",
  " ",
  " ",
  "  ",
  "\u00a0",
  "\u00ad",
  "\u200b",
  "\u2009",
  " \u00a0",
  "\u2003 ",
  "",
  "\u202f",
);

const sentence = (word: fc.Arbitrary<string>, space: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(fc.tuple(word, space), { minLength: 1, maxLength }).map((pairs) => pairs.flat().join(""));

const look = fc.record(
  {
    size: fc.constantFrom(8, 10, 13.5),
    italic: fc.boolean(),
    tracking: fc.constantFrom(0, 0.03),
    caps: fc.constantFrom("normal", "small-caps", "all-caps"),
    underline: fc.boolean(),
  },
  { requiredKeys: [] },
);

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(sentence(plainWord, usualSpace, 40), fc.constant({})) },
  { weight: 2, arbitrary: fc.tuple(sentence(plainWord, anySpace, 20), look) },
  { weight: 1, arbitrary: fc.tuple(sentence(anyWord, anySpace, 12), look) },
);

const style: fc.Arbitrary<Partial<ParagraphStyle>> = fc.record({
  align: fc.constantFrom("justify", "justify", "left", "center"),
  hyphenate: fc.boolean(),
  firstIndent: fc.constantFrom(0, 12),
  balance: fc.boolean(),
});

const shops = [
  { protrusion: true, expansion: 0.02, letterspacing: 0.005 },
  { protrusion: false, expansion: 0, letterspacing: 0 },
  { protrusion: true, expansion: 0, letterspacing: 0.02 },
].map((typography) => ({ short: openShop(typography), long: openShop(typography) }));

/** Everything about lines but the objects and numbers that belong to one shop. */
function seen(lines: readonly Line[]): string {
  const fields = lines.map(({ items, reading, width, ascent, descent, ratio, overfull, hyphenated }) => ({
    ...{ items, reading, width, ascent, descent, ratio, overfull, hyphenated },
  }));
  return JSON.stringify(fields, (key, value) => (/^(?:tag|id|face)$/.test(key) ? 0 : value));
}

function setBoth(pieces: readonly Piece[], own: Partial<ParagraphStyle>, measure: number, shop: number) {
  const [usual, plodding] = [shops[shop]?.short, shops[shop]?.long];
  if (!usual || !plodding) throw new RangeError("no such shop");
  const content = paragraph(pieces, own);
  loops.areUsed = true;
  const quick = usual.typesetter.setParagraph(content, measure, () => null);
  loops.areUsed = false;
  const slow = plodding.typesetter.setParagraph(content, measure, () => null);
  return { quick: seen(quick), slow: seen(slow) };
}

describe("the loops for running text", () => {
  it("give the same lines as the steps that they save", () => {
    Object.assign(loops, { added: 0, gathered: 0, placed: 0 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, fc.constantFrom(...languages)), { minLength: 1, maxLength: 4 }),
        style,
        fc.constantFrom(60, 140, 330),
        fc.nat({ max: shops.length - 1 }),
        (parts, own, measure, shop) => {
          const pieces = parts.map(([[words, look], language]) => text(words, look, language));
          const { quick, slow } = setBoth(pieces, own, measure, shop);
          expect(quick.length).toBeGreaterThan(100);
          expect(quick).toBe(slow);
        },
      ),
      tries(300),
    );
    // Otherwise nothing was compared.
    expect(Math.min(loops.added, loops.gathered, loops.placed)).toBeGreaterThan(100);
  });
});
