// Affiliations: ids looked up, texts taken as they are, numbered in the order that the authors name them, equal texts merged.

import type { Affiliation } from "../model/book.ts";
import { type Checked, fields, textOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { nearest } from "../source/did-you-mean.ts";
import type { SourceText } from "../source/source.ts";
import type { AffiliationCache } from "./kept-abstracts.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";
import { parseInline } from "./markdown/parse-markdown.ts";

/** Affiliations by id, from an abstract's own map or from affiliations.yaml. */
export type AffiliationMap = ReadonlyMap<string, SourceText>;

export function affiliationMap(of: Checked<Readonly<Record<string, string | number>>> | null): AffiliationMap {
  return new Map(of ? fields(of).map((each) => [each.name.normalize("NFC"), textOf(each)]) : []);
}

export class AffiliationNumbers {
  readonly affiliations: Affiliation[] = [];
  readonly used = new Set<string>();
  readonly #own: AffiliationMap;
  readonly #shared: AffiliationMap;
  readonly #context: MarkdownContext;
  readonly #parsed: AffiliationCache;
  readonly #byText = new Map<string, number>();

  constructor(own: AffiliationMap, shared: AffiliationMap, context: MarkdownContext, parsed: AffiliationCache) {
    this.#own = own;
    this.#shared = shared;
    this.#context = context;
    this.#parsed = parsed;
  }

  /** The indices of the affiliations that an author names: an id, several ids in one text, or a text. */
  numbersOf(named: Checked<string | number>, diagnostics: Reporter): readonly number[] {
    const text = textOf(named);
    const words = text.value.trim();
    if (words === "") return [];
    const listed = this.#find(words) ? [words] : words.split(/[,;&]/).map((part) => part.trim());
    const found = listed.map((id) => this.#find(id));
    if (found.every((each) => each !== null)) {
      for (const id of listed) this.used.add(id);
      return found.map((each) => this.#add(each));
    }
    const meant = this.#report(words, text, diagnostics);
    return [this.#add(meant ?? text)];
  }

  knows(id: string): boolean {
    return this.#find(id) !== null;
  }

  /** The index of the affiliation that a number after a name refers to; null if there is none. */
  numberOfId(id: string): number | null {
    const found = this.#find(id);
    if (!found) return null;
    this.used.add(id);
    return this.#add(found);
  }

  /** The index of an affiliation written after a name, which may be an id. */
  numberOfText(text: SourceText): number {
    return this.numberOfId(text.value) ?? this.#add(text);
  }

  /** The abstract's own affiliations if no author names any: a single one is everybody's; several are nobody's. */
  unclaimed(diagnostics: Reporter): readonly number[] {
    const ids = [...this.#own.keys()];
    const [first, ...others] = ids;
    const text = first === undefined ? null : this.#find(first);
    if (first === undefined || !text || this.affiliations.length > 0) return [];
    if (others.length > 0) {
      for (const id of ids) this.#add(this.#find(id) ?? text);
      return [];
    }
    const hint = `name it at each author: “affiliation: ${first}”`;
    const message = `no author has the affiliation “${first}”; as it is the only one, it is given to all of them`;
    diagnostics.warning("unused-affiliation", message, text.span, { hint });
    const index = this.numberOfId(first);
    return index === null ? [] : [index];
  }

  #find(id: string): SourceText | null {
    return this.#own.get(id) ?? this.#shared.get(id) ?? null;
  }

  /** Reports a word that was probably meant to be an id but is not one; returns the id that was certainly meant. */
  #report(words: string, text: SourceText, diagnostics: Reporter): SourceText | null {
    if (!/^[\x21-\x7e]+$/.test(words)) return null;
    const known = [...this.#own.keys(), ...this.#shared.keys()];
    const close = nearest(words, known);
    const span = text.spanAt(0, text.value.length);
    const message = `unknown affiliation “${words}”`;
    if (close !== null) {
      // The id that was meant is used, though misspelt.
      this.used.add(close);
      const same = close.toLowerCase() === words.toLowerCase();
      const hint = `did you mean “${close}”?`;
      const fix = same ? [{ span, was: words, text: close }] : [];
      const printed = same ? `; the one with the id “${close}” is printed` : "; it is printed as it is";
      diagnostics.warning("unknown-affiliation", `${message}${printed}`, span, { hint, fix });
      return same ? this.#find(close) : null;
    }
    // “CERN” and “unaffiliated” are affiliations; “inst-3” and “2” are not.
    if (/^\d+$|^[a-z0-9]+[-_.][a-z0-9._-]+$|^[a-z]{1,6}\d{1,3}$/.test(words)) {
      const hint = "add it to the abstract's “affiliations”, or to affiliations.yaml";
      diagnostics.warning("unknown-affiliation", `${message}; it is printed as it is`, span, { hint });
    }
    return null;
  }

  #add(text: SourceText): number {
    const key = text.value.normalize("NFC").trim().replace(/\s+/g, " ");
    const known = this.#byText.get(key);
    if (known !== undefined) return known;
    if (!this.#parsed.get(text)) this.#parsed.set(text, { text: parseInline(text, this.#context), span: text.span });
    const affiliation = this.#parsed.get(text);
    this.#byText.set(key, this.affiliations.length);
    if (affiliation) this.affiliations.push(affiliation);
    return this.affiliations.length - 1;
  }
}
