// Bad files: the readable parts are imported, the rest is reported with its place; nothing is run, expanded or trusted.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { placeOf, source } from "../../src/source/source.ts";
import { processorSeconds } from "../support/processor-seconds.ts";
import { temporaryFolder } from "../support/run.ts";
import { errorsOf, type ImportRun, importInto } from "./support.ts";
import { workbookOf } from "./workbook.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** The import of a file, and its diagnostics with line and column. */
async function imported(
  name: string,
  bytes: Uint8Array | string,
): Promise<{ readonly said: string; readonly run: ImportRun }> {
  const file = join(folder.path, name);
  writeFileSync(file, bytes);
  const run = await importInto(join(folder.path, "book"), [file]);
  const said = run.diagnostics.map(({ severity, code, message, span, hint }) => {
    const place = span && placeOf(span.source, span.start);
    const path = span?.source.path.slice(span.source.path.indexOf(name)) ?? "";
    return `${path}:${place?.line}:${place?.column} ${severity} ${code}: ${message}${hint ? ` (${hint})` : ""}\n`;
  });
  if (run.imported) expect(await errorsOf(join(folder.path, "book"))).toEqual([]);
  return { said: said.join("").replaceAll(/“[^”]*abstracts-test-[^”/]*\//g, "“"), run };
}

const titles = ({ imported }: ImportRun) => imported?.conference.contributions.map(({ title }) => title) ?? [];
const read = (path: string) => readFileSync(join(folder.path, "book", path), "utf8");

const head = ["id", "title", "authors", "abstract"];
const rows = [
  head,
  ["1", "First invented talk", "Ada Invented", "Nothing is known."],
  ["2", "Second invented talk", "Bo Fictive", "Less is known."],
];
const csv = (table: readonly (readonly string[])[]) => table.map((row) => row.join(",")).join("\n");

describe("a workbook", () => {
  it("of which half is there gives what precedes the break", async () => {
    const whole = workbookOf([{ name: "Talks", rows }], {
      "xl/zzz.bin": new Uint8Array(5000).map((_, at) => at % 251),
    });
    const { said } = await imported("half.xlsx", whole.subarray(0, whole.length - 400));
    expect(said).toContain("import-damaged: the workbook is damaged: it ends before its list of files");
    expect(said).toContain("save the file again");
  });

  it("that is only a beginning is refused by name", async () => {
    const { said, run } = await imported("stump.xlsx", workbookOf([{ name: "Talks", rows }]).subarray(0, 60));
    expect(run.imported).toBeNull();
    expect(said).toContain("stump.xlsx:1:1 warning import-damaged");
  });

  it("that unpacks to hundreds of megabytes is not unpacked", async () => {
    const bomb = zipSync({
      "xl/workbook.xml": strToU8("<workbook/>"),
      "xl/worksheets/sheet1.xml": [new Uint8Array(160_000_000), { level: 9 }],
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    const { said, run } = await imported("bomb.xlsx", bomb);
    expect(run.imported).toBeNull();
    expect(said).toContain(
      "import-too-large: “xl/worksheets/sheet1.xml” in “bomb.xlsx” is larger unpacked than an import reads",
    );
  });

  it("with growing entities expands none", async () => {
    const laugh = `<!DOCTYPE x [<!ENTITY a "ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const sheet = `${laugh}<worksheet><sheetData><row><c t="inlineStr"><is><t>Title</t></is></c></row><row><c t="inlineStr"><is><t>One &b; talk</t></is></c></row></sheetData></worksheet>`;
    const { run } = await imported(
      "laugh.xlsx",
      workbookOf([{ name: "Talks", rows }], { "xl/worksheets/sheet1.xml": sheet }),
    );
    expect(titles(run).join()).not.toContain("ha ha");
  });

  it("with macros is read without them", async () => {
    const { said, run } = await imported(
      "macros.xlsm",
      workbookOf([{ name: "Talks", rows }], { "xl/vbaProject.bin": "Sub Auto_Open()" }),
    );
    expect(titles(run)).toHaveLength(2);
    expect(said).toContain("warning import-macros: the workbook has macros, which are ignored");
  });

  it("skips empty and hidden sheets, and names the sheet without titles", async () => {
    const { said, run } = await imported(
      "sheets.xlsx",
      workbookOf([
        { name: "Empty", rows: [] },
        { name: "Talks", rows },
        { name: "Secret", rows, hidden: true },
        {
          name: "Budget",
          rows: [
            ["Item", "Sum"],
            ["Coffee", 900],
          ],
        },
      ]),
    );
    expect(titles(run)).toEqual(["First invented talk", "Second invented talk"]);
    expect(said).toContain("import-skipped: the sheet “Secret” is hidden and is left out");
    expect(said).toContain("sheets.xlsx[Budget]” has no title column and is left out");
    expect(said).not.toContain("Empty");
  });

  it("that is empty is reported", async () => {
    const { said, run } = await imported("empty.xlsx", workbookOf([{ name: "Empty", rows: [] }]));
    expect(run.imported).toBeNull();
    expect(said).toMatch(/error import-(?:unknown|column)/);
  });

  it("with merged cells has their value in each: one title beside the rows of its authors", async () => {
    const { run } = await imported(
      "merged.xlsx",
      workbookOf([
        {
          name: "Talks",
          rows: [
            ["ID", "Title", "First name", "Last name"],
            [7, "A talk of three", "Ada", "Invented"],
            ["", "", "Bo", "Fictive"],
            ["", "", "Cy", "Made"],
            [8, "A talk of one", "Di", "Unreal"],
          ],
          more: '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B4"/></mergeCells>',
        },
      ]),
    );
    expect(run.imported?.conference.contributions.map(({ authors }) => authors.length)).toEqual([3, 1]);
  });

  it("takes the values of formulas, and names the cells without one", async () => {
    const sheet = `<worksheet><sheetData>
      <row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Track</t></is></c></row>
      <row r="2"><c r="A2" t="str"><f>CONCATENATE("A","B")</f><v>Worked out</v></c><c r="B2"><f>CMD|' /C calc'!A0</f></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>=HYPERLINK("http://example.org")</t></is></c></row>
    </sheetData></worksheet>`;
    const { said, run } = await imported(
      "formulas.xlsx",
      workbookOf([{ name: "T", rows }], { "xl/worksheets/sheet1.xml": sheet }),
    );
    expect(titles(run)[0]).toBe("Worked out");
    expect(said).toContain(
      "formulas.xlsx:2:12 warning import-incomplete: 1 cell holds a formula that was never computed",
    );
    expect(said).not.toContain("calc");
  });

  it("that is protected by a password is refused with a hint", async () => {
    const compound = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    expect((await imported("secret.xlsx", compound)).said).toContain(
      "secret.xlsx:1:1 error import-unknown: “secret.xlsx” is protected by a password (save it without the password)",
    );
    const old = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from("Workbook", "utf16le"),
    ]);
    expect((await imported("old.xls", old)).said).toContain(
      "is in an old Office format (open it and save it as .xlsx or .docx)",
    );
    const zip = workbookOf([{ name: "Talks", rows }]);
    zip[6] = (zip[6] ?? 0) | 1;
    expect((await imported("zip.xlsx", zip)).said).toContain("“zip.xlsx” is protected by a password");
  });

  it("in Excel's XML of 2003 is read, whatever its name", async () => {
    const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Papers"><Table><Row>${["Paper ID", "Paper Title", "Author Names", "Status"].map(cell).join("")}</Row><Row>${cell("3")}${cell("A paper &amp; more")}<Cell ss:Index="4"><Data ss:Type="String">Accept</Data></Cell></Row></Table></Worksheet></Workbook>`;
    const { run } = await imported("Papers.xls", xml);
    expect(run.imported?.format.name).toBe("cmt");
    expect(titles(run)).toEqual(["A paper & more"]);
  });

  it("that is a page with a table is read as one", async () => {
    const page = `<html><meta charset=utf-8><table><tr>${head.map((name) => `<th>${name}`).join("")}${rows
      .slice(1)
      .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}`)
      .join("")}</table>`;
    const { run } = await imported("export.xls", page);
    expect(titles(run)).toEqual(["First invented talk", "Second invented talk"]);
  });
});

describe("separated values", () => {
  it("with rows of unequal length are read as far as they go", async () => {
    const { said, run } = await imported(
      "ragged.csv",
      `${csv(rows)}\n3,Third talk\n4,Fourth talk,Cy Made,Text,and,more\n`,
    );
    expect(titles(run)).toHaveLength(4);
    expect(said).toContain(
      "ragged.csv:4:1 warning import-ragged: row 4 has 2 fields, the header 4; the missing ones are taken as empty",
    );
    expect(said).toContain(
      "ragged.csv:5:1 warning import-ragged: row 5 has 6 fields, the header 4; the extra ones are left out",
    );
  });

  it("with an unclosed quote name the row", async () => {
    const { said } = await imported(
      "quote.csv",
      `${csv(rows)}\n3,"Third talk,Cy Made,Text\n4,Fourth talk,Di Unreal,Text\n`,
    );
    expect(said).toMatch(/quote\.csv:4:\d+ warning import-ragged: row 4/);
  });

  it("with hundreds of empty columns stay in their columns", async () => {
    const wide = (first: string, last: string) => `${first}${",".repeat(260)}${last}`;
    const { run } = await imported(
      "wide.csv",
      [wide("title", "abstract"), wide("A wide talk", "Far to the right.")].join("\n"),
    );
    expect(read("abstracts/wide-talk.yaml")).toContain("Far to the right.");
    expect(run.diagnostics.filter(({ code }) => code === "import-ragged")).toEqual([]);
  });

  it.each([
    [
      "UTF-16 with a mark",
      Buffer.from(`\ufeff${"title,authors\nGrößenwahn und Übermut,Jürgen Erfunden\n"}`, "utf16le"),
      null,
    ],
    ["UTF-16 without one", Buffer.from("title,authors\nGrößenwahn und Übermut,Jürgen Erfunden\n", "utf16le"), "UTF-16"],
    ["Latin-1", Buffer.from("title,authors\nGrößenwahn und Übermut,Jürgen Erfunden\n", "latin1"), "Windows-1252"],
    ["MacRoman", macRoman("title,authors\nGrößenwahn und Übermut,Jürgen Erfunden\n"), "MacRoman"],
  ])("in %s keep their letters, and the guess is reported", async (_, bytes, encoding) => {
    const { said, run } = await imported("words.csv", bytes);
    expect(titles(run)).toEqual(["Größenwahn und Übermut"]);
    expect(run.imported?.conference.contributions[0]?.authors[0]?.name).toEqual({ whole: "Jürgen Erfunden" });
    if (encoding === null) expect(said).not.toContain("import-encoding");
    else
      expect(said).toMatch(
        new RegExp(
          `words\\.csv:2:\\d+ warning import-encoding: “words\\.csv” is not in UTF-8; it was read as ${encoding}`,
        ),
      );
  });

  it("pasted together from two encodings are read line by line", async () => {
    const { said, run } = await imported(
      "mixed.csv",
      Buffer.concat([
        Buffer.from(
          "title,authors\nÜber allem,Ada Invented\nÄhnlich öde Übung,Bo Fictive\nSchön früh gelöst,Di Unreal\n",
        ),
        Buffer.from("Größe,Cy Made\n", "latin1"),
      ]),
    );
    expect(titles(run)).toEqual(["Über allem", "Ähnlich öde Übung", "Schön früh gelöst", "Größe"]);
    expect(said).toContain("Windows-1252 in 1 line");
  });

  it("with two columns of the same name report which one is used", async () => {
    const { said, run } = await imported("twice.csv", "id,title,title,authors\n1,The first,The second,Ada Invented\n");
    expect(titles(run)).toEqual(["The first"]);
    expect(said).toContain(
      "twice.csv:1:10 warning import-column: there are two columns “title”; the second is not imported",
    );
  });

  it("that are empty, or only a header, are reported", async () => {
    for (const bytes of ["", "\ufeff", "id,title,authors,abstract\n"]) {
      const { said, run } = await imported("nothing.csv", bytes);
      expect(run.imported).toBeNull();
      expect(said).toMatch(/nothing\.csv:\d+:\d+ error import-(?:nothing|column|unknown)/);
    }
  });

  it("in an unknown format name the closest one, and the missing column", async () => {
    const { said } = await imported("odd.csv", "alpha,beta\n1,2\n");
    expect(said).toContain("error import-unknown: “odd.csv” is in no known format");
    expect(said).toContain("--map title=COLUMN");
  });

  it("with ambiguous dates report how they are read", async () => {
    const { said } = await imported("dates.csv", "title,date\nA talk,03/04/2026\n");
    expect(said).toContain("dates.csv:2:8 warning import-date: “03/04/2026” is read as 2026-04-03, with the day first");
    await imported("american.csv", "title,date\nA talk,03/04/2026\nB talk,03/20/2026\n");
    expect(read("programme.yaml")).toContain("2026-03-20");
  });
});

describe("other files", () => {
  it("of JSON or XML that end early yield what is complete", async () => {
    const json = JSON.stringify(
      [1, 2, 3].map((pid) => ({ pid, title: `Paper ${pid} of nobody`, authors: [], decision: "Accepted" })),
    );
    const cut = await imported("papers.json", json.slice(0, json.length - 30));
    expect(titles(cut.run)).toEqual(["Paper 1 of nobody", "Paper 2 of nobody"]);
    expect(cut.said).toMatch(/papers\.json:1:\d+ warning import-damaged: the JSON ends early/);
    const xml = `<papers><paper><paperID>1</paperID><title>Paper one</title><acceptance>1</acceptance><presenting_author>Ada</presenting_author></paper><paper><paperID>2</paperID><title>Paper t`;
    expect((await imported("papers.xml", xml)).said).toMatch(
      /papers\.xml:1:\d+ warning import-damaged: the XML ends early/,
    );
  });

  it("that are damaged pictures do not enter the book", async () => {
    const table = "title,authors,figure\nA talk with a picture,Ada Invented,one.png\n";
    writeFileSync(join(folder.path, "one.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]));
    const { said, run } = await imported("talks.csv", table);
    expect(run.written.filter((path) => path.startsWith("figures/"))).toEqual([]);
    expect(said).toContain("import-figure: the picture “one.png” is damaged");
  });

  it("in an archive that are too large unpacked are left out by name, and the others are read", async () => {
    const archive = zipSync({
      "talks.csv": strToU8(csv(rows)),
      "bomb.csv": [new Uint8Array(160_000_000), { level: 9 }],
    });
    const { said, run } = await imported("all.zip", archive);
    expect(titles(run)).toHaveLength(2);
    expect(said).toContain(
      "import-too-large: “bomb.csv” in “all.zip” is damaged, or larger unpacked than an import reads",
    );
  });
});

/** The letters of these tests in MacRoman. */
function macRoman(text: string): Uint8Array {
  const codes: Readonly<Record<string, number>> = { ö: 0x9a, ß: 0xa7, Ü: 0x86, ü: 0x9f };
  return Uint8Array.from([...text].map((letter) => codes[letter] ?? letter.charCodeAt(0)));
}

describe("an unknown time zone", () => {
  const schedule = (zone: string) => ({
    schedule: {
      conference: {
        title: "Fjord Days",
        time_zone_name: zone,
        days: [
          {
            date: "2026-05-04",
            rooms: { Hall: [{ id: 7, title: "On Tides", date: "2026-05-04T09:00:00+00:00", duration: "00:30" }] },
          },
        ],
      },
    },
  });
  const event = (zone: string) => ({
    results: [
      {
        _type: "Conference",
        title: "Fjord Days",
        timezone: zone,
        startDate: { date: "2026-05-04", time: "09:00", tz: "Europe/Oslo" },
        endDate: { date: "2026-05-05", time: "17:00", tz: "Europe/Oslo" },
        contributions: [
          { id: "7", title: "On Tides", startDate: { date: "2026-05-04", time: "09:00", tz: "Europe/Oslo" } },
        ],
      },
    ],
  });

  it.each([schedule, event])("is reported, and the times are kept as written", async (of) => {
    const { said, run } = await imported("days.json", JSON.stringify(of("Middle/Earth")));
    expect(said).toContain("warning import-incomplete: “Middle/Earth” is not a time zone and is left out");
    expect(titles(run)).toEqual(["On Tides"]);
    expect(read("programme.yaml")).toContain("09:00");
    expect(read("book.yaml")).not.toContain("timezone");
  });
});

describe("invisible characters", () => {
  const marks =
    "\u202e\u202d\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u200b\u2060\ufeff\u0007\u001b\u0085\u009b\u2028\u2029";
  const odd = [...marks].map((mark) => [
    `n${mark}1`,
    `On a${mark}b`,
    `Ann L${mark}ee`,
    `Uni${mark}versity`,
    `k${mark}w`,
    `A text with a${mark}b in it, as long as texts of abstracts are, and longer than a line of any file.`,
    `Ses${mark}sion`,
    `Ro${mark}om`,
    `Tr${mark}ack`,
  ]);
  const columns = ["id", "title", "authors", "affiliation", "keywords", "abstract", "session", "room", "track"];
  const quoted = (table: readonly (readonly string[])[]) =>
    table.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");
  const files = () =>
    readdirSync(join(folder.path, "book"), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(?:yaml|md|json)$/.test(path))
      .map((path) => [path, read(path)] as const);

  it("are written only by their number, and a second import changes nothing", async () => {
    const first = await imported("odd.csv", quoted([columns, ...odd]));
    expect(titles(first.run)).toHaveLength(odd.length);
    expect(first.said).toMatch(/warning import-dropped: \d+ invisible characters? would hide or reverse text/);
    const written = files();
    for (const [path, text] of written)
      expect([path, text.match(/(?![\n])[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\ufeff]/u)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    await imported("odd.csv", quoted([columns, ...odd]));
    expect(files()).toEqual(written);
  });

  it("are kept in right-to-left words", async () => {
    const title = "\u0643\u062a\u0627\u0628 C++\u200e \u062c\u062f\u064a\u062f";
    const { said } = await imported(
      "right.csv",
      quoted([
        ["id", "title", "authors"],
        ["1", title, "Ann Lee"],
      ]),
    );
    expect(said).not.toContain("import-dropped");
    expect(files().some(([, text]) => text.includes(`title: ${title}\n`))).toBe(true);
  });

  it("written as entities are escaped in the file", async () => {
    const table = quoted([
      ["id", "title", "authors", "abstract"],
      ["1", "On &#x202e;Tides <b>now</b>", "Ann Lee", "<p>Long &#x2067;text.</p>"],
    ]);
    await imported("entities.csv", table);
    const text = files()
      .map(([, of]) => of)
      .join("");
    expect(text).not.toMatch(/\p{Bidi_Control}/u);
  });
});

describe("more than an export has", () => {
  it.each<readonly [string, string, string]>([
    ["a table without end", "talks.csv", `Title,Authors\n${"On Tides,Ann Lee\n".repeat(50_001)}`],
    ["XML in levels without end", "talks.xml", `<schedule>${"<day>".repeat(200_000)}`],
    ["a page in levels without end", "talks.html", `<title>A</title><h1>A</h1>${"<div>".repeat(300_000)}x`],
    [
      "JSON in levels without end that is cut off",
      "talks.json",
      `${"[".repeat(199)}${'{"a":['.repeat(200_000)}${"]}".repeat(199_990)}`,
    ],
    [
      "a text of JSON in a column",
      "talks.json",
      JSON.stringify([{ pid: 1, title: "On Tides", authors: [], abstract: "word ".repeat(60_000) }]),
    ],
  ])("%s ends in a diagnostic", async (_, name, text) => {
    const seconds = await processorSeconds(async () => {
      expect((await imported(name, text)).said).toMatch(/ import-(?:too-large|damaged|unknown): /);
    });
    // They took minutes.
    expect(seconds).toBeLessThan(15);
  });

  it.each([
    `${">".repeat(5_000)} x`,
    `${"- ".repeat(5_000)}x`,
    "[a](b)\n===\n".repeat(4_000),
    `${"~a~".repeat(20_000)}`,
  ])("Markdown that no parser would finish is plain text", async (body) => {
    const answers = [{ answer: { en: body } }];
    const talk = {
      code: "AB1",
      title: "On Tides",
      state: "confirmed",
      speakers: [{ name: "Ann Lee" }],
      abstract: body,
      answers,
    };
    const { said, run } = await imported("talks.json", JSON.stringify({ count: 1, results: [talk] }));
    expect(titles(run)).toEqual(["On Tides"]);
    expect(said).toMatch(/warning import-too-large: .*; it is imported as plain text/);
  });

  it("in a list of talks costs what is in it, not its square", async () => {
    const { JsonNode } = await import("../../src/import/containers/json.ts");
    const stepsFor = (count: number) => {
      const list = Array.from({ length: count }, (_, id) => ({ id, title: `On ${id}`, name: { given: "Ann" } }));
      const file = source("talks.json", JSON.stringify(list));
      const node = new JsonNode(list, file);
      return processorSeconds(() => {
        for (const [index, item] of node.items.entries()) {
          const { start } = item.at("name", "given").span;
          if (index % 1000 === 0) expect(file.text.slice(start, start + 5)).toBe('"Ann"');
        }
      });
    };
    await stepsFor(100);
    // A walk through the text for each of them would take a minute.
    expect(await stepsFor(20_000)).toBeLessThan(10);
  });
});
