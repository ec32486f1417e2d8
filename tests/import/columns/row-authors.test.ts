// The affiliation of an author in columns of their own.
import { expect, it } from "vitest";
import { countryOf, numberedParts } from "../../../src/import/columns/row-authors.ts";

it.each([
  ["NO", "Norway"],
  ["UK", "UK"],
  ["USA", "USA"],
  ["Norway", "Norway"],
])("the country “%s” is “%s”", (written, name) => {
  expect(countryOf(written)).toBe(name);
});

it.each([
  ["(2) Attic, Oslo", ["Attic, Oslo"]],
  ["(1) Attic; (2) Cellar", ["Attic", "Cellar"]],
  ["1. Physikalisches Institut", ["1. Physikalisches Institut"]],
])("%s", (written, parts) => {
  expect(numberedParts(written)).toEqual(parts);
});
