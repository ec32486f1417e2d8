// Documents: Word, OpenDocument, LaTeX, and Markdown and HTML with front matter, in any mixture. A file holds one
// abstract, or many that each begin with a title. In: the files. Out: a contribution for each abstract.

import { FreeNames } from "../../model/free-names.ts";
import { source, span } from "../../source/source.ts";
import { emptyConference, type ImportedContribution } from "../conference.ts";
import { readDocx } from "../containers/docx.ts";
import { readOdt } from "../containers/odt.ts";
import { abstractsOfDocument } from "./document-parts.ts";
import type { Content, ReadContext, SourceFormat } from "./format.ts";
import { frontMatterAbstract, isFrontMatter } from "./front-matter.ts";
import { htmlAbstract } from "./html-page.ts";
import { bibliographyIn, isLatex, latexAbstracts } from "./latex.ts";

export const documents: SourceFormat = {
  name: "documents",
  title: "documents: Word, ODT, LaTeX, Markdown or HTML with front matter, or a folder that mixes them",
  recognize: (contents) => {
    const own = contents.filter(isDocument).length;
    const others = contents.filter((content) => content.kind !== "other" && !isDocument(content) && !isNote(content));
    return own === 0 ? 0 : own >= others.length ? 0.5 : 0.2;
  },
  read: (contents, context) => {
    const bibliography = bibliographyIn(contents);
    const read = contents.flatMap((content) => readOne(content, contents, bibliography.keys, context));
    const contributions = uniqueIds(read);
    return {
      ...emptyConference,
      system: "documents",
      contributions,
      bibliography: contributions.some(({ body }) => body.includes("[@")) ? bibliography.text : null,
    };
  },
  nothingFound: (contents) =>
    contents.some((content) => content.kind === "text" && isLatex(content))
      ? "give each abstract a \\title{…} and an \\author{…}, and put its text between \\begin{abstract} and \\end{abstract}"
      : "an abstract begins with its title",
};

function isDocument(content: Content): boolean {
  if (content.kind === "word" || content.kind === "open-text") return true;
  if (content.kind === "html") return true;
  return content.kind === "text" && (isLatex(content) || isFrontMatter(content));
}

/**
 * Files beside the abstracts of a folder that are not abstracts: parts of LaTeX documents, a bibliography, a LaTeX
 * class, a note, leftovers of programs.
 */
function isNote({ file }: Content): boolean {
  const name = file.name.split("/").at(-1) ?? "";
  return (
    /\.(?:tex|bib|bst|cls|sty|aux|log|out|toc|bbl|blg|db|ini|lnk|tmp)$/i.test(name) ||
    /^(?:readme|licen[cs]e|copying|makefile|notes?)(?:\.(?:txt|md))?$/i.test(name) ||
    /^(?:~\$|\.)/.test(name)
  );
}

function readOne(
  content: Content,
  all: readonly Content[],
  keys: ReadonlySet<string>,
  context: ReadContext,
): readonly ImportedContribution[] {
  const name = (content.file.name.split("/").at(-1) ?? "").replace(/\.[A-Za-z]{2,5}$/, "");
  const at = { span: span(source(content.file.path, ""), 0) };
  if (content.kind === "word") {
    const { paragraphs, damage, drawn, hasMacros } = readDocx(content.file.bytes);
    for (const kind of drawn)
      context.diagnostics.warning("import-figure", `a ${kind} that Word draws is left out`, at.span, {
        hint: "save it as a picture, and name it under the abstract's “figures”",
      });
    if (damage)
      context.diagnostics.warning("import-damaged", `the document is damaged: ${damage}`, at.span, {
        hint: "what could be read is imported; save it again",
      });
    if (hasMacros)
      context.diagnostics.warning("import-macros", "the document has macros, which are not looked at", at.span);
    return abstractsOfDocument(paragraphs, name, at, context);
  }
  if (content.kind === "open-text") {
    const { paragraphs, damage } = readOdt(content.file.bytes);
    if (damage)
      context.diagnostics.warning("import-damaged", `the document is damaged: ${damage}`, at.span, {
        hint: "what could be read is imported; save it again",
      });
    return abstractsOfDocument(paragraphs, name, at, context);
  }
  if (content.kind === "html") return htmlAbstract(content, name, context);
  if (content.kind !== "text") return [];
  if (isLatex(content)) return latexAbstracts(content, all, keys, name, context);
  return isFrontMatter(content) ? frontMatterAbstract(content, name, keys, context) : [];
}

function uniqueIds(contributions: readonly ImportedContribution[]): readonly ImportedContribution[] {
  const ids = new FreeNames();
  return contributions.map((one) => {
    const id = ids.take(one.id);
    return id === one.id ? one : { ...one, id };
  });
}
