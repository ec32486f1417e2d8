// The limits of everything that comes from outside, in one place; SECURITY.md has them as a table, and a test keeps
// both the same. Below each limit the work is linear, or n log n, in the size of the input; above it there is a
// diagnostic with the limit and the place.
export const limits = {
  /** Bytes of a text file, a picture, a font, a citation style. */
  text: 20_000_000,
  picture: 50_000_000,
  font: 50_000_000,
  /** Bytes of a font collection, from which one font is taken. */
  fontCollection: 200_000_000,
  /** Documents of a YAML file. Of one of them: characters where it is not plain, values with aliases expanded, levels, items of a list in it. */
  documents: 20_000,
  yamlText: 1_500_000,
  yamlValues: 500_000,
  yamlDepth: 64,
  listItems: 20_000,
  /** Files of a book, and folders within each other. */
  files: 100_000,
  folderDepth: 64,

  /** Of one text in Markdown: its characters, lines, marks, lists and quotations in each other, HTML tags in each other, cells of its tables. */
  markdownText: 1_000_000,
  markdownLines: 20_000,
  markdownMarks: 50_000,
  markdownDepth: 100,
  markdownTags: 50,
  tableCells: 10_000,
  formulas: 5_000,
  references: 2_000,
  /** Characters of a reference, and of a value in a bibliography that is made of others. */
  referenceText: 20_000,
  /** Characters that are searched for the ends of comments and tags. */
  markdownTagSteps: 30_000_000,

  /** Of an SVG file and of a citation style: characters, elements, and elements in each other. */
  xmlCharacters: 5_000_000,
  xmlElements: 200_000,
  xmlDepth: 100,

  /** What a drawing paints: elements, and hundreds of commands of a path; a letter counts as four. */
  drawingElements: 200_000,
  /** Rules that are looked at for the elements of a drawing, and what they declare. */
  styleSteps: 10_000_000,

  /** Elements of a citation style with its macros expanded, and their depth. */
  styleElements: 30_000,
  styleDepth: 200,

  /** Sessions of a day that have a grid, and those of them at one time. */
  daySessions: 1_000,
  parallelSessions: 100,

  /** Bytes of an object of a git repository, of an index of a pack, of a reference; and of all that is unpacked. */
  gitObject: 50_000_000,
  gitIndex: 500_000_000,
  gitReference: 1_000_000,
  gitTotal: 1_000_000_000,
  /** Differences that an object is made of (git itself makes 50, and never more than 4,095). */
  gitChain: 4_096,
  /** References that lead to references, tags to tags. */
  gitReferences: 10,
} as const;
