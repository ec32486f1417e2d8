// Where a face is, and which fonts were found for the scripts of a book: what `text` needs to open them.

export interface FontFile {
  /** Absolute path. */
  readonly path: string;
  readonly weight: number;
  readonly italic: boolean;
  /** Which font of a collection; by default the first. */
  readonly index?: number;
}

export type FontKind = "serif" | "sans" | "mono";

/** A family that was found in addition to the program's own. */
export interface FoundFamily {
  readonly name: string;
  readonly faces: readonly FontFile[];
}

/** Plain data, so that every thread can have it; `familiesFor` reads it. */
export interface FoundFonts {
  /** The families that were found for each writing, the best first. */
  readonly families: ReadonlyMap<string, readonly FoundFamily[]>;
  /** Those of the book's own folder, which are tried for every writing. */
  readonly own: readonly FoundFamily[];
  /** Scripts for which it has been reported that no font was found. */
  readonly unserved: ReadonlySet<string>;
  /** What the answers depend on: with the same basis they are the same. */
  readonly basis: string;
}
