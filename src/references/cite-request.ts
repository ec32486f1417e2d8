// One cite of a citation, `see @key, p. 3 and elsewhere`, as citeproc takes it: prefix, locator with its label, suffix.
import type { CiteRequest } from "./citeproc.ts";
import type { CitationItemRequest } from "./exchange.ts";

const labels: Readonly<Record<string, string>> = {
  p: "page",
  pp: "page",
  page: "page",
  pages: "page",
  ch: "chapter",
  chap: "chapter",
  chapter: "chapter",
  sec: "section",
  section: "section",
  "§": "section",
  "§§": "section",
  fig: "figure",
  figure: "figure",
  vol: "volume",
  volume: "volume",
  no: "issue",
  para: "paragraph",
  paragraph: "paragraph",
  "¶": "paragraph",
  l: "line",
  line: "line",
  lines: "line",
  n: "note",
  note: "note",
  part: "part",
  pt: "part",
  v: "verse",
  verse: "verse",
  fol: "folio",
  bk: "book",
  col: "column",
};

const longestLocator = 200;
const locator =
  /^[\s,]*(?:(§§?|¶|[A-Za-z]+)\.?\s*)?([\divxlcDIVXLC]*\d[\w.:]*(?:\s*[–—-]+\s*[\w.:]*\d\w*)?(?:\s*,\s*\d+(?:\s*[–—-]+\s*\d+)?)*)(?![\p{L}])/u;

export function citeRequest(id: string, item: CitationItemRequest): CiteRequest {
  const prefix = item.prefix.trim();
  const parsed = parseLocator(item.suffix);
  return {
    id,
    ...(prefix === "" ? {} : { prefix: /[\p{L}\p{N}.,;:)]$/u.test(prefix) ? `${prefix} ` : prefix }),
    ...(parsed.locator === "" ? {} : { locator: parsed.locator, label: parsed.label }),
    ...(parsed.suffix === "" ? {} : { suffix: parsed.suffix }),
    ...(item.suppressAuthor ? { "suppress-author": true } : {}),
  };
}

/** As pandoc has it: a number with or without a label is a locator, `p. 3`, `33–35`; the rest is the suffix. */
function parseLocator(text: string): { readonly locator: string; readonly label: string; readonly suffix: string } {
  const rest = text.trimEnd();
  const match = locator.exec(rest.slice(0, longestLocator));
  const label = match?.[1] === undefined ? "page" : labels[match[1].toLowerCase()];
  if (!match || label === undefined)
    return { locator: "", label: "", suffix: /^[\s,;:.]|^$/.test(rest) ? rest : ` ${rest}` };
  const after = rest.slice(match[0].length);
  return {
    locator: (match[2] ?? "").replace(/(?<![\s–—-])\s*[–—-]+\s*/g, "–"),
    label,
    suffix: /^[\s,;:.]|^$/.test(after) ? after : ` ${after}`,
  };
}
