// The parts that events of schedule.json and schedule.xml share: their time and place, and the finishing of the
// conference.
import { pauseIn } from "../../language/pauses.ts";
import {
  emptyConference,
  type ImportedConference,
  type ImportedContribution,
  type ImportedSession,
  type ImportedSlot,
} from "../conference.ts";
import { byTime, sessionsOfSlots } from "../programme.ts";
import { minutesOf, parseClock, parseMoment } from "../times.ts";

type Parts = Pick<ImportedConference, "title" | "dates" | "timezone" | "url" | "rooms" | "contributions">;

export function finish(parts: Parts, place: string | null = null): ImportedConference {
  const pauses = parts.contributions.flatMap(pausesOf);
  const talks = parts.contributions.filter((one) => pausesOf(one).length === 0);
  return {
    ...emptyConference,
    system: "pretalx",
    ...parts,
    place,
    sessions: [...sessionsOfSlots(talks), ...pauses].sort(byTime),
    contributions: talks.map((one) => ({ ...one, slot: null, moreSlots: [] })),
  };
}

/** These systems have no breaks; people schedule events of that name, without a speaker or a text. */
function pausesOf(one: ImportedContribution): readonly ImportedSession[] {
  if (one.authors.length > 0 || one.body !== "") return [];
  const kind = pauseIn(one.title, one.language ?? "en") ?? pauseIn(one.type ?? "", "en");
  if (kind === null) return [];
  const slots = [...(one.slot ? [one.slot] : []), ...(one.moreSlots ?? [])];
  return slots.flatMap(({ date, start, end, room }, index) =>
    date === null
      ? []
      : [
          {
            key: `${one.id} ${index}`,
            title: one.title,
            kind,
            date,
            start,
            end,
            room,
            chairs: [],
            items: [],
            span: one.span,
          },
        ],
  );
}

/** A talk that is given more than once has one abstract and several places in the programme, in the order of time. */
export function unique(contributions: readonly ImportedContribution[]): readonly ImportedContribution[] {
  const found = new Map<string, ImportedContribution[]>();
  for (const one of contributions) found.set(one.id, [...(found.get(one.id) ?? []), one]);
  return [...found.values()].flatMap((same) => {
    const slots = same.flatMap(({ slot }) => (slot === null ? [] : [slot])).sort(bySlot);
    const [first] = same;
    const [slot = null, ...moreSlots] = slots.filter(
      (each, index) => index === 0 || bySlot(each, slots[index - 1]) !== 0,
    );
    return first ? [{ ...first, slot, ...(moreSlots.length > 0 && { moreSlots }) }] : [];
  });
}

function bySlot(a: ImportedSlot, b: ImportedSlot | undefined): number {
  if (!b) return 1;
  return (
    (a.date ?? "").localeCompare(b.date ?? "") ||
    (a.start ?? 0) - (b.start ?? 0) ||
    (a.room ?? "").localeCompare(b.room ?? "")
  );
}

export interface EventPlace {
  readonly room: string;
  readonly date: string;
  readonly timezone: string | null;
}

export function slotOf(
  date: string,
  start: string,
  duration: string,
  { room, date: day, timezone }: EventPlace,
): ImportedContribution["slot"] {
  const moment = parseMoment(date, timezone);
  const clock = parseClock(start, true) ?? moment?.clock ?? null;
  const minutes = minutesOf(duration);
  // After midnight the event still belongs to the day that it is listed under.
  const late = moment !== null && day !== "" && moment.date > day && clock !== null && clock < 720;
  const from = clock === null ? null : late ? clock + 1440 : clock;
  return {
    date: day || (moment?.date ?? null),
    start: from,
    end: from === null || minutes === null ? null : from + minutes,
    room: room || null,
    session: null,
    chairs: [],
    order: null,
  };
}

/** `abstract` is a short text, `description` the long one; if one begins with the other, only the longer is kept. */
export function saidOnce<T extends { readonly text: string }>(short: T, long: T): readonly T[] {
  if (long.text === "" || short.text.startsWith(long.text)) return [short];
  return short.text === "" || long.text.startsWith(short.text) ? [long] : [short, long];
}
