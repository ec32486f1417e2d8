// The work of a thread that sets paragraphs. In: an opening, then orders. Out: for each order the lines of its
// paragraphs, as bytes, with the words that appear in them for the first time. A paragraph with something to report is
// left to the thread that makes the book, which then reports it.
import { ValueReader, ValueWriter } from "../../cache/bytes.ts";
import type { Paragraph } from "../../compose/block.ts";
import { RecordedReports } from "../../source/diagnostic.ts";
import { openFonts } from "../../text/fonts.ts";
import type { Line } from "../line.ts";
import { writeLines } from "../line-archive.ts";
import { LineTable } from "../line-table.ts";
import { createTypesetter, type Typesetter } from "../typesetter.ts";
import { type Answer, answers, type Message, type Opening, type Order, owner, ownerOf } from "./exchange.ts";
import { ParagraphReader } from "./sent-paragraph.ts";

/** What a thread does with each message. `post` sends an answer. */
export function answering(shared: SharedArrayBuffer, post: (answer: Answer) => void): (message: Message) => void {
  const state = new Int32Array(shared);
  let setter: Setter | null = null;
  return (message) => {
    if (message && "style" in message) setter = new Setter(message);
    else if (message && setter) {
      const { batch } = message;
      setter.learn(message);
      if (Atomics.compareExchange(state, ownerOf(batch), owner.nobody, owner.setter) !== owner.nobody) return;
      post({ batch, bytes: setter.set(message) });
      Atomics.add(state, answers, 1);
      Atomics.notify(state, answers);
    }
  };
}

class Setter {
  readonly #typesetter: Typesetter;
  /** For fonts that cannot be used: what is set in others instead has to be set where that is reported. */
  readonly #faults = new RecordedReports();
  readonly #reader = new ParagraphReader();
  readonly #table = new LineTable();

  constructor({ style, hyphenation, found }: Opening) {
    this.#typesetter = createTypesetter(style, openFonts(style, this.#faults, { hyphenation, found }), this.#faults);
  }

  /** What an order brings with it is needed for later ones, even if another thread sets its paragraphs. */
  learn(order: Order): void {
    this.#reader.learn(order);
  }

  set({ count, bytes }: Order): Uint8Array<ArrayBuffer> {
    const from = new ValueReader(bytes);
    const body = new ValueWriter();
    for (let left = count; left > 0; left--) {
      const { paragraph, measure } = this.#reader.read(from);
      const start = body.length;
      body.count(1);
      const lines = this.#linesOf(paragraph, measure);
      if (lines && writeLines(lines, paragraph, body, this.#table)) continue;
      body.rewind(start);
      body.count(0);
    }
    const whole = new ValueWriter(body.length);
    this.#table.write(whole);
    whole.bytes(body.finish());
    return new Uint8Array(whole.finish());
  }

  #linesOf(paragraph: Paragraph, measure: number): readonly Line[] | null {
    const { lacking } = this.#typesetter;
    const reports = new RecordedReports();
    const set = () => this.#typesetter.setParagraph(paragraph, measure, () => null);
    try {
      const lines = this.#typesetter.reportingTo(reports, set);
      return reports.isEmpty && this.#faults.isEmpty && this.#typesetter.lacking === lacking ? lines : null;
    } catch {
      // It will happen again where it is reported.
      return null;
    }
  }
}
