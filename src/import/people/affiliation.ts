// An affiliation as people type it → as it is printed. Addresses of e-mail and telephone numbers that were typed into it
// are private.

const address =
  /[<(]?(?:(?<!\p{L})(?:e-?mail|mail|contact|correspondence)s?\s{0,3}:?\s{0,3})?[<(]?(?:\\?\{[^{}\\]{1,100}\\?\}|[\p{L}\p{N}_.+-]{1,64})(?:\\?@|\s?\\?[([]at\\?[)\]]\s?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}[>)]?/giu;

/** After its label, or in the form that all countries share: `+41 22 767 61 11`. */
const telephone =
  /(?:(?<!\p{L})(?:tel|phone|fax|mobile|mobil|cell|tél|téléphone|telephone|telefon|telefax|whatsapp|[tpmf](?=\s?:))(?!\p{L})\.?\s{0,3}:?\s{0,3}[+(]{0,2}|(?<![\p{L}\p{N}])\+)\d[\d\s()/.-]{4,30}(?=$|[,;.)\p{L}])/giu;

/** “Cell 2000 Systems” is a name. */
const fewestDigits = 6;

/** In Markdown, where an `@` may have a backslash before it. */
export function withoutAddresses(affiliation: string): string {
  if (!/@|\d{2}|[([]at/i.test(affiliation)) return affiliation;
  const bare = affiliation
    .replace(telephone, (found) => (found.replace(/\D/g, "").length < fewestDigits ? found : ""))
    .replace(/\[[^[\]]{0,200}\]\(mailto:[^()\s]{0,200}\)/gi, "")
    .replace(address, "");
  if (bare === affiliation) return affiliation;
  return (
    bare
      // What is left of the emphasis of an address, or between two.
      .replace(/(?<=^|[\s,;])(?:\*{2,4}|`{2}|_{2,4})(?=$|[\s,;])/g, "")
      .replace(/(?<=^|[\s,;])(?:[&/]|and|or|und|et)(?=\s{0,9}(?:$|[,;]))/gi, "")
      .replace(/\s{1,20}(?=[,;])/g, "")
      .replace(/([,;])(?:\s{0,9}[,;]){1,20}/g, "$1")
      .replace(/^[\s,;]+|(?<![\s,;])[\s,;]+$/g, "")
  );
}
