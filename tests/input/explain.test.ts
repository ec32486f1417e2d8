import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { abstract, affiliations, book, programme } from "../../src/input/schema/validators.generated.js";
import { explain } from "../../src/source/explain-schema.ts";
import type { Schema } from "../../src/source/schema-fault.ts";
import { toData, type YamlNode } from "../../src/source/yaml-node.ts";
import { tries } from "../support/runs.ts";

function node(value: unknown): YamlNode {
  const place = { start: 0, end: 0 };
  if (Array.isArray(value)) return { kind: "sequence", items: value.map(node), ...place };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => ({
      name,
      key: { kind: "scalar" as const, value: name, style: "plain" as const, ...place },
      value: node(each),
    }));
    return { kind: "map", entries, ...place };
  }
  const scalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  return { kind: "scalar", value: scalar, style: "plain", ...place };
}

const keys =
  "title id authors name given family affiliations presenting email orcid figures file references doi type text bibtex author issued date-parts raw parts chapter pages abstracts group posters full index cover logos limits words dates start end days date sessions items abstract duration rooms chairs math-macros keywords withdrawn".split(
    " ",
  );
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    "x",
    "",
    "day",
    "cover",
    "authors",
    "10.1000/1",
    "2024-05-13",
    "09:00",
    "article-journal",
    "a@b.c",
    "2024",
    1,
    -1,
    0.5,
    2024,
    true,
    false,
    null,
  ),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys, "titel"), tie("tree"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

const validators = new Map(
  [book, abstract, programme, affiliations].map((isValid, index) => [
    ["book", "abstract", "programme", "affiliations"][index],
    isValid,
  ]),
);

it.each(["book", "abstract", "programme", "affiliations"] as const)(
  "whatever ajv rejects by the schema of the %s has an explanation, and nothing else does",
  (name) => {
    const path = new URL(`../../src/input/schema/${name}.schema.json`, import.meta.url);
    const schema = JSON.parse(readFileSync(path, "utf8")) as Schema;
    const required = name === "programme" ? { days: [] } : { title: "x" };
    const around = fc.dictionary(fc.constantFrom(...keys), tree, { maxKeys: 4, noNullPrototype: true });
    fc.assert(
      fc.property(around, fc.boolean(), (fields, complete) => {
        const made = node(complete ? { ...required, ...fields } : fields);
        const valid = validators.get(name)?.(toData(made));
        const faults = explain(schema, made);
        expect(faults.length === 0, JSON.stringify(fields)).toBe(valid);
      }),
      tries(3000),
    );
  },
);
