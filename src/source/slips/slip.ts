// What a slip in YAML is: something that YAML cannot read, or reads as nothing, although there is no doubt what was
// meant. Types and words that its finders share.

export interface SlipEdit {
  /** The characters of the file that become `text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For an edit that makes a text: where its characters are in the file. */
  readonly reads?: readonly [start: number, end: number];
}

export interface Slip {
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  readonly edits: readonly SlipEdit[];
  /** YAML reads it without an error, but not all of it, or as something else. */
  readonly isSilent?: boolean;
}

/** Long texts are written as a block below `|`. */
export const longTexts: ReadonlySet<string> = new Set([
  "abstract",
  "acknowledgements",
  "acknowledgments",
  "biography",
  "description",
  "text",
]);

/** Keys whose values may be in typographic quotation marks that are to be printed. */
export const printedTexts: ReadonlySet<string> = new Set([
  ...longTexts,
  ..."title subtitle kind type track caption alt keywords affiliation affiliations place chapter day".split(" "),
]);

/** Keys whose values are lists or sets of fields: a bracket begins them. */
export const structured: ReadonlySet<string> = new Set(
  "affiliations aliases anthology authors beside bibliography chairs contents cover date-parts dates days depositor dois editors export figures issued items keywords layout limits logos math-macros pages parts posters qr-codes references registrant rooms rules sessions source".split(
    " ",
  ),
);

/** The names of the fields that the files of a book have; a test compares them with the schemas. */
export const fieldNames: ReadonlySet<string> = new Set(
  "abstract abstracts acknowledgements acknowledgments acronym affiliation affiliations aliases alt anthology author authors beside bibliography bibtex biography bottom caption chair chairs chapter circa citation-style columns contents cover date date-parts dates days depositor depth description design doi dois doors duration editors email end export family figures file full given ground group hyphenation id image index isbn items keyword keywords kind language layout licence license limits literal logos math-macros name number order orcid pages palette paper particle parts per-page photo place posters prefix presenting publisher qr-codes raw references registrant revision room rooms rules season sessions share site sort source start subtitle suffix system template text timezone title titles track type url width withdrawn words".split(
    " ",
  ),
);

export const isField = (word: string): boolean => fieldNames.has(word.toLowerCase());

/** A text as a YAML scalar on one line. */
export function quotedText(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

export const shown = (text: string): string => {
  const line = text.replace(/\s{1,1000}/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};

/** A value that is read as a text, in the quotation marks that the edit writes. */
export function textSlip(file: string, edit: SlipEdit, why: string, isSilent = false): Slip {
  const { start, end, text } = edit;
  const message = `“${shown(file.slice(start, end))}” is read as a text, though ${why}`;
  return { message, hint: `put it in quotation marks: ${shown(text)}`, start, end, edits: [edit], isSilent };
}
