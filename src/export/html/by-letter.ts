// Entries under the letters that they are filed under. In: items in order. Out: groups, in the order in which their
// letters first occur.
import { type ListEntry, type ListGroup, nameOfFile } from "./long-list.ts";

export function byLetter<Thing>(
  things: readonly Thing[],
  letterOf: (thing: Thing) => string,
  entryOf: (thing: Thing) => ListEntry,
): readonly ListGroup[] {
  const letters = new Map<string, ListEntry[]>();
  for (const thing of things) {
    const letter = letterOf(thing);
    const entries = letters.get(letter) ?? [];
    letters.set(letter, entries);
    entries.push(entryOf(thing));
  }
  return [...letters].map(([name, entries]) => ({ id: `letter-${nameOfFile(name)}`, name, entries }));
}
