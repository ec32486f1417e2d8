// What was read of the files of abstracts, kept from one build to the next. In: a file's text, and what its reading depends on beside it. Out:
// its abstracts as they were read from the same text, and everything that was reported on the way, which is reported again. What the
// build before has not asked for is let go.
import type { Affiliation } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { SourceText, Span } from "../source/source.ts";
import type { AffiliationMap } from "./affiliations.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";

/** What reading a file has done, in that order. */
export type Effect =
  | { readonly kind: "error" | "warning"; readonly report: Parameters<Reporter["error"]> }
  | { readonly kind: "picture"; readonly path: string; readonly at: Span; readonly found: string }
  | { readonly kind: "sought"; readonly path: string; readonly found: string | null };

/** Where pictures are, without a word where they are not. */
export type PictureLook = Required<Pick<MarkdownContext, "picture" | "seek">>;

export interface Remembered<T> {
  readonly text: string;
  readonly effects: readonly Effect[];
  readonly read: T;
}

export class KeptAbstracts<T> {
  #basis: readonly unknown[] = [];
  #old = new Map<string, Remembered<T>>();
  #fresh = new Map<string, Remembered<T>>();
  #shared: { readonly text: string; readonly map: AffiliationMap } | null = null;
  /** Affiliations that several files name are one and the same, whichever file was read last. */
  readonly #affiliations = new WeakMap<SourceText, Affiliation>();

  /** A build begins, in which files are read with this beside them: what was read with anything else is of no use. */
  turn(basis: readonly unknown[]): void {
    const isSame = basis.length === this.#basis.length && basis.every((part, index) => part === this.#basis[index]);
    this.#old = isSame ? this.#fresh : new Map();
    this.#fresh = new Map();
    this.#basis = basis;
  }

  /** A build has ended: what only the build before it used is dropped. */
  rest(): void {
    this.#old = new Map();
  }

  /** The affiliations of the book, the same ones as long as their file is. */
  sharedAffiliations(text: string, map: AffiliationMap): AffiliationMap {
    if (this.#shared?.text !== text) this.#shared = { text, map };
    return this.#shared.map;
  }

  /** Of the pictures that the text names `look` says where they are now. */
  find(path: string, text: string, look: PictureLook): Remembered<T> | null {
    const known = this.#old.get(path);
    if (known?.text !== text) return null;
    const holds = known.effects.every((one) =>
      one.kind === "picture"
        ? look.picture(one.path, one.at) === one.found
        : one.kind !== "sought" || look.seek(one.path) === one.found,
    );
    return holds ? known : null;
  }

  keep(path: string, remembered: Remembered<T>): void {
    this.#fresh.set(path, remembered);
  }

  /** Affiliations as one file reads them: it reports what is wrong with each, and takes the one that is known. */
  affiliationsOfFile(): AffiliationCache {
    const own = new Map<SourceText, Affiliation>();
    return {
      get: (text) => own.get(text),
      set: (text, affiliation) => {
        const known = this.#affiliations.get(text) ?? affiliation;
        this.#affiliations.set(text, known);
        own.set(text, known);
      },
    };
  }
}

export interface AffiliationCache {
  get(text: SourceText): Affiliation | undefined;
  set(text: SourceText, affiliation: Affiliation): void;
}

/** A context that notes what is reported and looked for, and reports nothing. */
export function recorded(context: MarkdownContext, look: PictureLook, effects: Effect[]): MarkdownContext {
  const note =
    (kind: "error" | "warning"): Reporter["error"] =>
    (...report) =>
      effects.push({ kind, report });
  const picture = (path: string, at: Span) => {
    const found = look.picture(path, at);
    effects.push({ kind: "picture", path, at, found });
    return found;
  };
  const seek = (path: string) => {
    const found = look.seek(path);
    effects.push({ kind: "sought", path, found });
    return found;
  };
  return { ...context, picture, seek, diagnostics: { error: note("error"), warning: note("warning") } };
}

/** Does again what reading has done. */
export function replay(effects: readonly Effect[], { diagnostics, picture }: MarkdownContext): void {
  for (const effect of effects) {
    if (effect.kind === "picture") picture(effect.path, effect.at);
    else if (effect.kind !== "sought") diagnostics[effect.kind](...effect.report);
  }
}
