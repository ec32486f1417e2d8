// Affiliations: ids looked up, texts taken as they are, numbered in the order that the authors name them, equal texts merged.

import type { Affiliation } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean, nearest } from "../source/did-you-mean.ts";
import type { SourceText } from "../source/source.ts";
import { type Checked, fields, textOf } from "./checked.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";
import { parseInline } from "./markdown/parse-markdown.ts";

/** Affiliations by id, from an abstract's own map or from affiliations.yaml. */
export type AffiliationMap = ReadonlyMap<string, SourceText>;

export function affiliationMap(of: Checked<Readonly<Record<string, string | number>>> | null): AffiliationMap {
  return new Map(of ? fields(of).map((each) => [each.name, textOf(each)]) : []);
}

export class AffiliationNumbers {
  readonly affiliations: Affiliation[] = [];
  readonly used = new Set<string>();
  readonly #own: AffiliationMap;
  readonly #shared: AffiliationMap;
  readonly #context: MarkdownContext;
  readonly #parsed: Map<SourceText, Affiliation>;
  readonly #byText = new Map<string, number>();

  constructor(
    own: AffiliationMap,
    shared: AffiliationMap,
    context: MarkdownContext,
    parsed: Map<SourceText, Affiliation>,
  ) {
    this.#own = own;
    this.#shared = shared;
    this.#context = context;
    this.#parsed = parsed;
  }

  /** The index of an affiliation that an author names by id or by its text; null when it is an id that nobody explains. */
  numberOf(named: Checked<string | number>, diagnostics: Reporter): number | null {
    const text = textOf(named);
    const words = text.value.trim();
    if (words === "") return null;
    const found = this.#own.get(words) ?? this.#shared.get(words);
    if (found) this.used.add(words);
    else if (!/\s/.test(words) && this.#looksLikeId(words)) {
      const known = [...this.#own.keys(), ...this.#shared.keys()];
      const hint = didYouMean(words, known);
      // Which was meant is used, if misspelt.
      const meant = nearest(words, known);
      if (meant !== null) this.used.add(meant);
      const fallback = { hint: "add it to the abstract's “affiliations”, or to affiliations.yaml" };
      const message = `there is no affiliation “${words}”`;
      diagnostics.error(
        "unknown-affiliation",
        message,
        text.spanAt(0, text.value.length),
        "hint" in hint ? hint : fallback,
      );
      return null;
    }
    return this.#add(found ?? text);
  }

  /** One word without a space is an id; but “CERN” and “東京大学” are affiliations where nothing is given by id. */
  #looksLikeId(word: string): boolean {
    if (!/^[\x21-\x7e]+$/.test(word)) return false;
    const ids = this.#own.size > 0 || this.#shared.size > 0;
    return ids || !/^\p{Lu}/u.test(word);
  }

  #add(text: SourceText): number {
    const key = text.value.normalize("NFC").trim().replace(/\s+/g, " ");
    const known = this.#byText.get(key);
    if (known !== undefined) return known;
    let affiliation = this.#parsed.get(text);
    if (!affiliation) {
      affiliation = { text: parseInline(text, this.#context), span: text.span };
      this.#parsed.set(text, affiliation);
    }
    this.#byText.set(key, this.affiliations.length);
    this.affiliations.push(affiliation);
    return this.affiliations.length - 1;
  }
}
