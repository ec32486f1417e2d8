// For each limit on texts and on the data of a book: how many of a thing → the files of a book that has them.

export const times = (count, make, between = "") =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);
const indented = (body) => body.replace(/^(?=.)/gm, "  ");
export const abstract = (body, more = "") => `title: A\nauthors: [Ann Lee]\n${more}abstract: |\n${indented(body)}\n`;
const text = (body) => ({ "abstracts/a.yaml": abstract(body) });
const words = (characters) =>
  times(Math.ceil(characters / 6), (i) => `w${String(i % 9999).padStart(4, "0")}`, " ").slice(0, characters);
const prose = (characters) => times(Math.ceil(characters / 600), () => words(598), "\n\n").slice(0, characters);
const entry = (key) =>
  `@article{k${key}, author={Lee, Ann and Roe, Bo}, title={On the number ${key}}, journal={J}, year={2000}, volume={${key}}}\n`;
const clock = (minutes) =>
  `"${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}"`;
const programme = (sessions) => ({
  "book.yaml": "title: B\nparts: [programme]\n",
  "abstracts/a.yaml": abstract("T."),
  "programme.yaml": `days:\n  - date: 2024-05-13\n    sessions:\n${sessions}`,
});

/** Padded with spaces to exactly so many bytes. */
const filled = (written, bytes) => `${written}${" ".repeat(Math.max(0, bytes - written.length - 1))}\n`;

function bibliography(bytes) {
  const one = entry(10_000_000);
  return filled(
    times(Math.floor((bytes - 1) / one.length), (i) => entry(10_000_000 + i)),
    bytes,
  );
}

function style(inside, macros = "") {
  const info = "<info><title>S</title><id>s</id><updated>2020-01-01T00:00:00Z</updated></info>";
  const layout = `<layout><text variable="title"/>${inside}</layout>`;
  return {
    "book.yaml": "title: B\nbibliography: [refs.bib]\ncitation-style: s.csl\nparts: [abstracts: { group: none }]\n",
    "refs.bib": times(50, entry),
    "s.csl": `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">${info}${macros}<citation><layout><text variable="citation-number"/></layout></citation><bibliography>${layout}</bibliography></style>`,
    "abstracts/a.yaml": abstract(times(50, (i) => `[@k${i}]`, " ")),
  };
}

const cited = (count, of = entry) => ({
  "book.yaml": "title: B\nbibliography: [refs.bib]\nparts: [abstracts: { group: none }]\n",
  "refs.bib": times(count, of),
  "abstracts/a.yaml": abstract(times(count, (i) => `[@k${i}]`, " ")),
});

/** Of each kind, the dearest that is known. */
export const texts = {
  text: {
    of: "a bibliography",
    files: (n) => ({ ...cited(1), "refs.bib": bibliography(n), "abstracts/a.yaml": abstract("As [@k10000000] says.") }),
  },
  documents: {
    of: "abstracts of one line",
    files: (n) => ({
      "abstracts/all.yaml": times(n, (i) => `---\nid: a${i}\ntitle: On ${i}\nauthors: [Ann Lee]\nabstract: A text.\n`),
    }),
  },
  yamlText: {
    of: "abstracts of ten lines, with an anchor",
    files: (n) => {
      const one = (i) => `- { id: a${String(i).padStart(6, "0")}, title: On, authors: *a, abstract: ${words(700)} }\n`;
      const first = `- { id: x, title: X, authors: &a [Ann Lee], abstract: A text. }\n`;
      return {
        "abstracts/all.yaml": filled(first + times(Math.floor((n - first.length - 1) / one(0).length), one), n),
      };
    },
  },
  yamlValues: {
    of: "aliases of a list of keywords",
    // Each abstract counts thirteen values beside its keywords, the first one and its list two more.
    files: (n) => {
      const each = 1000;
      const count = Math.floor(n / each);
      const more = n % each === 0 ? each - 14 : each;
      return {
        "abstracts/all.yaml": `- { id: x, title: X, authors: [Ann Lee], abstract: T., keywords: &k [${times(each - 14, (i) => `k${i}`, ", ")}] }\n${times(count - 1, (i) => `- { id: a${i}, title: X, authors: [Ann Lee], abstract: T., keywords: *k }\n`)}${more > each - 14 ? `- { title: X, authors: [Ann Lee], abstract: T., keywords: *k }\n` : ""}`,
        "book.yaml": "title: B\nparts: [abstracts: { group: none }, { index: keywords }]\n",
      };
    },
  },
  yamlDepth: {
    of: "lists in a list",
    files: (n) => ({ "abstracts/a.yaml": `title: ${"[".repeat(n - 1)}x${"]".repeat(n - 1)}\n` }),
    status: 1,
  },
  listItems: {
    of: "authors of an abstract",
    files: (n) => ({
      "abstracts/a.yaml": `title: A\nabstract: T.\nauthors:\n${times(n, (i) => `  - { name: Ann${i} Lee${i}, affiliation: U ${i % 50} }\n`)}`,
    }),
  },
  files: {
    of: "files that are not abstracts, in a hundred folders",
    files: (n) => ({
      // The folders count too.
      ...Object.fromEntries(Array.from({ length: n - 101 }, (_, i) => [`abstracts/${i % 100}/a${i}.txt`, ""])),
      "abstracts/a.yaml": abstract("T."),
    }),
  },
  folderDepth: {
    of: "an abstract at the end",
    files: (n) => ({ [`abstracts/${"d/".repeat(n - 1)}a.yaml`]: abstract("T.") }),
  },
  markdownText: { of: "paragraphs", files: (n) => text(prose(n - 1)) },
  markdownLines: { of: "items of a list", files: (n) => text(times(n, (i) => `- item ${i}`, "\n")) },
  markdownMarks: {
    of: "words in emphasis",
    files: (n) => text(times(Math.floor(n / 2), (i) => `*a${i}*`, " ") + (n % 2 ? " a*" : "")),
  },
  markdownTildes: {
    of: "words struck out",
    files: (n) => text(times(Math.floor(n / 4), (i) => `~~a${i}~~`, " ") + " ~a".repeat(n % 4)),
  },
  markdownUnderlines: { of: "headings", files: (n) => text(times(n, (i) => `Heading ${i}\n===\n`, "\n")) },
  markdownDepth: { of: "quotations", files: (n) => text(`${">".repeat(n)} x`) },
  markdownTags: { of: "`<sub>`", files: (n) => text(`${"<sub>".repeat(n)}x${"</sub>".repeat(n)}`), silent: true },
  tableCells: {
    of: "tables of 40 rows",
    files: (n) =>
      text(
        `${times(Math.floor(n / 200), () => `| a | b | c | d | e |\n|---|---|---|---|---|\n${times(39, (i) => `| ${i} | w | x | y | z |\n`)}`, "\n")}${n % 200 ? "\n| a |\n|---|\n" : ""}`,
      ),
  },
  formulas: { of: "different fractions", files: (n) => text(times(n, (i) => `$\\frac{a_{${i}}}{b^2}$`, " ")) },
  references: { of: "citations of as many references", files: (n) => cited(n) },
  address: {
    of: "addresses that fill a text",
    files: (n) => text(`${`https://example.org/${"a".repeat(n - 20)}\n\n`.repeat(480)}`),
    silent: true,
  },
  referenceText: {
    of: "fifty titles",
    files: (n) =>
      cited(
        50,
        (i) =>
          `@article{k${i}, author={Lee, Ann}, title={${words(n < 20_001 ? n - 200 : n)}}, journal={J}, year={2000}}\n`,
      ),
  },
  markdownTagSteps: {
    of: "comments that do not end, in a text of 900,000 characters",
    files: (n) => {
      const length = 900_000;
      // A hundred may be in a text of any length.
      const comments = 100 + (n % 10);
      return text(`${"<!-- ".repeat(comments)}${prose(length)}`.slice(0, length));
    },
  },
  xmlCharacters: {
    of: "a drawing of one path",
    files: (n) => {
      const [open, close] = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><path d="M1 1', '"/></svg>'];
      return {
        "figures/a.svg":
          open +
          "L12 77".repeat(Math.floor((n - open.length - close.length) / 6)).padEnd(n - open.length - close.length) +
          close,
        ...text("![x](figures/a.svg)"),
      };
    },
  },
  xmlElements: {
    of: "definitions, none of which is used",
    files: (n) => drawing(`<defs>${'<path d="M1 1L2 9"/>'.repeat(n - 3)}</defs><path d="M1 1L2 9"/>`),
  },
  xmlDepth: {
    of: "groups of a drawing",
    files: (n) => drawing(`${"<g>".repeat(n - 2)}<path d="M1 1L2 9"/>${"</g>".repeat(n - 2)}`),
  },
  drawingElements: {
    of: "letters of a drawing",
    files: (n) => drawing('<text x="1" y="9">abcdeabcdeabcdeabcde</text>'.repeat(Math.floor(n / 100) + 500 * (n % 10))),
  },
  styleSteps: {
    of: "rules for each element of a drawing",
    files: (n) =>
      drawing(
        // Each costs its rules three times: found, compared, applied. Elements of which rules name no ids cost it once.
        `<style>${times(4000, (i) => `path.d{stroke-width:${i}}`)}${times(900, (i) => `#p${i}{opacity:1}`)}</style>${times(Math.floor(n / 12_000) + (n % 10), (i) => `<path id="p${i}" class="d" d="M1 1L2 9"/>`)}`,
      ),
  },
  styleElements: {
    of: "elements for each of fifty references",
    files: (n) => style('<text value="a"/>'.repeat(n - 10)),
  },
  styleDepth: {
    of: "groups in macros",
    files: (n) =>
      style(
        '<text macro="a0"/>',
        times(
          3,
          (i) =>
            `<macro name="a${i}">${"<group>".repeat(n > 200 ? 70 : 60)}<text ${i < 2 ? `macro="a${i + 1}"` : 'variable="title"'}/>${"</group>".repeat(n > 200 ? 70 : 60)}</macro>`,
        ),
      ),
  },
  daySessions: {
    of: "sessions in four rooms",
    files: (n) =>
      programme(
        times(
          n,
          (i) =>
            `      - { title: S${i}, room: R${i % 4}, start: ${clock(Math.floor(i / 4) * 5)}, end: ${clock(Math.floor(i / 4) * 5 + 5)} }\n`,
        ),
      ),
  },
  parallelSessions: {
    of: "ten times one after the other",
    files: (n) =>
      programme(
        times(
          10 * n,
          (i) =>
            `      - { title: S${i}, room: R${i % n}, start: ${clock(Math.floor(i / n) * 60 + 480)}, end: ${clock(Math.floor(i / n) * 60 + 540)} }\n`,
        ),
      ),
  },
};

function drawing(inside) {
  return {
    "figures/a.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">${inside}</svg>`,
    ...text("![x](figures/a.svg)"),
  };
}
