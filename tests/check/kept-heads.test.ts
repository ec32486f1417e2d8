// What rules about heads reported is repeated as long as no head has changed; they look at nothing else.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBook } from "../../src/check/check.ts";
import { KeptChecks } from "../../src/check/kept-checks.ts";
import { KeptHeads } from "../../src/check/kept-heads.ts";
import type { LintRule } from "../../src/check/rule.ts";
import { rules } from "../../src/check/rules.ts";
import { readBook } from "../../src/compile.ts";
import { KeptAbstracts } from "../../src/input/kept-abstracts.ts";
import { KeptBook } from "../../src/input/kept-book.ts";
import type { Reading } from "../../src/input/read-abstracts.ts";
import type { Abstract, Book } from "../../src/model/book.ts";
import { Diagnostics, silentReporter } from "../../src/source/diagnostic.ts";
import { temporaryFolder, writeFiles } from "../support/run.ts";

const abstractOf = (name: string, place: string, text: string) =>
  `title: On ${text}\nauthors:\n  - { name: ${name}, affiliation: "${place}", orcid: 0000-0002-1825-0097 }\nabstract: |\n  About ${text}.\n`;

/** Two spellings of a person and of a place, a chair who presents, rooms and times that clash, a number given twice. */
const files = {
  "book.yaml": "title: A Congress\ndates: 2026-09-14\nrules: { no-such-rule: off }\n",
  "programme.yaml": `rooms: [Hall]
days:
  - date: 2026-09-14
    sessions:
      - { title: First, room: Hall, start: "09:00", end: "10:00", chair: Ada Byron, items: [a, b] }
      - { title: Second, room: Hall, start: "09:30", end: "10:30", chair: Ada Byron, items: [c] }
      - { title: Third, room: Attic, start: "16:00", end: "17:00", items: [{ start: "15:00", title: Early }] }
  - { date: 2026-10-01, sessions: [] }
`,
  "abstracts/a.yaml": `number: "7"\n${abstractOf("Ada Byron", "University of London, London, England", "tides")}`,
  "abstracts/b.yaml": `number: "7"\n${abstractOf("A. Byron", "Univercity of London, London, England", "light")}`,
  "abstracts/c.yaml": abstractOf("Max Planck", "Berlin", "heat"),
  "abstracts/d.yaml": "title: Without a text\nauthors: [Ada Byron]\n",
};

const ofHeads = rules.filter(({ scope }) => scope === "heads");
const setting = { smart: true };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, files);
});
afterEach(() => folder.remove());

/** Reads the book as a session does: what has not changed is the same object. */
function reader(): () => Book {
  const [abstracts, book] = [new KeptAbstracts<Reading>(), new KeptBook()];
  return () => {
    const read = readBook(folder.path, silentReporter, abstracts);
    if (!read) throw new Error("the book cannot be read");
    return book.take(read);
  };
}

function reportsOf(book: Book, kept: KeptChecks | null): readonly unknown[] {
  const diagnostics = new Diagnostics();
  checkBook(book, diagnostics, setting, kept);
  return diagnostics.sorted();
}

function reported(rule: LintRule, book: Book): readonly unknown[] {
  const said: unknown[] = [];
  rule.check(book, (...report) => said.push(report), setting);
  return said;
}

describe("rules about heads", () => {
  it("see the same in a book without texts", () => {
    const book = reader()();
    const bare = (abstract: Abstract): Abstract => ({
      ...abstract,
      ...{ body: abstract.body && [], figures: [], references: [], acknowledgements: [], keywords: [] },
    });
    const texts = new Map(book.abstracts.map((abstract) => [abstract, bare(abstract)]));
    const days = book.days.map((day) => ({
      ...day,
      sessions: day.sessions.map((session) => ({
        ...session,
        items: session.items.map((item) =>
          item.kind === "abstract" ? { ...item, abstract: texts.get(item.abstract) ?? item.abstract } : item,
        ),
      })),
    }));
    const without = { ...book, abstracts: [...texts.values()], days, parts: [] };
    const found = ofHeads.filter((rule) => {
      const reports = reported(rule, book);
      expect(reported(rule, without), rule.code).toEqual(reports);
      return reports.length > 0;
    });
    expect(found.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining([
        ...["affiliation-variant", "chair-presents", "day-outside-dates", "duplicate-number", "item-outside-session"],
        ...["no-text", "not-scheduled", "person-variant", "presenter-overlap", "programme-gap", "room-overlap"],
        ...["undeclared-room", "unknown-rule"],
      ]),
    );
  });

  const edits: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "a word of a text": { "abstracts/c.yaml": files["abstracts/c.yaml"].replace("About heat", "About cold") },
    "a line before a name that is reported": {
      "abstracts/b.yaml": `track: Physics\n${files["abstracts/b.yaml"]}`,
    },
    "characters before a name that is reported": {
      "abstracts/b.yaml": files["abstracts/b.yaml"].replace("title: On light", "title:     On light"),
    },
    "a name": { "abstracts/b.yaml": files["abstracts/b.yaml"].replace("A. Byron", "Emmy Noether") },
    "an affiliation": { "abstracts/b.yaml": files["abstracts/b.yaml"].replace("Univercity", "University") },
    "a number": { "abstracts/b.yaml": files["abstracts/b.yaml"].replace('"7"', '"8"') },
    "a text that is given": { "abstracts/d.yaml": `${files["abstracts/d.yaml"]}abstract: Here it is.\n` },
    "an abstract that is withdrawn": { "abstracts/a.yaml": `withdrawn: true\n${files["abstracts/a.yaml"]}` },
    "the programme": { "programme.yaml": files["programme.yaml"].replace("rooms: [Hall]", "rooms: [Hall, Attic]") },
    "spaces in the programme": {
      "programme.yaml": files["programme.yaml"].replace("rooms: [Hall]", "rooms:   [Hall]"),
    },
    "the settings": { "book.yaml": files["book.yaml"].replace("no-such-rule", "no-other-rule") },
  };
  for (const [name, edited] of Object.entries(edits)) {
    it(`report after an edit what they would report anew: ${name}`, () => {
      const read = reader();
      const kept = new KeptChecks();
      reportsOf(read(), kept);
      for (const written of [edited, files]) {
        writeFiles(folder.path, written);
        const book = read();
        expect(reportsOf(book, kept)).toEqual(reportsOf(book, null));
      }
    });
  }

  it("are not run again for an edited text", () => {
    let runs = 0;
    const rule: LintRule = { ...{ code: "x", severity: "warning", summary: "", scope: "heads" }, check: () => runs++ };
    const read = reader();
    const kept = new KeptHeads();
    const check = (written: Readonly<Record<string, string>>) => {
      writeFiles(folder.path, written);
      kept.check(read(), [rule], setting);
      return runs;
    };
    expect(check({})).toBe(1);
    expect(check(edits["a word of a text"] ?? {})).toBe(1);
    expect(check(edits["a name"] ?? {})).toBe(2);
  });
});
