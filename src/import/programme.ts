// Contributions with a time and a place → the sessions of a programme, for sources that have no sessions of their own.
import type { ImportedContribution, ImportedItem, ImportedSession, ImportedSlot } from "./conference.ts";
import { text } from "./text/rich.ts";
import { writeInline } from "./text/write-markdown.ts";

interface Slotted {
  readonly contribution: ImportedContribution;
  readonly slot: ImportedSlot & { readonly date: string };
  readonly index: number;
}

/** If no session is named, talks that are more minutes apart than this belong to two sessions. */
const longestPause = 14;

export function sessionsOfSlots(contributions: readonly ImportedContribution[]): readonly ImportedSession[] {
  const slotted = contributions.flatMap((contribution, index): readonly Slotted[] => {
    const slots = [...(contribution.slot ? [contribution.slot] : []), ...(contribution.moreSlots ?? [])];
    return slots.flatMap((slot) => (slot.date ? [{ contribution, slot: { ...slot, date: slot.date }, index }] : []));
  });
  const named = new Map<string, Slotted[]>();
  const loose = new Map<string, Slotted[]>();
  for (const one of slotted) {
    const { date, room, session, sessionKey } = one.slot;
    const [groups, key] =
      session === null
        ? [loose, `${date}\0${room}`]
        : [named, `${date}\0${sessionKey ?? session}\0${sessionKey ? "" : room}`];
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [
    ...[...named.values()].map((group) => sessionOf(group)),
    ...[...loose.values()].flatMap(divided).map((group) => sessionOf(group)),
  ].sort(byTime);
}

export function byTime(a: ImportedSession, b: ImportedSession): number {
  return a.date.localeCompare(b.date) || (a.start ?? 9999) - (b.start ?? 9999);
}

function sessionOf(group: readonly Slotted[]): ImportedSession {
  const sorted = [...group].sort(
    (a, b) =>
      (a.slot.start ?? 9999) - (b.slot.start ?? 9999) ||
      (a.slot.order ?? 9999) - (b.slot.order ?? 9999) ||
      a.index - b.index,
  );
  const [first] = sorted;
  if (!first) throw new Error("a session without contributions");
  const { date, room, session, sessionKey } = first.slot;
  const posters = sorted.every(({ contribution }) => contribution.type !== null && /poster/i.test(contribution.type));
  const starts = sorted.flatMap(({ slot }) => slot.sessionStart ?? slot.start ?? []);
  const ends = sorted.flatMap(({ slot }) => slot.sessionEnd ?? slot.end ?? []);
  const start = starts.length > 0 ? Math.min(...starts) : null;
  const end = ends.length > 0 && (start === null || Math.max(...ends) > start) ? Math.max(...ends) : null;
  const title = session ?? looseTitle(sorted, posters);
  const span = first.contribution.span;
  return {
    key: sessionKey ?? `${date} ${session ?? `${room ?? ""} ${start ?? ""}`}`.trim(),
    title,
    kind: posters || /\bposters?\b/i.test(title) ? "posters" : "talks",
    date,
    start,
    end,
    room,
    chairs: [...new Set(sorted.flatMap(({ slot }) => slot.chairs))],
    items: sorted.map(
      ({ contribution, slot }): ImportedItem => ({
        contribution: contribution.id,
        start: posters ? null : slot.start,
        end: posters ? null : slot.end,
      }),
    ),
    span,
  };
}

function looseTitle(group: readonly Slotted[], posters: boolean): string {
  const tracks = new Set(group.map(({ contribution }) => contribution.track));
  const [track] = tracks;
  const words = tracks.size === 1 && track ? track : (group[0]?.slot.room ?? (posters ? "Posters" : "Talks"));
  return writeInline([text(words)]);
}

/** The talks of one room on one day, divided at the pauses. */
function divided(group: readonly Slotted[]): readonly (readonly Slotted[])[] {
  const sorted = [...group].sort((a, b) => (a.slot.start ?? 0) - (b.slot.start ?? 0));
  const parts: Slotted[][] = [];
  let end: number | null = null;
  for (const one of sorted) {
    const { start } = one.slot;
    if (parts.length === 0 || (start !== null && end !== null && start - end > longestPause)) parts.push([]);
    parts.at(-1)?.push(one);
    end = one.slot.end ?? start ?? end;
  }
  return parts;
}
