// A field of the source → our Markdown. The field is HTML, TeX, Markdown or plain words; if the format does not say
// which, its characters decide.

import { isTooMarked } from "../../input/markdown/micromark.ts";
import { tooLarge } from "../../input/markdown/too-large.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { withoutEntities } from "../../source/html-characters.ts";
import { invisibleIn } from "../../source/invisible.ts";
import { limits } from "../../source/limits.ts";
import { signOfSymbol } from "../../tex/symbol-font.ts";
import type { Located, Markdown } from "../conference.ts";
import { mostLevels } from "../containers/xml.ts";
import { citedBlock, citedRun } from "./cited.ts";
import { readForeignMarkdown } from "./foreign-markdown.ts";
import { type HtmlText, hasEntities, looksLikeHtml, readHtml } from "./html.ts";
import { wellRead } from "./misread.ts";
import { plainBlocks, plainRuns } from "./plain.ts";
import { splitReferences } from "./reference-list.ts";
import { joined, lineOf, paragraph, type RichBlock, type RichRun, text } from "./rich.ts";
import { looksLikeTex, readTex, readTexLine } from "./tex.ts";
import { writeInline, writeMarkdown } from "./write-markdown.ts";

/** `book`: the Markdown of books, which is kept unchanged; `markdown`: that of other systems. */
export type TextKind = "guess" | "plain" | "html" | "markdown" | "tex" | "book";

export interface FieldText {
  readonly body: Markdown;
  /** References at the end of the text, one on each line. */
  readonly references: readonly Markdown[];
  readonly figures: readonly FoundFigure[];
}

export interface FoundFigure {
  readonly file: string;
  readonly caption: Markdown;
  readonly alt: string | null;
}

export function readBody(value: string, kind: TextKind, at: Located, diagnostics: Reporter): FieldText {
  if (kind === "book") {
    const body = cleanText(value, at, diagnostics).trim();
    return { body: body === "" ? "" : `${body}\n`, references: [], figures: [] };
  }
  return writtenBody(blocksOf(value, kind, at, diagnostics).map((block) => linked(block, at, diagnostics)));
}

/** A field comes without a bibliography. */
const noKeys: ReadonlySet<string> = new Set();

const shortLine = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Nothing is fetched: a picture on the network becomes a link to it. */
function linked(block: RichBlock, at: Located, diagnostics: Reporter): RichBlock {
  if (block.kind !== "figure" || !/^https?:\/\//i.test(block.file)) return block;
  const words = block.caption.length > 0 ? block.caption : [text(block.alt ?? block.file)];
  const hint = "save it into figures/, and write it as a figure";
  diagnostics.warning("import-figure", `the picture “${shortLine(block.file)}” becomes a link`, at.span, { hint });
  return paragraph([{ kind: "link", url: block.file, children: [...words] }]);
}

/** Blocks as Markdown, with the references split off and the pictures separate. */
export function writtenBody(blocks: readonly RichBlock[]): FieldText {
  const figures: FoundFigure[] = [];
  const flat = blocks.flatMap((block): readonly RichBlock[] => {
    if (block.kind !== "figure") return [block];
    figures.push({ file: block.file, caption: writeInline(block.caption), alt: block.alt });
    return [];
  });
  const { body, references } = splitReferences(unbold(flat));
  return { body: writeMarkdown(body), references: references.map(writeInline), figures };
}

/** A Markdown file, as pandoc and Quarto read it. */
export function readMarkdownFile(
  value: string,
  keys: ReadonlySet<string>,
  at: Located,
  diagnostics: Reporter,
): FieldText {
  const blocks = readForeignMarkdown(cleanText(value, at, diagnostics), { keys });
  return writtenBody(blocks.map((block) => linked(block, at, diagnostics)));
}

/**
 * HTML without blocks comes from a field in which people pressed Enter: their lines end with `<br>`, unless they only
 * wrap.
 */
function withTypedLines(html: string): string {
  const lines = html.replace(/(<br\s?\/?>) {0,8}\n/gi, "$1").split(/\n\s*\n/);
  const isWrapped = (line: string) => line.length > 55 && line.length < 100;
  return lines
    .map((chunk) => chunk.split("\n"))
    .map((part) => part.join(part.length > 2 && part.slice(0, -1).every(isWrapped) ? " " : "<br>"))
    .join("<p>");
}

export function blocksOf(value: string, kind: TextKind, at: Located, diagnostics: Reporter): readonly RichBlock[] {
  const written = cleanText(value, at, diagnostics);
  const clean = kind === "guess" ? asTyped(written) : written;
  if (clean.trim() === "" || /^(?:null|n\/?a|none|-+)$/i.test(clean.trim())) return [];
  switch (kind === "guess" ? guessKind(clean) : kind) {
    case "html": {
      const html = readHtml(/<(?:p|div|li|h\d)[\s/>]/i.test(clean) ? clean : withTypedLines(clean));
      reportDropped(html, at, diagnostics);
      return html.blocks;
    }
    case "tex": {
      const { blocks, unknown, comments } = readTex(clean);
      reportUnknown(unknown, at, diagnostics);
      for (const comment of comments)
        diagnostics.warning("import-dropped", `“${shortLine(comment)}” is a TeX comment and is left out`, at.span);
      return blocks.map((block) => citedBlock(block, noKeys, []));
    }
    case "markdown":
      return looksLikeHtml(clean) && !/(?:^|\n)[^\S\n]{0,99}(?:[-*#>]|\d{1,9}\.)\s|\*\*|\]\(/.test(clean)
        ? readHtml(clean).blocks
        : foreignBlocks(clean, at, diagnostics);
    default:
      return plainBlocks(clean);
  }
}

/** What would keep a reader of Markdown busy for minutes, or is too deep for it, is plain text. */
function foreignBlocks(value: string, at: Located, diagnostics: Reporter): readonly RichBlock[] {
  const reason = tooLarge(value)?.message ?? (isTooMarked(value) ? "the text has too many marks of Markdown" : null);
  if (reason === null) return readForeignMarkdown(value);
  diagnostics.warning("import-too-large", `${reason}; it is imported as plain text`, at.span);
  return plainBlocks(value);
}

/** A field of one line: titles, affiliations, session titles. */
export function readLine(value: string, kind: TextKind, at: Located, diagnostics: Reporter): Markdown {
  if (kind === "book") return cleanText(value, at, diagnostics).replace(/\s+/g, " ").trim();
  return writeInline(runsOf(value, kind, at, diagnostics));
}

export function runsOf(value: string, kind: TextKind, at: Located, diagnostics: Reporter): readonly RichRun[] {
  const written = cleanText(value, at, diagnostics).replace(/\s+/g, " ").trim();
  const clean = kind === "guess" ? asTyped(written) : written;
  const guessed = kind === "guess" ? guessKind(clean) : kind;
  if (guessed === "plain" && !hasMarkedWords(clean)) return plainRuns(clean);
  if (guessed === "tex") {
    const { runs, unknown } = readTexLine(clean);
    reportUnknown(unknown, at, diagnostics);
    return runs.map((run) => citedRun(run, noKeys, []));
  }
  const html = guessed === "html" || looksLikeHtml(clean) || hasEntities(clean) ? readHtml(clean) : null;
  if (html) reportDropped(html, at, diagnostics);
  const blocks = html
    ? html.blocks
    : guessed === "markdown" && /[*_`\\[]/.test(clean)
      ? foreignBlocks(clean, at, diagnostics)
      : null;
  if (!blocks) return plainRuns(clean);
  const runs = lineOf(blocks);
  return runs.length > 0 ? runs : plainRuns(clean.replace(/<[^<>]*>/g, " "));
}

/** Whether a plain line has words in tags, as people type them into titles: `<i>in vivo</i>`, `CO<sub>2</sub>`. */
function hasMarkedWords(line: string): boolean {
  return /<(i|b|u|em|strong|sub|sup)>[^<>]{1,200}<\/\1>/i.test(line);
}

/** Words that are printed as they are, from a field that may hold HTML. */
export function readWords(value: string): string {
  const clean = withoutControls(value).replace(/\s+/g, " ").trim();
  if (!looksLikeHtml(clean) && !hasEntities(clean)) return clean;
  return lineOf(readHtml(clean).blocks)
    .map((run) => wordsOf(run))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function wordsOf(run: RichRun): string {
  if (run.kind === "text" || run.kind === "code") return run.text;
  if (run.kind === "math") return run.tex;
  return "children" in run ? run.children.map(wordsOf).join("") : " ";
}

/** TeX that went through a web page: `R\&amp;D \textit{in vivo}` is TeX, and has no tags. */
function asTyped(value: string): string {
  if (!hasEntities(value) || looksLikeHtml(value)) return value;
  const decoded = withoutEntities(value);
  return looksLikeTex(decoded) && !hasEntities(decoded) ? decoded : value;
}

function guessKind(value: string): Exclude<TextKind, "guess"> {
  if (looksLikeHtml(value) || hasEntities(value)) return "html";
  return looksLikeTex(value) ? "tex" : "plain";
}

function reportDropped({ dropped, isDeep }: HtmlText, at: Located, diagnostics: Reporter): void {
  if (isDeep) {
    const levels = mostLevels.toLocaleString("en");
    const message = `the HTML nests deeper than ${levels} levels, and what follows there is left out`;
    diagnostics.warning("import-too-large", message, at.span);
  }
  for (const tag of dropped)
    diagnostics.warning("import-dropped", `the HTML element “<${tag}>” and its contents are left out`, at.span);
}

export function reportUnknown(unknown: readonly string[], at: Located, diagnostics: Reporter): void {
  for (const name of unknown) {
    const isReference = /^(?:ref|eqref|autoref|cref|Cref|pageref)$/.test(name);
    const what = isReference
      ? `“\\${name}” refers to an unknown number; “${name === "eqref" ? "(…)" : "…"}” is printed for it`
      : `unknown TeX command “\\${name}”; its arguments are kept as text`;
    diagnostics.warning("import-dropped", what, at.span, isReference ? { hint: "write the number" } : {});
  }
}

/** Removes control characters, which no page can print, and invisible ones; half a surrogate pair means that a character was lost. */
function cleanText(whole: string, at: Located, diagnostics: Reporter): string {
  const value = whole.slice(0, limits.importField);
  if (value.length < whole.length) {
    const [length, most] = [whole.length, limits.importField].map((count) => count.toLocaleString("en"));
    const message = `a text of ${length} characters is cut off after ${most}`;
    diagnostics.warning("import-too-large", message, at.span);
  }
  const clean = withoutControls(value);
  reportMisread(value, at, diagnostics);
  if (clean !== value.replace(/\r\n?/g, "\n") && clean.length !== value.length) {
    const meant = wellRead(value);
    const lost = [...meant.matchAll(controls)].filter(([character]) => character !== "\r").length;
    reportLost(lost, ["control character", "cannot be printed"], at, diagnostics);
    const unseen = invisibleIn(meant.replace(controls, "")).length;
    reportLost(unseen, ["invisible character", "would hide or reverse text"], at, diagnostics);
  }
  return clean;
}

function reportLost(count: number, [name, fault]: readonly [string, string], at: Located, diagnostics: Reporter): void {
  if (count === 0) return;
  const [all, are] = count === 1 ? [name, "is"] : [`${name}s`, "are"];
  diagnostics.warning("import-dropped", `${count} ${all} ${fault} and ${are} left out`, at.span);
}

function reportMisread(value: string, at: Located, diagnostics: Reporter): void {
  const meant = wellRead(value);
  if (meant === value) return;
  // The first word that differs is shown.
  const words = meant.split(/\s+/);
  const word = words.find((each) => !value.includes(each)) ?? "";
  diagnostics.warning(
    "import-encoding",
    `text in a wrong encoding is read as it was meant, such as “${shortLine(word)}”`,
    at.span,
    { hint: "check the accented letters, quotes and dashes" },
  );
}

/** Also the remains of a byte order mark, and the private characters that the writer uses. */
const controls = /(?![\n\t])[\p{Cc}\ufeff\ufffe\uffff\ue000-\ue0ff]/gu;

export function withoutControls(value: string): string {
  return withoutInvisible(wellRead(value.replace(/\r\n?|[\u2028\u2029]/g, "\n")).replace(controls, ""))
    .replace(/[\uf020-\uf0ff]/g, (character) => signOfSymbol(character) ?? "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .normalize("NFC");
}

function withoutInvisible(value: string): string {
  let out = "";
  let done = 0;
  for (const { index } of invisibleIn(value)) {
    out += value.slice(done, index);
    done = index + 1;
  }
  return done === 0 ? value : out + value.slice(done);
}

/** A text that is bold throughout was not meant to be bold. */
function unbold(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const paragraphs = blocks.filter((block) => block.kind === "paragraph");
  const bold = paragraphs.filter(({ runs }) =>
    joined(runs).every(
      (run) => run.kind === "strong" || run.kind === "break" || (run.kind === "text" && run.text.trim() === ""),
    ),
  );
  const length = bold.reduce((sum, { runs }) => sum + JSON.stringify(runs).length, 0);
  if (bold.length !== paragraphs.length || length < 400) return blocks;
  return blocks.map((block) =>
    block.kind === "paragraph"
      ? { ...block, runs: block.runs.flatMap((run) => (run.kind === "strong" ? run.children : [run])) }
      : block,
  );
}
