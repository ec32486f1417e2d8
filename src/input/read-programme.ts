// programme.yaml → days, sessions and items; and what the programme says of each abstract: its slot, its poster number.

import type { Abstract, Day, ProgrammeItem, Session, Slot } from "../model/book.ts";
import { folded } from "../model/names.ts";
import { slug } from "../model/slug.ts";
import { plainText } from "../model/text.ts";
import { noDate, undated } from "../model/undated.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { nearest } from "../source/did-you-mean.ts";
import type { Span } from "../source/source.ts";
import { type Checked, field, isFields, items, oneOrMany, spanOf, textOf, wordsOf } from "./checked.ts";
import { type MarkdownContext, parseFlow, parseInline } from "./markdown/parse-markdown.ts";
import { plainWords } from "./markdown/plain-field.ts";
import { withProfile } from "./profiles.ts";
import { inOrderOfTime, reportLate, reportOdd, reportOrder } from "./programme-order.ts";
import type { Draft, Drafts } from "./read-abstracts.ts";
import { readFields } from "./read-fields.ts";
import type {
  AbstractItem,
  DayFields,
  EventItem,
  Item as ItemFields,
  SessionFields,
} from "./schema/programme.generated.ts";
import { programme as isProgramme } from "./schema/validators.generated.js";
import { chainTimes, checkedTimes, isDay, parseTime, type Times } from "./times.ts";
import { readTypedPersons } from "./typed-authors.ts";

export interface Programme {
  readonly rooms: readonly string[];
  readonly days: readonly Day[];
  readonly abstracts: readonly Abstract[];
}

type PlannedItem = Times & { readonly span: Span } & (
    | { readonly draft: Draft }
    | { readonly title: Extract<ProgrammeItem, { kind: "event" }>["title"]; readonly event: string | null }
  );

type PlannedSession = Omit<Session, "items" | "slug"> & {
  readonly id: string | null;
  readonly prefix: string | null;
  readonly items: readonly PlannedItem[];
};

type PlannedDay = Omit<Day, "sessions"> & { readonly sessions: readonly PlannedSession[] };

export function readProgramme(folder: string, exists: boolean, drafts: Drafts, markdown: MarkdownContext): Programme {
  const { diagnostics } = markdown;
  const { fields } = exists
    ? readFields(folder, "programme.yaml", "programme", isProgramme, diagnostics)
    : { fields: null };
  const rooms = fields ? items(field(fields, "rooms")).flatMap((room) => plainWords(room, diagnostics) ?? []) : [];
  const planned = fields ? items(field(fields, "days")).map((day) => planDay(day, drafts, markdown)) : [];
  const abstracts = placeAbstracts(planned, drafts, diagnostics);
  const days = finish(withDates(planned), abstracts);
  return { rooms, days, abstracts: drafts.list.flatMap(({ id }) => abstracts.get(id) ?? []) };
}

/** Days whose dates cannot be read, which is reported, are told apart. */
function withDates(days: readonly PlannedDay[]): readonly PlannedDay[] {
  let number = 0;
  return days.map((day) =>
    day.date === noDate
      ? { ...day, date: undated(++number), title: day.title ?? [{ kind: "text", value: "?", span: day.span }] }
      : day,
  );
}

function planDay(of: Checked<DayFields>, drafts: Drafts, markdown: MarkdownContext): PlannedDay {
  const date = field(of, "date");
  const { diagnostics } = markdown;
  const sessions = items(field(of, "sessions")).map((session) => planSession(session, drafts, markdown));
  const title = field(of, "title");
  const named = title && wordsOf(title) !== null ? parseInline(textOf(title), markdown) : null;
  const isReal = of.data.date === noDate || isDay(of.data.date);
  if (!isReal) {
    const hint = "dates are written year, month, day";
    diagnostics.error("wrong-value", `“${of.data.date}” is not in the calendar`, spanOf(date ?? of), { hint });
  }
  if (!areByRoom(sessions)) reportOrder(sessions, beginning, "session", diagnostics);
  reportLate(sessions, diagnostics);
  return {
    date: isReal ? of.data.date : noDate,
    title: named,
    sessions: inOrderOfTime(sessions, beginning),
    span: spanOf(date ?? of),
  };
}

/** When a session begins, or its first item. */
function beginning({ start, items }: PlannedSession): number | null {
  const starts = items.flatMap((item) => item.start ?? []);
  return start ?? (starts.length > 0 ? Math.min(...starts) : null);
}

/** One room after the other, as programmes of parallel sessions are often kept: not out of order. */
function areByRoom(sessions: readonly PlannedSession[]): boolean {
  const rooms = sessions.map(({ room }) => room).filter((room, index, all) => room !== all[index - 1]);
  const isInOrder = (room: string | null) => {
    const starts = sessions.filter((session) => session.room === room).flatMap((session) => beginning(session) ?? []);
    return starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0));
  };
  return (
    rooms.length > 1 &&
    rooms.length < sessions.length &&
    new Set(rooms).size === rooms.length &&
    rooms.every((room) => room !== null && isInOrder(room))
  );
}

function planSession(of: Checked<SessionFields>, drafts: Drafts, markdown: MarkdownContext): PlannedSession {
  const { diagnostics } = markdown;
  const { odd, ...times } = checkedTimes(timeOf(of, "start"), timeOf(of, "end"));
  const endOf = (fields: Checked<SessionFields | AbstractItem | EventItem>) => spanOf(field(fields, "end") ?? fields);
  reportOdd(odd, "session", wordsOf(field(of, "start")) ?? "", endOf(of), diagnostics);
  const listed = items(field(of, "items"));
  const itemTimes = chainTimes(times, listed.map(timesWritten));
  const planned = listed.flatMap((item, index) => {
    const { odd: oddItem, ...when } = itemTimes[index] ?? { ...times, odd: null };
    if (oddItem && isFields(item)) {
      const fields = item as Checked<AbstractItem | EventItem>;
      reportOdd(oddItem, "item", wordsOf(field(fields, "start")) ?? "", endOf(fields), diagnostics);
    }
    return planItem(item, when, drafts, markdown) ?? [];
  });
  const title = field(of, "title");
  const heading = title ? parseInline(textOf(title), markdown) : [];
  const own = repeatsSession(planned, heading, times) ? planned.slice(1) : planned;
  reportOrder(own, ({ start }) => start, "item", diagnostics);
  const description = field(of, "description");
  const given = [...oneOrMany(field(of, "chairs")), ...oneOrMany(field(of, "chair"))];
  return {
    id: wordsOf(field(of, "id")),
    title: heading,
    kind: wordsOf(field(of, "kind")) ?? kindOf(planned),
    room: plainWords(field(of, "room"), diagnostics),
    track: plainWords(field(of, "track"), diagnostics),
    description: description ? parseFlow(textOf(description), markdown) : [],
    chairs: given.flatMap((chair) =>
      isFields(chair) || wordsOf(chair) !== null
        ? readTypedPersons(chair, markdown.diagnostics, null).map(({ person }) => withProfile(person, chair, markdown))
        : [],
    ),
    ...(own === planned
      ? times
      : { start: times.start ?? planned[0]?.start ?? null, end: times.end ?? planned[0]?.end ?? null }),
    prefix: wordsOf(field(of, "prefix")),
    items: inOrderOfTime(own, ({ start }) => start),
    span: spanOf(title ?? of),
  };
}

/** A session “Coffee Break” of one item “Coffee Break” says its name twice. */
function repeatsSession(planned: readonly PlannedItem[], title: PlannedSession["title"], times: Times): boolean {
  const [only] = planned;
  if (planned.length !== 1 || !only || "draft" in only) return false;
  const same = folded(plainText(only.title)) === folded(plainText(title)) && folded(plainText(title)) !== "";
  const within = (own: number | null, around: number | null) => own === null || around === null || own === around;
  return same && within(only.start, times.start) && within(only.end, times.end);
}

/** A session of nothing but posters is a poster session whether it says so or not. */
function kindOf(planned: readonly PlannedItem[]): string {
  // What an abstract is that could not be read nobody knows.
  const drafts = planned.flatMap((item) => ("draft" in item && !item.draft.textLost ? item.draft : []));
  return drafts.length > 0 && drafts.every((draft) => draft.type === "poster") ? "posters" : "talks";
}

function timeOf(of: Checked<SessionFields | AbstractItem | EventItem>, name: "start" | "end"): number | null {
  const written = field(of, name);
  return written ? parseTime(textOf(written).value) : null;
}

function timesWritten(of: Checked<ItemFields>): Times & { readonly duration: number | null } {
  if (!isFields(of)) return { start: null, end: null, duration: null };
  const fields = of as Checked<AbstractItem | EventItem>;
  return { start: timeOf(fields, "start"), end: timeOf(fields, "end"), duration: fields.data.duration ?? null };
}

function planItem(
  of: Checked<ItemFields>,
  { start, end }: Times,
  drafts: Drafts,
  markdown: MarkdownContext,
): PlannedItem | null {
  const { diagnostics } = markdown;
  const times = { start, end };
  if (isFields(of) && !("abstract" in of.data)) {
    const event = of as Checked<EventItem>;
    const title = field(event, "title");
    const kind = wordsOf(field(event, "kind"));
    return {
      ...times,
      title: title ? parseInline(textOf(title), markdown) : [],
      event: kind,
      span: spanOf(title ?? of),
    };
  }
  const named = isFields(of) ? field(of as Checked<AbstractItem>, "abstract") : of;
  const id = wordsOf(named);
  if (!named || id === null) return null;
  const draft = drafts.byId.get(id) ?? drafts.byId.get(drafts.files.get(id) ?? "");
  if (draft) return { ...times, draft, span: spanOf(named) };
  if (!drafts.unreadable.has(id)) reportUnknown(id, spanOf(named), drafts, diagnostics);
  return { ...times, draft: unknownDraft(id, spanOf(named), drafts.language), span: spanOf(named) };
}

/** What stands in the programme for an abstract that does not exist: its id, at its time, with its number. */
function unknownDraft(id: string, at: Span, language: string): Draft {
  return {
    id,
    anchor: id,
    title: [{ kind: "fault", children: [{ kind: "text", value: id, span: at }], span: at }],
    type: "talk",
    authors: [],
    affiliations: [],
    keywords: [],
    track: null,
    body: null,
    figures: [],
    references: [],
    acknowledgements: [],
    withdrawn: false,
    textLost: true,
    extent: at,
    language,
    number: null,
    span: at,
  };
}

function reportUnknown(id: string, span: Span, drafts: Drafts, diagnostics: Reporter): void {
  const close = drafts.byId.get(nearest(id, drafts.byId.keys()) ?? "");
  const message = `there is no abstract “${id}”`;
  if (close) {
    const related = [{ message: `“${close.id}” is here`, span: close.span }];
    diagnostics.error("unknown-abstract", message, span, { hint: `did you mean “${close.id}”?`, related });
  } else if (/\s/.test(id)) {
    diagnostics.error("unknown-abstract", message, span, {
      hint: `write { title: "${id}" } for what is not an abstract`,
    });
  } else diagnostics.error("unknown-abstract", message, span);
}

interface ProgrammeSlot {
  readonly slot: Slot;
  readonly posters: boolean;
  readonly span: Span;
}

/** Gives each abstract its slot and number. One may stand in a talk and in a poster session (a flash talk), no more. */
function placeAbstracts(
  days: readonly PlannedDay[],
  drafts: Drafts,
  diagnostics: Reporter,
): ReadonlyMap<string, Abstract> {
  const places = new Map<string, ProgrammeSlot[]>();
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  const unknown = new Map<string, Draft>();
  days.forEach((day, dayIndex) => {
    day.sessions.forEach((session, sessionIndex) => {
      const posters = session.kind === "posters";
      session.items.forEach((item, itemIndex) => {
        if (!("draft" in item)) return;
        const { id } = item.draft;
        const earlier = places.get(id) ?? [];
        const place: ProgrammeSlot = {
          slot: { day: dayIndex, session: sessionIndex, item: itemIndex },
          posters,
          span: item.span,
        };
        if (drafts.byId.has(id)) reportTwice(id, earlier, place, diagnostics);
        else unknown.set(id, item.draft);
        places.set(id, [...earlier, place]);
        if (session.prefix === null || numbers.has(id)) return;
        const count = (counts.get(session.prefix) ?? 0) + 1;
        counts.set(session.prefix, count);
        numbers.set(id, `${session.prefix}${count}`);
      });
    });
  });
  const finished = [...drafts.list, ...unknown.values()].map((draft): [string, Abstract] => {
    const found = places.get(draft.id) ?? [];
    const place = found.find(({ posters }) => !posters) ?? found[0];
    const type = draft.textLost && place?.posters ? "poster" : draft.type;
    return [
      draft.id,
      { ...draft, type, slot: place?.slot ?? null, number: draft.number ?? numbers.get(draft.id) ?? null },
    ];
  });
  return new Map(finished);
}

function reportTwice(id: string, earlier: readonly ProgrammeSlot[], place: ProgrammeSlot, diagnostics: Reporter): void {
  const same = earlier.find((other) => other.posters === place.posters);
  if (!same) return;
  const related = [{ message: "it is here already", span: same.span }];
  const hint = "an abstract stands once among the talks, and once among the posters";
  diagnostics.error("scheduled-twice", `“${id}” is twice in the programme`, place.span, { related, hint });
}

function finish(days: readonly PlannedDay[], abstracts: ReadonlyMap<string, Abstract>): readonly Day[] {
  const slugs = sessionSlugs(days);
  let index = 0;
  return days.map((day) => ({
    ...day,
    sessions: day.sessions.map(({ id, prefix, ...session }) => ({
      ...session,
      slug: slugs[index++] ?? "",
      items: session.items.flatMap((item) => finishItem(item, abstracts) ?? []),
    })),
  }));
}

function finishItem(item: PlannedItem, abstracts: ReadonlyMap<string, Abstract>): ProgrammeItem | null {
  const { start, end, span } = item;
  if (!("draft" in item)) return { kind: "event", title: item.title, event: item.event, start, end, span };
  const abstract = abstracts.get(item.draft.id);
  return abstract ? { kind: "abstract", abstract, start, end, span } : null;
}

/** From the title; with the date where titles repeat, with a number where that repeats too. */
function sessionSlugs(days: readonly PlannedDay[]): readonly string[] {
  const sessions = days.flatMap((day) =>
    day.sessions.map((session) => ({
      date: day.date,
      given: session.id,
      name: slug(plainText(session.title)) || "session",
    })),
  );
  const times = new Map<string, number>();
  for (const { name, given } of sessions) if (given === null) times.set(name, (times.get(name) ?? 0) + 1);
  const taken = new Set(sessions.flatMap(({ given }) => given ?? []));
  return sessions.map(({ date, given, name }) => {
    if (given !== null) return given;
    const wanted = (times.get(name) ?? 0) > 1 ? `${name}-${date}` : name;
    let unique = wanted;
    for (let number = 2; taken.has(unique); number++) unique = `${wanted}-${number}`;
    taken.add(unique);
    return unique;
  });
}
