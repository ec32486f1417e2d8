// Our own schema of a book as JSON, by ajv.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { repository } from "../../support/run.ts";

const schema = JSON.parse(readFileSync(join(repository, "src/export/schema/exported-book-1.json"), "utf8"));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

export function holdToOwnSchema(text: string): void {
  expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
}
