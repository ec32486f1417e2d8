// Exports of books for tests: compiled once a book, in this process.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBook } from "../../scripts/make-book.mjs";
import { type Compiled, compile } from "../../src/compile.ts";
import { exportBook } from "../../src/export/export.ts";
import type { ExportFile } from "../../src/export/format.ts";
import { exportFormat } from "../../src/export/formats.ts";
import { type Diagnostic, Diagnostics } from "../../src/source/diagnostic.ts";
import { copyBook, repository, writeFiles } from "../support/run.ts";

export interface Exported {
  readonly files: readonly ExportFile[];
  /** Of the first file. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Wish {
  readonly parts?: boolean;
  readonly emails?: boolean;
  readonly epoch?: number;
  readonly pdf?: string;
}

export class ExportedBook {
  readonly #compiled: Promise<Compiled | null>;

  constructor(folder: string, pages = true) {
    this.#compiled = compile({ folder, for: { pages, mathml: true } }, new Diagnostics());
  }

  async compiled(): Promise<Compiled> {
    const compiled = await this.#compiled;
    if (!compiled) throw new Error("the book cannot be read");
    return compiled;
  }

  async as(name: string, { parts = false, emails = false, epoch, pdf }: Wish = {}): Promise<Exported> {
    const format = exportFormat(name);
    if (!format) throw new Error(`no format ${name}`);
    const diagnostics = new Diagnostics();
    const options = { parts, emails, epoch: epoch ?? null, pdf: pdf ?? null };
    const files = await exportBook(await this.compiled(), format, options, diagnostics);
    return { files, text: Buffer.from(files[0]?.bytes ?? []).toString("utf8"), diagnostics: diagnostics.sorted() };
  }
}

const settings = `export:
  site: https://meeting.example/2030
  acronym: HM 2030
  dois: "10.5555/hm2030.{id}"
  revision: 4
  depositor: { name: The Office, email: office@meeting.example }
  anthology: 2030.hostile
`;

const root = mkdtempSync(join(tmpdir(), "abstracts-export-"));
export const cleanUp = () => rmSync(root, { recursive: true, force: true });

let made = 0;

export function bookOf(files: Readonly<Record<string, string>>): ExportedBook {
  const folder = join(root, `book-${++made}`);
  writeFiles(folder, files);
  return new ExportedBook(folder);
}

export const sample = () => new ExportedBook(join(repository, "data"));

/** `pages`: whether it is printed too, which takes longest. */
export function generated(count: number, pages = true): ExportedBook {
  const folder = join(root, `generated-${++made}`);
  mkdirSync(folder, { recursive: true });
  makeBook(count, folder);
  appendFileSync(join(folder, "book.yaml"), settings);
  return new ExportedBook(folder, pages);
}

/** The sample book with everything that deposits ask for. */
export function sampleForDeposits(): ExportedBook {
  const folder = join(root, `sample-${++made}`);
  copyBook(join(repository, "data"), folder);
  appendFileSync(join(folder, "book.yaml"), settings);
  return new ExportedBook(folder);
}

/** A book from right to left, with a zone that changes its clocks during the meeting. */
export const rightToLeft: Readonly<Record<string, string>> = {
  "book.yaml": `title: ملتقى **النتائج**
dates: { start: 2030-03-30, end: 2030-04-01 }
place: القاهرة
timezone: Europe/Berlin
language: ar
publisher: الناشر
${settings}`,
  "programme.yaml": `rooms: [القاعة الكبرى, القاعة الصغرى]
days:
  - date: 2030-03-30
    sessions:
      - { title: الافتتاح, room: القاعة الكبرى, start: "23:30", end: "25:10", items: [{ abstract: layl, duration: 60 }] }
  - date: 2030-03-31
    sessions:
      - { title: الجلسة, room: القاعة الصغرى, chair: ابن سينا, start: "09:00", end: "10:00", items: [{ abstract: subh, duration: 30 }, { title: استراحة, kind: break, duration: 30 }] }
`,
  "abstracts/layl.yaml": `title: حركة الكواكب $E = mc^2$
authors: [{ name: عمر الخيام, affiliation: "نيسابور، إيران", presenting: true, orcid: 0000-0002-1825-0097 }]
keywords: [فلك]
abstract: |
  نص **قصير** عن الكواكب، مع كلمة English في وسطه وصيغة $\\frac{a}{b}$.
`,
  "abstracts/subh.yaml":
    "title: الجبر والمقابلة\nauthors: [{ name: الخوارزمي, affiliation: بغداد }]\nabstract: نص آخر.\n",
};

/** Text that would leave its place, wherever a format is careless. */
export const attacks = [
  `"><script>window.hacked=1</script>`,
  `'; DROP TABLE x; --`,
  `</script><img src=x onerror=window.hacked=1>`,
  `]]></title><!-- -->`,
  `=HYPERLINK("http://evil.example";"x")`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `+1\\nEND:VEVENT\\nBEGIN:VEVENT`,
  `}, url = {http://evil.example}, note = {`,
  `TY  - JOUR`,
  `{{constructor.constructor('x')()}}`,
] as const;

export const hostile: Readonly<Record<string, string>> = {
  "book.yaml": `title: ${JSON.stringify(`A book \\<b\\> & "quotes" ]]>`)}
dates: { start: 2030-05-01, end: 2030-05-01 }
place: ${JSON.stringify(`Hall "A"; a, b\\c <i>`)}
timezone: UTC
publisher: ${JSON.stringify(`Smith & "Sons" <x>`)}
url: https://meeting.example/?a=1&b=2
${settings}`,
  "programme.yaml": JSON.stringify({
    days: [
      {
        date: "2030-05-01",
        sessions: [
          {
            title: escapedMarkdown(attacks[0]),
            room: attacks[2],
            chair: `Eve ${attacks[1]}`,
            start: "09:00",
            end: "12:00",
            items: attacks.map((_, index) => ({ abstract: `attack-${index + 1}`, duration: 10 })),
          },
        ],
      },
    ],
  }),
  ...Object.fromEntries(
    attacks.map((attack, index) => [
      `abstracts/attack-${index + 1}.yaml`,
      JSON.stringify({
        title: escapedMarkdown(attack),
        authors: [
          {
            given: "Mallory",
            family: index === 2 ? "?1 and 2" : attack.slice(0, 40),
            ...(index === 3 && { suffix: "of the long line" }),
            affiliation: escapedMarkdown(attack),
            email: "m@evil.example",
          },
        ],
        keywords: [attack],
        track: attack,
        abstract: `${escapedMarkdown(attack)}\n\n[link](https://ok.example/?q="><script>) and <script>window.hacked=1</script> <a href="javascript:alert(1)">x</a> and $\\text{<script>}\\href{javascript:alert(1)}{x}$.`,
        references: [{ text: escapedMarkdown(attack) }],
      }),
    ]),
  ),
};

/** As it is typed so that these very characters print. */
function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-.!|$^~@=]/g, "\\$&");
}
