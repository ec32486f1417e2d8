// LaTeX abstracts: one in a file, or a book of them; `\title \author \affil \institute \thanks \abstract`, authblk's marks, the
// bibliography beside it. Formulas stay, text macros become what they print.

import { derivedId, splitWords } from "../columns/read-table.ts";
import { emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import { cleanName } from "../people/name.ts";
import { readWords, writtenBody } from "../text/field.ts";
import { plainOf, type RichBlock, type RichRun } from "../text/rich.ts";
import { readTex, readTexLine } from "../text/tex.ts";
import { argumentAt, closingEnvironment, optionAt } from "../text/tex-scan.ts";
import { writeInline } from "../text/write-markdown.ts";
import type { Content, ReadContext } from "./format.ts";

type TextContent = Extract<Content, { kind: "text" }>;

export function isLatex({ text, file }: TextContent): boolean {
  return /\.(?:tex|ltx|latex)$/i.test(file.name)
    ? /\\(?:title|begin)\b/.test(text)
    : /\\documentclass|\\begin\{abstract\}/.test(text.slice(0, 20_000));
}

/** The keys of the .bib files that come along, and their text. */
export function bibliographyIn(contents: readonly Content[]): {
  readonly text: string | null;
  readonly keys: ReadonlySet<string>;
} {
  const texts = contents.flatMap((content) =>
    content.kind === "text" && /\.bib$/i.test(content.file.name) ? [content.text] : [],
  );
  const keys = texts.flatMap((text) =>
    [...text.matchAll(/^\s{0,8}@\w{1,30}\s{0,8}\{\s{0,8}([^\s,{}]{1,200})\s{0,8},/gm)].map((match) => match[1] ?? ""),
  );
  return { text: texts.length > 0 ? texts.join("\n") : null, keys: new Set(keys) };
}

export function latexAbstracts(
  content: TextContent,
  _all: readonly Content[],
  keys: ReadonlySet<string>,
  name: string,
  context: ReadContext,
): readonly ImportedContribution[] {
  const clean = content.text
    .replace(/\r\n?/g, "\n")
    .replace(/(?<!\\)%[^\n]{0,10000}\n?/g, (comment) => (comment.endsWith("\n") ? "\n" : ""));
  const macros = ownMacros(clean);
  const starts = [...clean.matchAll(/\\(?:title|abstracttitle|talktitle|papertitle)\s*(?=[[{])/g)].map(
    ({ index }) => index,
  );
  if (starts.length === 0) return [];
  return starts.map((start, index) => {
    // What is before the first title (the authors, in some classes) belongs to it.
    const from = index === 0 ? 0 : start;
    return abstractOf(
      expanded(clean.slice(from, starts[index + 1] ?? clean.length), macros),
      { content, keys, name: starts.length === 1 ? name : "", offset: start },
      context,
    );
  });
}

interface From {
  readonly content: TextContent;
  readonly keys: ReadonlySet<string>;
  readonly name: string;
  readonly offset: number;
}

function abstractOf(tex: string, { content, keys, name, offset }: From, context: ReadContext): ImportedContribution {
  const at = {
    span: {
      source: content.source,
      start: Math.min(offset, content.text.length),
      end: Math.min(offset + 6, content.text.length),
    },
  };
  const unknown = new Set<string>();
  const line = (written: string): string => {
    const read = readTexLine(written.replace(/\\thanks\s*\{[^{}]{0,2000}\}|\\\\(?:\[[^\]]{0,20}\])?/g, " "));
    for (const each of read.unknown) unknown.add(each);
    return writeInline(read.runs);
  };
  const title = line(argumentsOf(tex, "title|abstracttitle|talktitle|papertitle")[0]?.text ?? "");
  const authors = authorsOf(tex, line);
  const inside = textIn(tex);
  const read = readTex(inside);
  for (const each of read.unknown) unknown.add(each);
  const items = bibliographyItems(tex);
  const blocks = read.blocks.map((block) =>
    citedBlock(
      block,
      keys,
      items.map(({ key }) => key),
    ),
  );
  const text = writtenBody(blocks);
  for (const each of [...unknown].sort())
    context.diagnostics.warning(
      "import-dropped",
      `the TeX command “\\${each}” is not known; its arguments are kept as text`,
      at.span,
    );
  const keywords = argumentsOf(tex, "keywords?|keyword")[0]?.text ?? environmentsOf(tex, "keywords?|keyword")[0] ?? "";
  return {
    ...emptyContribution,
    id: name || derivedId(title, authors),
    title: title || name,
    authors,
    keywords: splitWords(readWords(plainOf(readTexLine(keywords.replace(/\\(?:sep|and)\b/g, ";")).runs))),
    body: text.body,
    references: [
      ...items.map(({ text: reference }) => ({ text: line(reference) })),
      ...text.references.map((reference) => ({ text: reference })),
    ].filter(({ text: reference }) => reference !== ""),
    figures: text.figures.flatMap(({ file, caption, alt }) => {
      const bytes = [file, ...["png", "jpg", "jpeg", "svg", "pdf"].map((ending) => `${file}.${ending}`)]
        .map((each) => content.file.beside(each))
        .find((found) => found !== null);
      if (!bytes)
        context.diagnostics.warning(
          "import-figure",
          `the picture “${file}” is not beside the file and is left out`,
          at.span,
          { hint: "put it beside the file, as PNG, JPEG or SVG" },
        );
      return bytes ? [{ name: file, bytes, caption, alt }] : [];
    }),
    span: at.span,
  };
}

interface Found {
  readonly text: string;
  readonly option: string | null;
  readonly at: number;
}

function argumentsOf(tex: string, names: string): readonly Found[] {
  return [...tex.matchAll(new RegExp(`\\\\(?:${names})(?![A-Za-z])\\*?\\s{0,20}(?=[[{])`, "g"))].map((match) => {
    const from = match.index + match[0].length;
    const option = optionAt(tex, from);
    return { text: argumentAt(tex, option?.end ?? from).text, option: option?.text ?? null, at: match.index };
  });
}

function environmentsOf(tex: string, names: string): readonly string[] {
  return [...tex.matchAll(new RegExp(`\\\\begin\\{(${names})\\}`, "g"))].map((match) => {
    const from = match.index + match[0].length;
    return tex.slice(from, closingEnvironment(tex, from, match[1] ?? "").start);
  });
}

/** The abstract's environment or command, else what the document says behind its head. */
function textIn(tex: string): string {
  const [own] = environmentsOf(tex, "abstract|Abstract|talkabstract|abstracttext");
  const command = argumentsOf(tex, "abstract|abstracttext")[0]?.text;
  const begin = tex.indexOf("\\begin{document}");
  const body =
    begin === -1
      ? tex
      : tex.slice(
          begin + "\\begin{document}".length,
          tex.includes("\\end{document}") ? tex.indexOf("\\end{document}") : tex.length,
        );
  const rest = withoutHead(body);
  const given = own ?? command;
  if (given === undefined) return rest;
  // A book's template has nothing but the abstract; an article goes on behind it, and only its abstract is wanted.
  return given;
}

function withoutHead(body: string): string {
  let out = "";
  let done = 0;
  for (const match of body.matchAll(
    /\\(title|author|affil|affiliation|institute|address|date|email|keywords?|thanks|subtitle|maketitle|presenter|speaker|authorrunning|titlerunning|corres|ead|runningauthor|bibliography|bibliographystyle)(?![A-Za-z])\*?/g,
  )) {
    if (match.index < done) continue;
    let end = match.index + match[0].length;
    for (let option = optionAt(body, end); option; option = optionAt(body, end)) end = option.end;
    if (match[1] !== "maketitle" && /^\s*\{/.test(body.slice(end, end + 20))) end = argumentAt(body, end).end;
    out += body.slice(done, match.index);
    done = end;
  }
  return (out + body.slice(done)).replace(/\\begin\{thebibliography\}[\s\S]*?(?:\\end\{thebibliography\}|$)/g, "");
}

function bibliographyItems(tex: string): readonly { readonly key: string; readonly text: string }[] {
  const [list = ""] = environmentsOf(tex, "thebibliography");
  return [...list.matchAll(/\\bibitem\s{0,10}(?:\[[^\]]{0,500}\])?\s{0,10}\{([^{}]{1,200})\}/g)].map(
    (match, index, all) => ({
      key: (match[1] ?? "").trim(),
      text: list.slice(match.index + match[0].length, all[index + 1]?.index ?? list.length).trim(),
    }),
  );
}

/** Citations of keys that come along; those of \bibitem by their number; the rest as the keys they are. */
function citedBlock(block: RichBlock, keys: ReadonlySet<string>, items: readonly string[]): RichBlock {
  if (block.kind === "list")
    return { ...block, items: block.items.map((item) => item.map((each) => citedBlock(each, keys, items))) };
  if (block.kind === "quote") return { ...block, blocks: block.blocks.map((each) => citedBlock(each, keys, items)) };
  return "runs" in block ? { ...block, runs: block.runs.map((run) => citedRun(run, keys, items)) } : block;
}

function citedRun(run: RichRun, keys: ReadonlySet<string>, items: readonly string[]): RichRun {
  if ("children" in run) return { ...run, children: run.children.map((each) => citedRun(each, keys, items)) };
  if (run.kind !== "citation" || run.keys.every((key) => keys.has(key))) return run;
  const shown = run.keys.map((key) => (items.includes(key) ? String(items.indexOf(key) + 1) : key));
  return { kind: "text", text: `[${[...shown, ...(run.suffix ? [run.suffix] : [])].join(", ")}]` };
}

/** `\author[1]{Ada Lee}` with `\affil[1]{…}`; `\author{Ada \and Bo}` with `\institute{A \and B}` and `\inst{1}`; `\author{Ada\\ Place \and …}`. */
function authorsOf(tex: string, line: (written: string) => string): readonly ImportedAuthor[] {
  const places = argumentsOf(tex, "affil|affiliation|address|institute|institution");
  const marked = new Map(
    places.filter(({ option }) => option !== null).map(({ option, text }) => [(option ?? "").trim(), line(text)]),
  );
  const plain = places
    .filter(({ option }) => option === null)
    .flatMap(({ text }) => text.split(/\\and(?![A-Za-z])/))
    .map((text) => line(text.replace(/\\(?:email|url)\s*\{[^{}]{0,300}\}/g, "")));
  const written = argumentsOf(tex, "author|speaker|presenter");
  const authors = written.flatMap(({ text, option, at }) =>
    text.split(/\\and(?![A-Za-z])|\\And(?![A-Za-z])|\\AND(?![A-Za-z])/).flatMap((part) =>
      authorPart(part, option, {
        marked,
        plain,
        line,
        isPresenter: /^\\(?:speaker|presenter)/.test(tex.slice(at, at + 12)),
        followed: placesBehind(places, written, at),
      }),
    ),
  );
  const names = authors.map(({ name }) => JSON.stringify(name));
  return authors.filter((author, index) => names.indexOf(JSON.stringify(author.name)) === index);
}

/** elsarticle and revtex: what follows an author, up to the next, is theirs. */
function placesBehind(places: readonly Found[], authors: readonly Found[], at: number): readonly string[] {
  const next = authors.find((each) => each.at > at)?.at ?? Number.POSITIVE_INFINITY;
  return authors.length < 2
    ? []
    : places.filter((place) => place.option === null && place.at > at && place.at < next).map(({ text }) => text);
}

interface Places {
  readonly marked: ReadonlyMap<string, string>;
  readonly plain: readonly string[];
  readonly followed: readonly string[];
  readonly line: (written: string) => string;
  readonly isPresenter: boolean;
}

function authorPart(part: string, option: string | null, places: Places): readonly ImportedAuthor[] {
  const [name = "", ...rest] = part.split(/\\\\(?:\[[^\]]{0,20}\])?|\\newline(?![A-Za-z])/);
  const marks = [
    ...(option ?? "").split(","),
    ...[
      ...name.matchAll(
        /\\(?:inst|textsuperscript|affilnum|thanksref)\s*\{([^{}]{0,40})\}|\$\^\{?([\d,*†a-e\s]{1,20})\}?\$/g,
      ),
    ].flatMap((match) => (match[1] ?? match[2] ?? "").split(",")),
  ]
    .map((mark) => mark.trim())
    .filter((mark) => mark !== "");
  const bare = name.replace(
    /\\(?:inst|textsuperscript|affilnum|thanksref|thanks|orcidID|orcid|email|fnref|corref|footnotemark)\s*(?:\[[^\]]{0,40}\])?\s*\{[^{}]{0,500}\}|\$\^[^$]{0,40}\$|\\footnotemark(?:\[[^\]]{0,20}\])?/g,
    " ",
  );
  const presenting =
    places.isPresenter ||
    marks.some((mark) => mark.includes("*")) ||
    /\\(?:underline|presenting|uline)(?![A-Za-z])/.test(name);
  const words = readWords(plainOf(readTexLine(bare).runs))
    .replace(/[*,]+$/, "")
    .trim();
  if (words === "") return [];
  const names =
    marks.length === 0 && rest.length === 0 && /,| and /.test(words)
      ? words.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).filter((each) => each !== "")
      : [words];
  const own = rest
    .map((each) =>
      places.line(each.replace(/\\(?:texttt|email|href|url)\s*\{[^{}]{0,300}\}(?:\{[^{}]{0,300}\})?/g, "")),
    )
    .filter((text) => text !== "" && !text.includes("@"));
  const byMark = marks.flatMap(
    (mark) => places.marked.get(mark.replace(/[*†]/g, "")) ?? places.plain[Number(mark.replace(/\D/g, "")) - 1] ?? [],
  );
  const followed = places.followed.map(places.line);
  const affiliations =
    byMark.length > 0
      ? byMark
      : own.length > 0
        ? [own.join(", ")]
        : followed.length > 0
          ? followed
          : places.plain.length === 1
            ? places.plain
            : [];
  return names.map((each) => ({
    name: cleanName(each),
    affiliations: affiliations.filter((text) => text !== ""),
    presenting,
    orcid: null,
    email: null,
  }));
}

/** Macros without arguments that the file defines for its text. */
function ownMacros(tex: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of tex.matchAll(
    /\\(?:newcommand|renewcommand|providecommand|DeclareMathOperator)\*?\s{0,10}\{?\\([A-Za-z]{1,40})\}?\s{0,10}(?=\{)/g,
  )) {
    const body = argumentAt(tex, match.index + match[0].length).text;
    if (body.length < 200 && found.size < 200)
      found.set(match[1] ?? "", match[0].includes("Operator") ? `\\operatorname{${body}}` : body);
  }
  return found;
}

function expanded(tex: string, macros: ReadonlyMap<string, string>): string {
  if (macros.size === 0) return tex;
  let out = tex;
  // Once through, and once more for a macro in a macro; no further, so that it ends.
  for (let round = 0; round < 2; round++) {
    out = out.replace(/\\([A-Za-z]{1,40})(?![A-Za-z])/g, (whole, name: string, at: number) => {
      const body = macros.get(name);
      return body === undefined || /command\*?\s{0,10}\{?$/.test(out.slice(Math.max(0, at - 24), at)) ? whole : body;
    });
    if (out.length > tex.length * 10 + 10_000) return tex;
  }
  return out;
}
