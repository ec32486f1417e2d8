// A YAML file → its documents as nodes with places. YAML 1.2 core; every syntax fault is reported, nothing throws.
import { isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, type YAMLError } from "yaml";
import type { Reporter } from "./diagnostic.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { placeOf, type Source, span } from "./source.ts";
import type { MapEntry, ScalarNode, ScalarStyle, YamlNode } from "./yaml-node.ts";

/** What a document may hold at most, aliases expanded; and how deep it may nest. */
const maxNodes = 500_000;
const maxDepth = 64;
/** Characters that the library may be given: it takes some microseconds and up to 500 bytes for each. */
const maxByLibrary = 1_500_000;

export interface YamlFile {
  readonly source: Source;
  /** Null for a document that is empty or could not be read. */
  readonly documents: readonly (YamlNode | null)[];
  /** Whether a fault was reported: some of the data is missing here. */
  readonly broken: boolean;
}

export function readYaml(source: Source, diagnostics: Reporter): YamlFile {
  const plain = readPlainYaml(source.text);
  return plain ? { source, documents: [plain], broken: false } : readYamlByLibrary(source, diagnostics);
}

/** The long way, for what the fast path leaves. */
export function readYamlByLibrary(source: Source, diagnostics: Reporter): YamlFile {
  if (source.text.length > maxByLibrary) {
    const message = `the file has ${(source.text.length / 1e6).toFixed(1)} million characters, and something in it is not plain YAML: a fault, an anchor, a tag`;
    diagnostics.error("yaml-too-large", message, span(source, 0), { hint: "divide it into smaller files" });
    return { source, documents: [], broken: true };
  }
  try {
    return readDocuments(source, diagnostics);
  } catch (error) {
    // The library goes down one stack frame a level: only absurd nesting gets it here.
    if (!(error instanceof RangeError)) throw error;
    diagnostics.error("yaml-too-deep", `the file nests deeper than ${maxDepth} levels`, span(source, 0));
    return { source, documents: [], broken: true };
  }
}

function readDocuments(source: Source, diagnostics: Reporter): YamlFile {
  const parsed = parseAllDocuments(source.text, {
    version: "1.2",
    prettyErrors: false,
    logLevel: "silent",
    stringKeys: false,
    // It would compare each key with every other; the converter looks them up.
    uniqueKeys: false,
  });
  const documents: (YamlNode | null)[] = [];
  let broken = false;
  // An empty stream is an array with an `empty` mark.
  for (const document of Array.isArray(parsed) ? parsed : []) {
    for (const error of causesAmong(source, document.errors)) reportYamlError(source, error, diagnostics);
    if (document.errors.length > 0) {
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

/** Faults that leave what follows as it is. */
const local: ReadonlySet<string> = new Set(["BLOCK_AS_IMPLICIT_KEY", "BAD_SCALAR_START", "BAD_DQ_ESCAPE"]);

/** One fault a line, and after an open bracket or quotation mark, or a wrong indentation, none: what follows is misread. */
function causesAmong(source: Source, errors: readonly YAMLError[]): readonly YAMLError[] {
  const causes: YAMLError[] = [];
  const lines = new Set<number>();
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = placeOf(source, error.pos[0]);
    if (!lines.has(line)) causes.push(error);
    lines.add(line);
    if (!local.has(error.code)) break;
  }
  return causes;
}

/** Turns the library's tree into ours; counts what aliases expand to, so that a small file cannot become a huge book. */
class Converter {
  broken = false;
  readonly #source: Source;
  readonly #diagnostics: Reporter;
  readonly #anchored = new Map<Node, { readonly node: YamlNode; readonly size: number }>();
  /** The node of each anchor, the last so far: the library would go through the document for each alias. */
  readonly #named = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(source: Source, diagnostics: Reporter) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  convert(node: Node, depth: number): YamlNode {
    const [start, end] = node.range ?? [0, 0];
    if (++this.#count > maxNodes)
      return this.#refuse(
        "yaml-too-large",
        `the file stands for more than ${maxNodes.toLocaleString("en")} values`,
        start,
        end,
      );
    if (depth > maxDepth)
      return this.#refuse("yaml-too-deep", `the file nests deeper than ${maxDepth} levels`, start, end);
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
        const converted = value ? this.convert(value as Node, depth + 1) : nullAt(name.end);
        const word = typeof name.value === "string" ? name.value : this.#source.text.slice(name.start, name.end);
        if (names.has(word)) this.#duplicate(word, name);
        names.add(word);
        entries.push({ name: word, key: name, value: converted });
      }
      return { kind: "map", entries, start, end: node.flow ? end : (entries.at(-1)?.value.end ?? end) };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node, depth + 1));
      return { kind: "sequence", items, start, end: node.flow ? end : (items.at(-1)?.end ?? end) };
    }
    return isScalar(node) ? this.#scalar(node) : nullAt(start);
  }

  #scalar(node: Scalar): ScalarNode {
    const [start, end] = node.range ?? [0, 0];
    const { value } = node;
    const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
    const style = styles[node.type ?? "PLAIN"] ?? "plain";
    // A block's empty lines at its end are not worth marking.
    const block = style === "literal" || style === "folded";
    const marked = block ? start + this.#source.text.slice(start, end).trimEnd().length : end;
    return { kind: "scalar", value: plain, style, start, end: marked };
  }

  #alias(name: string, target: Node | undefined, start: number, end: number): YamlNode {
    const known = target && this.#anchored.get(target);
    if (!known || this.#open.has(target))
      return this.#refuse("yaml-alias", `“*${name}” names no earlier anchor`, start, end);
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

function reportYamlError(source: Source, error: YAMLError, diagnostics: Reporter): void {
  const [start, end] = error.pos;
  const at = span(source, start, Math.max(end, start));
  if (/call stack/i.test(error.message)) {
    diagnostics.error("yaml-too-deep", `the file nests deeper than ${maxDepth} levels`, at);
    return;
  }
  const valueless = /^Implicit map keys need to be followed by map values/.test(error.message);
  if (valueless) {
    diagnostics.error(
      "yaml-syntax",
      "this is not YAML: a colon is missing, or the line belongs to a text above it",
      at,
      {
        hint: "a field is written “key: value”; for a text of several lines write “key: |” and indent the text below",
      },
    );
    return;
  }
  const quote = /^Missing closing (['"])quote/.exec(error.message)?.[1];
  const opening = quote === undefined ? -1 : source.text.lastIndexOf(quote, start - 1);
  if (opening !== -1) {
    diagnostics.error(
      "yaml-syntax",
      `this is not YAML: the quotation mark that begins here is not closed`,
      span(source, opening, opening + 1),
      {
        hint: `close it with ${quote}, at the end of the text; one that is part of the text is written ${quote === '"' ? '\\"' : "''"}`,
      },
    );
    return;
  }
  const unclosed = /^Flow \w+ in block collection must be .* end with a [\]}]$/.test(error.message);
  const code = unclosed ? "MISSING_CHAR" : error.code;
  const message =
    (unclosed ? "a bracket is not closed" : messages[code]) ??
    error.message.charAt(0).toLowerCase() + error.message.slice(1).replace(/(?<![.:\s])[.:\s]+$/, "");
  const hint = hints[code];
  diagnostics.error("yaml-syntax", `this is not YAML: ${message}`, at, hint === undefined ? {} : { hint });
}

const messages: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "a text holds a colon followed by a space",
  MISSING_CHAR: "a quote or bracket is not closed",
};

const hints: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "put quotes around the text",
  MULTILINE_IMPLICIT_KEY:
    "put quotes around a text that holds a colon followed by a space, or begin it with | on a line of its own",
  BAD_INDENT: "give all keys of one block the same indentation",
  TAB_AS_INDENT: "indent with spaces",
  MISSING_CHAR: "close the quote or bracket, or put quotes around the text",
  BAD_SCALAR_START: "put quotes around the text",
  BAD_DQ_ESCAPE: "write \\\\ for a backslash, or use single quotes",
  UNEXPECTED_TOKEN: "put quotes around the text",
};
