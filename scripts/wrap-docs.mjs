// node scripts/wrap-docs.mjs [--check]: wraps the prose of the Markdown files that people read in the repository at 120 columns.
// Paragraphs within 120 columns stay as they are; tables, code and headings are left alone. `--check` only lists the files to wrap.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const width = 120;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const files = ["", "docs"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);
const isChecking = process.argv.includes("--check");
const long = files.filter((file) => {
  const text = readFileSync(join(root, file), "utf8");
  // Twice, since a wrapped line may begin with a sign that ends the paragraph before it.
  const wrapped = wrap(wrap(text));
  if (!isChecking && wrapped !== text) writeFileSync(join(root, file), wrapped);
  return wrapped !== text;
});
if (isChecking && long.length > 0) {
  console.error(`lines longer than ${width} columns in ${long.join(", ")}; \`npm run format\` wraps them`);
  process.exitCode = 1;
}

function wrap(text) {
  const out = [];
  let paragraph = [];
  let isCode = false;
  const end = () => {
    out.push(...wrapParagraph(paragraph));
    paragraph = [];
  };
  for (const line of text.split("\n")) {
    const isFence = /^\s*(?:`{3,}[^`]*|~{3,}.*)$/.test(line);
    if (isFence || isCode || /^\s*$|^#|^\s*\||^\s*<|^ {4,}(?![-*\d])\S/.test(line)) {
      end();
      out.push(line);
      if (isFence) isCode = !isCode;
      continue;
    }
    if (/^\s*(?:[-*]|\d+\.) /.test(line)) end();
    paragraph.push(line);
  }
  end();
  return out.join("\n");
}

/** A paragraph or an item of a list, with its indentation. */
function wrapParagraph(lines) {
  // A hard break ends a line on purpose.
  if (lines.every((line) => line.length <= width) || lines.some((line) => /(?: {2}|\\)$/.test(line))) return lines;
  const [, first = "", mark = ""] = /^(\s*)((?:[-*]|\d+\.) +|> )?/.exec(lines[0]) ?? [];
  const isQuote = mark === "> ";
  const next = first + (isQuote ? mark : " ".repeat(mark.length));
  const words = tokens(
    lines
      .map((line) => (isQuote ? line.replace(/^\s*> ?/, "") : line.trim()))
      .join(" ")
      .slice(isQuote ? 0 : mark.length),
  );
  const wrapped = [];
  let current = first + mark;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && current.length + 1 + word.length > width) {
      wrapped.push(current);
      current = next;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  wrapped.push(current);
  return wrapped;
}

/** Words and pieces of code; a line must not begin with a sign that would open a list, a heading or a quotation. */
function tokens(text) {
  const words = [];
  for (const word of text.match(/(?:`[^`]{1,80}`|[^\s`]|`)+/g) ?? []) {
    if (/^(?:[-*+>|]|#+|\d+[.)]|`{3,}.*)$/.test(word) && words.length > 0) words[words.length - 1] += ` ${word}`;
    else words.push(word);
  }
  return words;
}
