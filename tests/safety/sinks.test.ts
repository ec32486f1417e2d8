// Strangers' text on its way out: to the terminal, to logs, into links. Each has one door.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeChanges } from "../../src/diff/write-changes.ts";
import { parseFlow } from "../../src/input/markdown/parse-markdown.ts";
import { safeAddress } from "../../src/model/address.ts";
import { PdfFile } from "../../src/pdf/file.ts";
import { describe as describePdf } from "../../src/pdf/metadata.ts";
import { report } from "../../src/report/report.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { parseXml } from "../../src/source/xml.ts";
import { textFrom } from "../input/markdown/support.ts";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

const files = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);
const users = (pattern: RegExp) =>
  files.filter((path) => pattern.test(readFileSync(join(repository, "src", path), "utf8"))).sort();

describe("there is one way", () => {
  it("to the terminal", () => {
    expect(users(/process\.std(?:out|err)\.write|\bconsole\.\w+\(|writeSync\([12],/)).toEqual([
      "cli/terminal.ts",
      "launcher/launch.ts",
    ]);
  });

  it("to what is at a path", () => {
    // Node's throw for names that are too long and for links in circles.
    expect(users(/throwIfNoEntry/).filter((path) => !path.startsWith("viewer/"))).toEqual([]);
  });

  it("to an address in the PDF", () => {
    expect(users(/\/S\/URI/)).toEqual(["pdf/link-syntax.ts"]);
    expect(readFileSync(join(repository, "src/pdf/link-syntax.ts"), "utf8")).toMatch(/safeAddress\(/);
  });
});

describe("there is one file", () => {
  it.each<readonly [string, RegExp, readonly string[]]>([
    ["that writes XMP", /rdf:Description|<\?xpacket/, ["pdf/metadata.ts"]],
    [
      "that writes workflow commands",
      /[`"']::\$\{|[`"']::(?:error|warning|notice|debug|group|add-mask|set-)/,
      ["report/github.ts"],
    ],
    ["that writes data for search engines", /application\/ld\+json/, ["export/html/meta.ts"]],
    [
      "that writes content lines of calendars",
      /line\("BEGIN"/,
      ["export/formats/ics/calendar.ts", "export/formats/ics/timezone.ts"],
    ],
  ])("%s", (_, pattern, expected) => {
    expect(users(pattern)).toEqual(expected);
  });
});

describe("XMP", () => {
  const wild = `</rdf:li></dc:title><?xpacket end="w"?>]]><!--&amp;&#0;"'\u0001\u000b\ufffe${nasty}`;

  it("is XML with the book's text, whatever that is", () => {
    const info = {
      title: wild,
      author: wild,
      authors: [wild],
      subject: wild,
      keywords: [wild, "sound"],
      language: wild,
      identifiers: [wild],
      date: wild,
    };
    const file = new PdfFile();
    const { metadata } = describePdf(file, info as unknown as Parameters<typeof describePdf>[1], true);
    const text = Buffer.from(file.finish(metadata, metadata)).toString("utf8");
    const [packet = ""] = /<\?xpacket begin=[\s\S]*?<\?xpacket end="r"\?>/.exec(text) ?? [];
    expect(packet.match(/<\?xpacket/g)).toHaveLength(2);
    // XML 1.0 §2.2: no other characters than these.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(packet).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const root = parseXml(packet.replace(/<\?xpacket[^>]*>/g, "").trim());
    expect(JSON.stringify(root)).toContain("]]><!--&amp;&#0;");
    expect(packet.match(/<dc:title>/g)).toHaveLength(1);
  });
});

describe("an address", () => {
  it.each(["https://a.example/b", "HTTP://a.example", "mailto:a@b.example"])("%s is a link", (address) => {
    expect(safeAddress(` ${address}\n`)).toBe(address);
  });
  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "ftp://a",
    "//a.example",
    "java\nscript:x",
    "https:",
    "https:///\u0000",
    " ",
    "vbscript:x",
    "https://\u0001",
  ])("%j is not one", (address) => {
    expect(address.includes("/\u0000") ? null : safeAddress(address)).toBe(null);
  });
});

it("an address as long as a text is no link, which is reported without it", () => {
  const diagnostics = new Diagnostics();
  const text = `${"www.".repeat(5_000)}example.org and <https://a.example/${"b".repeat(2_000)}> and https://a.example`;
  const context = { diagnostics, headingDepth: 2 as const, picture: (path: string) => path };
  const links = JSON.stringify(parseFlow(textFrom(text), context)).match(/"kind":"link"/g) ?? [];
  expect(links).toHaveLength(1);
  expect(new Set(diagnostics.sorted().map(({ code, message }) => `${code}: ${message}`))).toEqual(
    new Set(["unsafe-link: the address has more than 2,000 characters, and is not linked"]),
  );
});

/** What must not reach a terminal, except for line ends. */
const steering = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
const nasty = "a\u001b]0;x\u0007\u202e\u0085\r\n::error title=x::y";

describe("a hostile name", () => {
  const diagnostics = new Diagnostics();
  diagnostics.error("bad-id", `“${nasty}” is no id`, span(source(`abstracts/${nasty}.yaml`, `${nasty}\n`), 0), {
    hint: nasty,
  });

  it.each(["pretty", "github"] as const)("controls nothing in a report for %s", (format) => {
    const text = report(diagnostics.sorted(), format);
    expect(text).not.toMatch(steering);
    expect(text.split("\n").filter((line) => line.startsWith("::")).length).toBe(format === "github" ? 1 : 0);
  });

  it("controls nothing among the changes", () => {
    const change = { kind: "added", id: nasty, title: nasty, old: null, new: nasty } as const;
    for (const format of ["text", "markdown"] as const) {
      const text = writeChanges([change], format);
      expect(text).not.toMatch(steering);
      expect(text).not.toMatch(/^::/m);
    }
  });
});

describe("the command line", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it("prints nothing that controls a terminal, and JSON that is still JSON", () => {
    writeFiles(folder.path, smallBook);
    writeFiles(folder.path, { [`abstracts/${nasty.replace(/\//g, "")}.yaml`]: 'titlle: "a\\eb"\n' });
    for (const format of ["pretty", "github", "json", "sarif"]) {
      const { stdout, stderr, status } = abstracts(folder.path, ["check", "--format", format]);
      expect(status).toBe(1);
      expect(stdout + stderr).not.toMatch(steering);
      if (format === "json") expect(JSON.parse(stdout)[0].file).toContain("\u202e");
    }
  });

  it("prints nothing that controls a terminal when it corrects", () => {
    writeFiles(folder.path, smallBook);
    const hostile = 'title: "a\u202e  c"\nauthors: "Ann\\e\\u202e Lee"\nabstract: Two \u202e  spaces.\n';
    writeFiles(folder.path, { [`abstracts/${nasty.replace(/\//g, "")}.yaml`]: hostile });
    const { stdout, stderr } = abstracts(folder.path, ["check", "--fix"]);
    expect(stderr).toMatch(/\\u\{202e\}.*: fixed: /);
    expect(stdout + stderr).not.toMatch(steering);
    expect(stdout + stderr).not.toMatch(/^::/m);
  });

  it("makes no link from a forbidden address", () => {
    writeFiles(folder.path, {
      ...smallBook,
      "book.yaml": `${smallBook["book.yaml"]}url: "javascript:alert(1)"\npublisher: P\n`,
    });
    const run = abstracts(folder.path, ["build", "-o", "book.pdf"]);
    expect(run.stderr).toContain("[unsafe-link]");
    expect(readFileSync(join(folder.path, "book.pdf"), "latin1")).not.toMatch(/\/URI\s*\(javascript/);
  });
});

describe("code that V8 has compiled", () => {
  // On Node 20 we keep it ourselves, one file per chunk; from 22 on, Node does, in a folder for its version.
  it("is made anew if it is damaged, cut off, or from another program", () => {
    const copy = mkdtempSync(join(tmpdir(), "abstracts-test-"));
    const run = (...words: readonly string[]) =>
      execFileSync(process.execPath, [join(copy, "bin/abstracts.js"), ...words], { encoding: "utf8" });
    const compiled = join(copy, "dist/compiled");
    const damage = (how: (bytes: Buffer) => Buffer) => {
      const names = readdirSync(compiled, { recursive: true, encoding: "utf8" });
      const files = names.map((name) => join(compiled, name)).filter((path) => statSync(path).isFile());
      expect(files.length).toBeGreaterThan(0);
      for (const path of files) writeFileSync(path, how(readFileSync(path)));
    };
    try {
      for (const name of ["bin", "dist", "package.json"])
        cpSync(join(repository, name), join(copy, name), { recursive: true });
      rmSync(compiled, { recursive: true, force: true });
      const expected = run("--version");
      for (const from of [100, 0]) {
        damage(
          (bytes) => bytes.map((byte, at) => (at >= from && (at - from) % 997 === 0 ? byte ^ 0xff : byte)) as Buffer,
        );
        expect(run("--version")).toBe(expected);
      }
      damage((bytes) => bytes.subarray(0, bytes.length >> 1));
      expect(run("--version")).toBe(expected);
      // Of the same length: V8 would take the old code for the new.
      const help = run("--help");
      expect(help).toContain("Turns a conference");
      const chunk = join(copy, "dist/pack-command.cjs");
      writeFileSync(chunk, readFileSync(chunk, "utf8").replace("Turns a conference", "TURNS A CONFERENCE"));
      expect(run("--help")).toContain("TURNS A CONFERENCE");
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
