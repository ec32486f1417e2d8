// Lines that other threads set while this one sets too: this one takes paragraphs from the front of the book, they take
// them from its back, in batches that are rarely waited for. In: the paragraphs of a book, in order; then one after
// another. Out: its lines, if another thread has set them or is working on them; otherwise it is set here. The lines
// are the same whoever sets them.
import { ValueWriter } from "../../cache/bytes.ts";
import type { Paragraph } from "../../compose/block.ts";
import type { Face } from "../../text/glyph-run.ts";
import type { Line } from "../line.ts";
import { mostBatches, type Opening } from "./exchange.ts";
import { canBeSent, ParagraphWriter } from "./sent-paragraph.ts";
import { type Batch, SetterHandle, type Thread } from "./setter-handle.ts";

/** A paragraph that will be asked for, in a column of this measure. */
export interface ExpectedParagraph {
  readonly paragraph: Paragraph;
  readonly measure: number;
}

/** Starts threads for this many characters; none if they would not pay off. */
export type Start = (characters: number) => readonly Thread[];

/** The characters of a batch: a few milliseconds of work. */
const batchSize = 4000;
/** The number of batches queued for a thread, so that it never waits. */
const mostOpen = 8;
/** A longer paragraph is set here, so that the report on current work names it. */
const longest = 20_000;

interface Sent {
  readonly batch: Batch;
  readonly index: number;
  readonly measure: number;
}

export class LineSetters {
  #handles: readonly SetterHandle[] | null = null;
  readonly #start: Start;
  readonly #opening: Opening;
  readonly #faceOf: (id: string) => Face | null;
  #waiting: ExpectedParagraph[] = [];
  readonly #writer = new ParagraphWriter();
  readonly #sent = new Map<Paragraph, Sent>();
  /** Paragraphs that were already asked for: they need not be sent. */
  readonly #asked = new Set<Paragraph>();
  #batches = 0;
  #isComplete = false;
  #isDone = false;

  constructor(start: Start, opening: Opening, faceOf: (id: string) => Face | null) {
    this.#start = start;
    this.#opening = opening;
    this.#faceOf = faceOf;
  }

  /** All paragraphs known so far; `isComplete`: no others will come. */
  expect(expected: readonly ExpectedParagraph[], isComplete: boolean): void {
    this.#waiting = expected.filter(({ paragraph }) => canBeSent(paragraph) && lengthOf(paragraph) <= longest);
    this.#isComplete = isComplete;
    this.#handles ??= this.#open();
    this.#send();
  }

  #open(): readonly SetterHandle[] | null {
    const length = this.#waiting.reduce((sum, { paragraph }) => sum + lengthOf(paragraph), 0);
    const threads = this.#start(length);
    return threads.length === 0 ? null : threads.map((thread) => new SetterHandle(thread, this.#opening, this.#faceOf));
  }

  /** The lines of a paragraph that prints no folios; null if it has to be set here. */
  find(paragraph: Paragraph, measure: number): readonly Line[] | null {
    if (!this.#handles || (this.#isDone && this.#sent.size === 0)) return null;
    for (const handle of this.#handles) handle.receive();
    this.#asked.add(paragraph);
    const sent = this.#sent.get(paragraph);
    const lines = sent?.measure === measure ? this.#linesOf(sent) : null;
    this.#sent.delete(paragraph);
    this.#send();
    return lines;
  }

  #linesOf({ batch, index }: Sent): readonly Line[] | null {
    if (!batch.lines && (batch.handle.takeBack(batch) || !batch.handle.wait(batch)))
      for (const one of batch.paragraphs) this.#sent.delete(one);
    return batch.lines?.[index] ?? null;
  }

  /** The threads are no longer needed. */
  end(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#asked.clear();
    for (const handle of this.#handles ?? []) handle.end();
  }

  #send(): void {
    if (this.#isDone || !this.#handles) return;
    // In turn, so that all begin at once.
    let hasSent = true;
    while (hasSent) {
      hasSent = false;
      for (const handle of this.#handles)
        if (!handle.isLost && handle.open < mostOpen && this.#sendTo(handle)) hasSent = true;
    }
    if (
      this.#isComplete &&
      this.#waiting.length === 0 &&
      this.#handles.every((handle) => handle.isLost || handle.open === 0)
    )
      this.end();
  }

  /** False if nothing is left to be sent. */
  #sendTo(handle: SetterHandle): boolean {
    if (this.#batches >= mostBatches) this.#waiting.length = 0;
    const paragraphs: Paragraph[] = [];
    const measures: number[] = [];
    const writer = new ValueWriter(batchSize * 3);
    for (let length = 0; length < batchSize; ) {
      const next = this.#waiting.pop();
      if (!next) break;
      const { paragraph, measure } = next;
      if (this.#asked.has(paragraph) || this.#sent.has(paragraph)) continue;
      paragraphs.push(paragraph);
      measures.push(measure);
      this.#writer.write(paragraph, measure, writer);
      length += lengthOf(paragraph);
    }
    if (paragraphs.length === 0) return false;
    const batch = handle.order(this.#batches++, paragraphs, writer.finish(), this.#writer);
    for (const [index, paragraph] of paragraphs.entries())
      this.#sent.set(paragraph, { batch, index, measure: measures[index] ?? 0 });
    return true;
  }
}

function lengthOf({ pieces }: Paragraph): number {
  let length = 0;
  for (const piece of pieces) length += piece.kind === "text" ? piece.text.length : 1;
  return length;
}
