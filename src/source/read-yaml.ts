// A YAML file → its documents as nodes with places. YAML 1.2 core; every syntax fault is reported, nothing throws.
import { Composer, type CST, isAlias, isMap, isScalar, isSeq, type Node, Parser, type Scalar } from "yaml";
import type { Reporter } from "./diagnostic.ts";
import { limits } from "./limits.ts";
import { withinLists } from "./list-length.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { isCommandInQuotes, quotedTex } from "./quoted-tex.ts";
import { quotedYaml } from "./quoted-yaml.ts";
import { type Source, span } from "./source.ts";
import { reportYamlErrors } from "./yaml-faults.ts";
import type { MapEntry, ScalarNode, ScalarStyle, YamlNode } from "./yaml-node.ts";

export interface YamlFile {
  readonly source: Source;
  /** Null for a document that is empty or unreadable. */
  readonly documents: readonly (YamlNode | null)[];
  /** Whether a fault was reported, so that some of the data is missing here. */
  readonly broken: boolean;
}

export function readYaml(source: Source, diagnostics: Reporter): YamlFile {
  if (hasTooManyDocuments(source, diagnostics)) return { source, documents: [], broken: true };
  const plain = readPlainYaml(source.text);
  const file = plain ? { source, documents: [plain], broken: false } : readYamlByLibrary(source, diagnostics);
  return withinLists(file, diagnostics);
}

/** `---` at the start of a line always begins a document (YAML 1.2.2, §9.1.2). */
function hasTooManyDocuments(source: Source, diagnostics: Reporter): boolean {
  const { text } = source;
  let count = 0;
  for (let at = text.startsWith("---") ? 0 : text.indexOf("\n---"); at !== -1; at = text.indexOf("\n---", at + 1)) {
    if (++count <= limits.documents) continue;
    const message = `the file has more than ${limits.documents.toLocaleString("en")} documents`;
    diagnostics.error("too-large", message, span(source, at + 1, at + 4), { hint: "divide it" });
    return true;
  }
  return false;
}

/** The slow path, for files that the fast path does not accept. */
export function readYamlByLibrary(source: Source, diagnostics: Reporter): YamlFile {
  // The library needs a few microseconds and up to 500 bytes for each character.
  if (source.text.length > limits.yamlText) {
    const message = `the file has ${(source.text.length / 1e6).toFixed(1)} million characters, and something in it is not plain YAML: a fault, an anchor, a tag`;
    diagnostics.error("yaml-too-large", message, span(source, 0), { hint: "split it into smaller files" });
    return { source, documents: [], broken: true };
  }
  const tokens = [...new Parser().parse(source.text)];
  const deep = tokens.flatMap((token) => tooDeep(token) ?? [])[0];
  if (deep) {
    const place = span(source, deep.offset, deep.offset + 1);
    diagnostics.error("yaml-too-deep", `the file nests deeper than ${limits.yamlDepth} levels`, place);
    return { source, documents: [], broken: true };
  }
  return readDocuments(source, tokens, diagnostics);
}

/**
 * The first token that is absurdly deep. Everything after the parser is recursive, and where the stack is about to
 * overflow V8 may end the process, because it cannot compile a regular expression there.
 */
function tooDeep(root: CST.Token): CST.Token | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > 2 * limits.yamlDepth) return token;
    const items = "items" in token ? token.items : [];
    const inside = items.flatMap(({ key, value }) => [key, value]);
    if ("value" in token) inside.push(token.value);
    for (const each of inside) if (each) open.push({ token: each, depth: depth + 1 });
  }
  return null;
}

function readDocuments(source: Source, tokens: readonly CST.Token[], diagnostics: Reporter): YamlFile {
  const composer = new Composer({
    version: "1.2",
    prettyErrors: false,
    logLevel: "silent",
    stringKeys: false,
    // The library would compare each key with every other; the converter uses a map.
    uniqueKeys: false,
  });
  const documents: (YamlNode | null)[] = [];
  let broken = false;
  for (const document of composer.compose(tokens)) {
    const errors = document.errors.filter((error) => !isCommandInQuotes(source, error));
    reportYamlErrors(source, errors, diagnostics);
    if (errors.length > 0) {
      broken = true;
      documents.push(null);
      continue;
    }
    const converter = new Converter(source, diagnostics);
    const node = document.contents ? converter.convert(document.contents, 0) : null;
    broken ||= converter.broken;
    documents.push(converter.broken ? null : node);
  }
  return { source, documents, broken };
}

/**
 * Turns the library's tree into ours; counts the values that aliases expand to, so that a small file cannot become a
 * huge book.
 */
class Converter {
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
        if (names.has(word)) this.#duplicate(word, name);
        names.add(word);
        entries.push({ name: word, key: name, value: converted });
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

  #duplicate(key: string, { start, end }: ScalarNode): void {
    this.broken = true;
    this.#diagnostics.error("duplicate-key", `“${key}” is given twice`, span(this.#source, start, end), {
      hint: "keep one of the two",
    });
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
