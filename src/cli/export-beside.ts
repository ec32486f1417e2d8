// Exports that `build --with` makes beside the PDF: into its folder, with pages that lead to it.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Compiled } from "../compile.ts";
import type { ExportFormat } from "../export/format.ts";
import { exportFormat } from "../export/formats.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import type { Diagnostics } from "../source/diagnostic.ts";
import type { BuildOptions } from "./build.ts";
import { exportTo, type PdfBeside, unknownFormat } from "./export.ts";

/** The requested forms, or what is wrong with the request. */
export function exportsOf(names: readonly string[], { only, draft }: BuildOptions): readonly ExportFormat[] | string {
  if (only || draft) return `--with exports the whole book: it does not go with ${only ? "--only" : "--draft"}`;
  const formats: ExportFormat[] = [];
  for (const name of names) {
    const format = exportFormat(name);
    if (!format) return unknownFormat(name);
    formats.push(format);
  }
  return formats;
}

export async function exportBeside(
  compiled: Compiled,
  formats: readonly ExportFormat[],
  printed: readonly string[],
  options: BuildOptions,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const [first = ""] = printed;
  const stem = slug(plainText(compiled.book.title)) || "book";
  const written: string[] = [];
  for (const format of formats) {
    const output = join(
      dirname(first),
      format.makes === "folder" ? `${stem}-${format.ending}` : `${stem}.${format.ending}`,
    );
    const pdf = format.name === "html" ? pdfBeside(first) : null;
    written.push(...(await exportTo(compiled, format, { ...options, output, pdf }, diagnostics)));
  }
  return written;
}

/** Output to a device cannot be copied from there. */
function pdfBeside(path: string): PdfBeside | null {
  try {
    const name = basename(path);
    return { address: encodeURIComponent(name), file: { path: name, bytes: readFileSync(path) } };
  } catch {
    return null;
  }
}
