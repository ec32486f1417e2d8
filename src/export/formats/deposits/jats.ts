// `jats`: each abstract as an article of its own (ANSI/NISO Z39.96-2021, Archiving and Interchange, 1.3), with its
// text, formulas as MathML, and references.
import type { Book } from "../../../model/book.ts";
import { fileName } from "../../facts/names.ts";
import { type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { type Markup, markup, xmlDocument } from "../../markup.ts";
import { writeFlow, writeInline } from "../../text/write-text.ts";
import {
  backMatter,
  conference,
  contributors,
  jatsScope,
  keywords,
  pagesOf,
  permissions,
  published,
} from "./jats-parts.ts";

export const jats: ExportFormat = {
  name: "jats",
  title: "each abstract as an article in JATS",
  standard: "ANSI/NISO Z39.96 (JATS Archiving 1.3)",
  makes: "folder",
  ending: "jats",
  mark: "",
  needs: { pages: true, mathml: true },
  write(source) {
    const volume = volumeOf(source.book);
    return worksOf(source).map((work) =>
      textFile(`${fileName(work.abstract.anchor)}.xml`, xmlDocument(article(work, volume, source), doctype)),
    );
  },
};

const doctype =
  'article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.3 20210610//EN" "JATS-archivearticle1-3-mathml3.dtd"';

function article(work: Work, volume: Volume, source: ExportSource): Markup {
  const { abstract } = work;
  const scope = jatsScope(abstract, work.language, source, { ids: "" });
  const title = writeInline(abstract.title, { ...scope, footnotes: null });
  const text = abstract.body && writeFlow(abstract.body, scope);
  const back = backMatter(abstract, abstract.acknowledgements, scope, "", source);
  return markup`<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" article-type="abstract" dtd-version="1.3" xml:lang="${work.language}">
<front>
<article-meta>
${work.doi !== null && markup`<article-id pub-id-type="doi">${work.doi}</article-id>\n`}<article-id pub-id-type="publisher-id">${abstract.id}</article-id>
<article-categories><subj-group><subject>${abstract.track ?? abstract.type}</subject></subj-group></article-categories>
<title-group><article-title>${title}</article-title></title-group>
${contributors(abstract.authors, abstract.affiliations, "")}${published(volume)}${
  volume.isbn !== null && markup`<isbn>${volume.isbn}</isbn>\n`
}${pagesOf(work)}${permissions(volume)}${
  work.address !== null && markup`<self-uri xlink:href="${work.address}"/>\n`
}${text && text.length > 0 && markup`<abstract>${text}</abstract>\n`}${keywords(work)}${conference(volume, acronym(source.book))}</article-meta>
</front>
${back}</article>`;
}

function acronym({ exports }: Book): string | null {
  return exports?.acronym ?? null;
}
