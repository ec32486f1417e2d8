// The ids of affiliations, by which organizers find them in affiliations.yaml.
import { expect, it } from "vitest";
import { AffiliationIds } from "../../../src/import/write/identity.ts";

it.each([
  ["Broom, Inc.", "broom"],
  ["Sweepers GmbH, Graz", "sweepers-gmbh"],
  ["School of Dust, University of Fluff (UoF)", "uof"],
  ["虚构大学", "虚构大学"],
  ["Τμήμα Σκόνης, Αθήνα", "τμήμα-σκόνης"],
  ["Institute of Lint, Department of Fluff", "institute-lint"],
])("%s", (text, id) => {
  const ids = new AffiliationIds({ abstracts: new Map(), affiliations: new Map(), taken: new Set() });
  expect(ids.idOf(text)).toBe(id);
});
