// The whole work of this room on plain data: reads the bibliographies, resolves the lists, sets them by the citation style.
// It knows no spans and no worker; the same request always gives the same response.
import { workOn } from "../runtime/at-work.ts";
import { OutOfMemory } from "../runtime/memory.ts";
import { readBibliography } from "./bibliography.ts";
import { ListChecker } from "./check-lists.ts";
import { openLocales } from "./citation-locale.ts";
import { defaultStyle, readCitationStyle } from "./citation-style.ts";
import { loadCiteproc } from "./citeproc.ts";
import { withAdditions } from "./eprint.ts";
import type {
  EntryResponse,
  FaultReporter,
  ListResponse,
  ReferenceFault,
  ReferenceOrigin,
  ReferencesRequest,
  ReferencesResponse,
} from "./exchange.ts";
import { bibtexParser } from "./formats/bibtex.ts";
import { type ResolvedList, type ResolvedLists, resolveLists } from "./resolve-lists.ts";
import { createListSetter, type ListSetter, type SetList } from "./set-lists.ts";
import { withinLimits } from "./within-limits.ts";

export async function formatLists(request: ReferencesRequest): Promise<ReferencesResponse> {
  const faults: ReferenceFault[] = [];
  const faulty = new Set<ReferenceOrigin>();
  const report: FaultReporter = (fault) => {
    faults.push(fault);
    if (fault.severity === "error" || fault.code === "bad-reference") faulty.add(fault.of ?? fault.place);
  };
  const tex = bibtexParser(request.language);
  const bibliography = await readBibliography(request, tex, report);
  const checker = new ListChecker(request.lastYear ?? null, faulty, report);
  const resolved = withinLimits(resolveLists(request.lists, bibliography, tex, report, checker), report);
  const setter = openSetter(request, resolved, report);
  const set = resolved.lists.some((list) => list.ids.length > 0) ? setAll(setter, resolved, report) : [];
  return { lists: resolved.lists.map((list, index) => listResponse(list, set[index], resolved.items)), faults };
}

/** Builds the engine when the first list is set; a bad style is reported anyway. */
function openSetter(request: ReferencesRequest, resolved: ResolvedLists, report: FaultReporter): () => ListSetter {
  workOn(`the citation style ${request.style}`);
  const style = readCitationStyle(request.folder, request.style, report);
  return () => {
    const locales = openLocales(request.language, loadCiteproc().LANG_BASES, report);
    workOn(`the citation style ${request.style}`);
    const create = (tree: typeof style) => createListSetter(tree, locales, resolved.items, resolved.verbatim);
    const fallback = () => create(readCitationStyle(request.folder, defaultStyle, report));
    try {
      const setter = create(style);
      if (setter.hasBibliography) return setter;
      report({
        severity: "error",
        code: "bad-citation-style",
        message: `the citation style “${request.style}” produces notes only, no list of references`,
        place: { at: "style" },
        hint: "choose a style with a bibliography",
      });
    } catch (error) {
      report({
        severity: "error",
        code: "bad-citation-style",
        message: `the citation style “${request.style}” cannot be used: ${messageOf(error)}`,
        place: { at: "style" },
      });
    }
    return fallback();
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

/** citeproc throws on some items; then each list is set separately, to find the item at fault. */
function setAll(
  open: () => ListSetter,
  resolved: ResolvedLists,
  report: FaultReporter,
): readonly (SetList | undefined)[] {
  const setter = open();
  try {
    return setter.setLists(resolved.lists);
  } catch (error) {
    if (error instanceof OutOfMemory) throw error;
    const sick = new Set<string>();
    return resolved.lists.map((list) => setSoundOnes(open, list, sick, report));
  }
}

/** The works of a list that can be set; the others are reported. `sick`: those that have already been reported. */
function setSoundOnes(
  open: () => ListSetter,
  list: ResolvedList,
  sick: Set<string>,
  report: FaultReporter,
): SetList | undefined {
  const attempt = (some: ResolvedList): SetList | undefined | Error => {
    try {
      return open().setLists([some])[0];
    } catch (error) {
      if (error instanceof OutOfMemory) throw error;
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  const whole = attempt(list);
  if (!(whole instanceof Error)) return whole;
  // Bisects a list that cannot be set: few items are sick.
  const search = (ids: readonly string[]): void => {
    const set = ids.length === 0 ? undefined : attempt({ ...list, ids, citations: [] });
    if (!(set instanceof Error)) return;
    const [id, ...others] = ids;
    if (id === undefined || others.length > 0) {
      search(ids.slice(0, ids.length >> 1));
      search(ids.slice(ids.length >> 1));
      return;
    }
    sick.add(id);
    const place = list.origins.get(id)?.place ?? { at: "style" as const };
    const message = `the reference cannot be set: ${messageOf(set)}`;
    report({ severity: "error", code: "bad-reference", message, place });
  };
  search(list.ids.filter((id) => !sick.has(id)));
  const rest = attempt({ ...list, ids: list.ids.filter((id) => !sick.has(id)), citations: [] });
  return rest instanceof Error ? undefined : rest;
}

function listResponse(list: ResolvedList, set: SetList | undefined, items: ResolvedLists["items"]): ListResponse {
  if (!set) return { labelled: false, entries: [], citations: list.asked.map(() => null) };
  const entries = set.entries.map((entry): EntryResponse => {
    const origin = list.origins.get(entry.id);
    const content = origin?.text ?? withAdditions(entry.content, items.get(entry.id));
    return { label: entry.label, content, place: origin?.place ?? { at: "style" } };
  });
  return {
    labelled: set.labelled,
    entries,
    citations: list.asked.map((index) => (index === null ? null : (set.citations[index] ?? null))),
  };
}
