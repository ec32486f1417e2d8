// The plan of an import: the files to write with their bytes, and the report. Nothing is written here.

import { shownPath } from "../../source/book-folder.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { filesBelow } from "../../source/list-files.ts";
import { source, span } from "../../source/source.ts";
import { digest } from "../digest.ts";
import type { Imported } from "../import.ts";
import { affiliationsFile, bookFile } from "../write/book-files.ts";
import type { BookDraft } from "../write/draft.ts";
import { affiliationKey, type KnownIds } from "../write/identity.ts";
import { makeDraft } from "../write/make-draft.ts";
import { schemaFiles } from "../write/schema-files.ts";
import { type Base, baseFile, digests, emptyBase, writeBase } from "./base.ts";
import { BookOnDisk } from "./book-on-disk.ts";
import { fieldValue, parseYaml, placeOfField, recordsOf, withField } from "./edit-yaml.ts";
import type { ImportChange, ImportConflict, Merge, Settle } from "./merge.ts";
import { mergeAbstracts } from "./merge-abstracts.ts";
import { mergeProgramme } from "./merge-programme.ts";
import { planSummary, planText } from "./plan-text.ts";
import { retitled } from "./same-again.ts";
import type { ImportTarget } from "./target.ts";
import { threeWay } from "./three-way.ts";

export interface ImportPlan {
  /** The files, by their path in the book folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The text that --dry-run prints. */
  readonly text: string;
  readonly summary: string;
}

export interface PlanOptions {
  readonly withEmail: boolean;
  readonly settle: Settle;
  readonly title: string | null;
}

export function planImport(
  imported: Imported,
  target: ImportTarget,
  options: PlanOptions,
  diagnostics: Reporter,
): ImportPlan | null {
  const { conference } = imported;
  const base = target.base ?? emptyBase;
  const disk = new BookOnDisk(target.folder);
  const known = knownIds(imported, target, base, disk);
  const language = conference.language ?? "en";
  const draft = makeDraft(
    conference,
    known,
    { withEmail: options.withEmail, language, title: options.title ?? titleFrom(imported) },
    diagnostics,
  );
  const changes: ImportChange[] = [];
  const conflicts: ImportConflict[] = [];
  const merge: Merge = {
    disk,
    base,
    settle: options.settle,
    diagnostics,
    say: (change) => changes.push(change),
    conflict: (each) => conflicts.push(each),
    shown: (path) => shownPath(target.folder, path),
  };
  const next: Base = {
    systems: base.systems.includes(draft.system) ? base.systems : [...base.systems, draft.system],
    book: mergeBook(draft, target, merge),
    rooms: [...new Set([...base.rooms, ...draft.rooms])],
    abstracts: mergeAbstracts(draft, merge),
    affiliations: mergeAffiliations(draft, merge),
    files: mergeFiles(draft, merge),
    sessions: mergeProgramme(draft, merge),
  };
  if (!target.isBook) for (const [path, text] of schemaFiles()) if (disk.text(path) === null) disk.write(path, text);
  disk.write(baseFile, writeBase(next));
  const said = { changes, conflicts, imported, folder: target.folder };
  return { files: inOrder(disk.changed, target), text: planText(said), summary: planSummary(said) };
}

/**
 * What says that an import is complete is written last, so that a killed one can be run again: for a new book, the file
 * that makes it a book; otherwise the state of the sources.
 */
function inOrder(files: ReadonlyMap<string, Uint8Array>, { isBook }: ImportTarget): ReadonlyMap<string, Uint8Array> {
  const last = isBook ? [baseFile] : [baseFile, "book.yaml"];
  return new Map([...files].sort(([a], [b]) => last.indexOf(a) - last.indexOf(b)));
}

/** A title from the name of a file or a folder, if it is meaningful. */
function titleFrom({ files }: Imported): string {
  const [first = ""] = files;
  const name = (first.split(/[\\/]/).at(-1) ?? "")
    .replace(/\.\w{1,5}$/, "")
    // The day of the export is not part of the title, nor is what the file holds.
    .replace(/(?<!\d)\d{4}-\d{2}-\d{2}.*$/, "")
    .replace(/[_-]+/g, " ")
    .replace(/\b(?:data|schedule|timetable|programme?)\b/gi, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /\d{4}/.test(name) &&
    /\p{L}{3}/u.test(name) &&
    !/export|submission|abstract|contribution|paper|download/i.test(name)
    ? name
    : "Conference";
}

function knownIds(imported: Imported, { isBook }: ImportTarget, base: Base, disk: BookOnDisk): KnownIds {
  const { system, contributions } = imported.conference;
  const abstracts = new Map<string, string>();
  const taken = new Set<string>();
  for (const [id, of] of base.abstracts) {
    if (of.system === system) abstracts.set(of.source, id);
    else taken.add(id);
  }
  if (isBook && base.systems.length === 0) {
    for (const { id, source: from } of disk.all()) {
      if (from?.system === system) abstracts.set(from.id, id);
      else taken.add(id);
    }
  } else if (isBook)
    for (const name of namesIn(disk.folder, "abstracts")) if (!base.abstracts.has(name)) taken.add(name);
  for (const [fresh, old] of retitled(contributions, system, base)) abstracts.set(fresh, old);
  return { abstracts, affiliations: base.affiliations, taken };
}

/** Names, without extension, of the files in the folder itself. */
function namesIn(folder: string, below: string): readonly string[] {
  const files = filesBelow(folder, below, [".yaml", ".yml"]).map((path) => path.slice(below.length + 1));
  return files.filter((name) => !name.includes("/")).map((name) => name.replace(/\.ya?ml$/i, ""));
}

const order = [
  "title",
  "subtitle",
  "kind",
  "dates",
  "place",
  "timezone",
  "language",
  "template",
  "url",
  "isbn",
  "editors",
  "publisher",
  "licence",
  "doi",
  "parts",
  "export",
];

function mergeBook(draft: BookDraft, { isBook }: ImportTarget, merge: Merge): Base["book"] {
  const now = digests(draft.book);
  if (!isBook) {
    merge.disk.write("book.yaml", bookFile(draft));
    return now;
  }
  // A book that did not come from an import keeps its own head.
  if (Object.keys(merge.base.book).length === 0) return {};
  const next: Record<string, string> = {};
  const changed: string[] = [];
  for (const key of new Set([...Object.keys(now), ...Object.keys(merge.base.book)])) {
    const text = merge.disk.text("book.yaml") ?? "";
    const yaml = parseYaml(text);
    const map = yaml ? recordsOf(yaml)[0] : undefined;
    if (!map) return merge.base.book;
    const ours = fieldValue(map, key);
    const base = merge.base.book[key];
    // A title that we made up may be replaced, and the language was only a guess.
    const theirs = draft.book[key];
    const outcome = now[key] === base ? { kind: "keep" as const } : threeWay(base, ours, theirs);
    let settled = now[key];
    if (outcome.kind === "take" || (outcome.kind === "conflict" && merge.settle === "theirs")) {
      merge.disk.write("book.yaml", withField(text, map, key, theirs, order));
      changed.push(key);
    } else if (outcome.kind === "conflict" && merge.settle === "ask") {
      settled = base;
      const file = source(merge.shown("book.yaml"), text);
      merge.diagnostics.warning(
        "import-conflict",
        `“${key}” was changed in the book and in the source`,
        span(file, ...placeOfField(map, key)),
        { hint: "the book keeps its value; --theirs takes the source's value, --ours settles for the book's" },
      );
      merge.conflict({ file: merge.shown("book.yaml"), what: key, ours, theirs });
    }
    if (settled !== undefined) next[key] = settled;
  }
  if (changed.length > 0) merge.say({ kind: "book", id: "book.yaml", title: "", details: changed });
  return Object.fromEntries(
    Object.keys(merge.base.book)
      .concat(Object.keys(now))
      .filter((key, index, all) => all.indexOf(key) === index && next[key] !== undefined)
      .map((key) => [key, next[key] ?? ""]),
  );
}

/** New affiliations are added after the existing ones. None is changed, because the ids were made from their texts. */
function mergeAffiliations(draft: BookDraft, merge: Merge): Base["affiliations"] {
  const next = new Map(merge.base.affiliations);
  const there = merge.disk.text("affiliations.yaml");
  const yaml = there === null ? null : parseYaml(there);
  const map = yaml ? recordsOf(yaml)[0] : undefined;
  const fresh = [...draft.affiliations].filter(([id]) => ![...merge.base.affiliations.values()].includes(id));
  for (const [id, text] of draft.affiliations) next.set(digest(affiliationKey(text)), id);
  const missing = fresh.filter(([id]) => !map?.has(id));
  if (missing.length === 0) return next;
  const written = affiliationsFile(new Map(missing));
  if (there === null) merge.disk.write("affiliations.yaml", written);
  else {
    merge.disk.write(
      "affiliations.yaml",
      `${there.replace(/(?<!\n)\n*$/, "\n")}${written.slice(written.indexOf("\n") + 1)}`,
    );
    merge.say({ kind: "affiliations", id: "affiliations.yaml", title: "", details: missing.map(([id]) => id) });
  }
  return next;
}

function mergeFiles(draft: BookDraft, merge: Merge): Base["files"] {
  const next: Record<string, string> = { ...merge.base.files };
  for (const [path, bytes] of draft.files) {
    const now = digest(Buffer.from(bytes).toString("base64"));
    const base = merge.base.files[path];
    next[path] = now;
    if (now === base) continue;
    const there = merge.disk.bytes(path);
    const ours = there === null ? undefined : digest(Buffer.from(there).toString("base64"));
    if (ours === undefined || ours === base || merge.settle === "theirs") {
      merge.disk.writeBytes(path, bytes);
      if (base !== undefined || merge.base.systems.length > 0)
        merge.say({ kind: "file", id: path, title: "", details: [] });
    } else if (ours !== now && merge.settle === "ask") {
      if (base !== undefined) next[path] = base;
      else delete next[path];
      merge.diagnostics.warning(
        "import-conflict",
        `“${merge.shown(path)}” was changed in the book and in the source`,
        null,
        { hint: "the book keeps its value; --theirs takes the source's value, --ours settles for the book's" },
      );
    }
  }
  return next;
}
