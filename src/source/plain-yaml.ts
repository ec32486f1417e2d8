// The fast path for the YAML that most abstracts are written in: block maps and lists, one-line scalars and flow
// collections, literal blocks. The library takes about 1.6 ms for an abstract, this reader an eighth of that. It only
// accepts what certainly means the same in YAML 1.2, and gives up (null) if in doubt or at any fault, which the library
// then explains; a property test compares the two.
import type { MapEntry, MapNode, ScalarNode, SequenceNode, YamlNode } from "./yaml-node.ts";

/** The one document of a plain file, or null. */
export function readPlainYaml(text: string): YamlNode | null {
  // Tabs and other control characters have rules of their own.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/.test(text)) return null;
  const reader = new PlainReader(text);
  try {
    return reader.document();
  } catch (doubt) {
    if (doubt === giveUp) return null;
    throw doubt;
  }
}

/** Thrown if in doubt; callers get null instead. */
const giveUp = new Error("not plain YAML");

const maxFlowDepth = 32;
const maxIndent = 60;

class PlainReader {
  readonly #text: string;
  /** The beginning of the next line to read, and its indentation; -1 at the end of the file. */
  #line = 0;
  #indent = -1;

  constructor(text: string) {
    this.#text = text;
  }

  document(): YamlNode {
    this.#toNextLine(0);
    if (this.#indent !== 0) throw giveUp;
    const node = this.#block(0);
    if (this.#hasMore()) throw giveUp;
    return node;
  }

  #hasMore(): boolean {
    return this.#indent !== -1;
  }

  /** Goes to the next line that is not empty or a comment, starting at the beginning of a line. */
  #toNextLine(from: number): void {
    const text = this.#text;
    for (let line = from; line < text.length; ) {
      let at = line;
      while (text[at] === " ") at++;
      if (at < text.length && text[at] !== "\n" && text[at] !== "#") {
        this.#line = line;
        this.#indent = at - line;
        if (this.#indent > maxIndent) throw giveUp;
        return;
      }
      const end = text.indexOf("\n", at);
      if (end === -1) break;
      line = end + 1;
    }
    this.#indent = -1;
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end === -1 ? this.#text.length : end;
  }

  #block(indent: number): YamlNode {
    return this.#atDash(this.#line + indent) ? this.#sequence(indent) : this.#map(indent, this.#line + indent);
  }

  #atDash(at: number): boolean {
    return this.#text[at] === "-" && this.#text[at + 1] === " ";
  }

  #map(indent: number, start: number): MapNode {
    const entries: MapEntry[] = [];
    const names = new Set<string>();
    for (let at = start; ; at = this.#line + indent) {
      const key = this.#key(at);
      if (!key) throw giveUp;
      const name = typeof key.value === "string" ? key.value : this.#text.slice(key.start, key.end);
      if (names.has(name)) throw giveUp;
      names.add(name);
      entries.push({ name, key, value: this.#afterKey(key.end + 1, indent) });
      if (this.#indent !== indent || this.#atDash(this.#line + indent)) break;
    }
    if (this.#indent > indent) throw giveUp;
    return { kind: "map", entries, start, end: entries.at(-1)?.value.end ?? start };
  }

  /** A plain key and its colon, or null. */
  #key(at: number): ScalarNode | null {
    keyPattern.lastIndex = at;
    const match = keyPattern.exec(this.#text);
    return match ? plainScalar(match[1] ?? "", at) : null;
  }

  #afterKey(colon: number, indent: number): YamlNode {
    let at = colon;
    while (this.#text[at] === " ") at++;
    if (at < this.#text.length && this.#text[at] !== "\n") return this.#value(at, indent);
    this.#toNextLine(at);
    if (this.#indent > indent) return this.#block(this.#indent);
    // A list may be indented no further than its key.
    if (this.#indent === indent && this.#atDash(this.#line + indent)) return this.#sequence(indent);
    throw giveUp;
  }

  #sequence(indent: number): SequenceNode {
    const items: YamlNode[] = [];
    const start = this.#line + indent;
    for (let dash = start; ; dash = this.#line + indent) {
      let at = dash + 1;
      while (this.#text[at] === " ") at++;
      if (this.#text[at] === "-" && (this.#atDash(at) || this.#lineEnd(at) === at + 1)) throw giveUp;
      items.push(this.#key(at) ? this.#map(at - this.#line, at) : this.#value(at, indent));
      if (this.#indent !== indent || !this.#atDash(this.#line + indent)) break;
    }
    if (this.#indent > indent) throw giveUp;
    return { kind: "sequence", items, start, end: items.at(-1)?.end ?? start };
  }

  /** A value that begins on this line; the next line must not belong to it. */
  #value(at: number, indent: number): YamlNode {
    const first = this.#text[at];
    if (first === "|") return this.#literal(at, indent);
    const end = this.#lineEnd(at);
    let node: YamlNode;
    if (first === '"' || first === "'") node = this.#quoted(at, end);
    else if (first === "[" || first === "{") node = this.#flow(at, end, 0);
    else node = this.#plain(at, end);
    for (let rest = node.end; rest < end; rest++) if (this.#text[rest] !== " ") throw giveUp;
    this.#toNextLine(end + 1);
    if (this.#indent > indent) throw giveUp;
    return node;
  }

  #plain(at: number, end: number): ScalarNode {
    const written = this.#text.slice(at, end).replace(/(?<! ) +$/, "");
    if (!mayBeginPlain(written) || written.includes(": ") || written.endsWith(":") || written.includes(" #"))
      throw giveUp;
    return plainScalar(written, at);
  }

  #quoted(at: number, end: number): ScalarNode {
    const quote = this.#text.charAt(at);
    if (quote === '"') {
      const close = this.#text.indexOf('"', at + 1);
      const value = this.#text.slice(at + 1, close);
      if (close === -1 || close >= end || value.includes("\\")) throw giveUp;
      return { kind: "scalar", value, style: "double", start: at, end: close + 1 };
    }
    let close = this.#text.indexOf("'", at + 1);
    while (close !== -1 && this.#text[close + 1] === "'") close = this.#text.indexOf("'", close + 2);
    if (close === -1 || close >= end) throw giveUp;
    const value = this.#text.slice(at + 1, close).replaceAll("''", "'");
    return { kind: "scalar", value, style: "single", start: at, end: close + 1 };
  }

  /** `|` and `|-`: the lines that are indented deeper than their parent (YAML 1.2.2 §8.1). */
  #literal(at: number, indent: number): ScalarNode {
    const text = this.#text;
    let end = this.#lineEnd(at);
    const header = text.slice(at, end).replace(/(?<! ) +$/, "");
    if (header !== "|" && header !== "|-") throw giveUp;
    const first = end + 1;
    let depth = 0;
    while (text[first + depth] === " ") depth++;
    if (depth <= indent || depth > maxIndent || first + depth >= text.length || text[first + depth] === "\n")
      throw giveUp;
    const lines: string[] = [];
    let filled = 0;
    let line = first;
    let last = end;
    while (line < text.length) {
      end = this.#lineEnd(line);
      let inner = line;
      while (inner < end && text[inner] === " ") inner++;
      if (inner === end) {
        // Spaces beyond the indentation are text, even on an empty line.
        if (inner - line > depth) throw giveUp;
        lines.push("");
      } else if (inner - line < depth) break;
      else {
        lines.push(text.slice(line + depth, end));
        filled = lines.length;
        last = end;
      }
      line = end + 1;
    }
    const value = lines.slice(0, filled).join("\n") + (header === "|" ? "\n" : "");
    this.#toNextLine(line);
    if (this.#indent > indent) throw giveUp;
    return { kind: "scalar", value, style: "literal", start: at, end: at + text.slice(at, last).trimEnd().length };
  }

  /** `[a, b]` and `{ a: b }` on one line. */
  #flow(at: number, end: number, depth: number): YamlNode {
    if (depth > maxFlowDepth) throw giveUp;
    const isMap = this.#text[at] === "{";
    const close = isMap ? "}" : "]";
    const entries: MapEntry[] = [];
    const items: YamlNode[] = [];
    const names = new Set<string>();
    let next = this.#spaces(at + 1);
    if (this.#text[next] === close) return this.#collection(isMap, entries, items, at, next + 1);
    for (;;) {
      if (next >= end) throw giveUp;
      if (isMap) {
        const key = this.#key(next);
        if (!key || typeof key.value !== "string" || names.has(key.value)) throw giveUp;
        names.add(key.value);
        const value = this.#flowValue(this.#spaces(key.end + 1), end, depth);
        entries.push({ name: key.value, key, value });
        next = this.#spaces(value.end);
      } else {
        const item = this.#flowValue(next, end, depth);
        items.push(item);
        next = this.#spaces(item.end);
      }
      if (this.#text[next] === close) return this.#collection(isMap, entries, items, at, next + 1);
      if (this.#text[next] !== ",") throw giveUp;
      next = this.#spaces(next + 1);
    }
  }

  #collection(
    isMap: boolean,
    entries: readonly MapEntry[],
    items: readonly YamlNode[],
    start: number,
    end: number,
  ): YamlNode {
    return isMap ? { kind: "map", entries, start, end } : { kind: "sequence", items, start, end };
  }

  #spaces(from: number): number {
    let at = from;
    while (this.#text[at] === " ") at++;
    return at;
  }

  #flowValue(at: number, end: number, depth: number): YamlNode {
    if (at >= end) throw giveUp;
    const first = this.#text[at];
    if (first === "[" || first === "{") return this.#flow(at, end, depth + 1);
    if (first === '"' || first === "'") {
      const node = this.#quoted(at, end);
      // A quoted text may be a key in a list: [ "a": b ].
      if (!/[ ,\]}]/.test(this.#text.charAt(node.end))) throw giveUp;
      return node;
    }
    flowPlain.lastIndex = at;
    const written = (flowPlain.exec(this.#text)?.[0] ?? "").replace(/(?<! ) +$/, "");
    if (!mayBeginPlain(written) || written.includes(": ") || written.endsWith(":") || written.includes(" #"))
      throw giveUp;
    // Next to brackets, a lone dash or colon has a special meaning.
    if (/^[-?:]/.test(written) || /[:#]$/.test(written)) throw giveUp;
    return plainScalar(written, at);
  }
}

const keyPattern = /([A-Za-z0-9_][A-Za-z0-9_./-]{0,100}):(?= |\n|$)/y;
const flowPlain = /[^\n,[\]{}]*/y;

/** Characters that cannot begin a plain scalar, or are a slip there; `-`, `?` and `:` only before a space (YAML 1.2.2 §7.3.3). */
function mayBeginPlain(written: string): boolean {
  return written !== "" && !/^(?:[,[\]{}#&*!|>'"%@`“„«‘]|[-?:](?: |$)|---|\.\.\.)/.test(written);
}

/** The core schema (YAML 1.2.2 §10.3.2); numbers in rare forms are left to the library. */
function plainScalar(written: string, start: number): ScalarNode {
  return { kind: "scalar", value: plainValue(written), style: "plain", start, end: start + written.length };
}

function plainValue(written: string): string | number | boolean | null {
  const first = written.charCodeAt(0);
  const mayBeNumber = first <= 0x39 && (first >= 0x30 || first === 0x2b || first === 0x2d || first === 0x2e);
  if (mayBeNumber) {
    if (/^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/.test(written) && written !== "-0") return Number(written);
    if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(written)) throw giveUp;
    if (/^(?:0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN))$/.test(written)) throw giveUp;
    return written;
  }
  if (written.length > 5) return written;
  if (/^(?:true|True|TRUE)$/.test(written)) return true;
  if (/^(?:false|False|FALSE)$/.test(written)) return false;
  // Somebody may be called Null.
  if (written === "Null") throw giveUp;
  return /^(?:null|NULL|~)$/.test(written) ? null : written;
}
