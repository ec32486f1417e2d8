// Paragraphs set by another thread: their lines equal those set here, whichever is quicker, and whatever happens to the
// other thread. A port that is read on demand plays the part of the thread.
import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import type { Link, Paragraph, Piece, Tag } from "../../../src/compose/block.ts";
import type { Formula } from "../../../src/math/formula.ts";
import type { Line, LineItem } from "../../../src/paragraph/line.ts";
import { type Message, owner, ownerOf, sharedBytes } from "../../../src/paragraph/setters/exchange.ts";
import { type ExpectedParagraph, LineSetters } from "../../../src/paragraph/setters/line-setters.ts";
import { answering } from "../../../src/paragraph/setters/setter.ts";
import { createTypesetter } from "../../../src/paragraph/typesetter.ts";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { source } from "../../../src/source/source.ts";
import type { Drawing } from "../../../src/vector/drawing.ts";
import { openShop, paragraph, styleWith, text, textStyle } from "../set.ts";

const shop = openShop();
const style = styleWith();
const measure = 180;
const found = { families: new Map(), own: [], unserved: new Set<string>(), basis: "" };
const opening = { style, hyphenation: ["ex-tra-or-di-na-ry"], found };

/** A thread that answers nothing until it is run. */
function stage() {
  const { port1, port2 } = new MessageChannel();
  const shared = new SharedArrayBuffer(sharedBytes);
  const answer = answering(shared, (one) => port2.postMessage(one));
  const run = (messages = Number.POSITIVE_INFINITY) => {
    for (let left = messages; left > 0; left--) {
      const got = receiveMessageOnPort(port2);
      if (!got) break;
      answer(got.message as Message);
    }
  };
  return { thread: { port: port1, shared }, state: new Int32Array(shared), port: port2, run };
}

function settersWith(threads: readonly { readonly port: MessagePort; readonly shared: SharedArrayBuffer }[]) {
  return new LineSetters(
    () => threads,
    opening,
    (id) => shop.fonts.faceOf(id),
  );
}

function expected(paragraphs: readonly Paragraph[]): readonly ExpectedParagraph[] {
  return paragraphs.map((one) => ({ paragraph: one, measure }));
}

/** Everything about a line, except for the numbers that a process gives to words. */
function whole(line: Line) {
  const { items, reading, width, ascent, descent, ratio, overfull, hyphenated, tag, span, hasLinks, hasAnchors } = line;
  const plain = (item: LineItem) =>
    item.kind === "glyphs" ? { ...item, runs: item.runs.map((run) => ({ ...run, id: 0 })) } : item;
  const both = { items: items.map(plain), reading: reading?.map(plain) };
  return { ...both, width, ascent, descent, ratio, overfull, hyphenated, tag, span, hasLinks, hasAnchors };
}

function setHere(one: Paragraph, width = measure) {
  const { typesetter } = openShop();
  return typesetter.setParagraph(one, width, () => null).map(whole);
}

const drawing = (width: number): Drawing => ({ kind: "drawing", width, height: 700, shapes: [] });
const part = { width: 1.5, height: 0.7, depth: 0.2, space: 0.2 };
const formula: Formula = {
  width: 3,
  height: 0.7,
  depth: 0.2,
  drawing: drawing(3000),
  parts: [
    { ...part, text: "a =", drawing: drawing(1500), penalty: 500 },
    { ...part, text: "b", drawing: drawing(1400), penalty: Number.POSITIVE_INFINITY },
  ],
  alt: "a equals b",
  text: "a = b",
};
const bare = { tag: null, link: null, span: null };

const paragraphs: Readonly<Record<string, () => Paragraph>> = {
  plain: () =>
    paragraph("Divided where it must be, at the fourth line or the fifth: an extraordinary photomultiplier."),
  centred: () => paragraph("Short words (in brackets), and “quotes” – with dashes.", { align: "center" }),
  balanced: () => paragraph("A title of some words that are balanced over two lines", { balance: true, align: "left" }),
  looks: () => {
    const tag: Tag = { role: "Link", parent: null };
    const link: Link = { target: { kind: "uri", uri: "https://example.org" }, title: "an example" };
    const linked = { ...text("linked words that go on over a line", { underline: true }), tag, link };
    const again = { ...text("and again the same link"), tag, link };
    return paragraph([text("Before, in "), text("italics", { italic: true, size: 11 }), linked, text(" and "), again]);
  },
  formulas: () =>
    paragraph([
      text("Where "),
      { ...bare, kind: "formula", formula, style: textStyle },
      text(" holds, and once more "),
      { ...bare, kind: "formula", formula, style: { ...textStyle, size: 8 } },
      text(" in smaller type."),
    ]),
  anchors: () =>
    paragraph([
      text("Here"),
      { ...bare, kind: "anchor", name: "here" },
      { ...bare, kind: "line-break" },
      text("and there"),
    ] as Piece[]),
  places: () => {
    const words = "Some words that fill a line and a half or so, and then a few more.";
    const span = { source: source("texts.yaml", `title: ${words}`), start: 7, end: 7 + words.length };
    const other = { source: source("other.yaml", "elsewhere"), start: 0, end: 9 };
    return {
      ...paragraph([
        { ...text(words), span },
        { ...text(" Elsewhere"), span: other },
      ]),
      span,
    };
  },
  labelled: () => ({
    ...paragraph("A reference, which is long enough to have a second line in this narrow measure.", { leftIndent: 20 }),
    label: { pieces: [text("[1]")], align: "right", at: 0, gap: 4, tag: { role: "Lbl", parent: null } },
  }),
  "right to left": () => paragraph("מילים מימין לשמאל, with some words from left to right (12–14) in between."),
  "another language": () => paragraph([text("Donaudampfschifffahrtsgesellschaft und Rindfleisch", {}, "de")]),
  empty: () => paragraph(""),
};

describe("paragraphs set by another thread", () => {
  it.each(Object.entries(paragraphs))("have the same lines as here: %s", (_, make) => {
    const { thread, run } = stage();
    const one = make();
    const setters = settersWith([thread]);
    setters.expect(expected([one]), true);
    run();
    const lines = setters.find(one, measure);
    expect(lines?.map(whole)).toEqual(setHere(one));
    const own = [one.tag, one.label?.tag, ...one.pieces.map(({ tag }) => tag)];
    for (const { items } of lines ?? []) for (const { tag } of items) expect(own).toContain(tag);
  });

  it("come from the end of the book, while this thread sets its beginning", () => {
    const { thread, run } = stage();
    const all = Array.from({ length: 80 }, (_, at) => paragraph(`Paragraph ${at}: ${"word ".repeat(200)}`));
    const setters = settersWith([thread]);
    setters.expect(expected(all), true);
    const isSetHere = all.map((one, at) => {
      if (at % 4 === 0) run(1);
      return setters.find(one, measure) === null;
    });
    expect(isSetHere.slice(0, 20)).toEqual(new Array(20).fill(true));
    expect(isSetHere.slice(-20)).toEqual(new Array(20).fill(false));
  });

  it("are distributed among several threads", () => {
    const stages = [stage(), stage(), stage()];
    const all = Array.from({ length: 60 }, (_, at) => paragraph(`Paragraph ${at}: ${"word ".repeat(200)}`));
    const setters = settersWith(stages.map(({ thread }) => thread));
    setters.expect(expected(all), true);
    for (const { run } of stages) run();
    const last = all.at(-1) ?? paragraph("");
    expect(setters.find(last, measure)?.map(whole)).toEqual(setHere(last));
    for (const { state } of stages) expect(state[0]).toBeGreaterThan(0);
  });

  it("are set here in a column of another measure, and with pictures or page numbers", () => {
    const { thread, run } = stage();
    const [one, other] = [paragraph("Some words"), paragraph("Some other words")];
    const numbered = paragraph([{ ...bare, kind: "page-number", destination: "there", style: textStyle }]);
    const setters = settersWith([thread]);
    setters.expect(expected([one, numbered, other]), true);
    run();
    expect(setters.find(one, measure - 1)).toBeNull();
    expect(setters.find(numbered, measure)).toBeNull();
    expect(setters.find(other, measure)).not.toBeNull();
  });

  it("that appear later are sent later", () => {
    const { thread, run } = stage();
    const [early, late] = [paragraph("Known from the beginning"), paragraph("Waited for")];
    const setters = settersWith([thread]);
    setters.expect(expected([early]), false);
    run();
    expect(setters.find(early, measure)).not.toBeNull();
    setters.expect(expected([early, late]), true);
    run();
    expect(setters.find(late, measure)?.map(whole)).toEqual(setHere(late));
  });

  it("are left to this thread if there is something to report", () => {
    const { thread, run } = stage();
    const wide = paragraph([text("W".repeat(80), {}, "zxx")]);
    const unknown = paragraph("A character that no font has: \u{F0000}.");
    const plain = paragraph("Nothing to report");
    const setters = settersWith([thread]);
    setters.expect(expected([wide, unknown, plain]), true);
    run();
    const diagnostics = new Diagnostics();
    const typesetter = createTypesetter(style, shop.fonts, diagnostics, { setters });
    typesetter.setParagraph(wide, measure, () => null);
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["broken-word"]);
    expect(setters.find(unknown, measure)).toBeNull();
    expect(setters.find(plain, measure)).not.toBeNull();
  });
});

describe("a thread", () => {
  it("that has not begun returns its paragraphs", () => {
    const { thread } = stage();
    const one = paragraph("Some words");
    const setters = settersWith([thread]);
    setters.expect(expected([one]), true);
    expect(setters.find(one, measure)).toBeNull();
  });

  it("that took paragraphs back does not set them again", () => {
    const { thread, state, run } = stage();
    const one = paragraph("Some words");
    const setters = settersWith([thread]);
    setters.expect(expected([one]), true);
    setters.find(one, measure);
    run();
    expect(state[0]).toBe(0);
  });

  it("that died at work is waited for once, and gets nothing more", () => {
    const { thread, state, port } = stage();
    const all = Array.from({ length: 40 }, (_, at) => paragraph(`Paragraph ${at}: ${"word ".repeat(200)}`));
    const setters = settersWith([thread]);
    setters.expect(expected(all), true);
    // It began the first batch, and was never heard of again.
    state[ownerOf(0)] = owner.setter;
    for (const one of all) expect(setters.find(one, measure)).toBeNull();
    let messages = 0;
    while (receiveMessageOnPort(port)) messages++;
    expect(messages).toBeLessThan(20);
  });

  it("that cannot be started makes no difference", () => {
    const setters = settersWith([]);
    const one = paragraph("Some words");
    setters.expect(expected([one]), true);
    expect(setters.find(one, measure)).toBeNull();
    setters.end();
  });
});
