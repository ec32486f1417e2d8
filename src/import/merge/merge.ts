// The tools of a merge: the book's files, the base, and the functions that report changes and conflicts.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Base } from "./base.ts";
import type { BookOnDisk } from "./book-on-disk.ts";

export interface ImportChange {
  readonly kind:
    | "new"
    | "changed"
    | "withdrawn"
    | "reinstated"
    | "restored"
    | "moved"
    | "scheduled"
    | "unscheduled"
    | "session-new"
    | "session-changed"
    | "session-gone"
    | "book"
    | "affiliations"
    | "file";
  readonly id: string;
  readonly title: string;
  readonly details: readonly string[];
}

export interface ImportConflict {
  readonly file: string;
  readonly what: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export type Settle = "ask" | "ours" | "theirs";

export interface Merge {
  readonly disk: BookOnDisk;
  readonly base: Base;
  readonly settle: Settle;
  readonly diagnostics: Reporter;
  readonly say: (change: ImportChange) => void;
  readonly conflict: (conflict: ImportConflict) => void;
  /** A path of the book as people see it. */
  readonly shown: (path: string) => string;
}
