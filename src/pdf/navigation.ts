// Navigation: named destinations, outline, page labels (ISO 32000-1 §12.3.2.3, §12.3.3, §12.4.2).
import type { Destination, OutlineEntry, Page } from "../page/document.ts";
import type { PdfFile, Ref } from "./file.ts";
import { keyBytes, number, type Pointer, reference, textString } from "./syntax.ts";

/** Names in one leaf of the tree. */
const leafSize = 100;

/** The name tree of destinations, in byte order, which is what readers search by (§7.9.6). */
export function destinationTree(
  file: PdfFile,
  destinations: readonly Destination[],
  pages: readonly Page[],
  pageRefs: readonly Pointer[],
): Pointer | null {
  const byKey = new Map<string, { readonly name: string; readonly place: string }>();
  for (const { name, page, y } of destinations) {
    const [target, ref] = [pages[page], pageRefs[page]];
    if (!target || !ref) throw new Error(`the destination “${name}” is on page ${page}, which does not exist`);
    const key = keyBytes(name);
    if (byKey.has(key)) continue;
    byKey.set(key, {
      name: textString(name),
      place: `[${reference(ref)}/XYZ null ${number(target.height - y)} null]`,
    });
  }
  if (byKey.size === 0) return null;
  // Code units of `keyBytes` are bytes, so the plain comparison of strings is byte order.
  const keys = [...byKey.keys()].sort((a, b) => (a < b ? -1 : 1));
  const entries = keys.flatMap((key) => byKey.get(key) ?? []);
  const leaves: string[] = [];
  for (let i = 0; i < entries.length; i += leafSize) {
    const leaf = entries.slice(i, i + leafSize);
    const names = leaf.map(({ name, place }) => name + place).join("\n");
    leaves.push(reference(file.raw(`<</Limits[${leaf[0]?.name} ${leaf.at(-1)?.name}]/Names[${names}]>>`)));
  }
  return file.raw(`<</Kids[${leaves.join(" ")}]>>`);
}

/** The outline: its first level is open, deeper ones are closed. */
export function outlineTree(file: PdfFile, outline: readonly OutlineEntry[]): Pointer | null {
  if (outline.length === 0) return null;
  const root = file.ref();
  const { first, last } = writeEntries(file, outline, root, 1);
  const visible = outline.length + outline.reduce((sum, entry) => sum + entry.children.length, 0);
  file.pack(root, `<</Type/Outlines/First ${reference(first)}/Last ${reference(last)}/Count ${visible}>>`);
  return root;
}

function writeEntries(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  parent: Pointer,
  level: number,
): { readonly first: Ref; readonly last: Ref } {
  const refs = entries.map(() => file.ref());
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) throw new Error("an outline level without entries");
  entries.forEach((entry, i) => {
    const [ref, previous, next] = [refs[i] ?? first, refs[i - 1], refs[i + 1]];
    let syntax = `<</Title ${textString(entry.title)}/Parent ${reference(parent)}`;
    if (previous) syntax += `/Prev ${reference(previous)}`;
    if (next) syntax += `/Next ${reference(next)}`;
    if (entry.children.length > 0) {
      const kids = writeEntries(file, entry.children, ref, level + 1);
      // Negative: closed; the count is the number of entries that opening it would show.
      const count = level === 1 ? entry.children.length : -entry.children.length;
      syntax += `/First ${reference(kids.first)}/Last ${reference(kids.last)}/Count ${count}`;
    }
    file.pack(ref, `${syntax}/Dest ${textString(entry.target.name)}>>`);
  });
  return { first, last };
}

/** Folios as page labels: one entry for every stretch that a numbering style can count. */
export function pageLabels(folios: readonly string[]): string {
  const entries: string[] = [];
  let style = "";
  let value = 0;
  folios.forEach((folio, page) => {
    const label = labelOf(folio);
    if (page === 0 || label.style === "" || label.style !== style || label.value !== value + 1) {
      entries.push(
        label.style === ""
          ? `${page}<</P ${textString(folio)}>>`
          : `${page}<</S/${label.style}${label.value === 1 ? "" : `/St ${label.value}`}>>`,
      );
    }
    ({ style, value } = label);
  });
  return `<</Nums[${entries.join("")}]>>`;
}

function labelOf(folio: string): { readonly style: "D" | "r" | "R" | ""; readonly value: number } {
  if (/^[1-9]\d{0,8}$/.test(folio)) return { style: "D", value: Number(folio) };
  const value = /^[ivxlc]{1,12}$|^[IVXLC]{1,12}$/.test(folio) ? romanValue(folio.toLowerCase()) : 0;
  if (value === 0) return { style: "", value: 0 };
  return { style: folio === folio.toLowerCase() ? "r" : "R", value };
}

const romanNumerals = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

/** 0 if the letters are not a well-formed number. */
function romanValue(letters: string): number {
  let value = 0;
  let rest = letters;
  for (const [worth, sign] of romanNumerals) {
    while (rest.startsWith(sign)) {
      value += worth;
      rest = rest.slice(sign.length);
    }
  }
  return rest === "" && roman(value) === letters ? value : 0;
}

function roman(value: number): string {
  let text = "";
  let rest = value;
  for (const [worth, sign] of romanNumerals) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
