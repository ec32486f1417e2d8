// How other programs identify the meeting and its parts: addresses, UUIDs, numbers. All of them are made from ids, and
// stay the same as long as the ids do.
import { createHash } from "node:crypto";
import type { Abstract, Book } from "../../model/book.ts";
import { slug } from "../../model/slug.ts";
import { plainText } from "../../model/text.ts";
import { presentedAbstracts } from "./programme.ts";

/** The meeting's own address or name, with which the names of its parts begin. */
export function baseOf({ exports, imprint, title }: Book): string {
  return exports?.site ?? imprint.url ?? `urn:book-of-abstracts:${slug(plainText(title)) || "book"}`;
}

/** `elysium.example`, for names of the form `this@that`. */
export function hostOf(book: Book): string {
  const base = baseOf(book);
  return URL.canParse(base) && new URL(base).hostname !== ""
    ? new URL(base).hostname
    : `${base.split(":").at(-1)}.invalid`;
}

export function acronymOf(book: Book): string {
  return book.exports?.acronym ?? plainText(book.title);
}

/** The file of an abstract on the site. */
export function pageOf({ anchor }: Pick<Abstract, "anchor">): string {
  return `abstracts/${fileName(anchor)}.html`;
}

/** An anchor as a file name that any system accepts: letters, digits, dots, dashes and underscores. */
export function fileName(anchor: string): string {
  return anchor.replace(/[^\w.-]/g, "_");
}

/** The address of an abstract on the published site; null if there is no published site. */
export function addressOf(book: Book, abstract: Abstract): string | null {
  const site = book.exports?.site;
  return site ? site + pageOf(abstract).split("/").map(encodeURIComponent).join("/") : null;
}

/** A name-based UUID (version 5 of RFC 9562). */
export function uuid(name: string): string {
  const namespace = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");
  const bytes = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Whole numbers made from names, each different. */
export class Numbers {
  readonly #taken = new Map<number, string>();

  of(name: string): number {
    let number = createHash("sha1").update(name).digest().readUInt32BE(0) & 0x7fffffff || 1;
    while ((this.#taken.get(number) ?? name) !== name) number = (number % 0x7fffffff) + 1;
    this.#taken.set(number, name);
    return number;
  }
}

/** The DOI of each abstract, by the book's pattern; empty if there is no pattern. */
export function doisOf(book: Book): ReadonlyMap<Abstract, string> {
  const pattern = book.exports?.dois?.pattern;
  if (pattern === undefined) return new Map();
  return new Map(
    presentedAbstracts(book).map((abstract, index) => [
      abstract,
      pattern
        .replaceAll("{id}", abstract.anchor.replace(/[^\w.;()/:-]/g, "-"))
        .replaceAll("{number}", String(index + 1)),
    ]),
  );
}
