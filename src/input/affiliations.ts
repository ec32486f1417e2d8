// Affiliations: ids looked up, texts taken as they are, numbered in the order that the authors name them, equal texts merged.

import type { Affiliation } from "../model/book.ts";
import { plainFigures } from "../model/figures.ts";
import { listedAffiliations } from "../model/listed-affiliations.ts";
import { type Checked, fields, textOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { nearest } from "../source/did-you-mean.ts";
import { sliceText } from "../source/scalar-text.ts";
import type { SourceText } from "../source/source.ts";
import type { AffiliationCache } from "./kept-abstracts.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";
import { parseInline } from "./markdown/parse-markdown.ts";

/** Affiliations by id, from an abstract's own map or from affiliations.yaml. */
export type AffiliationMap = ReadonlyMap<string, SourceText>;

export function affiliationMap(of: Checked<Readonly<Record<string, string | number>>> | null): AffiliationMap {
  return new Map(of ? fields(of).map((each) => [idOf(each.name), textOf(each)]) : []);
}

const isNone = /^(?:[-–—.?/]{1,5}|n\/a|none|nil|tba|tbd|k\. ?a\.)$/i;

/** “１” and “1” are one id. */
const idOf = (name: string) => name.normalize("NFC").replace(/^\p{Nd}{1,3}$/u, plainFigures);

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
      for (const id of listed) this.used.add(idOf(id));
      return found.map((each) => this.#add(each));
    }
    const several = this.#severalIn(text, diagnostics);
    if (several) return several;
    const meant = this.#report(words, text, diagnostics);
    return [this.#add(meant ?? text)];
  }

  /** The indices of affiliations that are written in one text, or with a mark; null if it is just one. */
  #severalIn(text: SourceText, diagnostics: Reporter): readonly number[] | null {
    const written = text.value.trim();
    const span = text.spanAt(0, text.value.length);
    if (isNone.test(written)) {
      const hint = "leave the field out for an author without an affiliation";
      diagnostics.warning("placeholder", `“${written}” is a placeholder for an affiliation, and is not printed`, span, {
        hint,
      });
      return [];
    }
    const parts = listedAffiliations(written);
    const [only] = parts;
    if (parts.length < 2 && (!only || only.mark === null)) return null;
    const shown = written.length > 60 ? `${written.slice(0, 57)}…` : written;
    const message =
      parts.length > 1
        ? `“${shown}” is ${parts.length} affiliations in one; they are printed as ${parts.length}`
        : `“${shown}” begins with a number or letter of its own, which is not printed`;
    const hint =
      parts.length > 1
        ? "write them as a list: affiliations: [ …, … ]"
        : "remove it: affiliations are numbered automatically";
    diagnostics.warning("several-affiliations", message, span, { hint });
    let from = 0;
    return parts.map((part) => {
      const at = text.value.indexOf(part.text, from);
      from = at + part.text.length;
      return this.#add(sliceText(text, at, from));
    });
  }

  knows(id: string): boolean {
    return this.#find(id) !== null;
  }

  /** The index of the affiliation that a number after a name refers to; null if there is none. */
  numberOfId(id: string): number | null {
    const found = this.#find(id);
    if (!found) return null;
    this.used.add(idOf(id));
    return this.#add(found);
  }

  /** The index of an affiliation written after a name, which may be an id. */
  numberOfText(text: SourceText): number {
    return this.numberOfId(text.value) ?? this.#add(text);
  }

  /**
   * The abstract's own affiliations if no author names any: a single one is everybody's; several are nobody's.
   * `isTyped`: whether it is a text without an id, which is reported already, and belongs to all who have no other.
   */
  unclaimed(isTyped: boolean, diagnostics: Reporter): readonly number[] {
    const ids = [...this.#own.keys()];
    const [first, ...others] = ids;
    const text = first === undefined ? null : this.#find(first);
    const isAlone = others.length === 0;
    const isNamed = isTyped && isAlone ? this.used.has(first ?? "") : this.affiliations.length > 0;
    if (first === undefined || !text || isNamed) return [];
    if (!isAlone) {
      for (const id of ids) this.#add(this.#find(id) ?? text);
      return [];
    }
    const hint = `name it at each author: “affiliation: ${first}”`;
    const message = `no author has the affiliation “${first}”; as it is the only one, it is given to all of them`;
    if (!isTyped) diagnostics.warning("unused-affiliation", message, text.span, { hint });
    const index = this.numberOfId(first);
    return index === null ? [] : [index];
  }

  #find(id: string): SourceText | null {
    return this.#own.get(idOf(id)) ?? this.#shared.get(idOf(id)) ?? null;
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
