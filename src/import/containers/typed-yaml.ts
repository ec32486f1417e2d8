// YAML that people typed → its data. A plain text with a colon in it, a quotation with words after it and a dash without
// a space are not YAML, but their meaning is clear: if a file is faulty, they are read as they were meant.
import { isNode, type ParsedNode, parseDocument } from "yaml";

export interface TypedYaml {
  /** Undefined if nothing can be read. */
  readonly value: unknown;
  /** The text that the offsets count in: the file, or the file as it was meant. */
  readonly text: string;
  readonly offsetOf: (path: readonly (string | number)[]) => number;
  /** The first fault that remains. */
  readonly fault: { readonly start: number; readonly end: number } | null;
}

export function readTypedYaml(text: string): TypedYaml {
  const plain = parse(text);
  if (plain.errors.length === 0) return yamlOf(plain, text);
  const meant = masked(text);
  return yamlOf(parse(meant), unmasked(meant));
}

type Parsed = ReturnType<typeof parseDocument<ParsedNode>>;

function parse(text: string): Parsed {
  return parseDocument(text, { uniqueKeys: false, logLevel: "silent", prettyErrors: false });
}

function yamlOf(document: Parsed, text: string): TypedYaml {
  const [fault] = document.errors;
  return {
    value: dataIn(document),
    text,
    offsetOf: (path) => {
      const node = document.getIn(path, true);
      return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
    },
    fault: fault ? { start: fault.pos[0], end: fault.pos[1] } : null,
  };
}

/** The data of a document; none if its aliases would make it far larger than the file. */
function dataIn(document: Parsed): unknown {
  try {
    return restored(document.toJS({ maxAliasCount: 100 }));
  } catch {
    return undefined;
  }
}

/** Characters that would have a meaning in YAML, and private characters in their place. */
const signs = ":\"'@`%*";
const firstMask = 0xe0f0;
const mask = (sign: string) => String.fromCharCode(firstMask + signs.indexOf(sign));

function unmasked(text: string): string {
  return text.replace(/[\ue0f0-\ue0f6]/g, (character) => signs.charAt(character.charCodeAt(0) - firstMask));
}

function restored(value: unknown): unknown {
  if (typeof value === "string") return unmasked(value);
  if (Array.isArray(value)) return value.map(restored);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restored(each)]));
}

/** A line with a key: what precedes it, the key, and the value. */
const keyLine = /^([ \t]{0,200}(?:- {1,20}){0,5})([\w-]{1,80}:)(?:[ \t]{1,20}(\S.*))?$/;

/** Hides the signs in plain texts. Lines that are indented more than their key belong to its value (YAML 1.2 §6.1). */
function masked(text: string): string {
  let value: { readonly indent: number; readonly isPlain: boolean } | null = null;
  return text
    .split("\n")
    .map((written) => {
      const line = written.replace(/^([ \t]{0,200})-(?=[A-Za-z_]{1,40}:(?:\s|$))/, "$1- ");
      const indent = line.length - line.trimStart().length;
      if (line.trim() === "") return line;
      if (value && indent > value.indent) return value.isPlain ? colonsMasked(line) : line;
      value = null;
      const [, before = "", key = "", rest = ""] = keyLine.exec(line.trimEnd()) ?? [];
      if (rest === "") return line;
      const plain = plainStart(rest);
      value = { indent: before.length, isPlain: plain !== null };
      return plain === null ? line : `${before}${key} ${colonsMasked(plain)}`;
    })
    .join("\n");
}

function colonsMasked(line: string): string {
  return line.replace(/:(?=\s|$)/g, mask(":"));
}

/** The value if it is plain text, with its first character hidden if that has a meaning; null for other values. */
function plainStart(rest: string): string | null {
  const first = rest.charAt(0);
  const hidden = () => mask(first) + rest.slice(1);
  if (/[@`%]/.test(first)) return hidden();
  if (first === "*") return rest.indexOf("*", 1) > 0 ? hidden() : null;
  if (first === '"' || first === "'") {
    const end = rest.indexOf(first, 1);
    return end > 0 && /^\s{0,20}[^\s#'"]/.test(rest.slice(end + 1)) ? hidden() : null;
  }
  return /[|>[{&!#]/.test(first) ? null : rest;
}
