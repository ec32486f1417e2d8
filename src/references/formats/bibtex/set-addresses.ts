// Where to find a work: DOI, address and preprint number, from the fields made for them and from notes.
import { readDate } from "../../dates.ts";
import { bareDoi, doiKey } from "../../doi.ts";
import { decodeTex, plainTex } from "../tex-text.ts";
import { verbatimTex } from "../verbatim-tex.ts";
import type { EntryFields } from "./entry-fields.ts";

/** DOI, address and preprint number, including those in `howpublished` and `note`. */
export function setAddresses(of: EntryFields): void {
  of.set("DOI", ["doi"], verbatimTex(of.raw("doi")));
  of.set("URL", ["url"], verbatimTex(of.raw("url")).split(/\s+/)[0]);
  const how = of.raw("howpublished");
  const address = addressIn(how);
  if (address && of.item.URL === undefined) of.set("URL", ["howpublished"], address);
  const rest = decodeTex(withoutAddress(how))
    .text.replace(/^(?:available (?:at|from|online)|online|web ?page|website|retrieved from)?[\s:.,]*$/i, "")
    .replace(/(?<![\s:])[\s:]+$/, "");
  if (rest !== "" && of.item.publisher === undefined) of.set("publisher", ["howpublished"], rest);
  for (const field of ["note", "addendum"]) {
    const found = addressIn(of.raw(field));
    const doi = /\bdoi:?\s*(10\.\d{4,9}\/\S+)/i.exec(of.raw(field))?.[1];
    if (doi && of.item.DOI === undefined) of.set("DOI", [field], verbatimTex(doi).replace(/(?<![.,;])[.,;]+$/, ""));
    else if (found && of.item.URL === undefined) of.set("URL", [field], found);
  }
  const visited =
    /(?:last\s+)?(?:accessed|visited|retrieved|checked|viewed)(?:\s+on)?[\s:]*([\d\p{L}][\d\p{L} ,./-]{3,30}\d)/iu.exec(
      plainTex(`${how} ${of.raw("note")}`),
    );
  const accessed = visited && of.item.URL !== undefined ? readDate(visited[1]) : null;
  if (accessed?.date && !accessed.odd && of.item.accessed === undefined) of.set("accessed", ["note"], accessed.date);
  setEprint(of);
  // An address that repeats the DOI is left out.
  const doi = typeof of.item.URL === "string" && /doi\.org\//i.test(of.item.URL) ? bareDoi(of.item.URL) : null;
  if (doi !== null) of.item.DOI ??= doi;
  if (doi !== null && doiKey(String(of.item.DOI)) === doiKey(doi)) delete of.item.URL;
}

function setEprint(of: EntryFields): void {
  const eprint = verbatimTex(
    of.fields.get("eprint")?.text ?? of.fields.get("arxivid")?.text ?? of.fields.get("arxiv")?.text ?? "",
  );
  if (eprint === "") return;
  const given = of.first("eprinttype", "archiveprefix", "archive")?.[1];
  const looksLikeArxiv = /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(eprint);
  const archive = (given ?? (looksLikeArxiv ? "arXiv" : "")).toLowerCase();
  const group = of.first("eprintclass", "primaryclass")?.[1];
  if (/^pub\s?med$|^pmid$/.test(archive)) of.set("PMID", ["eprint"], eprint);
  else if (archive === "arxiv")
    of.set(
      "_eprint",
      ["eprint"],
      `arXiv:${eprint.replace(/^arxiv:\s*/i, "")}${group && /\.\d/.test(eprint) ? ` [${group}]` : ""}`,
    );
  else if (archive !== "") of.set("_eprint", ["eprint"], `${given}:${eprint}`);
  else if (/^https?:/.test(eprint) && of.item.URL === undefined) of.set("URL", ["eprint"], eprint);
}

/** “Publisher: Elsevier”, “Cited by 12” are leftovers of exports; addresses, dates of access and numbers have fields of their own. */
export const isNote = (tex: string) =>
  addressIn(tex) === null &&
  !/^\s*(?:\[\s*)?(?:[\\A-Za-z_][\w \\-]{0,30}[:=]\s*\S|cited by|all open access|(?:last )?(?:accessed|visited|retrieved|checked|viewed)|online;)|arxiv|\bdoi\b/i.test(
    tex.replace(/^\[?erratum:?/i, ""),
  );

/** The address in `\url{…}`, `\href{…}{…}`, or bare. */
function addressIn(tex: string): string | null {
  const command = /\\(?:url|href|path|nolinkurl)\s*\{([^{}]{1,2000})\}/.exec(tex)?.[1];
  const bare = command ?? /https?:\/\/[^\s{}<>"]{1,2000}/.exec(tex)?.[0];
  if (bare === undefined) return null;
  const address = verbatimTex(bare).replace(/(?<![.,;)])[.,;)]+$/, "");
  return /^[a-z]+:\/\//i.test(address) ? address : /^www\./i.test(address) ? `https://${address}` : null;
}

const withoutAddress = (tex: string): string =>
  addressIn(tex) === null
    ? tex
    : tex
        .replace(/\\href\s*\{[^{}]{1,2000}\}/g, "")
        .replace(/\\(?:url|path|nolinkurl)\s*\{[^{}]{1,2000}\}/g, "")
        .replace(/https?:\/\/[^\s{}<>"]{1,2000}/g, "")
        .replace(/[[(<]?(?:last\s+)?(?:accessed|visited|retrieved|checked|viewed)\b[^;]{0,40}$/i, "");
