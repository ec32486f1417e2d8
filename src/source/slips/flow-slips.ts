// Slips within `[…]` and `{…}`: `{ title: Panel: the future, duration: 30 }`, and brackets that are not closed. In: the
// text from its bracket on. Out: the edits that make it YAML, and where it ends.
import { isField, quotedText, type SlipEdit } from "./slip.ts";
import { closing, textMeant, type YamlMarks } from "./value-slip.ts";

export interface FlowSlips {
  readonly edits: readonly SlipEdit[];
  /** Brackets that are not closed, from the inside out. */
  readonly missing: string;
}

const maxDepth = 32;

export function flowSlips(text: string, from: number, to: number, marks: YamlMarks): FlowSlips {
  const reader = new FlowReader(text, to, marks);
  reader.collection(from, 0);
  return { edits: reader.edits, missing: reader.missing };
}

class FlowReader {
  readonly edits: SlipEdit[] = [];
  missing = "";
  readonly #text: string;
  readonly #end: number;
  readonly #marks: YamlMarks;

  constructor(text: string, end: number, marks: YamlMarks) {
    this.#marks = marks;
    this.#text = text;
    this.#end = end;
  }

  /** Reads from a bracket to behind the one that closes it. */
  collection(from: number, depth: number): number {
    const isMap = this.#text[from] === "{";
    const close = isMap ? "}" : "]";
    let at = from + 1;
    while (depth < maxDepth) {
      at = this.#spaces(at);
      if (at >= this.#end) {
        this.missing += close;
        return at;
      }
      const character = this.#text.charAt(at);
      if (character === close) return at + 1;
      at = character === "," ? at + 1 : this.#element(at, isMap, depth);
      // The bracket of another kind is left to YAML's own message.
      if (/[\]}]/.test(this.#text.charAt(at)) && this.#text[at] !== close) return at;
    }
    return this.#end;
  }

  #element(from: number, isMap: boolean, depth: number): number {
    if (!isMap) return this.#value(from, depth, false);
    const key = /[^,:\n{}[\]]{1,80}:(?=\s)/y;
    key.lastIndex = from;
    if (!key.test(this.#text)) return this.#plainEnd(from, false);
    return this.#value(this.#spaces(key.lastIndex), depth, true);
  }

  #value(from: number, depth: number, isField: boolean): number {
    const first = this.#text.charAt(from);
    if (first === "[" || first === "{") return this.collection(from, depth + 1);
    if (first === '"' || first === "'") {
      const close = closing(this.#text.slice(from, this.#end), first);
      const behind = close === null ? this.#end : this.#spaces(from + close + 1);
      if (close !== null && (behind >= this.#end || /[,:\]}]/.test(this.#text.charAt(behind)))) return from + close + 1;
    }
    const end = this.#plainEnd(from, isField);
    const written = this.#text.slice(from, end).trimEnd();
    // In a list, `[name: Anna]` is a set of fields.
    const meant = isField || !/:\s/.test(written) ? textMeant(written, this.#marks, true) : null;
    if (meant && written !== "") {
      const inner = written.slice(meant.from, meant.to);
      const reads = [from + meant.from, from + meant.to] as const;
      this.edits.push({ start: from, end: from + written.length, text: quotedText(inner), reads });
    }
    return end;
  }

  /** The end of a value: the bracket that closes it, or a comma; in a field one that a field follows. */
  #plainEnd(from: number, isInField: boolean): number {
    for (let at = from; at < this.#end; at++) {
      const character = this.#text.charAt(at);
      if (character === "]" || character === "}") return at;
      if (character === "," && (!isInField || this.#isBeforeField(at + 1))) return at;
    }
    return this.#end;
  }

  #isBeforeField(from: number): boolean {
    const name = /^\s{0,40}([A-Za-z-]{2,20})\s{0,3}:/.exec(this.#text.slice(from, from + 80))?.[1];
    return (name !== undefined && isField(name)) || /^\s*[}\]]/.test(this.#text.slice(from, from + 200));
  }

  #spaces(from: number): number {
    let at = from;
    while (at < this.#end && /\s/.test(this.#text.charAt(at))) at++;
    return at;
  }
}
