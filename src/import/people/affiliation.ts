// An affiliation as people type it → as it is printed. Addresses of e-mail and telephone numbers that were typed into it
// are private.

const address =
  /[<(]?(?:\b(?:e-?mail|mail|contact|correspondence)\s{0,3}:?\s{0,3})?[<(]?(?:\\?\{[^{}\\]{1,100}\\?\}|[\w.+-]{1,64})\\?@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[>)]?/gi;

const telephone =
  /\b(?:tel|phone|fax|mobile|mobil|cell|tél|téléphone|telephone|telefon|telefax)\b\.?\s{0,3}:?\s{0,3}\+?\d[\d\s()/.-]{4,30}(?=$|[,;.)\p{L}])/giu;

/** In Markdown, where an `@` may have a backslash before it. */
export function withoutAddresses(affiliation: string): string {
  if (!/@|\d{2}/.test(affiliation)) return affiliation;
  const bare = affiliation.replace(telephone, "");
  if (bare === affiliation && !affiliation.includes("@")) return affiliation;
  return bare
    .replace(/\[[^[\]]{0,200}\]\(mailto:[^()\s]{0,200}\)/gi, "")
    .replace(address, "")
    .replace(/\s{1,20}(?=[,;])/g, "")
    .replace(/([,;])(?:\s{0,9}[,;]){1,20}/g, "$1")
    .replace(/^[\s,;]+|(?<![\s,;])[\s,;]+$/g, "");
}
