// The contents of the book's files as plain values, in the order in which they are written; no YAML yet. The same
// source always gives the same draft, so that drafts can be compared.

export type Value = string | number | boolean | null | readonly Value[] | FieldValues;
export interface FieldValues {
  readonly [key: string]: Value | undefined;
}

export interface AbstractDraft {
  readonly id: string;
  /** The id in the source. */
  readonly source: string;
  readonly fields: FieldValues;
}

export interface ItemDraft {
  /** An abstract's id; null for an event. */
  readonly abstract: string | null;
  readonly title: string | null;
  readonly kind: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

export interface SessionDraft {
  readonly key: string;
  readonly date: string;
  readonly dayTitle?: string | null;
  readonly fields: FieldValues;
  readonly items: readonly ItemDraft[];
}

export interface BookDraft {
  readonly system: string;
  readonly book: FieldValues;
  readonly rooms: readonly string[];
  readonly sessions: readonly SessionDraft[];
  readonly abstracts: readonly AbstractDraft[];
  /** Id → text, ordered by id. */
  readonly affiliations: ReadonlyMap<string, string>;
  /** Files beside the YAML (pictures, pages, the bibliography), by their path in the book. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The fields that are not empty. */
export function present(fields: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
