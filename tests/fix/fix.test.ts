import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyFixes } from "../../src/fix/fix.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { abstracts, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe("check --fix", () => {
  const path = "abstracts/motion.yaml";
  const fix = (text: string) => {
    writeFiles(folder.path, { ...smallBook, [path]: text });
    const run = abstracts(folder.path, ["check", "--fix"]);
    return { run, text: readFileSync(join(folder.path, path), "utf8") };
  };

  it("makes lists from texts and lines", () => {
    const { text } = fix(
      [
        "title: Motion",
        "authors: Lena Vogt, Ana Ek # as sent",
        "references: |",
        "  1. A. Author, Motion (2020).",
        "  2. B. Author: Rest,",
        "     second line. [x]",
        "abstract: It moves.",
        "",
      ].join("\n"),
    );
    expect(text).toBe(
      [
        "title: Motion",
        "authors: [Lena Vogt, Ana Ek] # as sent",
        "references:",
        '  - { text: "A. Author, Motion (2020)." }',
        '  - { text: "B. Author: Rest, second line. [x]" }',
        "abstract: It moves.",
        "",
      ].join("\n"),
    );
  });

  it("makes fields from what is typed into names, in lists of either style", () => {
    const { text } = fix(
      [
        "title: Motion",
        "authors: # as sent",
        '  - "Lena Vogt¹*"',
        "  - Ana Ek2 and Bo Li",
        "  - name: Prof. Ida Berg (speaker)",
        "    affiliation: Uni C, Rome, Italy",
        '  - { name: "TOM ODE", orcid: 0000-0002-1825-0097 }',
        "  - Kim Ro7 # nobody's number",
        'affiliations: { "1": "Uni A, Bern, Switzerland", "2": "Uni B, Lyon, France" }',
        "abstract: It moves.",
        "",
      ].join("\n"),
    );
    expect(text).toBe(
      [
        "title: Motion",
        "authors: # as sent",
        '  - { name: Lena Vogt, affiliations: ["1"], presenting: true }',
        '  - { name: Ana Ek, affiliations: ["2"] }',
        "  - Bo Li",
        "  - name: Ida Berg",
        "    presenting: true",
        "    affiliation: Uni C, Rome, Italy",
        "  - { name: Tom Ode, orcid: 0000-0002-1825-0097 }",
        "  - Kim Ro7 # nobody's number",
        'affiliations: { "1": "Uni A, Bern, Switzerland", "2": "Uni B, Lyon, France" }',
        "abstract: It moves.",
        "",
      ].join("\n"),
    );
  });

  it("fixes what is safe, keeps comments and layout, and reports what it did", () => {
    const { run, text } = fix(
      [
        "# sent on 3 May",
        'title:   "The eﬀect of SociÃ©tÃ©"   # a comment',
        "authors: [ {name: Albert Einstein, presenting: true} ]",
        "abstract: |",
        "  Signiﬁcant  motion of parti-",
        "  cles, and of particles in a\u200b liquid.",
        "",
      ].join("\n"),
    );
    expect(text).toBe(
      [
        "# sent on 3 May",
        'title:   "The effect of Société"   # a comment',
        "authors: [ {name: Albert Einstein, presenting: true} ]",
        "abstract: |",
        "  Significant motion of particles,",
        "  and of particles in a liquid.",
        "",
      ].join("\n"),
    );
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("abstracts/motion.yaml:2:16: fixed: “ﬀ” is one character");
    expect(run.stdout).toContain("nothing wrong");
  });

  it("keeps a byte order mark and the line ends of Windows", () => {
    const { text } = fix("\ufefftitle: Signiﬁcant motion\r\nauthors: [Albert Einstein]\r\nabstract: |\r\n  Text.\r\n");
    expect(text).toBe("\ufefftitle: Significant motion\r\nauthors: [Albert Einstein]\r\nabstract: |\r\n  Text.\r\n");
  });

  it.each([
    String.raw`authors: "Ann\u202e Lee; Bob \u2066Ray; \e[31mCarl Roe"`,
    String.raw`authors: ["Prof. Ann\u202e Lea", "Dr Joe\u2067 Loa <joe@x.example>"]`,
    String.raw`references: ["A paper\u202e of many words, 2001"]`,
  ])("never unescapes a direction mark or control character: %s", (line) => {
    const lines = [
      "title: Motion",
      "abstract: Text.",
      ...(line.startsWith("authors") ? [] : ["authors: [A. Einstein]"]),
    ];
    const { text } = fix(`${[...lines, line].join("\n")}\n`);
    expect(text).not.toContain(line);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  });

  it("leaves suppressed faults alone", () => {
    const text = "title: Signiﬁcant  # abstracts: ignore ligature-character\nauthors: [A. Einstein]\nabstract: Text.\n";
    expect(fix(text).text).toBe(text);
  });

  it("leaves the file alone if there is nothing to correct", () => {
    const text = "title: Motion\nauthors: [Albert Einstein]\nabstract: Text.\n";
    expect(fix(text).text).toBe(text);
  });

  it("does not touch a file that it may not write, and reports it", () => {
    writeFiles(folder.path, { ...smallBook, [path]: "title: Signiﬁcant\nauthors: [A. Einstein]\nabstract: Text.\n" });
    writeFileSync(join(folder.path, "book.yaml"), `${smallBook["book.yaml"]}rules: { ligature-character: error }\n`);
    expect(abstracts(folder.path, ["check"]).status).toBe(1);
    expect(abstracts(folder.path, ["check", "--fix"]).status).toBe(0);
  });
});

describe("an edit", () => {
  const offer = (text: string, was: string, to: string, at = text.indexOf(was)) => {
    const file = source("a.yaml", text);
    const diagnostics = new Diagnostics();
    const place = span(file, at, at + was.length);
    diagnostics.warning("x", "x", place, { fix: [{ span: place, was, text: to }] });
    return applyFixes(diagnostics.sorted())[0]?.text ?? null;
  };

  it("is made if the data changes exactly as intended", () => {
    expect(offer("title: a b\n", "a b", "ab")).toBe("title: ab\n");
  });

  it.each([
    ["breaks the YAML", "title: plain\n", "plain", '"plain'],
    ["turns a text into something else", "title: on\nplace: xx12\n", "xx12", "12"],
    ["changes a key", "title: plain\n", "title", "titel"],
    ["moves into a comment", "title: a b\n", "a b", "a #b"],
    ["does not find what it expects", "title: plain\n", "plane", "plain"],
  ])("is refused where it %s", (_, text, was, to) => {
    expect(offer(text, was, to, Math.max(0, text.indexOf(was)))).toBeNull();
  });
});
