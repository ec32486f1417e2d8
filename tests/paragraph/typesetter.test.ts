import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Line } from "../../src/paragraph/line.ts";
import { stepsOf } from "../support/effort.ts";
import { tries } from "../support/runs.ts";
import { lineEnd, linesText, lineText, openShop, paragraph, tag, text, textStyle, wordsOf } from "./set.ts";

const sentences =
  "The rapid growth of materials chemistry data, driven by advancements in large-scale radiation facilities as well as " +
  "laboratory instruments, has outpaced conventional data analysis and modelling methods, which can require enormous " +
  "manual effort. To address this bottleneck, supervised machine learning models are frequently trained on large datasets.";
const noFolio = () => null;

describe("a justified paragraph", () => {
  const { typesetter } = openShop();

  it("is set in lines that all reach the right edge except the last", () => {
    const lines = typesetter.setParagraph(paragraph(sentences), 300, noFolio);
    expect(linesText(lines)).toBe(
      [
        "The rapid growth of materials chemistry data, driven by advancements",
        "in large-scale radiation facilities as well as laboratory instruments, has",
        "outpaced conventional data analysis and modelling methods, which can",
        "require enormous manual effort. To address this bottleneck, supervised",
        "machine learning models are frequently trained on large datasets.",
      ].join("\n"),
    );
    for (const line of lines.slice(0, -1)) expect(Math.abs(lineEnd(line) - 300)).toBeLessThan(4);
    for (const line of lines) expect(Math.abs(line.ratio)).toBeLessThan(1.3);
  });

  it("lets commas and hyphens hang into the margin when protrusion is on, and nothing when it is off", () => {
    const hanging = typesetter.setParagraph(paragraph(sentences), 128, noFolio);
    expect(hanging.some((line) => /[-,.]$/.test(lineText(line)) && lineEnd(line) > 128.5)).toBe(true);
    const plain = openShop({ protrusion: false }).typesetter.setParagraph(paragraph(sentences), 128, noFolio);
    for (const line of plain) expect(lineEnd(line)).toBeLessThanOrEqual(128.05);
  });

  /** The horizontal scales of all words. */
  const scalesAt = (measure: number, content: string) =>
    typesetter
      .setParagraph(paragraph(content), measure, noFolio)
      .flatMap((line) => line.items.flatMap((item) => (item.kind === "glyphs" ? [item.scale] : [])));

  it("stretches the space after a comma more than others, after a stop the most, after an initial no more", () => {
    const { typesetter: plain } = openShop({ protrusion: false, expansion: 0 });
    const [line] = plain.setParagraph(
      paragraph("One two, three four. Five A. six seven eightandnine and so on"),
      185,
      noFolio,
    );
    const words = wordsOf(line as Line);
    const gap = (text: string) => {
      const at = words.findIndex((word) => word.run.text === text);
      const [word, next] = [words[at], words[at + 1]];
      return word && next ? next.x - word.x - word.width : Number.NaN;
    };
    expect(gap("One")).toBeCloseTo(gap("A."), 2);
    expect(gap("two,")).toBeGreaterThan(gap("One") + 0.1);
    expect(gap("four.")).toBeGreaterThan(gap("two,") + 0.1);
  });

  it("stretches words by no more than the style allows", () => {
    const scales = scalesAt(300, sentences);
    expect(scales.some((scale) => scale !== 1)).toBe(true);
    for (const scale of scales) expect(Math.abs(scale - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
  });

  it("stretches them half as far again in an emergency, when a space would be half as wide again, and no further", () => {
    const scales = scalesAt(180, sentences);
    expect(Math.max(...scales)).toBeGreaterThan(1.02);
    for (const scale of scales) expect(Math.abs(scale - 1)).toBeLessThanOrEqual(0.03 + 1e-9);
  });

  it("divides a name before its number, and an address anywhere, only in an emergency", () => {
    const first = (content: string, measure: number) =>
      lineText(typesetter.setParagraph(paragraph(content), measure, noFolio)[0] as Line);
    const named =
      "Our solutions outperform the state-of-the-art (1.32 × 10\u00a0000 mol) models on SemEval-2014 dataset in both " +
      "two (7.97 meV) subtasks. We show this dichotomy is valid information-theoretically.";
    expect(first(named, 351)).toMatch(/on SemEval-$/);
    expect(first(named, 339)).toMatch(/ on$/);
    const cited =
      "Mccoy G. Nb0.8RuSe4. Advanced Materials. doi:10.8048/obsertuationsidanduncommonlylongastheycome.77345";
    expect(first(cited, 248)).toMatch(/ doi:10\.8048\/$/);
    expect(first(cited, 300)).toMatch(/ doi:10\.8048\/obsertuationsi$/);
    expect(first(cited, 440)).toMatch(/come\.$/);
  });

  it("spaces letters within the limit, and its lines still end at the measure", () => {
    const { typesetter } = openShop({ protrusion: false, expansion: 0, letterspacing: 0.006 });
    const lines = typesetter.setParagraph(paragraph(sentences), 300, noFolio).slice(0, -1);
    const trackings = lines.flatMap((line) =>
      line.items.flatMap((item) => (item.kind === "glyphs" ? [item.tracking] : [])),
    );
    expect(trackings.some((tracking) => tracking !== 0)).toBe(true);
    for (const tracking of trackings) expect(Math.abs(tracking)).toBeLessThanOrEqual(6 + 1e-9);
    for (const line of lines) expect(lineEnd(line)).toBeCloseTo(300, 6);
  });

  it("marks the hyphen that the breaker put in, not the author's own", () => {
    const lines = typesetter.setParagraph(
      paragraph("incomprehensibilities of well-known internationalization"),
      60,
      noFolio,
    );
    const ends = lines.flatMap((line) => wordsOf(line).slice(-1));
    expect(lines.some((line) => line.hyphenated)).toBe(true);
    for (const item of ends) if (item.hyphen) expect(item.run.text.endsWith("-")).toBe(true);
    const own = ends.find((item) => item.run.text === "well-");
    if (own) expect(own.hyphen).toBe(false);
  });

  it("is the same object again for the same measure and folios", () => {
    const content = paragraph(sentences);
    const first = typesetter.setParagraph(content, 240, noFolio);
    expect(typesetter.setParagraph(content, 240, noFolio)).toBe(first);
    expect(typesetter.setParagraph(content, 241, noFolio)).not.toBe(first);
  });

  it("never has a line wider than its measure, whatever the words", () => {
    const { typesetter: plain } = openShop({ protrusion: false, smart: false });
    const word = fc.stringMatching(/^[A-Za-z0-9.,/-]{1,24}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 60, max: 400 }),
        (words, measure) => {
          const lines = plain.setParagraph(paragraph(words.join(" ")), measure, noFolio);
          expect(lines.map(lineText).join("").replace(/[\s-]/g, "")).toBe(words.join("").replace(/-/g, ""));
          for (const line of lines) {
            expect(line.overfull).toBe(0);
            expect(lineEnd(line)).toBeLessThanOrEqual(measure + 0.06);
          }
        },
      ),
      tries(150),
    );
  });
});

describe("words that no line can hold", () => {
  it("are broken and reported", () => {
    const { typesetter, diagnostics } = openShop();
    const lines = typesetter.setParagraph(
      paragraph("Methionylthreonylthreonylglutaminylarginyl".toUpperCase()),
      80,
      noFolio,
    );
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.overfull).toBe(0);
    expect(diagnostics.sorted().map((diagnostic) => diagnostic.code)).toContain("broken-word");
  });

  it("break inside addresses without a hyphen, after slashes and before dots", () => {
    const { typesetter, diagnostics } = openShop();
    const address = "https://www.example.org/proceedings/materials/chapter-one/index.html";
    const lines = typesetter.setParagraph(paragraph(address, { align: "left" }), 120, noFolio);
    expect(lines.map(lineText).join("")).toBe(address);
    for (const line of lines.slice(0, -1)) expect(lineText(line)).toMatch(/[/-]$|[a-z]$/);
    expect(diagnostics.sorted()).toEqual([]);
  });
});

describe("a ragged paragraph", () => {
  const { typesetter } = openShop();

  it("keeps its spaces natural and is not hyphenated unless the style says so", () => {
    const lines = typesetter.setParagraph(paragraph(sentences, { align: "left", hyphenate: false }), 150, noFolio);
    for (const line of lines) {
      expect(line.ratio).toBe(0);
      expect(line.hyphenated).toBe(false);
    }
  });

  it.each([
    [
      "Open-Science laboratory automation for AI-accelerated materials research and optimization",
      370,
      "Open-Science laboratory automation for\nAI-accelerated materials research and optimization",
    ],
    ["Even spaces, few hyphens: Knuth and Plass", 170, "Even spaces, few hyphens:\nKnuth and Plass"],
    ["The structure of proteins and the folding of", 150, "The structure of proteins\nand the folding of"],
    [
      "Unlocking the Potential of EXAFS: Machine Learning Approaches for Spectroscopic Data",
      270,
      "Unlocking the Potential of EXAFS:\nMachine Learning Approaches for Spectroscopic Data",
    ],
    [
      "What comes after acceleration of research? What got us here?",
      240,
      "What comes after acceleration of research?\nWhat got us here?",
    ],
    [
      "DAEMON: a European network of excellence on machine learning for materials science",
      270,
      "DAEMON: a European network of excellence\non machine learning for materials science",
    ],
  ])("is broken by sense in titles: %s", (title, measure, expected) => {
    const style = { align: "left", balance: true } as const;
    const set = typesetter.setParagraph(paragraph([text(title)], style), measure, noFolio);
    expect(linesText(set)).toBe(expected);
  });

  it("is balanced in titles: the last line is not a stranded word", () => {
    const title = "Machine learning for the analysis of experimental scattering data in materials chemistry";
    const style = { align: "center", balance: true, hyphenate: false } as const;
    const lines = typesetter.setParagraph(paragraph(title, style), 370, noFolio);
    expect(linesText(lines)).toBe(
      "Machine learning for the analysis of experimental\nscattering data in materials chemistry",
    );
    const [first, second] = lines.map((line) => line.items[0]);
    expect(first?.x).toBeGreaterThan(50);
    expect(second?.x).toBeGreaterThan(50);
  });
});

describe("a name with a hyphen in a ragged list", () => {
  const { typesetter } = openShop();
  const set = (value: string, measure: number) => {
    const pieces = [{ ...text(value), hyphenate: false }];
    return linesText(typesetter.setParagraph(paragraph(pieces, { align: "left", hyphenate: false }), measure, noFolio));
  };

  it("stays whole if a line may be shorter", () => {
    expect(set("Ana Lima, Jo\u00a0Okello, Marie\u00a0Payne-Gaposchkin, Li\u00a0Wu", 178)).toBe(
      "Ana Lima, Jo Okello,\nMarie Payne-Gaposchkin, Li Wu",
    );
  });

  it("is divided rather than too wide", () => {
    expect(set("Maria-Magdalena\u00a0Payne-Gaposchkin", 120)).toMatch(/-\n/);
  });
});

describe("ties, spaces and breaks that the text itself has", () => {
  const { typesetter } = openShop();
  const set = (value: string, measure: number) =>
    typesetter.setParagraph(paragraph(value, { align: "left", hyphenate: false }), measure, noFolio).map(lineText);

  it.each(["alpha\u200b beta", "alpha\u00ad beta", "alpha \u200bbeta"])(
    "keeps its space beside an allowed break: %j",
    (content) => {
      const [line] = typesetter.setParagraph(paragraph(content), 300, noFolio);
      expect(wordsOf(line).map(({ space }) => space)).toEqual([true, false]);
    },
  );

  it("U+00A0 ties and U+200B allows a break", () => {
    expect(set("as shown in Fig.\u00a012", 66)).toEqual(["as shown in", "Fig. 12"]);
    expect(set("aaaaaaaaaa\u200bbbbbbbbbbb", 70)).toEqual(["aaaaaaaaaa", "bbbbbbbbbb"]);
  });

  it("a tie holds however short the line before it, but breaks if no line can hold what it ties", () => {
    const long = "Anastasia\u00a0Konstantinovna\u00a0Bogoslovskaya\u00a0Tatishcheva";
    const printed = long.replaceAll("\u00a0", " ");
    expect(set(`Bo Li, ${long}`, 238)).toEqual(["Bo Li,", printed]);
    const lines = set(`Bo Li, ${long}`, 160);
    expect(lines.length).toBe(2);
    expect(lines.join(" ")).toBe(`Bo Li, ${printed}`);
  });

  it("white space of any length, over pieces too, is one space", () => {
    const pieces = [text("one \n "), text("  two", { italic: true }), text(" three ")];
    const [line] = typesetter.setParagraph(paragraph(pieces, { align: "left" }), 200, noFolio);
    expect(line && lineText(line)).toBe("one two three");
  });

  it("a soft hyphen prints only where the line breaks", () => {
    expect(set("extra\u00adordinary", 200)).toEqual(["extraordinary"]);
    expect(set("extra\u00adordinary", 40)).toEqual(["extra-", "ordinary"]);
  });

  it("a forced break ends a line without stretching it", () => {
    const pieces = [
      text("first line"),
      { kind: "line-break", tag: null, link: null, span: null } as const,
      text("second"),
    ];
    const lines = typesetter.setParagraph(paragraph(pieces), 200, noFolio);
    expect(lines.map(lineText)).toEqual(["first line", "second"]);
    expect(lines[0]?.ratio).toBe(0);
  });
});

describe("ties after a forced break", () => {
  it("indent the line, as code and verse need", () => {
    const { typesetter } = openShop();
    const end = { kind: "line-break", tag: null, link: null, span: null } as const;
    const pieces = [text("def f(x):"), end, text("\u00a0\u00a0\u00a0\u00a0return x"), end, text(" plain")];
    const lines = typesetter.setParagraph(paragraph(pieces, { align: "left", hyphenate: false }), 200, noFolio);
    const lefts = lines.map(({ items }) => items[0]?.x ?? Number.NaN);
    expect(lefts[0]).toBe(0);
    // A space of STIX Two Text is 0.235 em wide.
    expect(lefts[1]).toBeCloseTo(4 * 2.35, 6);
    expect(lefts[2]).toBe(0);
  });
});

describe("indents, labels and leaders", () => {
  const { typesetter } = openShop();

  it("the first line is indented, a negative indent hangs", () => {
    const indented = typesetter.setParagraph(paragraph(sentences, { firstIndent: 12 }), 200, noFolio);
    expect(indented[0]?.items[0]?.x).toBeCloseTo(12, 0);
    const hanging = typesetter.setParagraph(paragraph(sentences, { leftIndent: 20, firstIndent: -20 }), 200, noFolio);
    expect(hanging[0]?.items[0]?.x).toBeCloseTo(0, 0);
    expect(hanging[1]?.items[0]?.x).toBeCloseTo(20, 0);
  });

  it("a label is set in the indent, and a wide one moves the first line", () => {
    const label = (value: string) => ({ pieces: [text(value)], align: "right" as const, at: 0, gap: 4, tag: null });
    const content = paragraph("the text of an entry", { leftIndent: 20, align: "left" });
    const [narrow] = typesetter.setParagraph({ ...content, label: label("7.") }, 200, noFolio);
    const items = narrow?.items ?? [];
    expect((items[0]?.x ?? 0) + (items[0]?.width ?? 0)).toBeCloseTo(16, 3);
    expect(items[1]?.x).toBeCloseTo(20, 3);
    const [wide] = typesetter.setParagraph({ ...content, label: label("Wednesday") }, 200, noFolio);
    expect(wide?.items[0]?.x).toBe(0);
    expect(wide?.items[1]?.x).toBeCloseTo((wide?.items[0]?.width ?? 0) + 4, 3);
  });

  it("the label of a paragraph from right to left ends at the column's right edge", () => {
    const label = { pieces: [text("7")], align: "left" as const, at: 0, gap: 4, tag: null };
    const content = { ...paragraph("entry", { leftIndent: 20, align: "left" }), direction: "rtl" as const, label };
    const [line] = typesetter.setParagraph(content, 200, noFolio);
    const ends = line?.items.map((item) => item.x + item.width) ?? [];
    expect(Math.max(...ends)).toBeCloseTo(200, 3);
    expect(Math.min(...ends)).toBeCloseTo(180, 3);
  });

  it("dots of leaders are aligned, and the folio is at the full measure", () => {
    const entry = (title: string, destination: string) =>
      paragraph(
        [
          text(title),
          { kind: "leader", dots: true, style: textStyle, tag: null, link: null, span: null },
          { kind: "page-number", destination, style: textStyle, tag: null, link: null, span: null },
        ],
        { align: "left", rightIndent: 30 },
      );
    const lines = ["Contents", "A rather longer title"].flatMap((title, i) => [
      ...typesetter.setParagraph(entry(title, `${i}`), 200, (destination) => (destination === "0" ? "7" : "128")),
    ]);
    const dots = lines.map((line) => line.items.find((item) => item.kind === "leader"));
    const [first, second] = dots;
    if (first?.kind !== "leader" || second?.kind !== "leader") throw new Error("both lines have a leader");
    const steps = (second.x - first.x) / first.pitch;
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
    for (const line of lines) expect(lineEnd(line)).toBeCloseTo(200, 3);
    expect(lines.map((line) => lineText(line))).toEqual(["Contents …7", "A rather longer title …128"]);
  });

  it("a folio goes to a line of its own rather than beyond the column", () => {
    const { typesetter, diagnostics } = openShop();
    const entry = paragraph(
      [
        text("On the Zyxowvutsrqponm"),
        { kind: "leader", dots: false, style: textStyle, tag: null, link: null, span: null },
        { kind: "page-number", destination: "a", style: textStyle, tag: null, link: null, span: null },
      ],
      { align: "left", hyphenate: false },
    );
    const set = (measure: number) => typesetter.setParagraph(entry, measure, () => "182").map(lineText);
    expect(set(180)).toEqual(["On the Zyxowvutsrqponm 182"]);
    expect(set(140)).toEqual(["On the", "Zyxowvutsrqponm 182"]);
    expect(set(105)).toEqual(["On the", "Zyxowvutsrqponm", "182"]);
    // The last line may use the right indent, and the word before the leader with it.
    const indented = { ...entry, style: { ...entry.style, rightIndent: 60 } };
    expect(typesetter.setParagraph(indented, 160, () => "182").map(lineText)).toEqual(["On the Zyxowvutsrqponm 182"]);
    expect(diagnostics.sorted()).toEqual([]);
  });
});

describe("marks on words", () => {
  it("an underlined name of two words has one continuous rule", () => {
    const { typesetter } = openShop();
    const pieces = [
      text("Marie ", { underline: true }),
      text("Salomea", { underline: true, italic: true }),
      text(" Curie", { underline: true }),
      text(" and others"),
    ];
    const [line] = typesetter.setParagraph(paragraph(pieces, { align: "left" }), 300, noFolio);
    const [marie, salomea, curie, and] = line?.items ?? [];
    expect((marie?.x ?? 0) + (marie?.width ?? 0)).toBeCloseTo(salomea?.x ?? -1, 6);
    expect((salomea?.x ?? 0) + (salomea?.width ?? 0)).toBeCloseTo(curie?.x ?? -1, 6);
    expect((curie?.x ?? 0) + (curie?.width ?? 0)).toBeLessThan((and?.x ?? 0) - 1);
  });

  it("words that differ only in their letters are one item, whose rule continues over the spaces", () => {
    const { typesetter } = openShop();
    const pieces = [text("Marie Curie", { underline: true }), text(" and others")];
    const [line] = typesetter.setParagraph(paragraph(pieces, { align: "left" }), 300, noFolio);
    const [marie, curie] = wordsOf(line);
    expect(line?.items.length).toBe(2);
    expect(line?.items[0]?.width).toBeCloseTo((curie?.x ?? 0) + (curie?.width ?? 0) - (marie?.x ?? 0), 6);
  });

  it("superior figures come from the font, other superiors are scaled and raised", () => {
    const { typesetter } = openShop();
    const pieces = [text("Curie"), text("1", { position: "superior" }), text("∞", { position: "superior" })];
    const [line] = typesetter.setParagraph(paragraph(pieces, { align: "left" }), 300, noFolio);
    const [, one, infinity] = line?.items ?? [];
    expect(one?.kind === "glyphs" && one.size).toBe(10);
    expect(one?.rise).toBe(0);
    expect(infinity?.kind === "glyphs" && infinity.size).toBeCloseTo(6.2);
    expect(infinity?.rise).toBeCloseTo(3.6);
  });
});

describe("widths and single lines", () => {
  const { typesetter } = openShop();

  it("the minimal width is that of the longest word, the natural that of the whole", () => {
    const { natural, minimal } = typesetter.widths(paragraph("one extraordinary word"));
    const longest = typesetter.widths(paragraph("extraordinary"));
    expect(minimal).toBeCloseTo(longest.natural, 6);
    expect(natural).toBeGreaterThan(minimal * 1.5);
  });

  it("a running head that is too wide ends in an ellipsis", () => {
    const line = typesetter.setLine(sentences, paragraph("").style, "en", 120, "right", tag);
    expect(lineText(line)).toBe("The rapid growth of…");
    expect(lineEnd(line)).toBeCloseTo(120, 1);
    expect(line.overfull).toBe(0);
  });

  it("an empty paragraph is one empty line", () => {
    const lines = typesetter.setParagraph(paragraph(""), 100, noFolio);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.items).toEqual([]);
  });

  it("a line is at the left or right whatever its direction", () => {
    const { typesetter } = openShop();
    const style = paragraph("").style;
    const edges = (value: string, align: "left" | "right") => {
      const { items } = typesetter.setLine(value, style, "en", 200, align, tag);
      return [Math.min(...items.map(({ x }) => x)), Math.max(...items.map(({ x, width }) => x + width))];
    };
    for (const value of ["Noether", "الهيثم", "נתר"]) {
      expect(edges(value, "left")[0]).toBeCloseTo(0, 6);
      expect(edges(value, "right")[1]).toBeCloseTo(200, 6);
    }
  });
});

describe("hostile lengths", () => {
  it("a hundred thousand characters without a space are set, and none is lost", () => {
    const { typesetter } = openShop({ protrusion: false });
    const value = "ab/c.".repeat(20_000);
    const lines = typesetter.setParagraph(paragraph(value), 300, noFolio);
    expect(lines.map(lineText).join("").replaceAll("-", "")).toBe(value);
    for (const line of lines) expect(line.overfull).toBe(0);
  });

  it("a paragraph of many thousand words takes steps in proportion", async () => {
    const { typesetter } = openShop();
    const setting = (times: number) => () =>
      typesetter.setParagraph(paragraph(`${sentences} `.repeat(times)), 300, noFolio);
    expect(setting(50)().length).toBeGreaterThan(200);
    const short = await stepsOf(setting(50));
    expect(short).toBeGreaterThan(10_000);
    expect((await stepsOf(setting(200))) / short).toBeLessThan(5);
  });
});

describe("formulas in the text", () => {
  const drawing = { kind: "drawing", width: 3000, height: 700, shapes: [] } as const;
  const part = { width: 3, height: 0.7, depth: 0.2, drawing };
  const formula = {
    ...part,
    width: 6.3,
    parts: [
      { ...part, text: "E =", penalty: 500, space: 0.28 },
      { ...part, text: "mc²", penalty: Number.POSITIVE_INFINITY, space: 0 },
    ],
    alt: "E equals m c squared",
    text: "E = mc²",
  };
  const piece = { kind: "formula", formula, style: textStyle, tag: null, link: null, span: null } as const;

  it("are on the baseline, raise a low line, and each part has its text", () => {
    const { typesetter } = openShop();
    const [line] = typesetter.setParagraph(paragraph([text("so "), piece, text(".")]), 300, noFolio);
    const drawings = (line?.items ?? []).filter((item) => item.kind === "drawing");
    expect(drawings.map((item) => item.kind === "drawing" && item.text)).toEqual(["E =", "mc²"]);
    const [first, second] = drawings;
    expect((second?.x ?? 0) - (first?.x ?? 0) - (first?.width ?? 0)).toBeCloseTo(2.8);
  });

  it("break after a relation if necessary, and drop its space there", () => {
    const { typesetter } = openShop();
    const lines = typesetter.setParagraph(paragraph([text("so "), piece], { align: "left" }), 50, noFolio);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.items[0]?.x).toBe(0);
  });
});

describe("a right-to-left paragraph", () => {
  it("justifies its full lines and starts its last at the right edge", () => {
    const { typesetter } = openShop({ protrusion: false });
    const words = Array.from({ length: 40 }, (_, i) => ["كتاب", "في", "المناظر", "والضوء"][i % 4]).join(" ");
    const lines = typesetter.setParagraph(paragraph([text(words, {}, "ar")]), 200, noFolio);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(lineEnd(line)).toBeCloseTo(200, 1);
    for (const line of lines.slice(0, -1)) expect(line.items[0]?.x).toBeCloseTo(0, 1);
    expect(lines.at(-1)?.items[0]?.x).toBeGreaterThan(1);
  });
});
