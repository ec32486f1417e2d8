// People and their affiliations, as abstracts and people.yaml name them.
import type { Span } from "../source/source.ts";
import type { FileName } from "./book.ts";
import type { Flow, Inline } from "./text.ts";

export interface Person {
  /** Empty for a single name (“Plato”) or a body (“The ATLAS Collaboration”), which are in `family`. */
  readonly given: string;
  /** `de`, `von der`: printed before the family name, set aside in the index if the language does so. */
  readonly particle: string;
  readonly family: string;
  /** `Jr.`, `III`. */
  readonly suffix: string;
  /** The name as printed in running text; East Asian names may have the family first. */
  readonly printed: string;
  readonly orcid: string | null;
  readonly email: string | null;
  /** What the person says about themselves; left out if nothing was submitted. */
  readonly profile?: PersonProfile;
  readonly span: Span;
}

export interface PersonProfile {
  readonly biography: readonly Flow[];
  readonly photo: FileName | null;
}

export interface KnownPerson {
  /** The name that the indices print. */
  readonly person: Person;
  /** Other names of the same person; indices refer from them to this one. */
  readonly aliases: readonly Person[];
  /** The key to sort by instead of the name, such as a reading. */
  readonly sort: string | null;
}

export interface Author {
  readonly person: Person;
  /** Indices into the abstract's `affiliations`, ascending. */
  readonly affiliations: readonly number[];
  readonly presenting: boolean;
}

export interface Affiliation {
  /** Inline text, e.g. `University of Jena, Jena, Germany`. */
  readonly text: readonly Inline[];
  readonly span: Span;
}
