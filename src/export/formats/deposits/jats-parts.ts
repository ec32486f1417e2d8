// The parts that articles in JATS and books in BITS share: authors and their affiliations, date and licence of
// publication, references. In: facts about the book. Out: elements.
import type { Abstract, Affiliation, Author, FreePage, Person } from "../../../model/book.ts";
import { plainText } from "../../../model/text.ts";
import { licenceOf } from "../../facts/licence.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import type { Volume, Work } from "../../facts/work.ts";
import type { ExportSource } from "../../format.ts";
import { attribute, type Markup, markup, nothing } from "../../markup.ts";
import { type JatsOptions, jatsPen } from "../../text/jats-pen.ts";
import { type TextScope, writeFlow, writeInline } from "../../text/write-text.ts";

/** The scope for the texts of one owner: the ids of its references and notes begin with the owner's own. */
export function jatsScope(
  owner: Abstract | FreePage | null,
  language: string,
  source: ExportSource,
  options: Omit<JatsOptions, "prefix" | "mathml"> & { readonly ids: string },
): TextScope<Markup> & { readonly footnotes: NonNullable<TextScope<Markup>["footnotes"]> } {
  const { citations, entries } = owner ? source.references.listOf(owner) : { citations: new Map(), entries: [] };
  const references = new Map(
    entries.flatMap(({ destination }, index) =>
      destination === null ? [] : [[destination, `${options.ids}ref-${index + 1}`] as const],
    ),
  );
  return {
    pen: jatsPen({ references, ...options, prefix: "", mathml: true }),
    language,
    formulas: source.formulas,
    citations,
    smart: false,
    languages: false,
    footnotes: [],
    figures: { count: 0 },
  };
}

export function contributors(authors: readonly Author[], affiliations: readonly Affiliation[], ids: string): Markup {
  if (authors.length === 0) return nothing;
  const people = authors.map(({ person, affiliations: own }) => {
    const places = own.map((at) => markup`<xref ref-type="aff" rid="${`${ids}aff-${at + 1}`}"/>`);
    return contributor(person, "author", places);
  });
  const places = affiliations.map(
    ({ text }, index) =>
      markup`<aff id="${`${ids}aff-${index + 1}`}"><institution>${plainText(text)}</institution></aff>\n`,
  );
  return markup`<contrib-group>\n${people}${places}</contrib-group>\n`;
}

export function editors(people: readonly Person[]): Markup {
  if (people.length === 0) return nothing;
  return markup`<contrib-group>\n${people.map((one) => contributor(one, "editor", []))}</contrib-group>\n`;
}

function contributor(person: Person, type: "author" | "editor", places: readonly Markup[]): Markup {
  const { orcid, given, suffix } = person;
  const id = orcid !== null && markup`<contrib-id contrib-id-type="orcid">https://orcid.org/${orcid}</contrib-id>`;
  const name = isBody(person)
    ? markup`<collab>${person.printed}</collab>`
    : markup`<name><surname>${familyName(person)}</surname><given-names>${given}</given-names>${suffix !== "" && markup`<suffix>${suffix}</suffix>`}</name>`;
  return markup`<contrib contrib-type="${type}">${id}${name}${places}</contrib>\n`;
}

export function published({ start }: Volume): Markup {
  const [year, month = "", day = ""] = (start ?? "").split("-");
  if (!year) return nothing;
  return markup`<pub-date publication-format="electronic" date-type="pub" iso-8601-date="${year}-${month}-${day}"><day>${day}</day><month>${month}</month><year>${year}</year></pub-date>\n`;
}

export function pagesOf({ pages }: Work): Markup {
  return pages === null ? nothing : markup`<fpage>${pages.first}</fpage>\n<lpage>${pages.last}</lpage>\n`;
}

export function permissions({ licence }: Volume): Markup {
  if (licence === null) return nothing;
  const address = attribute("xlink:href", licenceOf(licence)?.url ?? null);
  return markup`<permissions><license${address}><license-p>${licence}</license-p></license></permissions>\n`;
}

export function keywords({ keywords: words }: Work): Markup {
  if (words.length === 0) return nothing;
  return markup`<kwd-group kwd-group-type="author">${words.map((word) => markup`<kwd>${word}</kwd>`)}</kwd-group>\n`;
}

export function conference({ dates, event, place }: Volume, acronym: string | null): Markup {
  return markup`<conference>${dates !== null && markup`<conf-date>${dates}</conf-date>`}<conf-name>${event}</conf-name>${
    acronym !== null && markup`<conf-acronym>${acronym}</conf-acronym>`
  }${place !== null && markup`<conf-loc>${place}</conf-loc>`}</conference>\n`;
}

/** Acknowledgements, notes and references; nothing if there are none. */
export function backMatter(
  owner: Abstract | FreePage,
  thanks: Abstract["acknowledgements"],
  scope: ReturnType<typeof jatsScope>,
  ids: string,
  source: ExportSource,
): Markup {
  const acknowledged = thanks.length === 0 ? nothing : markup`<ack>${writeFlow(thanks, scope)}</ack>\n`;
  const { entries } = source.references.listOf(owner);
  const references = entries.map(
    ({ content, label }, index) =>
      markup`<ref id="${`${ids}ref-${index + 1}`}">${label !== null && markup`<label>${label}</label>`}<mixed-citation>${writeInline(content, { ...scope, footnotes: null })}</mixed-citation></ref>\n`,
  );
  const list = references.length === 0 ? nothing : markup`<ref-list>\n${references}</ref-list>\n`;
  const notes = notesOf(scope, ids);
  if ([acknowledged, list, notes].every(({ text }) => text === "")) return nothing;
  return markup`<back>\n${acknowledged}${notes}${list}</back>\n`;
}

/** A note may contain further note marks. */
function notesOf(scope: ReturnType<typeof jatsScope>, ids: string): Markup {
  const found: Markup[] = [];
  for (let index = 0; index < scope.footnotes.length && index < 1000; index++) {
    const note = scope.footnotes[index];
    if (note) found.push(markup`<fn id="${`${ids}fn-${index + 1}`}">${writeFlow(note.content, scope)}</fn>\n`);
  }
  return found.length === 0 ? nothing : markup`<fn-group>\n${found}</fn-group>\n`;
}
