// Merges the abstracts of a new export into the book: new ones are written, changed fields are changed, withdrawn ones
// are marked.
import { type Source, source, span } from "../../source/source.ts";
import { digest } from "../digest.ts";
import { abstractFile } from "../write/book-files.ts";
import type { AbstractDraft, BookDraft, Value } from "../write/draft.ts";
import { type BaseAbstract, digests } from "./base.ts";
import type { FoundAbstract } from "./book-on-disk.ts";
import { fieldValue, parseYaml, placeOfField, recordsOf, withField } from "./edit-yaml.ts";
import type { Merge } from "./merge.ts";
import { threeWay, threeWayList } from "./three-way.ts";

const order = [
  "id",
  "title",
  "type",
  "authors",
  "affiliations",
  "keywords",
  "track",
  "number",
  "language",
  "abstract",
  "figures",
  "references",
  "acknowledgements",
  "withdrawn",
  "source",
];

export function mergeAbstracts(draft: BookDraft, merge: Merge): ReadonlyMap<string, BaseAbstract> {
  const next = new Map(merge.base.abstracts);
  for (const abstract of draft.abstracts) {
    const earlier = merge.base.abstracts.get(abstract.id) ?? null;
    next.set(abstract.id, mergeOne(abstract, earlier, draft.system, merge));
  }
  withdraw(draft, next, merge);
  return next;
}

export function baseOf(abstract: AbstractDraft, system: string): BaseAbstract {
  const { authors } = abstract.fields;
  return {
    system,
    source: abstract.source,
    fields: digests(abstract.fields),
    authors: Array.isArray(authors) ? authors.map(digest) : [],
    withdrawn: false,
  };
}

function mergeOne(abstract: AbstractDraft, earlier: BaseAbstract | null, system: string, merge: Merge): BaseAbstract {
  const now = baseOf(abstract, system);
  if (earlier && !earlier.withdrawn && sameFields(earlier.fields, now.fields)) return earlier;
  const found = merge.disk.find(abstract.id, system, abstract.source);
  if (!found) {
    // An abstract that was removed from the book by hand stays away until the source changes it.
    if (earlier && sameFields(earlier.fields, now.fields)) return earlier;
    const written = abstractFile(abstract);
    const there = merge.disk.text(`abstracts/${abstract.id}.yaml`);
    // Another import has written the same in the meantime.
    if (there === written) return now;
    if (there !== null) {
      merge.diagnostics.error(
        "import-base",
        `“abstracts/${abstract.id}.yaml” cannot be read, so nothing can be merged into it`,
        null,
        { hint: "`abstracts check` says what is wrong with it" },
      );
      return earlier ?? now;
    }
    merge.disk.write(`abstracts/${abstract.id}.yaml`, written);
    merge.say({
      kind: earlier ? "restored" : "new",
      id: abstract.id,
      title: String(abstract.fields.title),
      details: [],
    });
    return now;
  }
  return mergeFields(abstract, now, earlier, found, merge);
}

function sameFields(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function mergeFields(
  abstract: AbstractDraft,
  now: BaseAbstract,
  earlier: BaseAbstract | null,
  found: FoundAbstract,
  merge: Merge,
): BaseAbstract {
  const fields: Record<string, string> = {};
  const details: string[] = [];
  let authors = now.authors;
  for (const key of new Set([...Object.keys(now.fields), ...Object.keys(earlier?.fields ?? {})])) {
    const base = earlier ? earlier.fields[key] : null;
    const theirs = abstract.fields[key];
    const current = current_(found, merge);
    const ours = fieldValue(current, key);
    const outcome = key === "authors" && earlier ? authorsOutcome(earlier, ours, theirs) : threeWay(base, ours, theirs);
    let settled = now.fields[key];
    if (outcome.kind === "take") {
      edit(found, key, outcome.value, merge);
      details.push(key);
    } else if (outcome.kind === "conflict") {
      if (merge.settle === "theirs") {
        edit(found, key, theirs, merge);
        details.push(key);
      } else if (merge.settle === "ask") {
        // The base stays, so that the conflict is reported at each import until somebody settles it.
        settled = earlier?.fields[key];
        if (key === "authors") authors = earlier?.authors ?? [];
        conflict(found, current, key, ours, theirs, merge);
      }
    }
    if (settled !== undefined) fields[key] = settled;
  }
  if (earlier?.withdrawn && fieldValue(current_(found, merge), "withdrawn") === true) {
    edit(found, "withdrawn", undefined, merge);
    merge.say({ kind: "reinstated", id: found.id, title: String(abstract.fields.title), details: [] });
  }
  if (details.length > 0) merge.say({ kind: "changed", id: found.id, title: String(abstract.fields.title), details });
  return { ...now, fields, authors };
}

function authorsOutcome(earlier: BaseAbstract, ours: unknown, theirs: Value | undefined) {
  const plain = threeWay(earlier.fields.authors, ours, theirs);
  if (plain.kind !== "conflict" || !Array.isArray(ours) || !Array.isArray(theirs)) return plain;
  const merged = threeWayList(earlier.authors, ours, theirs as readonly Value[]);
  return merged ? { kind: "take" as const, value: merged as readonly Value[] } : plain;
}

/** The record in its file now. */
function current_(found: FoundAbstract, merge: Merge): FoundAbstract["map"] {
  const yaml = parseYaml(merge.disk.text(found.path) ?? "");
  const records = yaml ? recordsOf(yaml) : [];
  return records.length === 1
    ? (records[0] ?? found.map)
    : (records.find((map) => sameRecord(map, found)) ?? found.map);
}

function sameRecord(map: FoundAbstract["map"], found: FoundAbstract): boolean {
  const id = fieldValue(map, "id");
  if (id !== undefined) return String(id) === found.id;
  return digest(fieldValue(map, "source")) === digest(fieldValue(found.map, "source"));
}

function edit(found: FoundAbstract, key: string, value: Value | undefined, merge: Merge): void {
  const text = merge.disk.text(found.path) ?? "";
  const changed = withField(text, current_(found, merge), key, value, order);
  // An edit that would break the file is not made.
  if (parseYaml(changed)) merge.disk.write(found.path, changed);
  else
    merge.diagnostics.warning(
      "import-conflict",
      `“${key}” of “${found.id}” changed in the source and cannot be written into its file`,
      spanIn(found, key, merge),
    );
}

function spanIn(found: FoundAbstract, key: string, merge: Merge) {
  const file: Source = source(merge.shown(found.path), merge.disk.text(found.path) ?? "");
  return span(file, ...placeOfField(current_(found, merge), key));
}

function conflict(
  found: FoundAbstract,
  map: FoundAbstract["map"],
  key: string,
  ours: unknown,
  theirs: Value | undefined,
  merge: Merge,
): void {
  const file: Source = source(merge.shown(found.path), merge.disk.text(found.path) ?? "");
  const hint = "the book keeps its value; --theirs takes the source's value, --ours settles for the book's";
  merge.diagnostics.warning(
    "import-conflict",
    `“${key}” of “${found.id}” was changed in the book and in the source`,
    span(file, ...placeOfField(map, key)),
    { hint },
  );
  merge.conflict({ file: merge.shown(found.path), what: key, ours, theirs });
}

/** Abstracts that the source no longer has are kept and marked, if this is another export from the same system. */
function withdraw(draft: BookDraft, next: Map<string, BaseAbstract>, merge: Merge): void {
  const present = new Set(draft.abstracts.map(({ id }) => id));
  const own = [...merge.base.abstracts].filter(([, { system, withdrawn }]) => system === draft.system && !withdrawn);
  const gone = own.filter(([id]) => !present.has(id));
  if (gone.length === 0) return;
  if (gone.length > own.length / 2) {
    const message = `${gone.length} of ${own.length} abstracts of the book are not in these files; they are left unchanged, since these seem to be other files of the same system`;
    merge.diagnostics.warning("import-partial", message, null, {
      hint: "import all files of the system together; mark withdrawn abstracts by hand",
    });
    return;
  }
  for (const [id, earlier] of gone) {
    const found = merge.disk.find(id, earlier.system, earlier.source);
    next.set(id, { ...earlier, withdrawn: true });
    if (!found || fieldValue(found.map, "withdrawn") === true) continue;
    edit(found, "withdrawn", true, merge);
    merge.say({ kind: "withdrawn", id: found.id, title: String(fieldValue(found.map, "title") ?? ""), details: [] });
  }
}
