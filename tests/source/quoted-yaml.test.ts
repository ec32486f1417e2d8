// The form of a text that a correction or an import writes in quotes.
import { expect, it } from "vitest";
import { quotedYaml } from "../../src/source/quoted-yaml.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { source } from "../../src/source/source.ts";
import { toData } from "../../src/source/yaml-node.ts";

it("is the text, without anything that controls an editor or a terminal", () => {
  const text = 'Ann\u202e "Lee" \u2066\u200f\u061c\u001b[31m\u0007\u007f\u0085\u2028\u2029\ufeff \\ שלום é\u200d';
  const written = quotedYaml({ [text]: [text, 7] });
  expect(written).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff]/u);
  expect(written).toContain("שלום é");
  const broken: string[] = [];
  const faults = { error: (code: string) => broken.push(code), warning: () => {} };
  const [document] = readYaml(source("a.yaml", `a: ${written}\n`), faults).documents;
  expect(broken).toEqual([]);
  expect(document && toData(document)).toEqual({ a: { [text]: [text, 7] } });
});
