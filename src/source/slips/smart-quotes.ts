// Typographic quotation marks where those of YAML were meant: `start: “09:00”`, `[“a”, “b”]`. In: what is written,
// where it is in the file, and the key that it belongs to. Out: slips.
import { isField, printedTexts, quotedText, type Slip, shown } from "./slip.ts";

/** Around a whole value, unless they may be part of it. */
export function smartQuotes(written: string, at: number, name: string): readonly Slip[] {
  if (printedTexts.has(name) || !isField(name) || !/^[“„«‘][^“”„«»’\n]{1,200}[”“»’]$/.test(written)) return [];
  return [slip(written, at, written.slice(1, -1))];
}

/** Around the items of a list, and the values of fields in braces. */
export function smartQuotesIn(written: string, at: number): readonly Slip[] {
  const found = written.matchAll(/([[,{]\s{0,9}|:\s{1,9})([“„«]([^“”„«»"\n]{1,200})[”“»])(?=\s{0,9}[,\]}])/g);
  return [...found].map(({ 1: before = "", 2: whole = "", 3: inner = "", index }) =>
    slip(whole, at + index + before.length, inner),
  );
}

function slip(written: string, start: number, inner: string): Slip {
  const end = start + written.length;
  const edit = { start, end, text: quotedText(inner), reads: [start + 1, end - 1] as const };
  const message = `the typographic quotation marks of ${shown(written)} are read as those of YAML`;
  return { message, hint: `write ${shown(edit.text)}`, start, end, edits: [edit], isSilent: true };
}
