// `epub`: the book for reading systems (EPUB 3.3, EPUB Accessibility 1.1): formulas are MathML, figures have
// alternative text, and the navigation leads to each abstract.
import { archive } from "../archive.ts";
import { baseOf, uuid } from "../facts/names.ts";
import { type ExportFile, type ExportFormat, type ExportSource, generator, textFile } from "../format.ts";
import { PictureFiles } from "../html/pictures.ts";
import { type Site, siteOf } from "../html/site.ts";
import { attribute, type Markup, markup, trusted, xmlDocument } from "../markup.ts";
import { epubStyle } from "./book-style.ts";
import { documentsOf, type EpubDocument } from "./documents.ts";

export const epub: ExportFormat = {
  name: "epub",
  title: "an e-book",
  standard: "EPUB 3.3, EPUB Accessibility 1.1",
  makes: "file",
  ending: "epub",
  mark: "application/epub+zip",
  needs: { pages: false, mathml: true },
  write: (source) => [{ path: "book.epub", bytes: archive(contents(source), ["mimetype"]) }],
};

function contents(source: ExportSource): readonly ExportFile[] {
  const site: Site = { ...siteOf(source), pictures: new PictureFiles(source, "figures") };
  const documents = documentsOf(site);
  const pictures = site.pictures.files;
  const inside = (file: ExportFile): ExportFile => ({ ...file, path: `EPUB/${file.path}` });
  return [
    // Comes first and uncompressed, so that reading systems recognize the file (OCF 3.3 §4.3).
    textFile("mimetype", "application/epub+zip"),
    textFile("META-INF/container.xml", xmlDocument(container)),
    textFile("EPUB/package.opf", xmlDocument(packageDocument(documents, pictures, site))),
    textFile("EPUB/nav.xhtml", navigation(documents, site)),
    textFile("EPUB/style.css", epubStyle),
    ...documents.map(({ path, text }) => textFile(`EPUB/${path}`, text)),
    ...pictures.map(inside),
  ];
}

const container = markup`<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const types: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg", svg: "image/svg+xml" };

function packageDocument(documents: readonly EpubDocument[], pictures: readonly ExportFile[], site: Site): Markup {
  const { book, volume, source, direction } = site;
  const stamp =
    source.epoch === null
      ? `${volume.start ?? "1970-01-01"}T00:00:00Z`
      : `${new Date(source.epoch * 1000).toISOString().slice(0, 19)}Z`;
  const properties = navigation(documents, site).includes("<math ") ? "nav mathml" : "nav";
  const hasMath = documents.some(({ text }) => text.includes("<math "));
  const items = documents.map(
    ({ path, text }, index) =>
      markup`<item id="d${index + 1}" href="${path}" media-type="application/xhtml+xml"${attribute("properties", text.includes("<math ") && "mathml")}/>\n`,
  );
  const images = pictures.map(
    ({ path }, index) =>
      markup`<item id="p${index + 1}" href="${path}" media-type="${types[path.split(".").at(-1) ?? ""] ?? ""}"/>\n`,
  );
  const identifier = volume.doi === null ? `urn:uuid:${uuid(baseOf(book))}` : `doi:${volume.doi}`;
  return markup`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${book.language}"${attribute("dir", direction === "rtl" && "rtl")}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${identifier}</dc:identifier>
<dc:title>${volume.title}</dc:title>
<dc:language>${book.language}</dc:language>
${volume.editors.map(({ printed }) => markup`<dc:creator>${printed}</dc:creator>\n`)}${volume.publisher !== null && markup`<dc:publisher>${volume.publisher}</dc:publisher>\n`}${
  volume.start !== null && markup`<dc:date>${volume.start}</dc:date>\n`
}${volume.licence !== null && markup`<dc:rights>${volume.licence}</dc:rights>\n`}<meta property="dcterms:modified">${stamp}</meta>
<meta name="generator" content="${generator}"/>
<meta property="schema:accessMode">textual</meta>
${pictures.length > 0 && markup`<meta property="schema:accessMode">visual</meta>\n`}<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
${hasMath && markup`<meta property="schema:accessibilityFeature">MathML</meta>\n`}${
  pictures.length > 0 && markup`<meta property="schema:accessibilityFeature">alternativeText</meta>\n`
}<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="${properties}"/>
<item id="css" href="style.css" media-type="text/css"/>
${items}${images}</manifest>
<spine${attribute("page-progression-direction", direction === "rtl" && "rtl")}>
${documents.map((_, index) => markup`<itemref idref="d${index + 1}"/>\n`)}</spine>
</package>`;
}

function navigation(documents: readonly EpubDocument[], { book, labels, direction }: Site): string {
  const link = ({ path, title }: EpubDocument) =>
    markup`<a href="${path}">${trusted(title.text.replace(/<a\b[^<>]{0,5000}>|<\/a>/g, ""))}</a>`;
  const parts = documents.filter(({ depth }) => depth === 1).map((one) => markup`<li>${link(one)}</li>\n`);
  const abstracts = documents.filter(({ depth }) => depth === 2).map((one) => markup`<li>${link(one)}</li>\n`);
  const [first] = documents.filter(({ depth }) => depth === 2);
  const list =
    first === undefined
      ? null
      : markup`<li><a href="${first.path}">${labels.abstracts}</a>\n<ol>\n${abstracts}</ol></li>\n`;
  const page = markup`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${book.language}" xml:lang="${book.language}"${attribute("dir", direction === "rtl" && "rtl")}>
<head><title>${labels.contents}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><nav epub:type="toc" role="doc-toc"><h1>${labels.contents}</h1>
<ol>
${parts}${list}</ol></nav></body>
</html>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${page.text}`;
}
