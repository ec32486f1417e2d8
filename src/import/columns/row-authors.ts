// The authors of a row: in columns of their own, in numbered columns, or in one list with the affiliations in another.
import { countryName } from "../../model/countries.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { type ImportedAuthor, wholeName } from "../conference.ts";
import { isSamePerson, readAuthorList, readAuthorLists } from "../people/author-list.ts";
import { isEmail, partsName } from "../people/name.ts";
import { readBody, readLine } from "../text/field.ts";
import { isTogether } from "./map-columns.ts";
import type { TableOptions } from "./read-table.ts";
import type { Row } from "./row.ts";

export function readAuthors(row: Row, options: TableOptions, diagnostics: Reporter): readonly ImportedAuthor[] {
  return withBiography(listedAuthors(row, options, diagnostics), row, options, diagnostics);
}

/** A biography without a number is the presenter's, or that of the only author. */
function withBiography(
  authors: readonly ImportedAuthor[],
  row: Row,
  { text }: TableOptions,
  diagnostics: Reporter,
): readonly ImportedAuthor[] {
  const written = row.text("biography");
  if (written === "") return authors;
  const biography = readBody(written, text, row.at("biography"), diagnostics).body;
  const presenters = authors.filter(({ presenting }) => presenting);
  const whose = presenters.length > 0 ? presenters : authors;
  if (whose.length === 1) return authors.map((author) => (author === whose[0] ? { ...author, biography } : author));
  diagnostics.warning(
    "import-people",
    `the biography could be that of any of ${whose.length} people and is left out`,
    row.at("biography").span,
    { hint: "name the column of the presenter with --map presenter=COLUMN" },
  );
  return authors;
}

/** One column for both: the names with their marks, and below them a line for each mark. Null for anything else. */
function authorsAbovePlaces(
  written: string,
  isBoth: boolean,
): {
  readonly authors: string;
  readonly places: string;
} | null {
  const lines = written.split(/\n|<br\s?\/?>|<\/p>/i).map((line) => line.replace(/<\/?p>/gi, "").trim());
  const filled = lines.filter((line) => line !== "");
  const isPlace = (line: string) => /^(?:\(?\d{1,2}[.):]?|[¹²³⁴-⁹]|<sup>\d{1,2}<\/sup>)\s?\p{L}/u.test(line);
  const from = filled.findIndex(isPlace);
  if (isBoth && from === -1 && filled.length > 1)
    return { authors: filled[0] ?? "", places: filled.slice(1).join("; ") };
  if (from < 1 || !filled.slice(from).every(isPlace) || !/[\d¹²³⁴-⁹]/.test(filled.slice(0, from).join(""))) return null;
  return { authors: filled.slice(0, from).join(", "), places: filled.slice(from).join("\n") };
}

function listedAuthors(row: Row, options: TableOptions, diagnostics: Reporter): readonly ImportedAuthor[] {
  const numbers = row.authorNumbers.filter((number) => authorText(row, number) !== "");
  if (numbers.length > 0) {
    // The list beside the columns may mark presenters with stars.
    const starred = readAuthorList(row.text("authors"), { affiliations: null }).authors.filter(
      ({ presenting }) => presenting,
    );
    const isStarred = (name: ImportedAuthor["name"]) =>
      starred.some((other) => isSamePerson(wholeName(other.name), wholeName(name)));
    return numbers
      .map((number) => numberedAuthor(row, number, options, diagnostics))
      .map((author) => ({ ...author, presenting: author.presenting || isStarred(author.name) }));
  }
  const family = row.text("family");
  const written = row.text("authors");
  const own = row.text("affiliations") || row.text("affiliation");
  const isBoth = row.columns("authors").some(({ header }) => isTogether(header));
  const together = own === "" ? authorsAbovePlaces(written, isBoth) : null;
  const list = together?.authors ?? written;
  const others = row.text("coauthors");
  if (list === "" && others === "" && (family !== "" || row.text("given") !== "" || row.text("name") !== ""))
    return [numberedAuthor(row, null, options, diagnostics)];
  const places = together?.places ?? own;
  const lists = [list || row.text("presenter"), others].filter((text) => text !== "");
  const { authors, doubts } = readAuthorLists(lists, {
    affiliations: places || null,
    emails: row.all("emails").join(";") || null,
    presenter: list === "" && others === "" ? null : row.text("presenter") || null,
  });
  for (const doubt of new Set(doubts)) diagnostics.warning("import-people", doubt, row.at("authors").span);
  if (authors.length === 0 && places !== "")
    diagnostics.warning(
      "import-people",
      `there are affiliations but no author; “${places.slice(0, 200)}” is left out`,
      row.at("affiliations").span,
    );
  return authors.map((author) => ({
    ...author,
    affiliations: author.affiliations.map((text) =>
      readLine(text, options.text === "html" ? "html" : "guess", row.at("affiliations"), diagnostics),
    ),
  }));
}

function authorText(row: Row, number: number | null): string {
  return row.text("family", number) + row.text("given", number) + row.text("name", number);
}

function numberedAuthor(row: Row, number: number | null, options: TableOptions, diagnostics: Reporter): ImportedAuthor {
  const family = [row.text("family", number), row.text("suffix", number)].filter((part) => part !== "").join(" ");
  const given = [row.text("given", number), row.text("middle", number)].filter((part) => part !== "").join(" ");
  const whole = row.text("name", number);
  const [listed] =
    family === "" && given === ""
      ? readAuthorList(whole.replace(/,(?=[^,]*$)/, ","), { affiliations: null }).authors
      : [];
  const place = row.at(number === null ? "family" : "name", number);
  const written = affiliationText(row, number);
  const parts = numberedParts(written);
  const presenter = row.text("presenter");
  const name = listed?.name ?? partsName(given, family);
  const email = row.text("email", number) || row.text("private", number);
  const biography =
    number === null
      ? ""
      : readBody(row.text("biography", number), options.text, row.at("biography", number), diagnostics).body;
  return {
    name,
    affiliations: [...(listed?.affiliations ?? []), ...parts]
      .map((text) => readLine(text, options.text === "html" ? "html" : "guess", place, diagnostics))
      .filter((text) => text !== ""),
    presenting:
      listed?.presenting ||
      isYes(row.text("presenting", number)) ||
      (presenter !== "" && isSamePerson(wholeName(name), presenter)),
    orcid: orcidIn(row.text("orcid", number)) ?? listed?.orcid ?? null,
    email: isEmail(email) ? email : null,
    ...(biography !== "" && { biography }),
  };
}

/** Several organisations in one field, numbered or on separate lines. */
export function numberedParts(written: string): readonly string[] {
  const text = written.trim();
  if (text === "") return [];
  const numbered = [
    ...text.matchAll(
      /(?:^|[;,\n]\s{0,99})(?:\(?\d{1,2}[):.])\s{0,99}([^\n]*?)(?=(?:[;,\n]\s{0,99})(?:\(?\d{1,2}[):.])\s|$|\n)/g,
    ),
  ].map((match) => (match[1] ?? "").replace(/(?<![;,\s])[;,\s]+$/, ""));
  if (numbered.length > 1 && /^\(?1[):.]/.test(text)) return numbered;
  // A single organisation, perhaps with its number in the author's list; the number in “1. Physikalisches Institut” is
  // part of its name.
  const only = text.replace(/^\(\d{1,2}\)\s{0,99}/, "");
  return only.split(/\s{0,99}[;\n|]\s{0,99}/).filter((part) => part !== "");
}

function affiliationText(row: Row, number: number | null): string {
  const parts = (["department", "affiliation", "city", "country"] as const)
    .map((field) => (field === "country" ? countryOf(row.text(field, number)) : row.text(field, number)))
    .filter((part) => part !== "");
  // A part that the institution's field already contains is not repeated.
  return parts
    .filter(
      (part, index) =>
        !parts.some(
          (other, at) => at !== index && other.length > part.length && other.toLowerCase().includes(part.toLowerCase()),
        ),
    )
    .join(", ");
}

/** Many systems keep a country as its ISO 3166-1 code. */
export function countryOf(written: string): string {
  return /^[A-Z]{2}$/.test(written) ? countryName(written, "en") : written;
}

export function isYes(text: string): boolean {
  return /^(?:yes|y|true|1|x|✔|✓|ja|j|oui|o|s[ií]|sim|s|tak|ano|da|d|presenter|presenting|speaker)$/i.test(text.trim());
}

export function orcidIn(text: string): string | null {
  return /\d{4}-\d{4}-\d{4}-\d{3}[\dXx]/.exec(text)?.[0].toUpperCase() ?? null;
}
