// The people in Indico's exports, from either API: authors in their order, speakers, conveners.
import { countryOf, orcidIn } from "../columns/row-authors.ts";
import type { ImportedAuthor } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { isEmail, partsName } from "../people/name.ts";
import { readLine, readWords } from "../text/field.ts";
import type { ReadContext } from "./format.ts";

/** Primary authors come before co-authors; each group is in the right order. */
export function orderedPersons(persons: readonly JsonNode[]): readonly JsonNode[] {
  const given = (person: JsonNode) => Number(person.any("display_order", "displayOrder").value ?? Number.NaN);
  if (persons.some((person) => given(person) > 0)) return [...persons].sort((a, b) => given(a) - given(b));
  return persons;
}

export function readPerson(person: JsonNode, { diagnostics, options }: ReadContext): ImportedAuthor {
  const affiliation = person.get("affiliation");
  const linked = person.get("affiliation_link");
  const link = linked.isGiven
    ? [linked.get("name").text || affiliation.text, linked.get("city").text, countryIn(linked)]
    : [];
  const text =
    link.length > 0 ? [...new Set(link.filter((part) => part !== "" && part.length > 2))].join(", ") : affiliation.text;
  const email = person.get("email").text;
  const name = partsName(
    person.any("first_name", "firstName").text,
    person.any("last_name", "familyName", "lastName").text,
  );
  const full = person.any("fullName", "full_name", "name").text.replace(/^(?:Prof|Dr|Mr|Mrs|Ms|Miss|Mx)\.?\s+/i, "");
  return {
    name: "whole" in name && name.whole === "" ? partsName("", full) : name,
    affiliations: text.trim() === "" ? [] : [readLine(text, "plain", affiliation, diagnostics)],
    presenting: person.get("is_speaker").value === true,
    orcid: orcidIn(person.get("orcid").text),
    email: options.withEmail && isEmail(email) ? email : null,
  };
}

function countryIn(link: JsonNode): string {
  return link.any("country_name", "country").text || countryOf(link.get("country_code").text);
}

/** Three overlapping lists; the true order across them is lost (indico#1291). */
export function contributionAuthors(node: JsonNode, context: ReadContext): readonly ImportedAuthor[] {
  const persons = node.get("persons").items;
  if (persons.length > 0) return orderedPersons(persons).map((person) => readPerson(person, context));
  const [primary, others, speakers] = ["primaryauthors", "coauthors", "speakers"].map((key) => node.get(key).items);
  if (primary?.length && others?.length)
    context.diagnostics.warning(
      "import-joined",
      "primary authors and co-authors are separate lists in this export; the co-authors are placed last",
      node.get("primaryauthors").span,
      { hint: "the abstracts' JSON keeps the order of the authors: import it together with this file" },
    );
  const authors = [...(primary ?? []), ...(others ?? [])];
  const key = (person: JsonNode) =>
    person.any("emailHash", "person_id").text ||
    `${person.any("first_name", "firstName").text} ${person.any("last_name", "familyName").text}`;
  const keys = new Set(authors.map(key));
  const presenting = new Set((speakers ?? []).map(key));
  const alone = (speakers ?? []).filter((person) => !keys.has(key(person)));
  return [...authors, ...alone].map((person) => ({
    ...readPerson(person, context),
    presenting: presenting.has(key(person)),
  }));
}

export function personName(person: JsonNode): string {
  const [first, last] = [person.any("first_name", "firstName").text, person.any("last_name", "familyName").text];
  return readWords(
    first || last
      ? `${first} ${last}`
      : person.any("fullName", "name").text.replace(/^([^,]+),\s{0,99}(\S.*)$/, "$2 $1"),
  );
}
