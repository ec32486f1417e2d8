// DOIs: `10.` registrant `/` anything (ISO 26324); people write them as URLs, with `doi:` and in either case.

/** The DOI without prefixes, in its original case; null if there is none. */
export function bareDoi(text: string): string | null {
  const match = /^(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|doi:\s*)*(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i.exec(
    withoutStops(decode(text).trimStart()),
  );
  return match?.[1] ?? null;
}

/** Punctuation at the end of a sentence is not part of a DOI. */
function withoutStops(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** DOIs are the same whatever the case of their ASCII letters. */
export const doiKey = (doi: string): string => (bareDoi(doi) ?? doi.trim()).toLowerCase();

export const doiUrl = (doi: string): string => `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;

function decode(text: string): string {
  if (!/doi\.org\//i.test(text) || !/%[\dA-F]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
