// The vocabulary of CSL 1.0.2 (specification, appendices III and IV), with the older names that data still uses.

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const itemTypes = list(
  "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage",
);

export const nameVariables = list(
  "author chair collection-editor compiler composer container-author contributor curator director editor editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator",
);

export const dateVariables = list("accessed available-date event-date issued original-date submitted");

const textVariables = list(
  "abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number citation-key citation-label citation-number collection-number collection-title collection-title-short container-title container-title-short custom dimensions division DOI edition event event-place event-title first-reference-note-number genre id ISBN ISSN issue journalAbbreviation jurisdiction keyword language license locator medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first part part-number part-title PMCID PMID printing publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle source status supplement supplement-number title title-short type URL version volume volume-title volume-title-short year-suffix categories",
);

export const isVariable = (name: string): boolean =>
  textVariables.has(name) || nameVariables.has(name) || dateVariables.has(name) || name.startsWith("_");

export const allVariables = (): readonly string[] => [...textVariables, ...nameVariables, ...dateVariables];

/** What people write instead. */
export const otherNames: Readonly<Record<string, string>> = {
  journal: "container-title",
  journaltitle: "container-title",
  booktitle: "container-title",
  year: "issued",
  date: "issued",
  authors: "author",
  editors: "editor",
  pages: "page",
  doi: "DOI",
  url: "URL",
  isbn: "ISBN",
  issn: "ISSN",
  address: "publisher-place",
  institution: "publisher",
  school: "publisher",
};
