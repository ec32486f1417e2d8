// The licence of a font, as the font itself states it (OpenType name table, identifiers 0, 13 and 14), and the note of it beside the
// copy in a book.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFontFile, tablesOf } from "./container.ts";
import { slice, view } from "./sfnt.ts";

/** The file beside copied fonts. */
export const licences = "LICENCES.txt";

export interface FontLicence {
  readonly copyright: string;
  readonly terms: string;
  readonly address: string;
  /** Whether the font says that it may be passed on. */
  readonly free: boolean;
}

const freeTerms =
  /open font license|\bofl\b|apache license|creative commons|public domain|ipa font license|gnu general public/i;

export function licenceOf(path: string): FontLicence {
  const name = tablesOf(readFontFile(path)).byTag.get("name");
  const [copyright, terms, address] = [0, 13, 14].map((id) => (name ? nameOf(name, id) : ""));
  const free = freeTerms.test(`${terms} ${address} ${copyright}`);
  return { copyright: copyright ?? "", terms: terms ?? "", address: address ?? "", free };
}

/** A string of the name table, in its Unicode form and, where there are several, in English. */
function nameOf(table: Uint8Array, wanted: number): string {
  const head = view(slice(table, 0, 6));
  let found = "";
  for (let i = 0; i < head.getUint16(2); i++) {
    const record = view(slice(table, 6 + i * 12, 12));
    if (record.getUint16(0) !== 3 || record.getUint16(6) !== wanted) continue;
    const bytes = slice(table, head.getUint16(4) + record.getUint16(10), record.getUint16(8));
    const text = Array.from(
      { length: bytes.length >> 1 },
      (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0),
    );
    if (found === "" || record.getUint16(4) === 0x0409) found = String.fromCharCode(...text);
  }
  return found.replaceAll(/\s+/g, " ").trim();
}

/** Adds a paragraph to LICENCES.txt in the folder, unless it is there. */
export function noteLicence(folder: string, file: string, { copyright, terms, address }: FontLicence): void {
  const path = join(folder, licences);
  const there = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (there.split("\n").includes(file)) return;
  const lines = [file, copyright, terms, address].filter((line) => line !== "");
  appendFileSync(path, `${there === "" ? "" : "\n"}${lines.join("\n")}\n`);
}
