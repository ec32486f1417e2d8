// HTML that a form or a word processor left in a body: paragraphs, lists, tables, headings, links, and tags without a
// meaning for readers. In: the body. Out: the changes that turn it into Markdown, each with what its tag means.
import { closesSpan, MarkStack, spanMeaning } from "./html-marks.ts";
import { HtmlTable } from "./html-table.ts";
import { captionBehind, imageOf, type Seek } from "./pasted-figures.ts";

export interface Meaning {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** “a paragraph”; empty if nothing is printed. */
  readonly as: string;
  /** Pictures that the book lacks. */
  readonly missing?: readonly string[];
}

/** Tags that show that a text is HTML, not text with a few inline tags. */
const telling =
  /(?<!\\)<(?:p|div|span|ul|ol|li|table|font|a|blockquote|o:p|style|center|section|article|h[1-6]|hr|small|s|del|strike|ins|tt|code|pre|img|figure|figcaption)(?:\s[^<>]{0,2000})?\/?>|<(?:b|i|em|strong|u|sub|sup|br)\s[^<>]{1,2000}>|<!\[|<\?xml|<!doctype/i;

const token =
  /`[^`\n]{1,400}`|(?<!\\)<!--|<!\[[^\]<>]{0,80}\](?:--)?>|<\?xml[^<>]{0,400}>|<!doctype[^<>]{0,400}>|(?<!\\)<(\/?)([a-z][a-z0-9:]{0,20})((?:\s[^<>]{0,2000}|\/)?)>/gi;

/** Elements whose content is not text. */
const muted = new Set(["style", "script", "xml", "head"]);
/** Lists nested deeper than this are set at this level. */
const deepest = 6;

const paragraphs = new Set(
  "p div section article header footer main center figure figcaption address dl dd dt form fieldset html body".split(
    " ",
  ),
);
const ofTables = new Set("table thead tbody tfoot tr td th caption colgroup col".split(" "));
const nothing = new Set(
  "small big abbr time label mark nobr wbr acronym bdi cite dfn var q kbd samp meta link".split(" "),
);

/** `seek`: finds the pictures of the book; without it, they stay text. */
export function htmlMeanings(value: string, seek: Seek = () => null): readonly Meaning[] {
  if (!value.includes("<") || !telling.test(value)) return [];
  const reader = new HtmlBody(value, seek);
  for (const match of value.matchAll(token)) reader.add(match);
  return reader.finish();
}

class HtmlBody {
  readonly #value: string;
  readonly #found: Meaning[] = [];
  readonly #lists: { readonly ordered: boolean; count: number }[] = [];
  readonly #marks = new MarkStack();
  #table: HtmlTable | null = null;
  /** After the mark of an item or a quotation, where a paragraph has already begun. */
  #begun = -1;

  /** `<p>` and `<s>` may also be mean values: one-letter tags count only with a closing tag. */
  readonly #closed: ReadonlySet<string>;
  readonly #endless = new Set<string>();
  #done = 0;

  readonly #seek: Seek;

  constructor(value: string, seek: Seek) {
    this.#value = value;
    this.#seek = seek;
    this.#closed = new Set([...value.matchAll(/<\/([a-z])>/gi)].map(([, letter = ""]) => letter.toLowerCase()));
  }

  add(match: RegExpMatchArray): void {
    const [written, closes = "", tag = "", attributes = ""] = match;
    const start = match.index ?? 0;
    const name = tag.toLowerCase();
    if (start < this.#done || written.startsWith("`") || (tag.length === 1 && !this.#closed.has(name))) return;
    const end = start + written.length;
    if (written === "<!--") this.#mute(start, "-->");
    else if (closes === "" && muted.has(name)) this.#mute(start, `</${tag}>`);
    else if (tag === "") this.#put(start, end, "", "");
    else this.#tag(name, closes !== "", attributes.replace(/\/$/, ""), start, end);
  }

  /** Skips everything up to an end; a missing end is searched for only once. */
  #mute(start: number, mark: string): void {
    const close = this.#endless.has(mark) ? -1 : this.#value.indexOf(mark, start);
    if (close === -1) {
      this.#endless.add(mark);
      return;
    }
    this.#done = close + mark.length;
    this.#put(start, this.#done, "", "");
  }

  finish(): readonly Meaning[] {
    return this.#table ? [...this.#found, ...this.#table.finish(this.#value.length)] : this.#found;
  }

  #tag(name: string, closes: boolean, attributes: string, start: number, end: number): void {
    const table = this.#table;
    if (ofTables.has(name) && (table || name === "table")) {
      this.#ofTable(name, closes, start, end);
      return;
    }
    if (table && (paragraphs.has(name) || name === "br")) {
      this.#put(start, end, " ", "a space");
      return;
    }
    if (name === "ul" || name === "ol") this.#list(name === "ol", closes, start, end);
    else if (name === "li") this.#item(closes, start, end);
    else if (/^h[1-6]$/.test(name))
      this.#put(start, end, closes ? "\n\n" : `\n\n${"#".repeat(Number(name[1]))} `, "a heading");
    else if (name === "blockquote") {
      this.#put(start, this.#behindBlanks(end), closes ? "\n\n" : "\n\n> ", "a quotation");
      if (!closes) this.#begun = this.#behindBlanks(end);
    } else if (paragraphs.has(name)) this.#paragraph(closes, attributes, start, end);
    else if (name === "br") this.#break(attributes, start, end);
    else if (name === "img") this.#image(attributes, start, end);
    else if (name === "hr") this.#put(start, end, "\n\n* * *\n\n", "a rule");
    else this.#ofLine(name, closes, attributes, start, end);
  }

  #ofTable(name: string, closes: boolean, start: number, end: number): void {
    this.#table ??= new HtmlTable(this.#value, start);
    if (!this.#table.tag(name, closes, start, end)) return;
    this.#found.push(...this.#table.finish(end));
    this.#table = null;
  }

  #list(ordered: boolean, closes: boolean, start: number, end: number): void {
    if (closes) this.#lists.pop();
    else this.#lists.push({ ordered, count: 0 });
    const isInside = this.#lists.length > (closes ? 0 : 1);
    this.#put(start, this.#behindBlanks(end), isInside ? "" : "\n\n", "a list");
  }

  #item(closes: boolean, start: number, end: number): void {
    const to = this.#behindBlanks(end);
    if (closes) {
      this.#put(start, to, "", "an item");
      return;
    }
    const list = this.#lists.at(-1);
    if (list) list.count++;
    const mark = list?.ordered ? `${list.count}.` : "-";
    this.#put(
      start,
      to,
      `\n${"   ".repeat(Math.min(deepest, Math.max(0, this.#lists.length - 1)))}${mark} `,
      "an item",
    );
    this.#begun = to;
  }

  #paragraph(closes: boolean, attributes: string, start: number, end: number): void {
    if (!closes && /page-break-(?:after|before):\s?always|break-(?:after|before):\s?page/i.test(attributes)) {
      this.#put(start, end, "\n\n\\newpage\n\n", "a new page");
      return;
    }
    const isBegun = !closes && this.#begun === start;
    if (isBegun) this.#begun = end;
    const last = closes && this.#lists.length > 0;
    this.#put(start, end, isBegun || last ? "" : "\n\n", "a paragraph");
  }

  /** Two of them in a row end a paragraph. */
  #break(attributes: string, start: number, end: number): void {
    const before = this.#found.at(-1);
    const isSecond = before?.as === "a line break" && this.#value.slice(before.end, start).trim() === "";
    if (isSecond) this.#found.pop();
    if (isSecond) this.#put(before.start, end, "\n\n", "a paragraph");
    else if (attributes.trim() !== "") this.#put(start, end, "<br>", "a line break");
    else this.#found.push({ start, end, text: this.#value.slice(start, end), as: "a line break" });
  }

  #image(attributes: string, start: number, end: number): void {
    const caption = captionBehind(this.#value, end);
    const image = imageOf(attributes, caption?.text ?? null, this.#seek);
    if (image === null) return;
    this.#done = caption?.end ?? end;
    this.#put(start, this.#done, image, "a figure");
  }

  #ofLine(name: string, closes: boolean, attributes: string, start: number, end: number): void {
    if (name === "a") {
      const meaning = this.#marks.link(closes, attributes);
      this.#put(start, end, meaning, meaning === "" ? "" : "a link");
      return;
    }
    if (name === "span" || name === "font") {
      const mark = closes ? this.#marks.close(name) : this.#marks.open(name, spanMeaning(attributes));
      this.#put(start, end, mark, mark === "" ? "" : closesSpan(mark));
      return;
    }
    if (name === "s" || name === "strike" || name === "del") {
      this.#put(start, end, "~~", "words struck out");
      return;
    }
    if (name === "tt" || name === "code") {
      this.#put(start, end, "`", "code");
      return;
    }
    if (name === "ins") {
      this.#put(start, end, closes ? "</u>" : "<u>", "underlined words");
      return;
    }
    if (/^(?:b|i|em|strong|u|sub|sup)$/.test(name)) {
      if (attributes.trim() !== "") this.#put(start, end, `<${name}>`, `<${name}>`);
      return;
    }
    if (nothing.has(name) || /^(?:o|st\d|w|v|m):/.test(name)) this.#put(start, end, "", "");
  }

  #behindBlanks(at: number): number {
    let end = at;
    while (/[ \t\n]/.test(this.#value.charAt(end))) end++;
    return end;
  }

  #put(start: number, end: number, text: string, as: string): void {
    if (this.#table) this.#table.inside(start, end, text);
    else this.#found.push({ start, end, text, as });
  }
}
