// DOIs: `10.` registrant `/` anything (ISO 26324); people write them as URLs, with `doi:` and in either case.

/** The DOI without what people put before it, its case kept; null when there is none. */
export function bareDoi(text: string): string | null {
  const match =
    /^\s*(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org\/|doi:\s*)*(10\.\d{4,9}(?:\.\d+)*\/\S+?)[\s.,;]*$/i.exec(
      decode(text),
    );
  return match?.[1] ?? null;
}

/** DOIs are the same whatever the case of their ASCII letters. */
export const doiKey = (doi: string): string => (bareDoi(doi) ?? doi.trim()).toLowerCase();

export const doiUrl = (doi: string): string => `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;

function decode(text: string): string {
  if (!/doi\.org\/.*%[\dA-F]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
