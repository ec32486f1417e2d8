// Addresses: what a link in a book may lead to.
import { safeAddress } from "../../model/address.ts";
import { slug } from "../../model/slug.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { limits } from "../../source/limits.ts";
import type { Span } from "../../source/source.ts";

/** A place in the book itself: `#abstract-curie`, or the file of a free page, `pages/venue.md`; as `#destination`. */
function placeInside(url: string): string | null {
  const page = /^(?:\.{0,2}\/)?(?:pages\/)?([^/\s#?:]{1,200})\.md$/i.exec(url)?.[1];
  if (page !== undefined) return `#page-${slug(page)}`;
  return /^#[^\s#]{1,300}$/.test(url) ? url : null;
}

/** The address to print and follow; null, which is reported, for other schemes than http, https, mailto and doi. */
export function safeUrl(written: string, span: Span, diagnostics: Reporter): string | null {
  const url = written.trim();
  const inside = placeInside(url);
  if (inside !== null) return inside;
  const safe = safeAddress(url);
  if (safe !== null) return safe;
  if (url.length > limits.address) {
    const message = `the address has more than ${limits.address.toLocaleString("en")} characters, and is not linked`;
    diagnostics.warning("unsafe-link", message, span, { hint: "use a shorter one" });
    return null;
  }
  const doi = /^doi:\s*(10\.[0-9]{4,9}\/\S+)$/i.exec(url);
  if (doi) return `https://doi.org/${doi[1]}`;
  const hint = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/i.test(url)
    ? `write “https://${url}”`
    : "links begin with https:, http:, mailto: or doi:";
  diagnostics.warning("unsafe-link", `links to “${url}” are not allowed`, span, { hint });
  return null;
}
