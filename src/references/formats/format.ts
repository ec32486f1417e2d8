// A reader of bibliographies: the text of a file → raw CSL items by key, each with its extent in the file. The readers
// beside this file are listed in formats.ts.
import type { BibtexParser } from "./bibtex.ts";

export interface BibliographyFormat {
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * The fields hold TeX, which is HTML when the items leave the reader; in other formats they may hold Markdown and
   * `$…$`.
   */
  readonly isTex: boolean;
  read(text: string, report: FileFaultReporter, tex: BibtexParser): Promise<readonly FileEntry[]>;
}

export interface FileEntry {
  readonly key: string;
  /** Other keys of the same work. */
  readonly aliases?: readonly string[];
  readonly item: unknown;
  readonly start: number;
  readonly end: number;
  /** Where the fields of the item were written, by their names in CSL. */
  readonly places?: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
  /** Faults to report where the entry is used. */
  readonly faults?: readonly BibliographyFault[];
}

export interface BibliographyFault {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
  /** An edit for `check --fix`. */
  readonly fix?: { readonly start: number; readonly end: number; readonly was: string; readonly text: string };
}

export type FileFaultReporter = (fault: BibliographyFault) => void;

export const bad = (message: string, start: number, end: number, hint?: string): BibliographyFault => ({
  severity: "error",
  code: "bad-bibliography",
  message,
  start,
  end,
  ...(hint === undefined ? {} : { hint }),
});

export function keyed(
  item: unknown,
  index: number,
  start: number,
  end: number,
  report: FileFaultReporter,
): readonly FileEntry[] {
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    report(bad(`item ${index + 1} of the bibliography is not a CSL item`, start, end));
    return [];
  }
  const { id, "citation-key": citationKey } = item as Readonly<Record<string, unknown>>;
  const key = typeof citationKey === "string" ? citationKey : id;
  if ((typeof key !== "string" && typeof key !== "number") || key === "") {
    report(
      bad(
        `item ${index + 1} of the bibliography has no “id”`,
        start,
        end,
        "the id is the key by which abstracts name it",
      ),
    );
    return [];
  }
  return [{ key: String(key), item, start, end }];
}
