import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { readPlainYaml } from "../../src/source/plain-yaml.ts";
import { readYamlByLibrary } from "../../src/source/read-yaml.ts";
import { source } from "../../src/source/source.ts";
import { tries } from "../support/runs.ts";

/** The fast reader gives what the library gives, without a fault. */
function bothWays(text: string): boolean {
  const plain = readPlainYaml(text);
  if (!plain) return false;
  const diagnostics = new Diagnostics();
  const file = readYamlByLibrary(source("test.yaml", text), diagnostics);
  expect(
    diagnostics.sorted().map((each) => each.message),
    text,
  ).toEqual([]);
  expect({ ...file.documents }, text).toEqual({ 0: plain });
  return true;
}

const abstract = `# An abstract as people write them
id: curie-radium
title: "Radium: a new element"
type: talk
number: 12
share: 0.75
withdrawn: false
nothing: ~
authors:
  - { name: "Marie Curie", affiliations: [sorbonne, espci], presenting: true }
  - name: Pierre Curie
    affiliations: ['l''école', "CNRS"]

  - Gustave Bémont
affiliations:
  sorbonne: University of Paris, Paris, France   
keywords: [radium, pitchblende ore, 5 - 6]
abstract: |
  First line: with a colon, # and no comment.
    indented

  Last paragraph.

references:
- key
- { type: article-journal, author: [{ family: Curie, given: M. }], page: 12-15, DOI: 10.1000/a:b, issued: 1898 }
- text: |-
    Seen
    twice
`;

describe("the fast path of YAML", () => {
  it("accepts an abstract as people write them", () => {
    expect(bothWays(abstract)).toBe(true);
  });

  const doubts = [
    "a: b: c",
    "a: b\n  c",
    "a: &x 1\nb: *x",
    "a: !!str 1",
    "a: >\n  folded\n  text",
    "a: 'two\n  lines'",
    'a: "\\u0041"',
    "a: b # comment",
    "a: 1\na: 2",
    "a:\n",
    "a: [1,\n  2]",
    "a: {b}",
    "a: {b: }",
    "a: [b: c]",
    "? a\n: b",
    "---\na: 1\n---\nb: 2",
    "a: 1\n b: 2",
    "\ta: 1",
    "a: |+\n  kept\n\n",
    "a: |2\n   x",
    "a: 0x10",
    "a: 1e3",
    "a: @b",
    "- - a",
    "-",
    "just text",
    "",
  ];
  it.each(doubts)("leaves %j to the library", (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });

  it("never reads anything other than what the library reads, whatever happens to a file", () => {
    const piece = fc.constantFrom(
      ..."a b: - [ ] { } , : # ' \" | > & * ! % @ ? ~ true null 1 0.5 1e3 007 2024-05-13 é 日 --- ... -1 .5 :a a:b -a |-".split(
        " ",
      ),
      " ",
      " ",
      "  ",
      "\n",
      "\n",
      "\n  ",
      "\n- ",
      "\n  - ",
      "a: ",
      "\nc: ",
      "\n  d: |\n    x\n",
      "\n\n",
      "{ a: b }",
      "[a, b]",
      '"q"',
      "'q'",
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        if (bothWays(pieces.join(""))) taken++;
      }),
      tries(6000),
    );
    const cut = fc.tuple(fc.nat(abstract.length), fc.nat(4), piece);
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        let text = abstract;
        for (const [at, length, put] of cuts) text = text.slice(0, at) + put + text.slice(at + length);
        if (bothWays(text)) taken++;
      }),
      tries(1500),
    );
    expect(taken).toBeGreaterThan(300);
  });
});
