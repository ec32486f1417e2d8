// HTML from forms and pages → rich text. Elements without a meaning in an abstract are dropped and named; nothing is
// fetched or run.
import { Parser } from "htmlparser2";
import { mostLevels } from "../containers/xml.ts";
import { withFormulas } from "./math-in-text.ts";
import { lineOf, paragraph, plainOf, type RichBlock, type RichRun, type RichWrapping, text } from "./rich.ts";

export interface HtmlText {
  readonly blocks: readonly RichBlock[];
  /** Names of elements that were left out together with their contents. */
  readonly dropped: readonly string[];
  /** Whether the rest was left out because its elements nest too deep. */
  readonly isDeep: boolean;
}

const wrappings: Readonly<Record<string, RichWrapping>> = {
  i: "emphasis",
  em: "emphasis",
  cite: "emphasis",
  dfn: "emphasis",
  var: "emphasis",
  b: "strong",
  strong: "strong",
  sub: "subscript",
  sup: "superscript",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  del: "strikethrough",
  strike: "strikethrough",
};
const blocks = new Set(
  "p div section article header main center figure figcaption address dl dt dd form fieldset pre body html".split(" "),
);
const silent = new Set(
  "script style head title nav footer noscript template object iframe svg audio video button select textarea".split(
    " ",
  ),
);
const known = new Set(
  "a br hr img span font small big abbr tt code kbd samp ul ol li blockquote q table thead tbody tfoot tr td th caption col colgroup wbr nobr label time mark h1 h2 h3 h4 h5 h6 input link meta base o:p st1:place st1:city math".split(
    " ",
  ),
);

/** Whether a text has HTML tags, not just `<` signs. */
export function looksLikeHtml(value: string): boolean {
  return /<(?:p|br|div|span|b|i|u|em|strong|sub|sup|ul|ol|li|h[1-6]|table|a|font|img|blockquote|tt|code|s)(?:\s[^<>]{0,2000})?\/?>/i.test(
    value,
  );
}

/** Whether a text without tags still has HTML entities. */
export function hasEntities(value: string): boolean {
  return /&(?:amp|lt|gt|quot|nbsp|apos|ndash|mdash|[lr][sd]quo|hellip|deg|micro|times|plusmn|alpha|beta|gamma|mu|[aeiouyAEIOUY](?:acute|grave|uml|circ|tilde|ring)|[cC]cedil|[nN]tilde|szlig|[aA]ring|[oO]slash|[sSzZcC]caron|#\d{2,6}|#x[\da-f]{2,5});/i.test(
    value,
  );
}

/** `<now>` is not a tag, but something that somebody wrote. */
export function isHtmlTag(written: string): boolean {
  const name = /^<\/?([a-z][a-z0-9:]*)/i.exec(written)?.[1]?.toLowerCase() ?? "";
  return isElement(name);
}

function isElement(name: string): boolean {
  return wrappings[name] !== undefined || blocks.has(name) || silent.has(name) || known.has(name);
}

export function readHtml(html: string): HtmlText {
  const reader = new HtmlReader();
  const written = (parser: Parser) => html.slice(parser.startIndex, parser.endIndex + 1);
  let depth = 0;
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > mostLevels) parser.pause();
        else if (isElement(name)) reader.open(name, attributes);
        else reader.text(written(parser));
      },
      ontext: (characters) => reader.text(characters),
      onclosetag: (name, implied) => {
        depth--;
        if (isElement(name)) reader.close(name);
        else if (!implied) reader.text(written(parser));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return { ...reader.finish(), isDeep: depth > mostLevels };
}

interface Frame {
  readonly tag: string;
  readonly blocks: RichBlock[];
  /** The items of a list so far; `rows` are those of a table. */
  readonly items: RichBlock[][];
  readonly rows: RichRun[][][];
}

/** Lists, quotations and tables in each other; deeper ones are read as if they were not there. */
const mostFrames = 60;

/** Builds blocks; the runs of the open paragraph are on a stack of wrappings. */
class HtmlReader {
  readonly #frames: Frame[] = [frame("")];
  #runs: { readonly tag: string; readonly runs: RichRun[]; readonly url?: string }[] = [{ tag: "", runs: [] }];
  readonly #dropped = new Set<string>();
  #muted = 0;
  #heading = 0;
  #preformatted = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (silent.has(name)) {
      this.#muted++;
      if (name !== "head" && name !== "title") this.#dropped.add(name);
      return;
    }
    if (this.#muted > 0) return;
    if (name === "br") this.#add({ kind: "break" });
    else if (name === "img") this.#picture(attributes);
    else if (wrappings[name] || name === "a" || name === "code" || name === "tt" || name === "q")
      this.#push(name, attributes.href);
    else if (name === "ul" || name === "ol" || name === "blockquote" || name === "table") {
      this.#flush();
      if (this.#frames.length <= mostFrames) this.#frames.push(frame(name));
    } else if (name === "li" || name === "tr" || name === "td" || name === "th") this.#cell(name);
    else if (/^h[1-6]$/.test(name)) {
      this.#flush();
      this.#heading = Number(name[1]);
    } else if (name === "hr" || blocks.has(name)) {
      this.#flush();
      if (name === "pre") this.#preformatted++;
    }
  }

  text(characters: string): void {
    if (this.#muted === 0)
      this.#add(text(this.#preformatted > 0 ? characters : characters.replace(/[ \t\r\n\f]+/g, " ")));
  }

  close(name: string): void {
    if (silent.has(name)) {
      this.#muted = Math.max(0, this.#muted - 1);
      return;
    }
    if (this.#muted > 0) return;
    if (wrappings[name] || name === "a" || name === "code" || name === "tt" || name === "q") this.#pop(name);
    else if (name === "ul" || name === "ol" || name === "blockquote" || name === "table") this.#closeFrame(name);
    else if (name === "td" || name === "th" || name === "tr" || name === "li") this.#flush();
    else if (/^h[1-6]$/.test(name)) {
      this.#flush();
      this.#heading = 0;
    } else if (blocks.has(name)) {
      this.#flush();
      if (name === "pre") this.#preformatted = Math.max(0, this.#preformatted - 1);
    }
  }

  finish(): Omit<HtmlText, "isDeep"> {
    while (this.#frames.length > 1) this.#closeFrame(this.#top().tag);
    this.#flush();
    return { blocks: this.#top().blocks, dropped: [...this.#dropped].sort() };
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? frame("");
  }

  #add(run: RichRun): void {
    this.#runs.at(-1)?.runs.push(run);
  }

  #push(tag: string, url?: string): void {
    if (this.#runs.length > 60) return;
    this.#runs.push({ tag, runs: [], ...(url !== undefined && { url }) });
  }

  /** Closes the wrapping and everything left open inside it. */
  #pop(tag: string): void {
    if (!this.#runs.some((open) => open.tag === tag)) return;
    for (let closed = ""; closed !== tag; ) {
      const top = this.#runs.pop();
      if (!top) return;
      closed = top.tag;
      for (const run of wrapped(top.tag, top.runs, top.url)) this.#add(run);
    }
  }

  /** Ends the paragraph; its wrappings continue in the next. */
  #flush(): void {
    const open = this.#runs
      .slice(1)
      .map(({ tag, url }) => ({ tag, runs: [] as RichRun[], ...(url !== undefined && { url }) }));
    while (this.#runs.length > 1) this.#pop(this.#runs.at(-1)?.tag ?? "");
    const runs = formulasIn(this.#runs[0]?.runs ?? []);
    this.#runs = [{ tag: "", runs: [] }, ...open];
    if (runs.every((run) => run.kind === "break" || (run.kind === "text" && run.text.trim() === ""))) return;
    const top = this.#top();
    const target = top.items.at(-1) ?? top.blocks;
    if (top.tag === "table") {
      const cell = top.rows.at(-1)?.at(-1);
      if (cell) cell.push(...(cell.length > 0 ? [text(" ")] : []), ...runs);
      else top.blocks.push(paragraph(runs));
    } else if (this.#heading > 0) target.push({ kind: "heading", depth: this.#heading, runs });
    else for (const part of paragraphsOf(runs)) target.push(paragraph(part));
  }

  #cell(name: string): void {
    this.#flush();
    const top = this.#top();
    if (name === "li") {
      if (top.tag !== "ul" && top.tag !== "ol" && this.#frames.length <= mostFrames) this.#frames.push(frame("ul"));
      this.#top().items.push([]);
    } else if (top.tag === "table" && name === "tr") top.rows.push([]);
    else if (top.tag === "table") {
      if (top.rows.length === 0) top.rows.push([]);
      top.rows.at(-1)?.push([]);
    }
  }

  #closeFrame(name: string): void {
    if (this.#frames.length < 2 || !this.#frames.some(({ tag }) => tag === name)) return;
    this.#flush();
    const closed = this.#frames.pop() ?? frame("");
    const above = this.#top();
    const target = above.items.at(-1) ?? above.blocks;
    const block = blockOf(closed);
    if (above.tag === "table" && block)
      above.rows
        .at(-1)
        ?.at(-1)
        ?.push(text(" "), ...lineOf([block]));
    else if (block) target.push(block);
    if (closed.tag === "table") target.push(...closed.blocks);
    if (closed.tag !== name) this.#closeFrame(name);
  }

  #picture({ src, alt }: Readonly<Record<string, string>>): void {
    if (!src) return;
    this.#flush();
    const top = this.#top();
    (top.items.at(-1) ?? top.blocks).push({ kind: "figure", file: src, caption: [], alt: alt?.trim() || null });
  }
}

function frame(tag: string): Frame {
  return { tag, blocks: [], items: [], rows: [] };
}

function blockOf({ tag, blocks, items, rows }: Frame): RichBlock | null {
  if (tag === "blockquote") return blocks.length > 0 ? { kind: "quote", blocks } : null;
  if (tag === "table")
    return rows.some((row) => row.length > 0) ? { kind: "table", rows: rows.filter((row) => row.length > 0) } : null;
  const full = items.filter((item) => item.length > 0);
  return full.length > 0 ? { kind: "list", ordered: tag === "ol", items: full } : null;
}

function wrapped(tag: string, runs: readonly RichRun[], url?: string): readonly RichRun[] {
  const kind = wrappings[tag];
  if (kind) return [{ kind, children: runs }];
  if (tag === "a") return url === undefined ? runs : [{ kind: "link", url, children: runs }];
  if (tag === "q") return [text("“"), ...runs, text("”")];
  return [{ kind: "code", text: runs.map((run) => ("text" in run ? run.text : "")).join("") }];
}

/** Two line breaks in a row end a paragraph; a single one does so after a line that is too long for verse. */
function paragraphsOf(runs: readonly RichRun[]): readonly (readonly RichRun[])[] {
  const lines: RichRun[][] = [[]];
  for (const run of runs) {
    if (run.kind === "break") lines.push([]);
    else lines.at(-1)?.push(run);
  }
  const parts: RichRun[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const length = plainOf(line).trim().length;
    if (length === 0) {
      isOpen = false;
      continue;
    }
    if (isOpen) parts.at(-1)?.push({ kind: "break" }, ...line);
    else parts.push([...line]);
    isOpen = length < longestVerse;
  }
  return parts;
}

const longestVerse = 60;

/** TeX in HTML, as pages with MathJax have it. */
function formulasIn(runs: readonly RichRun[]): readonly RichRun[] {
  return runs.flatMap((run) => (run.kind === "text" && /[$\\]/.test(run.text) ? withFormulas(run.text) : [run]));
}
