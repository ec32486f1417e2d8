// Reads what it can of a text file that is too large or not UTF-8, so that titles and names are not lost. In: a file of
// the book. Out: its beginning; if the encoding is unknown, the letters are guessed.
import { readAt, withRegular } from "../runtime/read-regular.ts";
import { locateInside, shownPath } from "./book-folder.ts";
import { type Source, source } from "./source.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** Titles and names come at the beginning. */
const most = 200_000;

export function readDamaged(folder: string, path: string): Source {
  const found = locateInside(folder, path);
  const bytes =
    "fault" in found ? null : withRegular(found.absolute, (file, size) => readAt(file, 0, Math.min(size, most)));
  return source(shownPath(folder, path), bytes ? decoded(bytes).replace(/^\ufeff/, "") : "");
}

/**
 * UTF-16 if it has a byte order mark, UTF-8 if only its end is cut off, or else Windows-1252, which has a letter for
 * every byte.
 */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  // The last character may have been cut in two.
  return /\ufffd(?!$)/.test(text) ? decodeWindows1252(bytes) : text;
}
