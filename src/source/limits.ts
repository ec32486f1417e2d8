// The limits for everything that comes from outside, in one place; SECURITY.md has them as a table, and a test keeps
// the two the same. Within the limits, the work is linear, or n log n, in the size of the input; beyond them, there is
// a diagnostic with the limit and the place.
export const limits = {
  /** Bytes of a text file, a picture, a font, a citation style. */
  text: 20_000_000,
  picture: 50_000_000,
  /** Pixels of a picture, and on its longer side; bytes of those that are unpacked at once (interlaced, damaged). */
  pixels: 100_000_000,
  pictureSide: 100_000,
  pixelBytes: 100_000_000,
  font: 50_000_000,
  /** Bytes of a font collection, from which one font is used. */
  fontCollection: 200_000_000,
  /**
   * Documents in a YAML file; and for each document: characters if it is not plain YAML, values after aliases are
   * expanded, nesting levels, and items in a list.
   */
  documents: 20_000,
  yamlText: 1_500_000,
  yamlValues: 100_000,
  yamlDepth: 64,
  listItems: 10_000,
  /** Files of a book, and nesting levels of its folders. */
  files: 100_000,
  folderDepth: 64,

  /**
   * For each text in Markdown: characters, lines, marks, nesting of lists and quotations, nesting of HTML tags, and
   * table cells.
   */
  markdownText: 1_000_000,
  markdownLines: 15_000,
  markdownMarks: 50_000,
  /** Tildes, and lines that begin with “=”: for each of them the parser looks through the whole text. */
  markdownTildes: 10_000,
  markdownUnderlines: 2_000,
  markdownDepth: 100,
  markdownTags: 50,
  tableCells: 10_000,
  formulas: 2_000,
  references: 1_000,
  /** Characters of the address of a link, which the PDF has for each line that the link is on. */
  address: 2_000,
  /** Characters of a reference, and of a bibliography value that is made of other values. */
  referenceText: 20_000,
  /** Characters searched for the ends of comments and tags. */
  markdownTagSteps: 30_000_000,

  /** For an SVG file or a citation style: characters, elements, and nesting of elements. */
  xmlCharacters: 5_000_000,
  xmlElements: 200_000,
  xmlDepth: 100,

  /**
   * What a drawing paints: each element counts as one, each hundred commands of a path as one more, a letter as four.
   */
  drawingElements: 200_000,
  /** Style rules that are tested against the elements of a drawing, and the declarations in them. */
  styleSteps: 10_000_000,

  /** Elements of a citation style after its macros are expanded, and their nesting. */
  styleElements: 15_000,
  styleDepth: 200,

  /** Rows of a table, and characters of one of its fields, that an import reads. */
  importRows: 50_000,
  importField: 200_000,

  /** Sessions of a day that has a grid, and sessions at the same time. */
  daySessions: 1_000,
  parallelSessions: 100,

  /** Bytes of a git object, of a pack's index, of a reference; of everything unpacked; of the texts. */
  gitObject: 50_000_000,
  gitIndex: 500_000_000,
  gitReference: 1_000_000,
  gitTotal: 1_000_000_000,
  gitTexts: 60_000_000,
  /** Deltas from which an object is made (git itself makes 50, and never more than 4,095). */
  gitChain: 4_096,
  /** References to references, and tags of tags. */
  gitReferences: 10,
} as const;
