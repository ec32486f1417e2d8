// An affiliation as people type it → as it is printed. Addresses of e-mail that were typed into it are private.

const address =
  /(?:\b(?:e-?mail|mail|contact|correspondence)\s{0,3}:?\s{0,3})?[<(]?(?:\\?\{[^{}\\]{1,100}\\?\}|[\w.+-]{1,64})\\?@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[>)]?/gi;

/** In Markdown, where an `@` may have a backslash before it. */
export function withoutAddresses(affiliation: string): string {
  if (!affiliation.includes("@")) return affiliation;
  return affiliation
    .replace(/\[[^[\]]{0,200}\]\(mailto:[^()\s]{0,200}\)/gi, "")
    .replace(address, "")
    .replace(/\s{1,20}(?=[,;])/g, "")
    .replace(/([,;])(?:\s{0,9}[,;]){1,20}/g, "$1")
    .replace(/^[\s,;]+|(?<![\s,;])[\s,;]+$/g, "");
}
