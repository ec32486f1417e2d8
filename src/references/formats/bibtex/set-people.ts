// The authors, editors and translators of a work, and their collaborations.
import type { EntryFields } from "./entry-fields.ts";
import { type CslName, readNames } from "./names.ts";

export function setPeople(of: EntryFields): void {
  const names = (field: string): readonly CslName[] => {
    const value = of.fields.get(field);
    if (!value) return [];
    return readNames(value.text, ({ message, hint }) =>
      of.fault("bibtex-names", `“${field}” of “${of.entry.key}” ${message}`, value, hint),
    );
  };
  const authors = names("author");
  of.set(
    "author",
    ["author"],
    [...authors.filter(isNoOthers), ...groupsOf(of, authors), ...authors.filter((name) => !isNoOthers(name))],
  );
  for (const [field, name] of nameFields) of.set(name, [field], names(field));
  const role = of.fields.get("editortype")?.text ?? "editor";
  of.set(roles[role.trim()] ?? "editor", ["editor"], names("editor"));
  for (const letter of ["a", "b", "c"]) {
    const as = roles[of.fields.get(`editor${letter}type`)?.text.trim() ?? ""];
    if (as && of.item[as] === undefined) of.set(as, [`editor${letter}`], names(`editor${letter}`));
  }
}

/** INSPIRE's `collaboration = {ATLAS}`, unless the authors name it already. */
function groupsOf(of: EntryFields, authors: readonly CslName[]): readonly CslName[] {
  const written = of.text("collaboration");
  if (written === undefined) return [];
  const groups = written.split(/(?<!\s)\s*(?:,|;|\band\b)\s*/).filter((group) => group !== "");
  const known = authors
    .map(({ literal = "", family = "" }) => `${literal} ${family}`)
    .join(" ")
    .toLowerCase();
  return groups
    .filter((group) => !known.includes(group.toLowerCase().replace(/ collaborations?$/, "")))
    .map((group) => ({
      literal: /collaboration|group|team|consortium/i.test(group) ? group : `${group} Collaboration`,
    }));
}

const isNoOthers = (name: CslName) => name.literal !== "others";

const nameFields: readonly (readonly [string, string])[] = [
  ["translator", "translator"],
  ["bookauthor", "container-author"],
];

const roles: Readonly<Record<string, string>> = {
  editor: "editor",
  compiler: "compiler",
  organizer: "organizer",
  director: "director",
  translator: "translator",
  curator: "curator",
};
