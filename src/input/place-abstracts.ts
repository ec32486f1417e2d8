// What the programme says about each abstract: its slot and its number. In: the days as planned. Out: the abstracts by
// their ids.
import type { Abstract, Slot } from "../model/book.ts";
import { isSame } from "../runtime/is-same.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { PlannedDay } from "./plan-session.ts";
import type { Draft, Drafts } from "./read-abstracts.ts";

interface ProgrammeSlot {
  readonly slot: Slot;
  readonly posters: boolean;
  readonly span: Span;
}

/** An abstract may be in one talk session and in one poster session (a flash talk), but in no more. */
export function placeAbstracts(
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
    const type = draft.type ?? (place?.posters ? "poster" : "talk");
    const number = draft.number ?? numbers.get(draft.id) ?? null;
    return [draft.id, placed(draft, type, place?.slot ?? null, number)];
  });
  return new Map(finished);
}

/** A draft about which the programme says the same as before remains the same abstract. */
const known = new WeakMap<Draft, Abstract>();

function placed(draft: Draft, type: string, slot: Slot | null, number: string | null): Abstract {
  const before = known.get(draft);
  if (before && before.type === type && before.number === number && isSame(before.slot, slot)) return before;
  const abstract = { ...draft, type, slot, number };
  known.set(draft, abstract);
  return abstract;
}

function reportTwice(id: string, earlier: readonly ProgrammeSlot[], place: ProgrammeSlot, diagnostics: Reporter): void {
  const same = earlier.find((other) => other.posters === place.posters);
  if (!same) return;
  const related = [{ message: "it is already listed here", span: same.span }];
  const hint = "an abstract may be listed once among the talks and once among the posters";
  diagnostics.error("scheduled-twice", `“${id}” appears twice in the programme`, place.span, { related, hint });
}
