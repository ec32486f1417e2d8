// A reader's view: whole books are built, read back through their structure tree, and compared with the data.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inspectPdf } from "../../scripts/inspect-pdf.ts";
import { readObjects } from "../../scripts/pdf-objects.ts";
import {
  type Element,
  elementsIn,
  heard,
  isElement,
  readTagged,
  type TaggedPdf,
  type Words,
} from "../../scripts/tagged-text.ts";
import { compile } from "../../src/compile.ts";
import { collectFormulas } from "../../src/math/collect-formulas.ts";
import { typesetFormulas } from "../../src/math/typeset-formulas.ts";
import type { Book } from "../../src/model/book.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { formatReferences } from "../../src/references/format-references.ts";
import type { FormattedReferences } from "../../src/references/formatted.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { getDocument } from "../pdf/pdfjs.ts";
import { repository } from "../support/run.ts";
import { abstractChunks, type Chunk, firstMissing, inlineChunks, pageChunks, wordsOf } from "./chunks.ts";

interface Read {
  readonly book: Book;
  readonly references: FormattedReferences;
  readonly bytes: Uint8Array;
  readonly tagged: TaggedPdf;
}

async function readBack(folder: string): Promise<Read> {
  const diagnostics = new Diagnostics();
  const compiled = await compile({ folder }, diagnostics);
  if (!compiled) throw new Error("no document");
  const [print] = compiled.prints;
  if (!print) throw new Error("no print");
  const bytes = await writePdf(print.document);
  const references = await formatReferences(compiled.book, diagnostics);
  return { book: compiled.book, references, bytes, tagged: readTagged(readObjects(bytes)) };
}

/** The sections of a title: an abstract has one that opens with the title as a heading. */
function sectionsOf({ root }: TaggedPdf, chunks: readonly Chunk[]): readonly Element[] {
  return [...elementsIn(root)].filter(
    (element) =>
      element.role === "Sect" &&
      element.kids.some((kid) => isElement(kid) && /^H\d$/.test(kid.role) && firstMissing(chunks, heard(kid)) === null),
  );
}

describe.each([
  ["the sample book", join(repository, "data")],
  ["a book of formulas, lists and tables", join(repository, "tests/books/text")],
  ["a book in three scripts", join(repository, "tests/books/scripts")],
])("%s", (_, folder) => {
  let it_: Read;
  beforeAll(async () => {
    it_ = await readBack(folder);
  });

  it("passes the inspection that veraPDF does not make", () => {
    expect(inspectPdf(it_.bytes).faults).toEqual([]);
  });

  it("reads out the title, authors, affiliations, text, figures and references of each abstract, word for word", () => {
    const { book, references, tagged } = it_;
    const whole = heard(tagged.root);
    const missing = book.abstracts.flatMap((abstract) => {
      if (abstract.withdrawn) return [];
      const sections = abstract.body === null ? [] : sectionsOf(tagged, inlineChunks(abstract.title));
      const texts = sections.length > 0 ? sections.map(heard) : [whole];
      const chunks = abstractChunks(sections.length > 0 ? abstract : titled(abstract), references);
      const lacks = texts.map((text) => firstMissing(chunks, text));
      return lacks.includes(null) ? [] : [`${abstract.id}: ${lacks[0]}`];
    });
    expect(missing).toEqual([]);
  });

  it("reads out the free pages in order, word for word", () => {
    const { book, references, tagged } = it_;
    const pages = book.parts.flatMap((part) => (part.kind === "chapter" ? part.pages : []));
    const chunks = pages.flatMap((page) => pageChunks(page, references));
    expect(firstMissing(chunks, heard(tagged.root))).toBeNull();
  });

  it("reads the same through pdf.js, sequence by sequence", async () => {
    const { tagged, bytes } = it_;
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const formulas = new Set(formulaSequences(tagged).flatMap((parts) => parts.map(({ page, id }) => `${page} ${id}`)));
    for (const [index, said] of tagged.said.entries()) {
      const theirs = await saidByPdfJs(pdf, index + 1);
      for (const [id, text] of said) {
        // pdf.js ignores ActualText (raised numbers, formulas) and reverses right-to-left words by itself.
        if (/[\u0590-\u08ff\uFFFC]/.test(text) || theirs.get(id) === undefined) continue;
        if (formulas.has(`${index} ${id}`)) continue;
        expect(letters(theirs.get(id) ?? ""), `page ${index + 1}, sequence ${id}`).toBe(letters(text));
      }
    }
  });

  it("has every symbol of its formulas as a character, and their text in one piece", async () => {
    const { book, tagged, bytes } = it_;
    const formulas = await typesetFormulas(book, new Diagnostics());
    const all = collectFormulas(book).flatMap((tex) => formulas.get(tex) ?? []);
    const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const pages = await Promise.all(tagged.pages.map((_, index) => saidByPdfJs(pdf, index + 1)));
    const printed = formulaSequences(tagged).map((parts) => ({
      symbols: symbolsOf(parts.map(({ page, id }) => pages[page]?.get(id) ?? "")),
      text: letters(parts.map(({ text }) => text).join("")),
    }));
    for (const { drawing, text } of all) {
      const symbols = symbolsOf(drawing.shapes.map((shape) => (shape.kind === "glyph" ? shape.text : "")));
      expect(printed).toContainEqual({ symbols, text: letters(text) });
    }
  });

  it("has the text of its formulas for pdftotext", (context) => {
    const run = spawnSync("pdftotext", ["-", "-"], { input: it_.bytes, encoding: "utf8", maxBuffer: 1e8 });
    if (run.error) context.skip();
    const text = letters(run.stdout);
    const formulas = formulaSequences(it_.tagged).flatMap((parts) => parts.map((part) => letters(part.text)));
    expect(formulas.filter((formula) => !text.includes(formula))).toEqual([]);
  });

  it("has every word of pdfinfo -struct-text", (context) => {
    // pdfinfo reads a page again for each of its elements, which takes ten seconds for the sample book.
    if (it_.tagged.pages.length > 20 || spawnSync("pdfinfo", ["-v"]).error) context.skip();
    const scratch = mkdtempSync(join(tmpdir(), "abstracts-access-"));
    writeFileSync(join(scratch, "book.pdf"), it_.bytes);
    const run = spawnSync("pdfinfo", ["-struct-text", join(scratch, "book.pdf")], { encoding: "utf8", maxBuffer: 1e8 });
    rmSync(scratch, { recursive: true });
    const theirs = [...run.stdout.matchAll(/^ *"(.*)"$/gm)].map(([, text = ""]) => text);
    const words = new Set(wordsOf(theirs.join(" ").replace(/\u2060/g, "")));
    for (const abstract of it_.book.abstracts.filter(({ body, withdrawn }) => body !== null && !withdrawn)) {
      for (const word of abstract.authors.flatMap(({ person }) => wordsOf(person.printed))) {
        if (/^\p{Script=Latin}+$/u.test(word)) expect(words).toContain(word);
      }
    }
  });
});

function titled(abstract: Book["abstracts"][number]): Book["abstracts"][number] {
  return { ...abstract, affiliations: [], body: null, figures: [], acknowledgements: [], keywords: [], references: [] };
}

/** The marked-content sequences of each formula. */
function formulaSequences({ root }: TaggedPdf): readonly (readonly Words[])[] {
  const formulas = [...elementsIn(root)].filter(({ role }) => role === "Formula");
  return formulas.map(({ kids }) => kids.filter((kid) => "text" in kid).filter(({ text }) => text !== ""));
}

/** Signs, and letters reduced from mathematical alphabets to plain ones, as a set. */
function symbolsOf(texts: readonly string[]): string {
  return [...letters(texts.join("").normalize("NFKC"))].sort().join("");
}

function letters(text: string): string {
  return text.replace(/[\s\p{Cf}]+/gu, "");
}

type Pdf = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** Text of the marked-content sequences of a page, by their number. */
async function saidByPdfJs(pdf: Pdf, number: number): Promise<ReadonlyMap<number, string>> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const said = new Map<number, string>();
  const open: (number | null)[] = [];
  for (const item of items) {
    if ("type" in item) {
      const id = /mc(\d+)$/.exec(item.id ?? "")?.[1];
      if (item.type === "endMarkedContent") open.pop();
      else open.push(id === undefined ? null : Number(id));
    } else {
      const id = open.findLast((one) => one !== null);
      if (id != null) said.set(id, (said.get(id) ?? "") + item.str);
    }
  }
  return said;
}
