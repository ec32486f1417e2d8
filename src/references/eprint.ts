// Numbers of preprints. Few citation styles print them, and exporters put them anywhere. In: an item of CSL, or a set
// entry. Out: the item with its number in a field of its own, or the entry with the number added.
import type { CslItem } from "./citeproc.ts";
import { plainMarked } from "./marked-text.ts";

/** Both of arXiv's schemes (arxiv.org/help/arxiv_identifier): `2001.00003v2`, `hep-th/9901001`, `math.GT/0309136`. */
const arxiv =
  /arxiv(?:\.org)?[\s:]*(?:preprint\s+)?(?:arxiv[\s:]*)?((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?)(?:\s*\[[A-Za-z-]{2,12}(?:\.[A-Za-z-]{2,12})?\])?/i;

/** Fields that hold the arXiv number in the exports of Google Scholar, Zotero, Mendeley and EndNote. */
const fields = ["container-title", "number", "note", "archive_location", "publisher", "issue"];

export function withEprint(item: CslItem): CslItem {
  const made: Record<string, unknown> = { ...item };
  for (const field of fields) {
    const value = item[field];
    const match = typeof value === "string" && value.length < 300 ? arxiv.exec(value) : null;
    if (typeof value !== "string" || !match) continue;
    made._eprint ??= match[0].replace(
      /^.*?(?=(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v\d|\s|$))/i,
      "arXiv:",
    );
    // The rest names the place: “arXiv preprint”, “arXiv”. A style would remove dots from the number of a journal.
    if (field === "container-title") made[field] = /preprint/i.test(value) ? "arXiv preprint" : "arXiv";
    break;
  }
  // DBLP's volume of CoRR is the number again.
  if (typeof made._eprint === "string" && typeof made.volume === "string" && /^abs\//.test(made.volume))
    delete made.volume;
  return { ...made, id: item.id, type: item.type };
}

/** A set entry, as marked text, followed by the note and the number of the preprint, unless they are already printed. */
export function withAdditions(content: string, item: CslItem | undefined): string {
  const note = typeof item?._note === "string" ? item._note : "";
  const isPrinted = note === "" || squeezed(plainMarked(content)).includes(squeezed(note));
  return printEprint(isPrinted ? content : added(content, note), item?._eprint);
}

const squeezed = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** As a sentence of its own; an entry that ends with an address has no full stop, and what follows has none either. */
function added(content: string, text: string): string {
  const isStopped = /[.]$/.test(plainMarked(content).trim());
  const end = isStopped && !/[.!?]$/.test(text) ? "." : "";
  return `${content.trimEnd()}${isStopped ? "" : "."} ${text}${end}`;
}

function printEprint(content: string, eprint: unknown): string {
  if (typeof eprint !== "string" || eprint === "") return content;
  const number = eprint.replace(/^[^:]*:/, "").replace(/(?<!\s)\s*\[[\s\S]*$/, "");
  const plain = plainMarked(content).trim();
  const lower = plain.toLowerCase();
  const prefix = eprint.slice(0, eprint.indexOf(":") + 1).toLowerCase();
  const forms = [prefix + number, `abs/${number}`, `pdf/${number}`, `arxiv.${number}`].map((form) =>
    form.toLowerCase(),
  );
  if (number === "" || forms.some((form) => lower.includes(form))) return content;
  return added(content, eprint);
}
