// A large request shared out over threads: its lists are independent of each other, so two halves give the same as the
// whole, once the places in the second are counted on from the first.
import type { EntryResponse, Fault, Place, ReferencesRequest, ReferencesResponse } from "./exchange.ts";

/** With fewer references than this a second thread costs more than it saves. */
const worthwhile = 300;

export function shareOut(request: ReferencesRequest): readonly ReferencesRequest[] {
  const references = request.lists.reduce((sum, list) => sum + list.references.length, 0);
  if (references < worthwhile) return [request];
  let half = 0;
  for (let seen = 0; seen < references / 2; half++) seen += request.lists[half]?.references.length ?? 0;
  return [
    { ...request, lists: request.lists.slice(0, half) },
    { ...request, lists: request.lists.slice(half) },
  ];
}

/** The response to the whole, from the responses to its shares in their order. */
export function join(responses: readonly ReferencesResponse[]): ReferencesResponse {
  let before = 0;
  const shifted = responses.map(({ lists, faults }) => {
    const by = before;
    before += lists.length;
    if (by === 0) return { lists, faults };
    return {
      lists: lists.map((list) => ({ ...list, entries: list.entries.map((entry) => shiftEntry(entry, by)) })),
      faults: faults.map((fault) => shiftFault(fault, by)),
    };
  });
  return { lists: shifted.flatMap(({ lists }) => lists), faults: shifted.flatMap(({ faults }) => faults) };
}

const shiftEntry = (entry: EntryResponse, by: number): EntryResponse => ({ ...entry, place: shift(entry.place, by) });

function shiftFault(fault: Fault, by: number): Fault {
  const related = fault.related && { related: { ...fault.related, place: shift(fault.related.place, by) } };
  return { ...fault, ...related, place: shift(fault.place, by) };
}

const shift = (place: Place, by: number): Place => ("list" in place ? { ...place, list: place.list + by } : place);
