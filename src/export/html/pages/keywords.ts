// Keywords, each with the abstracts that have it.
import { compareIn } from "../../../language/collation.ts";
import type { Abstract } from "../../../model/book.ts";
import { slug } from "../../../model/slug.ts";
import { type Inline, plainText } from "../../../model/text.ts";
import { markup } from "../../markup.ts";
import { htmlInline } from "../../text/scopes.ts";
import type { SitePage } from "../layout.ts";
import { titleLink } from "../parts.ts";
import type { Site } from "../site.ts";

/** The place of a keyword on the page. */
export function keywordKey(words: readonly Inline[]): string {
  const text = plainText(words).normalize("NFC").toLowerCase();
  const ascii = slug(text);
  // Scripts without a Latin form by their code points.
  const rest = /^[\x20-\x7e]*$/.test(text) ? "" : [...text].map((one) => one.codePointAt(0)?.toString(36)).join("");
  return `k-${[ascii, rest].filter((part) => part !== "").join("-") || "x"}`;
}

export function keywordsPage(site: Site): SitePage {
  const { abstracts, labels, book, source } = site;
  const found = new Map<string, { readonly words: readonly Inline[]; readonly abstracts: Abstract[] }>();
  for (const abstract of abstracts)
    for (const words of abstract.keywords) {
      const key = keywordKey(words);
      const entry = found.get(key) ?? { words, abstracts: [] };
      found.set(key, entry);
      if (!entry.abstracts.includes(abstract)) entry.abstracts.push(abstract);
    }
  const compare = compareIn(book.language);
  const sorted = [...found].sort(([, a], [, b]) => compare(plainText(a.words), plainText(b.words)));
  const entries = sorted.map(
    ([key, { words, abstracts: with_ }]) =>
      markup`<div id="${key}"><dt>${htmlInline(words, source)}</dt>${with_.map((one) => markup`<dd>${titleLink(one, site, "")}</dd>`)}</div>\n`,
  );
  return {
    path: "keywords.html",
    title: labels.keywords,
    at: "keywords",
    main: markup`<h1>${labels.keywords}</h1>\n<dl class="index columns">\n${entries}</dl>\n`,
  };
}
