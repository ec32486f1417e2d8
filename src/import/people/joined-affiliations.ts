// Affiliations that a system joined with commas, though they have commas inside → one for each person. They are divided
// where the parts are affiliations that the file has by themselves elsewhere, or begin with the name of an institution.
import { institution } from "../write/identity.ts";

/** “Ada Lee (Observatory), Bo Kim”: Indico repeats each name, with the affiliation in brackets if there is one. */
export function behindNames(written: string, names: readonly string[]): readonly string[] | null {
  const found: string[] = [];
  let rest = written.trim();
  for (const [index, name] of names.entries()) {
    if (!rest.startsWith(name)) return null;
    rest = rest.slice(name.length).trim();
    const next = names[index + 1];
    const end = next === undefined ? rest.length : rest.indexOf(`, ${next}`);
    if (end === -1) return null;
    const inside = rest.slice(0, end).trim();
    if (inside !== "" && !/^\(.*\)$/s.test(inside)) return null;
    found.push(inside.slice(1, -1).trim());
    rest = rest.slice(end).replace(/^,\s/, "");
  }
  return found.length > 0 && rest.replace(/^\(.*\)$/s, "") === "" ? found : null;
}

/** Null if no division, or more than one, fits best. */
export function divideAffiliations(
  written: string,
  count: number,
  known: ReadonlySet<string>,
): readonly string[] | null {
  const parts = written.split(/,\s{1,9}/).map((part) => part.trim());
  if (count < 2 || parts.length < count || parts.length > 60) return null;
  /** The best division of the first parts into so many affiliations: its score, where the last begins, and how often. */
  interface Best {
    readonly score: number;
    readonly from: number;
    readonly ties: number;
  }
  const best = new Map<string, Best>([["0 0", { score: 0, from: 0, ties: 1 }]]);
  for (let end = 1; end <= parts.length; end++)
    for (let people = 1; people <= Math.min(count, end); people++)
      for (let from = people - 1; from < end; from++) {
        const before = best.get(`${from} ${people - 1}`);
        if (!before) continue;
        const score = before.score + scoreOf(parts.slice(from, end), known);
        const found = best.get(`${end} ${people}`);
        if (!found || score > found.score) best.set(`${end} ${people}`, { score, from, ties: before.ties });
        else if (score === found.score) best.set(`${end} ${people}`, { ...found, ties: found.ties + before.ties });
      }
  const whole = best.get(`${parts.length} ${count}`);
  if (!whole || whole.ties > 1 || whole.score < count) return null;
  const divided: string[] = [];
  for (let end = parts.length, people = count; people > 0; people--) {
    const from = best.get(`${end} ${people}`)?.from ?? 0;
    divided.unshift(parts.slice(from, end).join(", "));
    end = from;
  }
  return divided;
}

function scoreOf(parts: readonly string[], known: ReadonlySet<string>): number {
  if (known.has(parts.join(", "))) return 4;
  const names = parts.filter((part) => institution.test(part)).length;
  // One institution, at the beginning, followed by its department or its town.
  return institution.test(parts[0] ?? "") ? (names === 1 ? 1.5 : 0.5) : -1;
}
