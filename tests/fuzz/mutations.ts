// Damage as people and programs do it to a book: to its characters, its lines, its YAML and its fields.
import fc from "fast-check";

export type Files = ReadonlyMap<string, string>;

export interface Mutation {
  /** Which file, and where in it, each from 0 to 1. */
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

const kinds = [
  "insert",
  "replace",
  "delete",
  "repeat",
  "truncate",
  "delete-line",
  "repeat-line",
  "swap-lines",
  "indent-line",
  "replace-value",
  "rename-key",
  "insert-key",
] as const;

/** What has broken programs before: YAML's signs, Markdown, TeX, other scripts, what is too long or too deep. */
export const nasty: readonly string[] = [
  ": ",
  "- ",
  "#",
  "&a ",
  "*a",
  "!!binary ",
  "|",
  ">",
  "'",
  '"',
  "{",
  "}",
  "[",
  "]",
  "\t",
  "\r\n",
  "\u0000",
  "\ufeff",
  "\ufffd",
  "---\n",
  "...\n",
  "? ",
  "null",
  "~",
  "yes",
  "1e999",
  "-0",
  "0x1F",
  ".nan",
  "2024-13-45",
  "25:61",
  "[]",
  "{}",
  "<<: *a",
  "$",
  "$$",
  "$x^{$",
  "\\frac{1}{",
  "\\def\\x{\\x}",
  "\\ce{H2O",
  "$\\begin{matrix} 1 & 2 \\\\ 3$",
  "\\href{javascript:1}{x}",
  "**",
  "_",
  "`",
  "~~",
  "^^",
  "![",
  "](",
  "![a](../../etc/passwd)",
  "![a](figures/none.png)",
  "[a](javascript:alert(1))",
  "[@nobody]",
  "[@a; @b, p. 3]",
  "@x",
  "[1]",
  "[99]",
  "<b>",
  "</b>",
  "<script>alert(1)</script>",
  "<!--",
  "<br>",
  "&nbsp;",
  "&#x110000;",
  "| a | b |\n|---|---|\n| 1 |\n",
  "> > > > > > x",
  "- - - - - - - x",
  "1. ",
  "######## x",
  "***",
  "```\n",
  "\u202e",
  "\u200f",
  "\u200b",
  "\u00ad",
  "שלום",
  "مرحبا بالعالم",
  "日本語のテキスト",
  "한국어",
  "ไทย",
  "नमस्ते",
  "🧑‍🔬",
  "𝔸",
  "e\u0301",
  "\ud800",
  "ﬁ",
  "Ã©",
  "а",
  "a".repeat(3000),
  "word ".repeat(2000),
  "(".repeat(500),
  "[".repeat(300),
  "*".repeat(400),
  "> ".repeat(200),
  "  ".repeat(300),
  "$".repeat(301),
  "10.1/x",
  "@article{x, title = {",
  "https://example.org/".concat("a".repeat(300)),
  "/etc/passwd",
  "../book.yaml",
  "template.yaml",
];

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ file: share, at: share, length: share, kind: fc.constantFrom(...kinds), text }),
  { minLength: 1, maxLength: 4 },
);

/** The files that the mutations change, as they read then. */
export function mutate(files: Files, list: readonly Mutation[]): Files {
  const names = [...files.keys()];
  const changed = new Map<string, string>();
  for (const mutation of list) {
    const name = names[Math.floor(mutation.file * names.length)] ?? "book.yaml";
    changed.set(name, apply(changed.get(name) ?? files.get(name) ?? "", mutation));
  }
  return changed;
}

function apply(before: string, { kind, at, length, text }: Mutation): string {
  const offset = Math.floor(at * (before.length + 1));
  const end = Math.min(before.length, offset + Math.ceil(length * length * 40));
  switch (kind) {
    case "insert":
      return before.slice(0, offset) + text + before.slice(offset);
    case "replace":
      return before.slice(0, offset) + text + before.slice(end);
    case "delete":
      return before.slice(0, offset) + before.slice(end);
    case "repeat":
      return before.slice(0, end) + before.slice(offset, end).repeat(Math.ceil(length * 30)) + before.slice(end);
    case "truncate":
      return before.slice(0, offset);
    default:
      return applyToLines(before.split("\n"), kind, at, text);
  }
}

function applyToLines(lines: readonly string[], kind: Mutation["kind"], at: number, text: string): string {
  const index = Math.floor(at * lines.length);
  const line = lines[index] ?? "";
  const replaced = (...by: readonly string[]) =>
    [...lines.slice(0, index), ...by, ...lines.slice(index + 1)].join("\n");
  switch (kind) {
    case "delete-line":
      return replaced();
    case "repeat-line":
      return replaced(line, line);
    case "swap-lines":
      return [...lines.slice(0, index), lines[index + 1] ?? "", line, ...lines.slice(index + 2)].join("\n");
    case "indent-line":
      return replaced(text.length % 2 ? ` ${line}` : line.slice(1));
    case "replace-value":
      return replaced(line.replace(/(:| -) .*$/, (_, mark: string) => `${mark} ${text}`));
    case "rename-key":
      return replaced(line.replace(/\w+:/, () => `${text}:`));
    default:
      return replaced(line, `${/^[ -]*/.exec(line)?.[0].replaceAll("-", " ") ?? ""}${text}: ${text}`);
  }
}
