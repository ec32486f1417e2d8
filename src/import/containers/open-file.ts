// A file → its contents, by the kind of container. The bytes decide first, the file's name second.
import type { Reporter } from "../../source/diagnostic.ts";
import { limits } from "../../source/limits.ts";
import { source, span } from "../../source/source.ts";
import type { Content } from "../formats/format.ts";
import { decodeText } from "./encoding.ts";
import type { InputFile } from "./input-file.ts";
import { JsonNode, readJson } from "./json.ts";
import { looksSeparated, readSeparated } from "./separated.ts";
import type { DataSheet } from "./sheet.ts";
import { firstCut, shortenRuns } from "./shorten-runs.ts";
import { isOpenDocument, isWorkbook, pageTables, readWorkbook, spreadsheetXml } from "./workbook.ts";
import { mostLevels, readPage, readXml } from "./xml.ts";
import { isZip, openZip, utf8, type Zip } from "./zip.ts";

const textLimit = 100_000_000;

export function openFile(file: InputFile, diagnostics: Reporter, notes: (text: string) => void): Content {
  if (isZip(file.bytes)) return openArchive(file, diagnostics);
  const at = span(source(file.path, ""), 0);
  // The compound files of old Office versions (MS-CFB); new versions use them for encrypted files.
  if (file.bytes[0] === 0xd0 && file.bytes[1] === 0xcf) {
    const isEncrypted = Buffer.from(file.bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return isEncrypted
      ? refused(file, "import-unknown", "is protected by a password", "save it without the password", diagnostics)
      : refused(
          file,
          "import-unknown",
          "is in an old Office format",
          "open it and save it as .xlsx or .docx",
          diagnostics,
        );
  }
  if (
    /\.(?:png|jpe?g|gif|webp|pdf|svg|eps|tiff?|ttf|otf|mp[34]|mov|avi)$/i.test(file.name) ||
    file.bytes.subarray(0, 2000).every((byte) => byte === 0)
  )
    return { file, kind: "other" };
  if (file.bytes.length > textLimit) {
    const what = `has ${Math.ceil(file.bytes.length / 1e6)} MB; an import reads texts of at most ${textLimit / 1e6} MB`;
    return refused(file, "import-too-large", what, "export a part of it at a time", diagnostics);
  }
  const { text: written, encoding, guessed, faults } = decodeText(file.bytes);
  if (guessed) {
    const where = firstWide(written);
    diagnostics.warning(
      "import-encoding",
      `“${file.path}” is not in UTF-8; it was read as ${encoding}`,
      span(source(file.path, written), where, where + 1),
      { hint: "check the accented letters; if they are wrong, save the file as UTF-8" },
    );
  }
  if (faults > 0)
    diagnostics.warning(
      "import-encoding",
      `${faults} characters of “${file.path}” could not be read as ${encoding}`,
      at,
    );
  const cut = firstCut(written);
  if (cut !== -1) {
    const message = `more than 200 “${written.charAt(cut)}” in a row are printed as 200`;
    diagnostics.warning("import-dropped", message, span(source(file.path, written), cut, cut + 1));
  }
  return isSeparated(file, written)
    ? openSeparated(file, written, diagnostics, notes)
    : openText(file, shortenRuns(written), diagnostics);
}

/** Each row becomes a file of the book. */
function tables(file: InputFile, sheets: readonly DataSheet[], diagnostics: Reporter): Content {
  const most = limits.importRows;
  if (sheets.every(({ rows }) => rows.length <= most)) return { file, kind: "sheets", sheets };
  const what = `has a table of more than ${most.toLocaleString("en")} rows`;
  return refused(file, "import-too-large", what, "export a part of it at a time", diagnostics);
}

/** A file that cannot be read is an error if the user named it; one among others in a folder is left out. */
function refused(file: InputFile, code: string, what: string, hint: string, diagnostics: Reporter): Content {
  const at = span(source(file.path, ""), 0);
  if (file.isNamed) diagnostics.error(code, `“${file.path}” ${what}`, at, { hint });
  else diagnostics.warning(code, `“${file.path}” ${what}, and is left out`, at, { hint });
  return { file, kind: "other", refused: true };
}

function firstWide(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is skipped
  return Math.max(0, text.search(/[^\x00-\x7f]/));
}

function openArchive(file: InputFile, diagnostics: Reporter): Content {
  const zip = openZip(file.bytes);
  for (const each of zip.refused)
    diagnostics.warning(
      "import-too-large",
      `“${each}” in “${file.path}” is larger unpacked than an import reads, and is left out`,
      span(source(file.path, ""), 0),
    );
  if (isProtected(file.bytes, zip))
    return refused(file, "import-unknown", "is protected by a password", "save it without the password", diagnostics);
  if (isWorkbook(zip)) return tables(file, readWorkbook(file.path, file.name, zip, diagnostics), diagnostics);
  if (zip.names.some((name) => name.startsWith("word/"))) return { file, kind: "word" };
  if (isOpenDocument(zip, "text")) return { file, kind: "open-text" };
  if (zip.names.some((name) => name.startsWith("ppt/")) || isOpenDocument(zip, "presentation"))
    return refused(
      file,
      "import-unknown",
      "is a presentation",
      "an import reads tables and documents, not slides",
      diagnostics,
    );
  return refused(file, "import-damaged", "is an archive that cannot be read", "fetch or save it again", diagnostics);
}

function openText(file: InputFile, text: string, diagnostics: Reporter): Content {
  const start = text.slice(0, 2000).trimStart();
  const shown = source(file.path, text);
  if (/^[[{]/.test(start) && !/\.(?:tex|md|csv|tsv|ya?ml)$/i.test(file.name)) {
    const read = readJson(text);
    if (read) {
      if (read.repaired)
        diagnostics.warning(
          "import-damaged",
          "the JSON ends early; what is complete is imported",
          span(shown, Math.max(0, text.length - 1)),
          { hint: "fetch the export again" },
        );
      return { file, kind: "json", json: new JsonNode(read.value, shown) };
    }
    if (/\.json$/i.test(file.name))
      return refused(file, "import-damaged", "is not JSON", "fetch the export again", diagnostics);
  }
  const looksLikePage = /^<(?:!doctype html|html|head|body|table|meta|style)\b/i.test(start);
  if (looksLikePage || /\.html?$/i.test(file.name)) {
    const page = /<table\b/i.test(text) && /\.xlsx?$/i.test(file.name) ? readPage(text) : null;
    const sheets = page ? pageTables(file.path, file.name, page) : [];
    return sheets.length > 0 ? { file, kind: "sheets", sheets } : { file, kind: "html", text, source: shown };
  }
  if (/^<(?:\?xml|!DOCTYPE|!--|[A-Za-z])/.test(start) && !/\.(?:csv|tsv|md|txt)$/i.test(file.name)) {
    const { root, isCut, isDeep } = readXml(text);
    if (root) {
      if (isDeep) {
        const message = `the XML nests deeper than ${mostLevels.toLocaleString("en")} levels; what is before is imported`;
        diagnostics.warning("import-too-large", message, span(shown, 0));
      }
      if (isCut)
        diagnostics.warning(
          "import-damaged",
          "the XML ends early; what is there is imported",
          span(shown, Math.max(0, text.length - 1)),
          { hint: "fetch the export again" },
        );
      const sheets = spreadsheetXml(file.path, file.name, root);
      return sheets ? { file, kind: "sheets", sheets } : { file, kind: "xml", xml: root, source: shown };
    }
  }
  return { file, kind: "text", text, source: shown };
}

/** Whether a text is a table, by the file's name; a text without a telling name is one if it looks like a table. */
function isSeparated({ name }: InputFile, text: string): boolean {
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return true;
  return /\.txt$|^[^.]*$/i.test(name) && !/^\s{0,200}[[{<]/.test(text.slice(0, 2000)) && looksSeparated(text);
}

function openSeparated(file: InputFile, text: string, diagnostics: Reporter, notes: (text: string) => void): Content {
  const { sheet, separator, faults } = readSeparated(file.path, file.name, text);
  if (separator !== ",")
    notes(`${file.path}: columns are separated by ${separator === "\t" ? "tabs" : `“${separator}”`}.`);
  for (const { row, message } of faults.slice(0, 50)) {
    const cell = sheet.rows[row - 1]?.[0];
    diagnostics.warning("import-ragged", `row ${row}: ${message.toLowerCase()}`, span(sheet.source, cell?.start ?? 0), {
      hint: "the usual cause is a quote that is not doubled inside a quoted field",
    });
  }
  return tables(file, [sheet], diagnostics);
}

/**
 * Whether the file is encrypted: the first bit of a ZIP entry's flags (APPNOTE §4.4.4), or the entry in the manifest of
 * OpenDocument.
 */
function isProtected(bytes: Uint8Array, zip: Zip): boolean {
  if (((bytes[6] ?? 0) & 1) === 1) return true;
  const manifest = zip.read("META-INF/manifest.xml");
  return manifest !== null && utf8(manifest).includes("encryption-data");
}
