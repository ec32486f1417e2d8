// The settings of exports in book.yaml. In: its fields. Out: the settings, if any; an unusable address or pattern is
// reported at its place and left out.
import type { Book, ExportSettings } from "../model/book.ts";
import { type Checked, field, spanOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Book as BookFields } from "./schema/book.generated.ts";

export function readExports(of: Checked<BookFields>, diagnostics: Reporter): Pick<Book, "exports"> {
  const written = field(of, "export");
  if (!written) return {};
  const { revision, depositor, anthology } = written.data;
  const text = (name: "site" | "dois", fault: (value: string) => string | null, hint: string): string | null => {
    const at = field(written, name);
    const value = wordsOf(at)?.trim() ?? null;
    const wrong = at && value !== null ? fault(value) : null;
    if (wrong === null) return value;
    if (at) diagnostics.error("wrong-value", wrong, spanOf(at), { hint });
    return null;
  };
  const site = text("site", siteFault, "write it as “https://example.org/2026/”");
  const dois = text("dois", doiFault, "write it as “10.5555/ecgr2026.{id}”");
  const at = field(written, "dois");
  const settings: ExportSettings = {
    site: site === null ? null : site.endsWith("/") ? site : `${site}/`,
    acronym: wordsOf(field(written, "acronym")),
    dois: dois !== null && at ? { pattern: dois, span: spanOf(at) } : null,
    revision: revision ?? 0,
    depositor: depositor ? { ...depositor, registrant: depositor.registrant ?? null } : null,
    anthology: anthology ?? null,
    span: spanOf(written),
  };
  return { exports: settings };
}

function siteFault(value: string): string | null {
  const isAddress = URL.canParse(value) && /^https?:\/\/[^\s"<>?#]{1,400}$/i.test(value);
  return isAddress ? null : `“${value}” is not the address of a website`;
}

/** ISO 26324: a directory code, a slash, and a suffix; Crossref takes these characters. */
function doiFault(value: string): string | null {
  if (!/^10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[\w.;()/:{}-]{1,200}$/.test(value)) return `“${value}” is not a DOI`;
  if (value.includes("{id}") || value.includes("{number}")) return null;
  return `“${value}” gives every abstract the same DOI`;
}
