// CSL-JSON: the text of a file → raw CSL items by key, each with its extent in the file.
import { type BibliographyFormat, bad, type FileEntry, type FileFaultReporter, keyed } from "./format.ts";
import { jsonFault } from "./json-fault.ts";

export const cslJson: BibliographyFormat = {
  extensions: [".json"],
  isTex: false,
  read: async (text, report) => cslEntriesOfJson(text, report),
};

function cslEntriesOfJson(text: string, report: FileFaultReporter): readonly FileEntry[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = jsonFault(text);
    const found = at >= text.length ? "it ends too early" : `“${text[at]}” is not expected here`;
    report(bad(`the bibliography is not JSON: ${found}`, at, Math.min(at + 1, text.length)));
    return [];
  }
  const list = Array.isArray(read) ? read : itemsOf(read);
  if (!list) {
    report(
      bad(
        "the bibliography is not a list of CSL items",
        0,
        0,
        'CSL-JSON is a list: [{ "id": "curie1898", "type": … }, …]',
      ),
    );
    return [];
  }
  const extents = Array.isArray(read) ? elementExtents(text) : [];
  return list.flatMap((item: unknown, index) => {
    const [start, end] = extents[index] ?? [0, 0];
    return keyed(item, index, start, end, report);
  });
}

function itemsOf(read: unknown): readonly unknown[] | null {
  if (typeof read !== "object" || read === null) return null;
  const inside =
    (read as Readonly<Record<string, unknown>>).references ?? (read as Readonly<Record<string, unknown>>).items;
  if (Array.isArray(inside)) return inside;
  return "id" in read && "type" in read ? [read] : null;
}

/** The extents of the elements of a JSON text's outer list. The text is known to be JSON. */
function elementExtents(text: string): readonly (readonly [number, number])[] {
  const extents: [number, number][] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if (depth === 1 && start === -1 && !/[\s,\]]/.test(character)) start = i;
    if (character === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === "\\") i++;
    } else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    const ends = (depth === 1 && character === ",") || (depth === 0 && character === "]");
    if (ends && start !== -1) {
      extents.push([start, i]);
      start = -1;
    }
  }
  return extents;
}
