// people.yaml: who goes by more than one name. In: the book folder. Out: the people it knows; nothing where there is no file.

import type { KnownPerson } from "../model/book.ts";
import { readSource } from "../source/book-folder.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { readYaml } from "../source/read-yaml.ts";
import { type Checked, field, items, oneOrMany, spanOf, textOf, wordsOf } from "./checked.ts";
import { personFromName, readPerson } from "./people.ts";
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
