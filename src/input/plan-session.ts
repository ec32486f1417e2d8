// A session of programme.yaml → the session with its items and their times, each abstract as its draft.
import { type PauseKind, pauseIn } from "../language/pauses.ts";
import type { Day, ProgrammeItem, Session } from "../model/book.ts";
import { folded } from "../model/names.ts";
import { plainText } from "../model/text.ts";
import { type Checked, field, isFields, items, oneOrMany, spanOf, textOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { nearest } from "../source/did-you-mean.ts";
import type { Span } from "../source/source.ts";
import { parseText } from "./markdown/containers.ts";
import { type MarkdownContext, parseInline } from "./markdown/parse-markdown.ts";
import { plainWords } from "./markdown/plain-field.ts";
import { withProfile } from "./profiles.ts";
import { inOrderOfTime, reportOdd, reportOrder } from "./programme-order.ts";
import type { Draft, Drafts } from "./read-abstracts.ts";
import type { AbstractItem, EventItem, Item as ItemFields, SessionFields } from "./schema/programme.generated.ts";
import { chainTimes, checkedTimes, type Times, timeField } from "./times.ts";
import { readTypedPersons } from "./typed-authors.ts";

export type PlannedItem = Times & { readonly span: Span } & (
    | { readonly draft: Draft }
    | { readonly title: Extract<ProgrammeItem, { kind: "event" }>["title"]; readonly event: string | null }
  );

export type PlannedSession = Omit<Session, "items" | "slug"> & {
  readonly id: string | null;
  readonly prefix: string | null;
  readonly items: readonly PlannedItem[];
};

export type PlannedDay = Omit<Day, "sessions"> & { readonly sessions: readonly PlannedSession[] };

export function planSession(of: Checked<SessionFields>, drafts: Drafts, markdown: MarkdownContext): PlannedSession {
  const { diagnostics } = markdown;
  const { odd, ...times } = checkedTimes(
    timeField(field(of, "start"), diagnostics),
    timeField(field(of, "end"), diagnostics),
  );
  const endOf = (fields: Checked<SessionFields | AbstractItem | EventItem>) => spanOf(field(fields, "end") ?? fields);
  reportOdd(odd, "session", wordsOf(field(of, "start")) ?? "", endOf(of), diagnostics);
  const listed = items(field(of, "items"));
  const itemTimes = chainTimes(
    times,
    listed.map((item) => timesWritten(item, diagnostics)),
  );
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
  const room = field(of, "room");
  const given = [...oneOrMany(field(of, "chairs")), ...oneOrMany(field(of, "chair"))];
  return {
    id: wordsOf(field(of, "id")),
    title: heading,
    kind:
      usualKind(wordsOf(field(of, "kind"))) ?? kindOf(planned, own, given.length > 0 ? null : pauseOf(heading, drafts)),
    room: plainWords(room, diagnostics),
    ...(room && { roomSpan: spanOf(room) }),
    track: plainWords(field(of, "track"), diagnostics),
    description: description ? parseText(textOf(description), markdown) : [],
    chairs: given.flatMap((chair) =>
      isFields(chair) || wordsOf(chair) !== null
        ? readTypedPersons(chair, markdown.diagnostics, null, false, drafts.language).map(({ person }) =>
            withProfile(person, chair, markdown),
          )
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

/** A session “Coffee Break” with one item “Coffee Break” would print its name twice. */
function repeatsSession(planned: readonly PlannedItem[], title: PlannedSession["title"], times: Times): boolean {
  const [only] = planned;
  if (planned.length !== 1 || !only || "draft" in only) return false;
  const same = folded(plainText(only.title)) === folded(plainText(title)) && folded(plainText(title)) !== "";
  const within = (own: number | null, around: number | null) => own === null || around === null || own === around;
  return same && within(only.start, times.start) && within(only.end, times.end);
}

/**
 * A session of nothing but posters is a poster session whether it says so or not, and “Coffee” without talks and chairs
 * is a break.
 */
function kindOf(planned: readonly PlannedItem[], own: readonly PlannedItem[], pause: PauseKind | null): string {
  // The type of an abstract that could not be read is not known.
  const drafts = planned.flatMap((item) => ("draft" in item && !item.draft.textLost ? item.draft : []));
  if (drafts.length > 0 && drafts.every((draft) => draft.type === "poster")) return "posters";
  const hasTalks = planned.some((item) => "draft" in item);
  // What happens in a break is not listed, so a session with events of its own is not a break.
  if (pause === null || hasTalks || (pause === "break" && own.length > 0)) return "talks";
  return pause;
}

/** “Poster session” is `posters`; other words stay as they are. */
const usualKind = (kind: string | null) =>
  kind !== null &&
  /^(?:e-?)?(?:posters?|plakat[ey]?|affiches?|p[óo]ster(?:es|s)?|постер(?:ы|и)?)(?: ?-?(?:session|sitzung|presentations?))?$/iu.test(
    kind,
  )
    ? "posters"
    : kind;

function pauseOf(title: PlannedSession["title"], { language }: Drafts): PauseKind | null {
  return pauseIn(plainText(title), language);
}

function timesWritten(of: Checked<ItemFields>, diagnostics: Reporter): Times & { readonly duration: number | null } {
  if (!isFields(of)) return { start: null, end: null, duration: null };
  const fields = of as Checked<AbstractItem | EventItem>;
  const time = (name: "start" | "end") => timeField(field(fields, name), diagnostics);
  return { start: time("start"), end: time("end"), duration: fields.data.duration ?? null };
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

/** The placeholder for an abstract that does not exist: its id, at its time, with its number. */
function unknownDraft(id: string, at: Span, language: string): Draft {
  return {
    id,
    anchor: id,
    title: [{ kind: "fault", children: [{ kind: "text", value: id, span: at }], span: at }],
    type: null,
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
  const message = `unknown abstract “${id}”`;
  if (close) {
    const related = [{ message: `“${close.id}” is here`, span: close.span }];
    diagnostics.error("unknown-abstract", message, span, { hint: `did you mean “${close.id}”?`, related });
  } else if (/\s/.test(id)) {
    diagnostics.error("unknown-abstract", message, span, {
      hint: `write { title: "${id}" } for an item that is not an abstract`,
    });
  } else diagnostics.error("unknown-abstract", message, span);
}
