// The metadata of the file: the Info dictionary, the same as XMP, the claims to PDF/UA-1 (ISO 14289-1 §5) and PDF/A-2a
// (ISO 19005-2 §6.6.4), and the output intent.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Info } from "../compose/block.ts";
import { packageRoot } from "../runtime/package-files.ts";
import type { PdfFile } from "./file.ts";
import { srgbProfile } from "./srgb-profile.ts";
import { type Pointer, reference, textString } from "./syntax.ts";

const producer = "abstracts, pdfkit";

function creator(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  return `abstracts ${version}`;
}

export interface Descriptions {
  readonly info: Pointer;
  readonly metadata: Pointer;
}

export function describe(file: PdfFile, info: Info, claims: boolean): Descriptions {
  const date = instant(info.date);
  const tool = creator();
  return {
    info: file.raw(infoSyntax(info, date, tool)),
    metadata: writeMetadata(file, xmp(info, date, tool, claims)),
  };
}

/** The colours of the file are those of sRGB. */
export function outputIntent(file: PdfFile): string {
  const profile = file.ref({ N: 3 });
  profile.end(srgbProfile());
  const name = textString("sRGB IEC61966-2.1");
  return (
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier ${name}/Info ${name}` +
    `/DestOutputProfile ${reference(profile)}>>`
  );
}

/** Seconds are enough; an invalid date becomes the epoch. */
function instant(date: string): string {
  const time = Date.parse(date);
  return `${new Date(Number.isNaN(time) ? 0 : time).toISOString().slice(0, 19)}Z`;
}

function infoSyntax(info: Info, date: string, tool: string): string {
  const entries: readonly (readonly [string, string])[] = [
    ["Title", info.title],
    ["Author", info.author],
    ["Subject", info.subject],
    ["Keywords", info.keywords.join(", ")],
    ["Creator", tool],
    ["Producer", producer],
    ["CreationDate", pdfDate(date)],
    ["ModDate", pdfDate(date)],
  ];
  const written = entries.filter(([, value]) => value !== "").map(([key, value]) => `/${key} ${textString(value)}`);
  return `<<${written.join("")}>>`;
}

function pdfDate(date: string): string {
  return `D:${date.replace(/[-:TZ]/g, "")}Z`;
}

/** Never compressed: programs that do not read PDF look for it (ISO 32000-1 §14.3.2). */
function writeMetadata(file: PdfFile, xml: string): Pointer {
  const ref = file.ref({ Type: "Metadata", Subtype: "XML" });
  ref.end(Buffer.from(xml, "utf8"));
  return ref;
}

function xmp(info: Info, date: string, tool: string, claims: boolean): string {
  const alternative = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
  const list = (kind: "Seq" | "Bag", values: readonly string[]): string =>
    `<rdf:${kind}>${values.map((value) => `<rdf:li>${xml(value)}</rdf:li>`).join("")}</rdf:${kind}>`;
  const properties: readonly (readonly [string, string])[] = [
    ["dc:format", "application/pdf"],
    ["dc:title", info.title && alternative(info.title)],
    ["dc:creator", info.author && list("Seq", info.authors ?? [info.author])],
    ["dc:description", info.subject && alternative(info.subject)],
    ["dc:subject", info.keywords.length > 0 ? list("Bag", info.keywords) : ""],
    ["dc:language", info.language && list("Bag", [info.language])],
    ["dc:date", list("Seq", [date])],
    ["dc:identifier", xml(info.identifiers[0] ?? "")],
    ["xmp:Identifier", info.identifiers.length > 0 ? list("Bag", info.identifiers) : ""],
    ["xmp:CreatorTool", xml(tool)],
    ["xmp:CreateDate", date],
    ["xmp:ModifyDate", date],
    ["xmp:MetadataDate", date],
    ["pdf:Producer", xml(producer)],
    ["pdf:Keywords", xml(info.keywords.join(", "))],
    ...(claims ? conformanceClaims : []),
  ];
  const written = properties.filter(([, value]) => value !== "").map(([key, value]) => `<${key}>${value}</${key}>`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${written.join("\n")}
</rdf:Description>
${claims ? uaSchema : ""}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

const conformanceClaims = [
  ["pdfuaid:part", "1"],
  ["pdfaid:part", "2"],
  ["pdfaid:conformance", "A"],
] as const;

/** PDF/A requires a description in the file of every schema that XMP does not define (ISO 19005-2 §6.6.2.3.3). */
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML, without the characters that XML cannot hold. */
function xml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => escapes[c] ?? c).replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "");
}
