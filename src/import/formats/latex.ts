// LaTeX abstracts, one in a file or a book of them: `\title \author \affil \institute \thanks \abstract`, authblk's
// marks, and the bibliography beside the file. Formulas stay; text macros become the text that they print.

import { derivedId } from "../columns/derived-id.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedContribution, type Located } from "../conference.ts";
import { decodeText } from "../containers/encoding.ts";
import { citedBlock } from "../text/cited.ts";
import { type FoundFigure, readWords, reportUnknown, writtenBody } from "../text/field.ts";
import { plainOf } from "../text/rich.ts";
import { readTex, readTexLine } from "../text/tex.ts";
import { argumentAt, optionAt } from "../text/tex-scan.ts";
import { writeInline } from "../text/write-markdown.ts";
import type { Content, ReadContext } from "./format.ts";
import { authorsOf } from "./latex-authors.ts";
import { argumentsOf, environmentsOf, expanded, ownMacros } from "./latex-commands.ts";
import { withInputs } from "./latex-inputs.ts";

type TextContent = Extract<Content, { kind: "text" }>;

export function isLatex({ text, file }: TextContent): boolean {
  return /\.(?:tex|ltx|latex)$/i.test(file.name)
    ? /\\(?:title|begin)\b/.test(text)
    : /\\documentclass|\\begin\{abstract\}/.test(text.slice(0, 20_000));
}

/** The bibliographies among the input, and those beside it that LaTeX files name: their text and their keys. */
export function bibliographyIn(contents: readonly Content[]): {
  readonly text: string | null;
  readonly keys: ReadonlySet<string>;
} {
  const given = contents.flatMap((content) =>
    content.kind === "text" && /\.bib$/i.test(content.file.name) ? [content.text] : [],
  );
  const beside = contents.flatMap((content) =>
    content.kind === "text" && isLatex(content) ? bibliographiesBeside(content) : [],
  );
  const texts = given.length > 0 ? given : [...new Set(beside)];
  const keys = texts.flatMap((text) =>
    [...text.matchAll(/^\s{0,8}@\w{1,30}\s{0,8}\{\s{0,8}([^\s,{}]{1,200})\s{0,8},/gm)].map((match) => match[1] ?? ""),
  );
  return { text: texts.length > 0 ? texts.join("\n") : null, keys: new Set(keys) };
}

/** `\\bibliography{refs,more}` and `\\addbibresource{refs.bib}`. */
function bibliographiesBeside({ text, file }: TextContent): readonly string[] {
  return argumentsOf(text, "bibliography|addbibresource")
    .flatMap((found) => found.text.split(","))
    .flatMap((name) => {
      const bytes = file.beside(`${name.trim().replace(/\.bib$/i, "")}.bib`);
      return bytes ? [decodeText(bytes).text] : [];
    });
}

export function latexAbstracts(
  content: TextContent,
  all: readonly Content[],
  keys: ReadonlySet<string>,
  name: string,
  context: ReadContext,
): readonly ImportedContribution[] {
  const clean = withInputs(content, all);
  const macros = ownMacros(clean);
  const starts = titlesIn(clean);
  const places = titlesIn(content.text);
  if (starts.length === 0) return [];
  return starts.map((start, index) => {
    // The text before the first title (the authors, in some classes) belongs to the first abstract.
    const from = index === 0 ? 0 : start;
    return abstractOf(
      expanded(clean.slice(from, starts[index + 1] ?? clean.length), macros),
      { content, keys, name: starts.length === 1 ? name : "", offset: places[index] ?? 0 },
      context,
    );
  });
}

function titlesIn(tex: string): readonly number[] {
  return [...tex.matchAll(/\\(?:title|abstracttitle|talktitle|papertitle)\s*(?=[[{])/g)].map(({ index }) => index);
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
  const titled = argumentsOf(tex, "title|abstracttitle|talktitle|papertitle")[0]?.text ?? "";
  const subtitle = line(argumentsOf(tex, "subtitle")[0]?.text ?? "");
  const title = [line(titled), subtitle].filter((part) => part !== "").join(": ");
  const thanks = argumentsOf(titled, "thanks").map((each) => line(each.text));
  const authors = authorsOf(tex, line);
  const inside = withoutKeywords(textIn(tex));
  reportOutside(tex, at, context);
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
  reportUnknown([...unknown].sort(), at, context.diagnostics);
  const keywords = keywordsIn(tex);
  return {
    ...emptyContribution,
    id: name || derivedId(title, authors),
    title: title || name,
    authors,
    ...(thanks.length > 0 && { acknowledgements: `${thanks.join("\n\n")}\n` }),
    keywords: splitWords(readWords(plainOf(readTexLine(keywords.replace(/\\(?:sep|and)\b/g, ";")).runs))),
    body: text.body,
    references: [
      ...items.map(({ text: reference }) => ({ text: line(reference) })),
      ...text.references.map((reference) => ({ text: reference })),
    ].filter(({ text: reference }) => reference !== ""),
    figures: text.figures.flatMap((figure) => figureBeside(figure, content, at, context)),
    span: at.span,
  };
}

/** The picture that `\includegraphics` names, with or without its ending. */
/** Folders of pictures that a file may name. */
const mostFolders = 20;

function figureBeside(
  { file, caption, alt }: FoundFigure,
  content: TextContent,
  at: Located,
  { diagnostics }: ReadContext,
): ImportedContribution["figures"] {
  // `\\graphicspath{{figures/}{plots/}}`
  const folders = argumentsOf(content.text, "graphicspath")
    .flatMap(({ text }) => [...text.matchAll(/\{([^{}]{1,200})\}/g)].map((match) => match[1] ?? ""))
    .slice(0, mostFolders);
  const names = ["", ...folders].flatMap((folder) =>
    ["", ".png", ".jpg", ".jpeg", ".svg", ".pdf"].map((ending) => `${folder}${file}${ending}`),
  );
  const bytes = names.map((each) => content.file.beside(each)).find((found) => found !== null);
  if (bytes) return [{ name: file, bytes, caption, alt }];
  diagnostics.warning("import-figure", `the picture “${file}” is not beside the file and is left out`, at.span, {
    hint: "put it beside the file, as PNG, JPEG or SVG",
  });
  return [];
}

/** The abstract's environment or command; otherwise the text after the document's head. */
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
  // A template for a book has nothing but the abstract; an article goes on after it, and only its abstract is wanted.
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

const keywordLine =
  /\\(?:text(?:bf|it|sc)|emph)\{\s?key\s?words?\s?(?:[:.—–-]{0,3}\s?)\}\s?[:.—–-]{0,3}([^\n]{1,1000})/i;

/** Keywords from a command, an environment, or a line that begins with the word. */
function keywordsIn(tex: string): string {
  return (
    argumentsOf(tex, "keywords?|keyword")[0]?.text ??
    environmentsOf(tex, "keywords?|IEEEkeywords|indexterms")[0] ??
    keywordLine.exec(tex)?.[1] ??
    ""
  );
}

/** Removes the keywords from the abstract, since they are a field of their own. */
function withoutKeywords(text: string): string {
  const [command] = argumentsOf(text, "keywords?|keyword");
  const at = command ? text.indexOf("\\keyword") : -1;
  if (!command || at === -1) return text.replace(keywordLine, "");
  const end = argumentAt(text, text.indexOf("{", at)).end;
  return text.slice(0, at) + text.slice(end);
}

/** Only the abstract of an article is imported; the rest is reported. */
function reportOutside(tex: string, at: Located, { diagnostics }: ReadContext): void {
  const end = Math.max(tex.lastIndexOf("\\end{abstract}"), tex.lastIndexOf("\\end{Abstract}"));
  const behind = end === -1 ? "" : tex.slice(end + 14).replace(/\\end\{document\}[\s\S]*$/, "");
  if (!/\\(?:sub)?section\*?\{/.test(behind) && withoutHead(behind).replace(keywordLine, "").trim().length < 200)
    return;
  const message = "the text after the abstract is left out";
  diagnostics.warning("import-dropped", message, at.span, {
    hint: "put it into the environment “abstract” if it belongs there",
  });
}
