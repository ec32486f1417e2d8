// Keywords, each with the abstracts that have it.
import { compareIn, letterOf } from "../../../language/collation.ts";
import type { Abstract } from "../../../model/book.ts";
import { slug } from "../../../model/slug.ts";
import { type Inline, plainText } from "../../../model/text.ts";
import { markup } from "../../markup.ts";
import { htmlInline } from "../../text/scopes.ts";
import { byLetter } from "../by-letter.ts";
import { LongList } from "../long-list.ts";
import { titleLink } from "../parts.ts";
import type { Site } from "../site.ts";

const lists = new WeakMap<Site, LongList>();

/** Made once for a site, because abstracts link to it. */
export function keywordList(site: Site): LongList {
  const known = lists.get(site) ?? makeList(site);
  lists.set(site, known);
  return known;
}

/** The anchor of a keyword on its page. */
export function keywordKey(words: readonly Inline[]): string {
  const text = plainText(words).normalize("NFC").toLowerCase();
  const ascii = slug(text);
  // Scripts other than Latin are written as code points.
  const rest = /^[\x20-\x7e]*$/.test(text) ? "" : [...text].map((one) => one.codePointAt(0)?.toString(36)).join("");
  return `k-${[ascii, rest].filter((part) => part !== "").join("-") || "x"}`;
}

interface Keyword {
  readonly key: string;
  readonly words: readonly Inline[];
  readonly abstracts: Abstract[];
}

function makeList(site: Site): LongList {
  const { abstracts, labels, book } = site;
  const found = new Map<string, Keyword>();
  for (const abstract of abstracts)
    for (const words of abstract.keywords) {
      const key = keywordKey(words);
      const entry = found.get(key) ?? { key, words, abstracts: [] };
      found.set(key, entry);
      if (!entry.abstracts.includes(abstract)) entry.abstracts.push(abstract);
    }
  const compare = compareIn(book.language);
  const sorted = [...found.values()].sort((a, b) => compare(plainText(a.words), plainText(b.words)));
  return new LongList({
    stem: "keywords",
    title: labels.keywords,
    at: "keywords",
    groups: byLetter(
      sorted,
      ({ words }) => letterOf(plainText(words), book.language),
      (one) => ({ id: one.key, line: lineOf(one, site) }),
    ),
    around: (entries) => markup`<dl class="index columns">\n${entries}</dl>\n`,
    letters: true,
    headed: sorted.length > 60,
  });
}

function lineOf({ key, words, abstracts }: Keyword, site: Site) {
  const works = abstracts.map((one) => markup`<dd>${titleLink(one, site, "")}</dd>`);
  return markup`<div id="${key}"><dt>${htmlInline(words, site.source)}</dt>${works}</div>\n`;
}
