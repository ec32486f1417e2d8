// References longer than any real work's: citeproc takes quadratic time in the marks of a title. In: resolved lists.
// Out: the same without these, which are reported at their source.
import { limits } from "../source/limits.ts";
import type { FaultReporter } from "./exchange.ts";
import type { ResolvedList, ResolvedLists } from "./resolve-lists.ts";

export function withinLimits(resolved: ResolvedLists, report: FaultReporter): ResolvedLists {
  const isLarge = (item: unknown) => JSON.stringify(item).length > limits.referenceText;
  const suspects = [...resolved.items].filter(([id, item]) => !resolved.verbatim.has(id) && isLarge(item));
  if (suspects.length === 0) return resolved;
  const items = new Map(resolved.items);
  const large = new Set<string>();
  for (const [id, item] of suspects) {
    // What reference managers add may have any length: it is left out.
    const { abstract: _, note: __, annote: ___, ...rest } = item as Readonly<Record<string, unknown>>;
    items.set(id, rest as typeof item);
    if (isLarge(rest)) large.add(id);
  }
  for (const id of large) {
    const place = resolved.lists.flatMap(({ origins }) => origins.get(id)?.place ?? [])[0] ?? { at: "style" as const };
    const message = `the reference has more than ${limits.referenceText.toLocaleString("en")} characters`;
    report({ severity: "error", code: "too-large", message, place, hint: "shorten it" });
  }
  return { ...resolved, items, lists: resolved.lists.map((list) => without(large, list)) };
}

function without(large: ReadonlySet<string>, list: ResolvedList): ResolvedList {
  if (!list.ids.some((id) => large.has(id))) return list;
  const kept = list.citations.map(({ cites, ...cluster }) => ({
    ...cluster,
    cites: cites.filter(({ id }) => !large.has(id)),
  }));
  // Citations left empty are removed, and the indices of the others move up.
  const indices = new Map<number, number>();
  for (const [index, { cites }] of kept.entries()) if (cites.length > 0) indices.set(index, indices.size);
  return {
    ...list,
    ids: list.ids.filter((id) => !large.has(id)),
    citations: kept.filter(({ cites }) => cites.length > 0),
    asked: list.asked.map((index) => (index === null ? null : (indices.get(index) ?? null))),
  };
}
