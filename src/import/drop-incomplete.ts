// An imported conference → one that a book can hold, however damaged or odd the export is: contributions have titles,
// authors have names, days have dates. Incomplete parts are left out and reported; the rest is not touched.
import type { Reporter } from "../source/diagnostic.ts";
import { derivedId } from "./columns/derived-id.ts";
import {
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedSession,
  ownSystem,
  wholeName,
} from "./conference.ts";
import { withoutAddresses } from "./people/affiliation.ts";
import { isZone, parseDate } from "./times.ts";

export function dropIncomplete(conference: ImportedConference, diagnostics: Reporter): ImportedConference {
  const { dates, system } = conference;
  const contributions = conference.contributions.flatMap((one) => completeContribution(one, system, diagnostics));
  const timezone = conference.timezone?.trim() || null;
  const hasZone = timezone !== null && isZone(timezone);
  if (timezone !== null && !hasZone)
    diagnostics.warning("import-incomplete", `“${timezone}” is not a time zone and is left out`, null, {
      hint: "times are taken as written; --timezone Europe/Ljubljana names the zone",
    });
  return {
    ...conference,
    timezone: hasZone ? timezone : null,
    dates: dates && isDate(dates.start) && isDate(dates.end) ? dates : null,
    editors: conference.editors.filter(isGiven),
    rooms: conference.rooms.filter(isGiven),
    contributions,
    sessions: conference.sessions.flatMap((session) => completeSession(session, diagnostics)),
    pages: conference.pages.filter(({ title }) => isGiven(title)),
  };
}

/** A book that we wrote keeps what its authors wrote. */
function placesOf({ affiliations }: ImportedAuthor, system: string): readonly string[] {
  return (system === ownSystem ? affiliations : affiliations.map(withoutAddresses)).filter(isGiven);
}

function completeContribution(
  one: ImportedContribution,
  system: string,
  diagnostics: Reporter,
): readonly ImportedContribution[] {
  if (!isGiven(one.title)) {
    const who = one.id === "" ? "" : ` “${one.id}”`;
    diagnostics.warning("import-incomplete", `the contribution${who} has no title and is left out`, one.span);
    return [];
  }
  const authors = one.authors.filter(({ name }) => isGiven(wholeName(name)));
  if (authors.length < one.authors.length)
    diagnostics.warning("import-people", `an author of “${one.title}” has no name and is left out`, one.span);
  const { slot } = one;
  if (slot?.date && !isDate(slot.date)) reportDate(slot.date, one, diagnostics);
  return [
    {
      ...one,
      id: one.id || derivedId(one.title, authors),
      authors: authors.map((author) => ({ ...author, affiliations: placesOf(author, system) })),
      keywords: one.keywords.filter(isGiven),
      references: one.references.filter((reference) => !("text" in reference) || isGiven(reference.text)),
      slot: slot?.date && !isDate(slot.date) ? { ...slot, date: null } : slot,
    },
  ];
}

function completeSession(session: ImportedSession, diagnostics: Reporter): readonly ImportedSession[] {
  if (isDate(session.date)) {
    const chairs = session.chairs.filter(isGiven);
    const found = chairs.length === 0 ? chairedTitle(session.title) : null;
    return [found ? { ...session, ...found } : { ...session, chairs }];
  }
  reportDate(session.date, session, diagnostics);
  return [];
}

/** “Session 1 [Chair: Ada Lee]”, as people write it where a system has no field for it; null for other titles. */
function chairedTitle(title: string): Pick<ImportedSession, "title" | "chairs"> | null {
  const match =
    /^(.{1,300}?)[\s–—-]{0,5}\\?[[(](?:session )?(?:co-?)?(?:chair(?:s|ed by|person)?|moderat(?:or|ed by|ion|eur)|vorsitz|leitung|pr[ée]sid[ée](?:nce|e par)|president[ea]|moderador|voorzitter|p[řr]eds[eé]d[aá]|predseduje)s?\s?:\s?([^\])]{2,200})[\])]$/iu.exec(
      title.trim(),
    );
  if (!match) return null;
  const names = (match[2] ?? "")
    .replace(/\\/g, "")
    .split(/\s?[,;&]\s?|\s(?:and|und|et|y|e|en)\s/)
    .filter(isGiven);
  return names.length === 0 ? null : { title: match[1] ?? "", chairs: names };
}

function reportDate(
  date: string,
  { title, span }: ImportedContribution | ImportedSession,
  diagnostics: Reporter,
): void {
  diagnostics.warning(
    "import-date",
    `“${date}”, the day of “${title}”, is not a date; it is left out of the programme`,
    span,
  );
}

/** A date as the program itself writes it. */
function isDate(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && parseDate(date) === date;
}

function isGiven(text: string): boolean {
  return text.trim() !== "";
}
