// people.yaml: who goes by more than one name. In: the book folder. Out: the people it knows; nothing where there is no file.
import type { Reporter } from "../diagnostic.ts";
import type { KnownPerson } from "../model/book.ts";
import { type Checked, field, items, oneOrMany, spanOf, textOf, wordsOf } from "./checked.ts";
import { readSource } from "./files.ts";
import { personFromName, readPerson } from "./people.ts";
import { readYaml } from "./read-yaml.ts";
import type { KnownPerson as PersonFields } from "./schema/people.generated.ts";
import { people as arePeople } from "./schema/validators.generated.js";
import { validate } from "./validate.ts";

export function readPeople(folder: string, diagnostics: Reporter): readonly KnownPerson[] {
  const file = readSource(folder, "people.yaml", null, diagnostics);
  const node = file && (readYaml(file, diagnostics).documents[0] ?? null);
  const checked = file && node && validate("people", arePeople, file, node, diagnostics);
  return checked ? items(checked).map(knownPerson) : [];
}

function knownPerson(of: Checked<PersonFields>): KnownPerson {
  return {
    person: readPerson(of),
    aliases: oneOrMany(field(of, "aliases")).map((alias) => personFromName(textOf(alias).value, spanOf(alias))),
    sort: wordsOf(field(of, "sort")),
  };
}
