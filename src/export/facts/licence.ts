// The licence that a book names, for records that want its address. In: the words of book.yaml, “CC BY 4.0”. Out: its
// address and SPDX name; null if the words are not a licence that we know.

export interface Licence {
  readonly url: string;
  /** The short identifier (spdx.org/licenses); null if the licence has none. */
  readonly spdx: string | null;
}

export function licenceOf(words: string | null): Licence | null {
  const text = words?.trim() ?? "";
  if (/^https?:\/\/[^\s"<>]{1,300}$/i.test(text)) return { url: text, spdx: null };
  const plain = text.toUpperCase().replace(/[\s-]+/g, " ");
  if (/^CC ?0(?: 1\.0)?$/.test(plain)) return creative("zero", "1.0", "CC0-1.0");
  const [, kind, version = "4.0"] = /^CC (BY(?: NC)?(?: SA| ND)?)(?: ([1-4]\.[05]))?$/.exec(plain) ?? [];
  if (kind === undefined) return null;
  const joined = kind.replaceAll(" ", "-");
  return creative(joined.toLowerCase(), version, `CC-${joined}-${version}`);
}

function creative(kind: string, version: string, spdx: string): Licence {
  const folder = kind === "zero" ? "publicdomain" : "licenses";
  return { url: `https://creativecommons.org/${folder}/${kind}/${version}/`, spdx };
}
