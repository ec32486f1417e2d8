// The library's tree of a YAML document → ours, with its places. Values that aliases expand to are counted, so that a
// small file cannot become a huge book; keys that are given twice are reported.
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Edit, Reporter } from "./diagnostic.ts";
import { limits } from "./limits.ts";
import { quotedTex } from "./quoted-tex.ts";
import { quotedYaml } from "./quoted-yaml.ts";
import { type Source, span } from "./source.ts";
import { type MapEntry, type ScalarNode, type ScalarStyle, toData, type YamlNode } from "./yaml-node.ts";

export class YamlConverter {
  broken = false;
  readonly #source: Source;
  readonly #diagnostics: Reporter;
  readonly #anchored = new Map<Node, { readonly node: YamlNode; readonly size: number }>();
  /** The latest node of each anchor; the library would search the document for each alias. */
  readonly #named = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(source: Source, diagnostics: Reporter) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  convert(node: Node, depth: number): YamlNode {
    const [start, end] = node.range ?? [0, 0];
    if (++this.#count > limits.yamlValues)
      return this.#refuse(
        "yaml-too-large",
        `the file expands to more than ${limits.yamlValues.toLocaleString("en")} values`,
        start,
        end,
      );
    if (depth > limits.yamlDepth)
      return this.#refuse("yaml-too-deep", `the file nests deeper than ${limits.yamlDepth} levels`, start, end);
    if (isAlias(node)) return this.#alias(node.source, this.#named.get(node.source), start, end);
    const anchor = "anchor" in node ? node.anchor : undefined;
    if (anchor) this.#named.set(anchor, node);
    const before = this.#count;
    this.#open.add(node);
    const converted = this.#collection(node, start, end, depth);
    this.#open.delete(node);
    if (anchor) this.#anchored.set(node, { node: converted, size: this.#count - before + 1 });
    return converted;
  }

  #collection(node: Node, start: number, end: number, depth: number): YamlNode {
    if (isMap(node)) {
      const entries: MapEntry[] = [];
      const names = new Set<string>();
      const joined = new Map<string, number>();
      for (const { key, value } of node.items) {
        if (!isScalar(key)) {
          this.#refuse("yaml-key", "a key must be a word or a text", start, end);
          continue;
        }
        const name = this.#scalar(key);
        if (key.anchor) {
          this.#named.set(key.anchor, key);
          this.#anchored.set(key, { node: name, size: 1 });
        }
        if (!value && node.flow) {
          this.#join(entries, name, joined);
          continue;
        }
        const converted = value ? this.convert(value as Node, depth + 1) : nullAt(name.end);
        const word = typeof name.value === "string" ? name.value : this.#source.text.slice(name.start, name.end);
        const entry = { name: word, key: name, value: converted };
        const twin = names.has(word) ? entries.findIndex((each) => each.name === word) : -1;
        names.add(word);
        const first = entries[twin];
        if (first && this.#oneOf(first, entry, !node.flow) === first) continue;
        if (first) entries.splice(twin, 1);
        entries.push(entry);
      }
      for (const entry of entries) this.#reportJoined(entry, joined.get(entry.name));
      return { kind: "map", entries, start, end: node.flow ? end : (entries.at(-1)?.value.end ?? end) };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node, depth + 1));
      return { kind: "sequence", items, start, end: node.flow ? end : (items.at(-1)?.end ?? end) };
    }
    return isScalar(node) ? this.#scalar(node) : nullAt(start);
  }

  /**
   * In `{ room: Hall A, first floor }` the last words are a key without a value for YAML; they are read as the rest of
   * the value before them. `joined`: where the rest begins, by the key of that value.
   */
  #join(entries: MapEntry[], { start, end, style }: ScalarNode, joined: Map<string, number>): void {
    const last = entries.at(-1);
    const { text } = this.#source;
    if (
      last?.value.kind !== "scalar" ||
      last.value.style !== "plain" ||
      last.value.value === null ||
      style !== "plain"
    ) {
      const word = text.slice(start, end);
      const hint = `write “${word}: …”, or remove it`;
      const at = span(this.#source, start, end);
      this.#diagnostics.warning("comma-in-value", `“${word}” has no value, and is ignored`, at, { hint });
      return;
    }
    const { value: words, start: from, end: until } = last.value;
    const before = typeof words === "string" ? words : text.slice(from, until);
    // There may be line ends and comments between the two.
    const between = text
      .slice(until, start)
      .replace(/#[^\n]*/g, "")
      .replace(/\s{1,1000}/g, " ");
    const value: ScalarNode = { ...last.value, value: before + between + text.slice(start, end), end };
    entries[entries.length - 1] = { ...last, value };
    joined.set(last.name, joined.get(last.name) ?? start);
  }

  #reportJoined({ name, value }: MapEntry, from: number | undefined): void {
    if (from === undefined || value.kind !== "scalar") return;
    const at = span(this.#source, value.start, value.end);
    const whole = this.#source.text.slice(value.start, value.end);
    const rest = whole.slice(from - value.start);
    const quoted = quotedYaml(String(value.value));
    const message = `“${rest}” after a comma would be a field of its own; it is read as a part of “${name}”`;
    const hint = `put the whole value in quotation marks: ${name}: ${quoted}`;
    const fix = [{ span: at, was: whole, text: quoted, becomes: [value.value], node: at }];
    this.#diagnostics.warning("comma-in-value", message, span(this.#source, from, value.end), { hint, fix });
  }

  #scalar(node: Scalar): ScalarNode {
    const [start, end] = node.range ?? [0, 0];
    const { value } = node;
    const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
    const style = styles[node.type ?? "PLAIN"] ?? "plain";
    const tex =
      style === "double" && typeof plain === "string" ? quotedTex(this.#source, start, end, this.#diagnostics) : null;
    // Empty lines at the end of a block are not worth marking.
    const block = style === "literal" || style === "folded";
    const marked = block ? start + this.#source.text.slice(start, end).trimEnd().length : end;
    return { kind: "scalar", value: tex ?? plain, style, start, end: marked };
  }

  #alias(name: string, target: Node | undefined, start: number, end: number): YamlNode {
    const known = target && this.#anchored.get(target);
    if (!known || this.#open.has(target))
      return this.#refuse("yaml-alias", `“*${name}” refers to no earlier anchor`, start, end);
    this.#count += known.size;
    return known.node;
  }

  /** Which of two entries with one key counts; if both say something, and not the same, that is an error. */
  #oneOf(first: MapEntry, second: MapEntry, isBlock: boolean): MapEntry {
    const { name, key } = second;
    const at = span(this.#source, key.start, key.end);
    const isEmpty = ({ value }: MapEntry) => value.kind === "scalar" && value.value === null;
    const isSame = JSON.stringify(toData(first.value)) === JSON.stringify(toData(second.value));
    if (!isSame && !isEmpty(first) && !isEmpty(second)) {
      this.broken = true;
      this.#diagnostics.error("duplicate-key", `“${name}” is given twice`, at, { hint: "keep one of the two" });
      return first;
    }
    const idle = isEmpty(first) && !isSame ? first : second;
    const message = `“${name}” is given twice, ${isSame ? "with the same value" : "once without a value"}`;
    const fix = isBlock ? this.#removal(idle) : [];
    this.#diagnostics.warning("duplicate-key", message, at, { hint: "keep one of the two", fix });
    return idle === first ? second : first;
  }

  /** Removes an entry that has its lines to itself. */
  #removal({ key, value }: MapEntry): readonly Edit[] {
    const { text } = this.#source;
    const start = text.lastIndexOf("\n", key.start) + 1;
    const next = text.indexOf("\n", value.end);
    const end = next === -1 ? text.length : next + 1;
    const rest = text.slice(start, key.start) + text.slice(Math.max(value.end, key.end), end);
    return /^\s*(?::\s*)?$/.test(rest)
      ? [{ span: span(this.#source, start, end), was: text.slice(start, end), text: "" }]
      : [];
  }

  #refuse(code: string, message: string, start: number, end: number): YamlNode {
    if (!this.broken) this.#diagnostics.error(code, message, span(this.#source, start, end));
    this.broken = true;
    return nullAt(start);
  }
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function nullAt(at: number): ScalarNode {
  return { kind: "scalar", value: null, style: "plain", start: at, end: at };
}
