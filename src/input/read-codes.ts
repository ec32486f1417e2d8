// The addresses of QR codes in book.yaml. In: its fields. Out: the addresses, if any; one that is no address is
// reported at its place and left out.
import type { Book, Codes } from "../model/book.ts";
import { type Checked, field, spanOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Book as BookFields } from "./schema/book.generated.ts";

const kinds = ["abstracts", "sessions", "doors"] as const;

export function readCodes(of: Checked<BookFields>, diagnostics: Reporter): Pick<Book, "codes"> {
  const written = field(of, "qr-codes");
  if (!written) return {};
  const found = kinds.flatMap((kind) => {
    const at = field(written, kind);
    const url = wordsOf(at);
    if (!at || url === null) return [];
    if (isAddress(url)) return [[kind, { url, span: spanOf(at) }] as const];
    const hint = "write it as “https://example.org/{id}”";
    diagnostics.error("wrong-value", `“${url}” is not an address on the web`, spanOf(at), { hint });
    return [];
  });
  return { codes: Object.fromEntries(found) as Codes };
}

/** One that is too long is reported where its code would be printed. */
function isAddress(url: string): boolean {
  const begins = url.slice(0, 2000);
  return URL.canParse(url.replaceAll("{", "").replaceAll("}", "")) && /^https?:\/\/[^\s"<>]{1,2000}$/i.test(begins);
}
