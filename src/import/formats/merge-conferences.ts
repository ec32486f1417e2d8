// Several files of one system → one conference: a file adds what another lacks.
import type { Reporter } from "../../source/diagnostic.ts";
import {
  emptyConference,
  type ImportedConference,
  type ImportedContribution,
  type ImportedSession,
} from "../conference.ts";

export function mergeConferences(
  system: string,
  parts: readonly ImportedConference[],
  diagnostics: Reporter,
): ImportedConference {
  return parts.reduce((whole, part) => joinTwo(whole, part, diagnostics), { ...emptyConference, system });
}

function joinTwo(a: ImportedConference, b: ImportedConference, diagnostics: Reporter): ImportedConference {
  return {
    system: a.system,
    title: a.title ?? b.title,
    subtitle: a.subtitle ?? b.subtitle,
    dates: a.dates ?? b.dates,
    place: a.place ?? b.place,
    timezone: a.timezone ?? b.timezone,
    language: a.language ?? b.language,
    url: a.url ?? b.url,
    isbn: a.isbn ?? b.isbn,
    publisher: a.publisher ?? b.publisher,
    kind: a.kind ?? b.kind ?? null,
    licence: a.licence ?? b.licence ?? null,
    doi: a.doi ?? b.doi ?? null,
    ...((a.exports ?? b.exports) && { exports: a.exports ?? b.exports }),
    editors: a.editors.length > 0 ? a.editors : b.editors,
    rooms: [...new Set([...a.rooms, ...b.rooms])],
    sessions: joinSessions(a.sessions, b.sessions),
    contributions: joinContributions(a.contributions, b.contributions, diagnostics),
    pages: [...a.pages, ...b.pages],
    bibliography:
      a.bibliography === null
        ? b.bibliography
        : b.bibliography === null
          ? a.bibliography
          : `${a.bibliography}\n${b.bibliography}`,
  };
}

/** The same programme in two files is taken from the first; sessions with other contributions come from another part. */
function joinSessions(a: readonly ImportedSession[], b: readonly ImportedSession[]): readonly ImportedSession[] {
  if (a.length === 0) return b;
  const idsOf = (session: ImportedSession) =>
    session.items.flatMap((item) => ("contribution" in item ? [item.contribution] : []));
  const placed = new Set(a.flatMap(idsOf));
  const days = new Set(a.map(({ date }) => date));
  return [
    ...a,
    ...b.filter((session) => {
      const ids = idsOf(session);
      return ids.length > 0 ? !ids.some((id) => placed.has(id)) : !days.has(session.date);
    }),
  ];
}

/**
 * Joins contributions by id. Of two with the same id, each field comes from the one that has more of it. An abstract
 * and its contribution may have different ids, so the titles are compared too.
 */
function joinContributions(
  a: readonly ImportedContribution[],
  b: readonly ImportedContribution[],
  diagnostics: Reporter,
): readonly ImportedContribution[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const key = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const titles = new Map(b.map((each) => [key(each.title), each]));
  const byId = new Map(b.map((each) => [each.id, each]));
  const taken = new Set<ImportedContribution>();
  const joined = a.map((one) => {
    const same = byId.get(one.id);
    const other = same && key(same.title) === key(one.title) ? same : (titles.get(key(one.title)) ?? null);
    if (!other || taken.has(other)) return one;
    taken.add(other);
    return joinOne(one, other);
  });
  const more = b.filter((each) => !taken.has(each));
  const ids = new Set(joined.map(({ id }) => id));
  return [
    ...joined,
    ...more.map((each) => {
      if (!ids.has(each.id)) return each;
      diagnostics.warning(
        "import-duplicate",
        `two files give the id “${each.id}” to different contributions; the second is imported under another`,
        each.span,
      );
      return { ...each, id: `${each.id}-b` };
    }),
  ];
}

/** The id comes from the one that the programme refers to. */
function joinOne(a: ImportedContribution, b: ImportedContribution): ImportedContribution {
  const [programmed, other] = b.slot !== null || a.state !== null ? [b, a] : [a, b];
  return {
    id: programmed.id,
    title: a.title,
    type: other.type ?? programmed.type,
    authors: richer(a.authors, b.authors),
    keywords: a.keywords.length >= b.keywords.length ? a.keywords : b.keywords,
    track: a.track ?? b.track,
    number: a.number ?? b.number,
    language: a.language ?? b.language,
    body: a.body.length >= b.body.length ? a.body : b.body,
    acknowledgements: a.acknowledgements || b.acknowledgements,
    references: a.references.length >= b.references.length ? a.references : b.references,
    figures: a.figures.length > 0 ? a.figures : b.figures,
    state: a.state ?? b.state,
    withdrawn: a.withdrawn === true || b.withdrawn === true,
    slot: a.slot ?? b.slot,
    moreSlots: a.slot ? (a.moreSlots ?? []) : (b.moreSlots ?? []),
    span: a.span,
  };
}

/** The list with more people, or with as many people and more affiliations; either list may mark who presents. */
function richer(
  a: ImportedContribution["authors"],
  b: ImportedContribution["authors"],
): ImportedContribution["authors"] {
  const weight = (list: ImportedContribution["authors"]) =>
    list.length * 100 + list.reduce((sum, { affiliations }) => sum + affiliations.length, 0);
  const [best, other] = weight(a) >= weight(b) ? [a, b] : [b, a];
  if (best.some(({ presenting }) => presenting)) return best;
  return best.map((author) => ({
    ...author,
    presenting: other.some((each) => each.presenting && JSON.stringify(each.name) === JSON.stringify(author.name)),
  }));
}
