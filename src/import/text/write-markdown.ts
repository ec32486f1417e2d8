// Rich text → our Markdown: marks where they work, otherwise the few HTML tags that we know; lines as a careful person breaks them.
import { escapeAll, escapeLineStart, escapeText, unlinked } from "./escape.ts";
import { isRisky, readsAs, readsAsBlock } from "./read-again.ts";
import { joined, plainOf, type RichBlock, type RichRun, type RichWrapping } from "./rich.ts";
import { cleanTex, codeBlock, codeSpan, fixedSpace, inlineMath } from "./write-verbatim.ts";

/** A line end that must stay where it is while lines are divided. */
const hardBreak = "\ue002";
const width = 100;

/** Whether every sign with a possible meaning becomes a character reference, for text that would otherwise be misread. */
let careful = false;

/** Blocks as Markdown; ends with a line end unless empty. */
export function writeMarkdown(blocks: readonly RichBlock[]): string {
  const written = writeBlocks(blocks, width);
  return written === "" ? "" : `${written}\n`;
}

/** Runs on one line: titles, affiliations, captions. */
export function writeInline(runs: readonly RichRun[]): string {
  const written = lineOf(runs);
  if (!isRisky(written) || readsAs(written, runs)) return written;
  return withCare(() => lineOf(runs));
}

function lineOf(runs: readonly RichRun[]): string {
  const line = squeeze(writeRuns(joined(runs), "", ""))
    .replaceAll(hardBreak, " ")
    .trim();
  return line.replaceAll(fixedSpace, " ");
}

function withCare(write: () => string): string {
  const before = careful;
  careful = true;
  try {
    return write();
  } finally {
    careful = before;
  }
}

function writeBlocks(blocks: readonly RichBlock[], room: number): string {
  const parts: string[] = [];
  let last: RichBlock | null = null;
  for (const block of blocks) {
    const quick = writeBlock(block, room);
    const isSame = careful || !isRisky(quick) || readsAsBlock(quick, block);
    const written = isSame ? quick : withCare(() => writeBlock(block, room));
    if (written === "") continue;
    // Two neighbouring lists would be read as one.
    if (last?.kind === "list" && block.kind === "list" && last.ordered === block.ordered) parts.push("<!-- -->");
    parts.push(written);
    last = block;
  }
  return parts.join("\n\n");
}

function writeBlock(block: RichBlock, room: number): string {
  switch (block.kind) {
    case "paragraph":
      return writeParagraph(block.runs, room);
    case "heading": {
      const words = writeInline(block.runs).replace(/(?<!#)(#+)$/, "\\$1");
      return words === "" ? "" : `${"#".repeat(Math.min(6, block.depth + 1))} ${words}`;
    }
    case "list":
      return writeList(block, room);
    case "quote":
      return indented(writeBlocks(block.blocks, room - 2), "> ", "> ");
    case "code-block":
      return codeBlock(block.text);
    case "table":
      return writeTable(block);
    case "rule":
      return "***";
    case "figure": {
      const caption = writeInline(block.caption).replace(/["\\]/g, "\\$&");
      return `![${escapeText(block.alt ?? "")}](<${block.file}>${caption ? ` "${caption}"` : ""})${block.width ? `{width=${block.width}}` : ""}`;
    }
  }
}

/** A paragraph; display formulas move to lines of their own. */
function writeParagraph(runs: readonly RichRun[], room: number): string {
  const parts: string[] = [];
  let open: RichRun[] = [];
  const flush = () => {
    const line = squeeze(writeRuns(joined(open), "", ""));
    open = [];
    const divided = divide(line, room);
    if (divided !== "") parts.push(divided);
  };
  for (const run of runs) {
    if (run.kind === "math" && run.display) {
      flush();
      const tex = cleanTex(run.tex);
      if (tex !== "") parts.push(`$$${tex}$$`);
    } else open.push(run);
  }
  flush();
  return parts.join("\n\n");
}

function squeeze(line: string): string {
  return line.replace(/[ \t\r\n\f\v]+/g, " ").replace(/ ?\ue002 ?/g, hardBreak);
}

/**
 * Divides a text into lines of at most `room` characters, if possible; each line begins so that it stays part of the
 * paragraph.
 */
function divide(text: string, room: number): string {
  const rows = text.split(hardBreak).map((row) => row.trim());
  while (rows.length > 0 && rows[0] === "") rows.shift();
  while (rows.length > 0 && rows.at(-1) === "") rows.pop();
  const lines = rows.map((row) =>
    divideRow(row, room)
      .map((line) => escapeLineStart(line, careful))
      .join("\n"),
  );
  return lines.join("\\\n").replaceAll(fixedSpace, " ");
}

function divideRow(row: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of row.split(" ")) {
    const joins = line === "" || line.length + 1 + word.length <= room || isUnspaced(line, word);
    if (joins) line = line === "" ? word : `${line} ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  return lines.length === 0 ? [""] : lines;
}

/** Between two such characters a line end would be dropped, although the source has a space there. */
function isUnspaced(before: string, after: string): boolean {
  const unspaced = /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/;
  return unspaced.test(before.at(-1) ?? "") && unspaced.test(after.charAt(0));
}

function writeList(list: Extract<RichBlock, { kind: "list" }>, room: number): string {
  const { ordered, items, start = 1 } = list;
  const loose =
    list.loose ||
    items.some((item) => item.length > 1 && item.some((block) => block.kind !== "list" && block !== item[0]));
  const written = items.map((item, index) => {
    const mark = ordered ? `${start + index}. ` : "- ";
    const inside = item.map((block) => writeBlock(block, room - mark.length)).filter((each) => each !== "");
    return indented(inside.join(loose ? "\n\n" : "\n"), mark, " ".repeat(mark.length)) || mark.trimEnd();
  });
  return written.join(loose ? "\n\n" : "\n");
}

function indented(text: string, first: string, later: string): string {
  if (text === "") return "";
  return text
    .split("\n")
    .map((line, index) =>
      (index === 0 ? first + line : line === "" && later.trim() === "" ? "" : later + line).trimEnd(),
    )
    .join("\n");
}

/** A bar in a formula is no border, and with a backslash it would be another sign. */
function escapePipes(cell: string): string {
  return cell.replace(/(?<!\\)\$(?:[^$\\]|\\.)*\$|(?<!\\)\|/g, (found) => (found === "|" ? "\\|" : found));
}

const rules = { left: " :--- |", right: " ---: |", center: " :---: |" } as const;

function writeTable({ rows, align = [] }: Extract<RichBlock, { kind: "table" }>): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return "";
  const line = (row: readonly (readonly RichRun[])[]) =>
    `| ${Array.from({ length: columns }, (_, column) => escapePipes(writeInline(row[column] ?? []))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = Array.from({ length: columns }, (_, column) => {
    const side = align[column];
    return side ? rules[side] : " --- |";
  });
  return [line(head), `|${rule.join("")}`, ...body.map(line)].join("\n");
}

const marks: Readonly<Record<RichWrapping, readonly [string, string]>> = {
  emphasis: ["*", "em"],
  strong: ["**", "strong"],
  subscript: ["~", "sub"],
  superscript: ["^", "sup"],
  underline: ["", "u"],
  strikethrough: ["~~", ""],
};

function writeRuns(runs: readonly RichRun[], before: string, after: string): string {
  let out = "";
  runs.forEach((run, index) => {
    const next = firstCharacter(runs[index + 1]) ?? after;
    const previous = out.at(-1) ?? before;
    out += writeRun(run, previous, next);
  });
  return out;
}

function firstCharacter(run: RichRun | undefined): string | undefined {
  if (!run) return undefined;
  if (run.kind === "text") return run.text.charAt(0);
  if ("children" in run && run.kind !== "footnote") return plainOf(run.children).charAt(0) || "*";
  return run.kind === "break" ? " " : "*";
}

function writeRun(run: RichRun, before: string, after: string): string {
  switch (run.kind) {
    case "text":
      return careful ? escapeAll(run.text) : escapeText(run.text, before, after);
    case "break":
      return hardBreak;
    case "code":
      return codeSpan(run.text);
    case "math":
      return inlineMath(run.tex, after);
    case "link":
      return writeLink(run, before, after);
    case "citation":
      return `[${run.keys.map((key) => `@{${key}}`).join("; ")}${run.suffix ? `, ${escapeText(run.suffix)}` : ""}]`;
    case "footnote":
      return `^[${writeRuns(run.children, "[", "]")}]`;
    default:
      return wrap(run.kind, run.children, before, after);
  }
}

/** Moves spaces at the ends outside; uses marks where CommonMark §6.2 lets them open and close, otherwise tags. */
function wrap(kind: RichWrapping, children: readonly RichRun[], before: string, after: string): string {
  const whole = writeRuns(children, "*", "*");
  const inner = whole.trim();
  if (inner.replaceAll(hardBreak, "") === "") return whole;
  const lead = /^\s/.test(whole) ? " " : "";
  const tail = /\s$/.test(whole) ? " " : "";
  const [mark, tag] = marks[kind];
  const outside = { before: lead || before, after: tail || after };
  const marked = mark !== "" && !careful && canMark(kind, inner, outside);
  if (marked) return lead + mark + inner + mark + tail;
  return tag === "" ? whole : `${lead}<${tag}>${inner}</${tag}>${tail}`;
}

function canMark(kind: RichWrapping, inner: string, { before, after }: { before: string; after: string }): boolean {
  if (kind === "subscript" || kind === "superscript") {
    const mark = kind === "subscript" ? "~" : "^";
    return !/[\s\ue001\ue002^~<[\]$`\\]/.test(inner) && before !== mark && after !== mark && before !== "\\";
  }
  if (kind === "strikethrough")
    return before !== "~" && after !== "~" && !inner.includes("~") && /^[\p{L}\p{N}].*[\p{L}\p{N}]$/su.test(inner);
  if (/[*_<]/.test(inner.charAt(0)) || /[*_>\\]/.test(inner.at(-1) ?? "")) return false;
  const opens = isWordLike(inner.charAt(0)) ? !/[*_\\]/.test(before) : before === "" || /\s/.test(before);
  const closes = isWordLike(inner.at(-1) ?? "") ? !/[*_]/.test(after) : after === "" || /\s/.test(after);
  return opens && closes;
}

function isWordLike(character: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(character);
}

function writeLink(run: Extract<RichRun, { kind: "link" }>, before: string, after: string): string {
  const words = writeRuns(run.children, "", "").replaceAll(hardBreak, " ");
  const url = run.url.trim().replace(/[\s<>\\^`{|}]/g, (mark) => encodeURIComponent(mark));
  const plain = plainOf(run.children).trim();
  if (run.inside && /^#[\w.:/-]{1,300}$/.test(url) && words.trim() !== "") {
    const line = words.trim().replace(/(?<!\\)[[\]]/g, "\\$&");
    return `[${line}](${url})`;
  }
  if (!/^(?:https?:\/\/|mailto:)[^\s]/i.test(url)) return writeRuns(run.children, before, after);
  if (words.trim() === "") return escapeText(url, before, after);
  const shown = plain === url || plain === url.replace(/^mailto:/i, "") ? writeRuns(run.children, before, after) : null;
  // Characters with a meaning in Markdown would keep the address from being a link.
  if (shown !== null && !/https?\\:/i.test(shown)) return shown;
  // An address inside a link's text would be a link within a link.
  const inside = unlinked(words.trim()).replace(/(?<!\\)[[\]]/g, "\\$&");
  const target = url.replace(/[()$@^~*_&]/g, (mark) =>
    mark === "&" || mark === "_" ? mark : `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${inside}](${target.replace(/&(?=#?\w+;)/g, "%26")})`;
}
