// An imported conference → the draft of its book.

import { FreeNames } from "../../model/free-names.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { typeOf } from "../accepted.ts";
import {
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
  wholeName,
} from "../conference.ts";
import { escapeText } from "../text/escape.ts";
import { clockText } from "../times.ts";
import {
  type AbstractDraft,
  type BookDraft,
  type FieldValues,
  type ItemDraft,
  present,
  type SessionDraft,
} from "./draft.ts";
import { AffiliationIds, abstractIds, type KnownIds } from "./identity.ts";
import { pictureFiles, portraitFile } from "./pictures.ts";

export interface DraftOptions {
  readonly withEmail: boolean;
  readonly language: string;
  /** The title to use if the source has none. */
  readonly title: string;
}

export function makeDraft(
  conference: ImportedConference,
  known: KnownIds,
  options: DraftOptions,
  diagnostics: Reporter,
): BookDraft {
  const ids = abstractIds(conference, known);
  const affiliations = new AffiliationIds(known);
  const files = new Map<string, Uint8Array>();
  const abstracts = conference.contributions.map((contribution): AbstractDraft => {
    const id = ids.get(contribution.id) ?? contribution.id;
    const figures = pictureFiles(contribution, id, files, diagnostics);
    for (const [path, bytes] of contribution.pictures ?? []) files.set(path, bytes);
    return {
      id,
      source: contribution.id,
      fields: abstractFields(contribution, { system: conference.system, affiliations, figures, files }, options),
    };
  });
  for (const page of conference.pages) {
    files.set(`pages/${page.name}.md`, Buffer.from(`# ${page.title}\n\n${page.body}`));
    for (const [path, bytes] of page.pictures ?? []) files.set(path, bytes);
  }
  if (conference.bibliography !== null) files.set("references.bib", Buffer.from(conference.bibliography));
  const sessions = conference.sessions.length > 0 ? sessionDrafts(conference, ids, diagnostics) : [];
  const rooms = roomsOf(conference, sessions);
  return {
    system: conference.system,
    book: bookFields(conference, sessions, options),
    rooms,
    sessions,
    abstracts,
    affiliations: new Map([...affiliations.texts].sort(([a], [b]) => (a < b ? -1 : 1))),
    files,
  };
}

function bookFields(
  conference: ImportedConference,
  sessions: readonly SessionDraft[],
  { language, title }: DraftOptions,
): FieldValues {
  const dates = sessions.map(({ date }) => date).sort();
  const first = dates[0];
  const known = conference.dates ?? (first ? { start: first, end: dates.at(-1) ?? first } : null);
  const chapters = conference.pages.map((page) => `pages/${page.name}.md`);
  const parts =
    chapters.length > 0
      ? [
          "cover",
          "contents",
          { chapter: "General", pages: chapters },
          ...(sessions.length > 0 ? ["programme"] : []),
          "abstracts",
          { index: "authors" },
        ]
      : null;
  return present({
    title: conference.title ?? escapeText(title),
    subtitle: conference.subtitle,
    kind: conference.kind,
    dates: known && { start: known.start, end: known.end < known.start ? known.start : known.end },
    place: conference.place,
    timezone: conference.timezone,
    language,
    url: conference.url !== null && /^https?:\/\/\S+$/i.test(conference.url) ? conference.url : null,
    isbn: conference.isbn,
    editors: conference.editors,
    publisher: conference.publisher,
    licence: conference.licence,
    doi: conference.doi,
    parts,
    export: exportFields(conference),
  });
}

function exportFields({ exports }: ImportedConference): FieldValues | null {
  const fields = present({ ...exports });
  return Object.keys(fields).length === 0 ? null : fields;
}

interface Surroundings {
  readonly system: string;
  readonly affiliations: AffiliationIds;
  readonly figures: readonly FieldValues[];
  /** Takes the portraits of the authors. */
  readonly files: Map<string, Uint8Array>;
}

function abstractFields(
  one: ImportedContribution,
  { system, affiliations, figures, files }: Surroundings,
  options: DraftOptions,
): FieldValues {
  return present({
    title: one.title,
    type: typeOf(one.type, one.state),
    authors: one.authors.map((author) => authorFields(author, affiliations, options, files)),
    keywords: [...new Set(one.keywords)].map((keyword) => escapeText(keyword)),
    track: one.track,
    number: one.number,
    language:
      one.language !== null && one.language.toLowerCase().split("-")[0] !== options.language.split("-")[0]
        ? one.language
        : null,
    abstract: one.body.trim() === "" ? null : `${one.body.trimEnd()}\n`,
    figures,
    references: one.references.map((reference) =>
      "key" in reference ? reference.key : "csl" in reference ? reference.csl : { ...reference },
    ),
    acknowledgements: one.acknowledgements.trim() === "" ? null : `${one.acknowledgements.trimEnd()}\n`,
    withdrawn: one.withdrawn ? true : null,
    source: { system, id: /^[1-9]\d{0,14}$/.test(one.id) ? Number(one.id) : one.id },
  });
}

function authorFields(
  author: ImportedAuthor,
  affiliations: AffiliationIds,
  { withEmail }: DraftOptions,
  files: Map<string, Uint8Array>,
): FieldValues | string {
  const ids = [...new Set(author.affiliations.map((text) => affiliations.idOf(text)))];
  const name =
    "whole" in author.name
      ? present({ name: author.name.whole, given: author.name.given, family: author.name.family })
      : { given: author.name.given, family: author.name.family };
  const orcid = author.orcid !== null && /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(author.orcid) ? author.orcid : null;
  const fields = present({
    ...name,
    affiliations: ids,
    presenting: author.presenting ? true : null,
    email: withEmail ? author.email : null,
    orcid,
    biography: author.biography?.trim() ? `${author.biography.trimEnd()}\n` : null,
    photo: author.photo ? portraitFile(wholeName(author.name), author.photo, files) : null,
  });
  return Object.keys(fields).length === 1 && "name" in fields ? wholeName(author.name) : fields;
}

/** The programme without what the book cannot print: a session without a day, or an abstract's second place. */
function sessionDrafts(
  conference: ImportedConference,
  ids: ReadonlyMap<string, string>,
  diagnostics: Reporter,
): readonly SessionDraft[] {
  const titles = new Map(conference.contributions.map(({ id, title }) => [id, title]));
  const placed = { talks: new Set<string>(), posters: new Set<string>() };
  const keys = new FreeNames([], (name, number) => `${name} (${number})`);
  return conference.sessions.flatMap((session): readonly SessionDraft[] => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(session.date)) return [];
    const items = session.items.flatMap((item): readonly ItemDraft[] => {
      const times = { start: timeText(item.start), end: timeText(item.end) };
      if (!("contribution" in item)) return [{ abstract: null, title: item.title || "–", kind: item.kind, ...times }];
      const id = ids.get(item.contribution);
      if (id === undefined) return [];
      const seen = session.kind === "posters" ? placed.posters : placed.talks;
      if (seen.has(id)) {
        diagnostics.warning(
          "import-joined",
          `“${titles.get(item.contribution)}” appears twice in the programme; the second time as a title alone`,
          session.span,
        );
        return [{ abstract: null, title: titles.get(item.contribution) ?? "–", kind: null, ...times }];
      }
      seen.add(id);
      return [{ abstract: id, title: null, kind: null, ...times }];
    });
    if (items.length === 0 && session.items.length > 0) return [];
    const [chair] = session.chairs;
    const key = keys.take(session.key);
    const fields = sessionFields(session, chair, items);
    return [{ key, date: session.date, ...(session.dayTitle && { dayTitle: session.dayTitle }), fields, items }];
  });
}

function sessionFields(session: ImportedSession, chair: string | undefined, items: readonly ItemDraft[]): FieldValues {
  const kind = session.kind === "talks" ? null : session.kind;
  return present({
    title: session.title || (session.kind === "posters" ? "Posters" : (session.room ?? "Session")),
    id: session.id,
    kind: kind === "posters" || items.length === 0 || kind !== "break" ? kind : null,
    track: session.track ?? null,
    description: session.description ? `${session.description.replace(/(?<!\s)\s+$/, "")}\n` : null,
    room: session.room,
    chair: session.chairs.length === 1 ? chair : null,
    chairs: session.chairs.length > 1 ? session.chairs : null,
    start: timeText(session.start),
    end: timeText(session.end),
  });
}

/** "09:00"; hours from 24 on belong to the following night, and there are none past 49. */
function timeText(minutes: ImportedItem["start"]): string | null {
  return minutes === null || minutes < 0 || minutes >= 50 * 60 ? null : clockText(Math.round(minutes));
}

/** Rooms in the order of the source, then as the sessions name them; a single room needs no column. */
function roomsOf(conference: ImportedConference, sessions: readonly SessionDraft[]): readonly string[] {
  const used = sessions.flatMap(({ fields }) => (typeof fields.room === "string" ? [fields.room] : []));
  const known = conference.rooms.filter((room) => used.includes(room));
  return [...new Set([...known, ...used])];
}
