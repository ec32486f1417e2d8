// Keeps what was read from the files of abstracts from one build to the next. In: a file's text, and what else its
// reading depends on. Out: its abstracts as they were read from the same text, and everything that was reported on the
// way, which is reported again. What the last build did not use is dropped.
import type { Affiliation } from "../model/book.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { SourceText, Span } from "../source/source.ts";
import type { AffiliationMap } from "./affiliations.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";

/** What happened while a file was read, in order. */
export type Effect =
  | { readonly kind: "error" | "warning"; readonly report: Parameters<Reporter["error"]> }
  | { readonly kind: "picture"; readonly path: string; readonly at: Span; readonly found: string }
  | { readonly kind: "sought"; readonly path: string; readonly found: string | null };

/** Finds pictures, without reporting missing ones. */
export type PictureLookup = Required<Pick<MarkdownContext, "picture" | "seek">>;

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
  /** Affiliations that several files name are the same object, whichever file was read last. */
  readonly #affiliations = new WeakMap<SourceText, Affiliation>();

  /** Starts a build whose files are read with this context; what was read with any other is of no use. */
  turn(basis: readonly unknown[]): void {
    const isSame = basis.length === this.#basis.length && basis.every((part, index) => part === this.#basis[index]);
    this.#old = isSame ? this.#fresh : new Map();
    this.#fresh = new Map();
    this.#basis = basis;
  }

  /** Ends a build: what only the build before it used is dropped. */
  rest(): void {
    this.#old = new Map();
  }

  /** The affiliations of the book; the same objects as long as their file is unchanged. */
  sharedAffiliations(text: string, map: AffiliationMap): AffiliationMap {
    if (this.#shared?.text !== text) this.#shared = { text, map };
    return this.#shared.map;
  }

  /** `lookup` finds where the pictures that the text names are now. */
  find(path: string, text: string, lookup: PictureLookup): Remembered<T> | null {
    const known = this.#old.get(path);
    if (known?.text !== text) return null;
    const holds = known.effects.every((one) =>
      one.kind === "picture"
        ? lookup.picture(one.path, one.at) === one.found
        : one.kind !== "sought" || lookup.seek(one.path) === one.found,
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

/** A context that records what is reported and looked up, and reports nothing itself. */
export function recorded(context: MarkdownContext, lookup: PictureLookup, effects: Effect[]): MarkdownContext {
  const note =
    (kind: "error" | "warning"): Reporter["error"] =>
    (...report) =>
      effects.push({ kind, report });
  const picture = (path: string, at: Span) => {
    const found = lookup.picture(path, at);
    effects.push({ kind: "picture", path, at, found });
    return found;
  };
  const seek = (path: string) => {
    const found = lookup.seek(path);
    effects.push({ kind: "sought", path, found });
    return found;
  };
  return { ...context, picture, seek, diagnostics: { error: note("error"), warning: note("warning") } };
}

/** Repeats what happened while the file was read. */
export function replay(effects: readonly Effect[], { diagnostics, picture }: MarkdownContext): void {
  for (const effect of effects) {
    if (effect.kind === "picture") picture(effect.path, effect.at);
    else if (effect.kind !== "sought") diagnostics[effect.kind](...effect.report);
  }
}
