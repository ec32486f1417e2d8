// A thread that sets paragraphs, as seen by the thread that makes the book, which waits for no message: it checks for
// answers between two pieces of its own work.
import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { ValueReader } from "../../cache/bytes.ts";
import type { Paragraph } from "../../compose/block.ts";
import type { Face } from "../../text/glyph-run.ts";
import { readLines } from "../line-archive.ts";
import { ArchivedTable } from "../line-table.ts";
import type { PackedLine } from "../packed-line.ts";
import { type Answer, answers, type Message, type Opening, type Order, owner, ownerOf } from "./exchange.ts";
import type { ParagraphWriter } from "./sent-paragraph.ts";

/** Paragraphs that were sent together. */
export interface Batch {
  readonly number: number;
  readonly handle: SetterHandle;
  readonly paragraphs: readonly Paragraph[];
  /** For each paragraph; null for one that has to be set here. Null until the answer arrives. */
  lines: readonly (readonly PackedLine[] | null)[] | null;
}

export interface Thread {
  readonly port: MessagePort;
  readonly shared: SharedArrayBuffer;
}

/** Milliseconds to wait for paragraphs that are being set. A thread that takes longer is not waited for again. */
const patience = 250;

export class SetterHandle {
  readonly #port: MessagePort;
  readonly #state: Int32Array;
  readonly #table: ArchivedTable;
  readonly #batches = new Map<number, Batch>();
  /** How much of the styles and formulas has been sent. */
  readonly #sent = { texts: 0, styles: 0, formulas: 0 };
  #answers = 0;
  #isLost = false;

  constructor({ port, shared }: Thread, opening: Opening, faceOf: (id: string) => Face | null) {
    this.#port = port;
    this.#state = new Int32Array(shared);
    this.#table = new ArchivedTable(faceOf);
    this.#post(opening);
  }

  /** The number of batches that it has not answered. */
  get open(): number {
    return this.#batches.size;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  order(number: number, paragraphs: readonly Paragraph[], bytes: Uint8Array, writer: ParagraphWriter): Batch {
    const { texts, styles, formulas } = writer;
    const sent = this.#sent;
    const order: Order = {
      batch: number,
      texts: texts.sent.slice(sent.texts),
      styles: styles.sent.slice(sent.styles),
      formulas: formulas.sent.slice(sent.formulas),
      count: paragraphs.length,
      bytes,
    };
    sent.texts = texts.sent.length;
    sent.styles = styles.sent.length;
    sent.formulas = formulas.sent.length;
    const batch: Batch = { number, handle: this, paragraphs, lines: null };
    this.#batches.set(number, batch);
    this.#port.postMessage(order, [bytes.buffer as ArrayBuffer]);
    return batch;
  }

  /** Reads the answers that have arrived. */
  receive(): void {
    if (Atomics.load(this.#state, answers) === this.#answers) return;
    for (let got = receiveMessageOnPort(this.#port); got; got = receiveMessageOnPort(this.#port)) {
      this.#answers++;
      this.#read(got.message as Answer);
    }
  }

  /** Takes a batch back unless it has been begun. */
  takeBack({ number }: Batch): boolean {
    const was = Atomics.compareExchange(this.#state, ownerOf(number), owner.nobody, owner.maker);
    if (was === owner.setter) return false;
    this.#batches.delete(number);
    return true;
  }

  /** Waits for the lines of a batch that has been begun; false if they do not come. */
  wait(batch: Batch): boolean {
    const end = performance.now() + patience;
    while (!batch.lines && !this.#isLost) {
      const left = end - performance.now();
      if (left <= 0) this.#isLost = true;
      else Atomics.wait(this.#state, answers, this.#answers, left);
      this.receive();
    }
    return batch.lines !== null;
  }

  end(): void {
    this.#post(null);
    this.#port.unref();
  }

  #post(message: Message): void {
    this.#port.postMessage(message);
  }

  #read({ batch: number, bytes }: Answer): void {
    const batch = this.#batches.get(number);
    const whole = new ValueReader(bytes);
    this.#table.add(whole);
    if (!batch) return;
    this.#batches.delete(number);
    const body = new ValueReader(whole.bytes());
    batch.lines = batch.paragraphs.map((paragraph) =>
      body.count() === 1 ? readLines(paragraph, body, this.#table) : null,
    );
  }
}
