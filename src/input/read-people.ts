// people.yaml: people with more than one name. In: the book folder. Out: its people; none if there is no file.

import type { KnownPerson } from "../model/book.ts";
import { type Checked, field, items, oneOrMany, spanOf, textOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { personFromName, readPerson } from "./people.ts";
import { readFields } from "./read-fields.ts";
import type { KnownPerson as PersonFields } from "./schema/people.generated.ts";
import { people as arePeople } from "./schema/validators.generated.js";

export function readPeople(folder: string, diagnostics: Reporter): readonly KnownPerson[] {
  const { fields } = readFields(folder, "people.yaml", "people", arePeople, diagnostics);
  return fields ? items(fields).map((each) => knownPerson(each, diagnostics)) : [];
}

function knownPerson(of: Checked<PersonFields>, diagnostics: Reporter): KnownPerson {
  return {
    person: readPerson(of, diagnostics),
    aliases: oneOrMany(field(of, "aliases")).map((alias) => personFromName(textOf(alias).value, spanOf(alias))),
    sort: wordsOf(field(of, "sort")),
  };
}
