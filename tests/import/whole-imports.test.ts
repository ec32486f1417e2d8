// Random tables like people's spreadsheets go through the whole import: the book passes `check` without an error, every
// word of an imported cell is in the book or in a report, and the same import a second time changes nothing.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/run.ts";
import { tries } from "../support/runs.ts";
import { errorsOf, importInto } from "./support.ts";
import { workbookOf } from "./workbook.ts";

/** The names of columns, in one language or another, and the contents of their cells. */
const columns = {
  id: {
    names: ["ID", "Paper ID", "Nr.", "#", "Identifiant"],
    cell: fc.constantFrom("", "7", "P-12", "12", "a b", "n/a"),
  },
  title: {
    names: ["Title", "Titel des Beitrags", "Titre", "Naslov", "Título", "Title of your talk"],
    cell: fc.oneof({ weight: 5, arbitrary: prose(6) }, { weight: 1, arbitrary: nasty() }),
  },
  abstract: {
    names: ["Abstract", "Abstract (max. 300 words)", "Zusammenfassung", "Résumé", "Povzetek"],
    cell: fc.oneof(prose(40), nasty(), paragraphs()),
  },
  authors: { names: ["Authors", "Autoren", "Auteurs", "Avtorji", "Author list"], cell: people() },
  affiliations: { names: ["Affiliations", "Institutions", "Ustanove"], cell: places() },
  keywords: { names: ["Keywords", "Mots-clés", "Schlagworte"], cell: listed([",", ";", "\n", "|"], 4) },
  track: { names: ["Track", "Topic", "Thema"], cell: prose(3) },
  type: {
    names: ["Type", "Presentation type", "Vrsta"],
    cell: fc.constantFrom("Talk", "Poster", "oral", "Workshop", "", "Demo & more"),
  },
  state: { names: ["Status", "Decision"], cell: fc.constantFrom("accepted", "Accept (oral)", "yes") },
  date: {
    names: ["Date", "Datum", "Day"],
    cell: fc.constantFrom("2026-09-14", "15.9.2026", "Sep 16, 2026", "", "Monday", "31.31.2026"),
  },
  start: {
    names: ["Start", "Beginn", "Start time"],
    cell: fc.constantFrom("9:00", "14.30", "2:15 pm", "", "noon", "25:99"),
  },
  end: { names: ["End", "Ende"], cell: fc.constantFrom("9:20", "15:00", "", "8:00") },
  room: {
    names: ["Room", "Raum", "Dvorana"],
    cell: fc.constantFrom("Hall A", "Room: 2", "*", "", "Aula Magna [1st floor]"),
  },
  session: {
    names: ["Session", "Sitzung", "Séance"],
    cell: fc.constantFrom("Morning", "# First", "Poster session", "", "A & B_c"),
  },
  references: { names: ["References", "Literatur"], cell: listed(["\n"], 3) },
  acknowledgements: { names: ["Acknowledgements", "Danksagung", "Funding"], cell: prose(8) },
  language: { names: ["Language", "Sprache"], cell: fc.constantFrom("English", "de", "Klingon", "") },
  wish: { names: ["T-shirt size", "Anything else?"], cell: prose(4) },
} as const;
type Name = keyof typeof columns;
/** Columns whose every word must be in the book; some values of the others are read as times, states and types. */
const kept: readonly Name[] = [
  "title",
  "abstract",
  "authors",
  "affiliations",
  "keywords",
  "references",
  "acknowledgements",
];

function word() {
  return fc.constantFrom(
    ..."tensor Größe naïve protein lattice H2O 3.5 10% café μm Łódź data2 x_1 a*b C++ e.g. “quoted” it's re-entry 東京 قطار Привет 5$ #tag @home ~20 {x} R&D 1) - (see below) <5 >7 [12] …".split(
      " ",
    ),
  );
}

function prose(most: number) {
  return fc.array(word(), { maxLength: most }).map((words) => words.join(" "));
}

function nasty() {
  const parts = fc.constantFrom(
    "<p>bold <b>claim</b> &amp; H<sub>2</sub>O</p>",
    '\\textbf{strong} \\alpha $x^2$ \\"a',
    "$\\frac{a}{b",
    "\\begin{itemize}\\item one \\item two\\end{itemize}",
    "https://example.org/a_b(c)?d=1&e",
    "someone@example.org",
    "a\u0007bell",
    "=SUM(A1:A9)",
    "'; DROP TABLE talks; --",
    "---\ntitle: other\n---",
    "| a | b |\n|---|---|\n| c | d |",
    "* one\n* two\n  * three",
    "1. first\n2. second",
    "# heading\n\ntext below",
    "```\ncode",
    "\u202ereversed\u202c",
    "👩‍🔬 emoji",
    "NULL",
    '"quoted, with; separators"',
    "<script>alert(1)</script>visible",
    "&nbsp;&lt;tag&gt; &unknown;",
    "[link](http://example.org) ![picture](x.png)",
    "{{ template }} $HOME %s",
    "^[note] [@key] [^1]",
    "x".repeat(150),
    "!!! ??? ...",
  );
  return fc.array(parts, { minLength: 1, maxLength: 3 }).map((list) => list.join(" "));
}

function paragraphs() {
  return fc.array(prose(12), { minLength: 1, maxLength: 4 }).map((list) => list.join("\n\n"));
}

function listed(separators: readonly string[], most: number) {
  return fc
    .tuple(fc.constantFrom(...separators), fc.array(prose(3), { maxLength: most }))
    .map(([separator, list]) => list.join(`${separator} `));
}

function people() {
  const name = fc.constantFrom(
    "Ada Invented",
    "Invented, Ada",
    "Dr. Bo Fictive",
    "Cy van der Made",
    "D. Unreal",
    "ÉMILE IMAGINÉ",
    "李 明",
    "O'Nobody, Pat",
    "Mira Dreamt-Novel",
    "Élodie",
  );
  const mark = fc.constantFrom("", "", " (1)", "1", " (1,2)", "*", " (1)*", " <x@example.org>", " (Invented Univ.)");
  return fc
    .tuple(fc.constantFrom("; ", ", ", "\n", " and "), fc.array(fc.tuple(name, mark), { maxLength: 4 }))
    .map(([separator, list]) => list.map((parts) => parts.join("")).join(separator));
}

function places() {
  const place = fc.constantFrom(
    "Invented Univ., Nowhere",
    "Institute of Made-up Science, 1000 Nowhere, Nolandia",
    "CERN",
    "Dept. of *Stars* & [Planets]",
    "Univ. of Fiction (UoF), 2nd floor",
  );
  const list = fc.array(place, { maxLength: 3 });
  return fc.oneof(
    list.map((each) => each.map((text, index) => `${index + 1} - ${text}`).join("; ")),
    list.map((each) => each.map((text, index) => `(${index + 1}) ${text}`).join("\n")),
    list.map((each) => each.join("; ")),
  );
}

interface Table {
  readonly names: readonly Name[];
  readonly rows: readonly (readonly string[])[];
}

const table = fc
  .record({
    more: fc.subarray((Object.keys(columns) as Name[]).filter((name) => name !== "title")),
    count: fc.integer({ min: 1, max: 5 }),
    header: fc.nat(5),
  })
  .chain(({ more, count, header }) => {
    const names: readonly Name[] = ["title", ...more];
    const head = names.map((name) => columns[name].names[header % columns[name].names.length] ?? name);
    return fc
      .array(fc.tuple(...names.map((name) => columns[name].cell as fc.Arbitrary<string>)), {
        minLength: count,
        maxLength: count,
      })
      .map((rows): Table => ({ names, rows: [head, ...rows] }));
  });

const separators = { ",": "csv", ";": "csv", "\t": "tsv" } as const;

function separated({ rows }: Table, separator: string, lineEnd: string): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return rows
    .map((row) => row.map((cell) => (/[",;\t\n|]/.test(cell) ? quoted(cell) : cell)).join(separator))
    .join(lineEnd);
}

/** Runs of letters, whatever markup is around them. */
function wordsOf(text: string): readonly string[] {
  return (
    (
      text
        .normalize("NFKC")
        .toLowerCase()
        // Tags, commands and entities are not words.
        .replace(/\p{Cc}/gu, (sign) => (/\s/.test(sign) ? sign : ""))
        .replace(/<script>.{0,80}<\/script>|(?<!\\)<\/?[a-z][^<>\n]{0,80}>|\\(?:begin|end)\{\w+\}|\\[a-z]+|&\w+;/g, " ")
        .match(/\p{L}{3,}/gu) ?? []
    ).filter((word) => word !== "and")
  );
}

function bookWords(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /(?<!^\.schemas.{0,40})\.(?:yaml|md)$/.test(path),
  );
  const text = files.map((path) => readFileSync(join(folder, path), "utf8")).join("\n");
  return new Set(
    wordsOf(
      text
        .replace(/\\u\w{4}/g, " ")
        .replace(/&#(\d+);/g, (_, code) => (code === "60" ? " " : String.fromCodePoint(Number(code)))),
    ),
  );
}

async function checkWhole(made: Table, write: (path: string) => string): Promise<void> {
  const folder = temporaryFolder();
  try {
    const file = write(folder.path);
    const book = join(folder.path, "book");
    const run = await importInto(book, [file], { from: "table" });
    const said = run.diagnostics
      .map(({ message, hint, severity }) => `${severity}: ${message} ${hint ?? ""}`)
      .join("\n");
    if (!run.imported) {
      // Only an empty table has nothing to import, and that is reported.
      expect(said).not.toBe("");
      expect(run.written).toEqual([]);
      return;
    }
    expect(await errorsOf(book)).toEqual([]);
    const there = bookWords(book);
    const told = new Set(wordsOf(said));
    made.rows.slice(1).forEach((row, index) => {
      if (said.includes(`row ${index + 2} `)) return;
      const lost = row.flatMap((cell, column) =>
        kept.includes(made.names[column] ?? "wish") && cell !== "NULL"
          ? wordsOf(cell).filter((each) => !there.has(each) && !told.has(each))
          : [],
      );
      expect(lost, `row ${index + 2}: ${JSON.stringify(row)}\n${said}`).toEqual([]);
    });
    const again = await importInto(book, [file], { from: "table" });
    expect(again.written).toEqual([]);
  } finally {
    folder.remove();
  }
}

describe("any table", () => {
  it("as text becomes a valid book with every word", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...Object.keys(separators)),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("utf8", "utf16le" as const),
        async (made, separator, lineEnd, encoding) => {
          await checkWhole(made, (folder) => {
            const path = join(folder, `talks.${separators[separator as keyof typeof separators]}`);
            const mark = encoding === "utf8" ? "" : "\ufeff";
            writeFileSync(path, Buffer.from(mark + separated(made, separator, lineEnd), encoding));
            return path;
          });
        },
      ),
      tries(20),
    );
  });

  it("as a workbook becomes a valid book with every word", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (made) => {
        await checkWhole(made, (folder) => {
          const path = join(folder, "talks.xlsx");
          writeFileSync(path, workbookOf([{ name: "Talks", rows: made.rows }]));
          return path;
        });
      }),
      tries(20),
    );
  });
});
