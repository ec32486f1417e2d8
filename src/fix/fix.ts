// The door of `fix`. In: the edits that diagnostics offer. Out: the edited files, each only if its data has changed in
// the edited texts and nowhere else. Comments and layout are kept, since only the edited characters change.
import { isDeepStrictEqual } from "node:util";
import type { Diagnostic, Edit } from "../source/diagnostic.ts";
import { readYaml } from "../source/read-yaml.ts";
import { type Source, source } from "../source/source.ts";
import { type MapEntry, toData, type YamlNode } from "../source/yaml-node.ts";

export interface FixedFile {
  readonly source: Source;
  readonly text: string;
  /** The diagnostics that are now fixed, in the order of the file. */
  readonly fixed: readonly Diagnostic[];
}

export function applyFixes(diagnostics: readonly Diagnostic[]): readonly FixedFile[] {
  const byFile = new Map<Source, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.fix?.[0]?.span.source;
    if (!file) continue;
    const others = byFile.get(file);
    if (others) others.push(diagnostic);
    else byFile.set(file, [diagnostic]);
  }
  return [...byFile].flatMap(([file, found]) => mendFile(file, found) ?? []);
}

/** All edits at once or, if that would change other data, one by one without those that do. */
function mendFile(file: Source, diagnostics: readonly Diagnostic[]): FixedFile | null {
  const { settled, edits } = withoutOverlaps(file, diagnostics);
  if (settled.length === 0) return null;
  const whole = apply(file.text, edits);
  if (isSame(file, whole, edits)) return { source: file, text: whole, fixed: settled };
  if (settled.length === 1) return null;
  const safe = settled.filter((one) => {
    const alone = one.fix ?? [];
    return isSame(file, apply(file.text, alone), alone);
  });
  return safe.length < settled.length ? mendFile(file, safe) : null;
}

/** The edits of one round; the rest waits for the next. */
const most = 2000;

/** The diagnostics whose edits match the file and do not overlap; the first wins. */
function withoutOverlaps(file: Source, diagnostics: readonly Diagnostic[]) {
  const edits: Edit[] = [];
  const settled: Diagnostic[] = [];
  const clear = (a: Edit, b: Edit) => a.span.end <= b.span.start || b.span.end <= a.span.start;
  for (const diagnostic of diagnostics.slice(0, most)) {
    const own = diagnostic.fix ?? [];
    const fits = own.every(
      ({ span, was }) => span.source === file && was !== "" && file.text.slice(span.start, span.end) === was,
    );
    if (!fits || own.some((edit) => edits.some((other) => !clear(edit, other)))) continue;
    edits.push(...own);
    settled.push(diagnostic);
  }
  return { settled, edits };
}

function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span, text: to } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    parts.push(text.slice(done, span.start), to);
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join("");
}

/** Whether the data is as before except for the texts that contain an edit. */
function isSame(file: Source, text: string, edits: readonly Edit[]): boolean {
  if (!/\.ya?ml$/i.test(file.path)) return true;
  let broken = 0;
  let slips = 0;
  const count = (by: number) => ({
    error: () => broken++,
    warning: (code: string) => {
      if (code === "yaml-slip") slips += by;
    },
  });
  const before = readYaml(file, count(-1));
  const after = readYaml(source(file.path, text), count(1));
  // What would be read only because it is mended is no better than a fault.
  if (broken > 0 || slips > 0 || before.documents.length !== after.documents.length) return false;
  return before.documents.every((node, index) => isSameNode(node, after.documents[index] ?? null, edits));
}

function isSameNode(before: YamlNode | null, after: YamlNode | null, edits: readonly Edit[]): boolean {
  if (!before || !after) return before === after;
  const whole = edits.find(({ node }) => node?.start === before.start && node.end === before.end);
  if (whole?.becomes) return isEqual(toData(after), whole.becomes[0]);
  if (before.kind === "map" && after.kind === "map") {
    const { entries } = after;
    return (
      before.entries.length === entries.length &&
      before.entries.every(
        (entry, index) =>
          entries[index]?.name === newName(entry, edits) &&
          isSameNode(entry.value, entries[index]?.value ?? null, edits),
      )
    );
  }
  if (before.kind === "sequence" && after.kind === "sequence") {
    return areSameItems(before.items, after.items, edits);
  }
  if (before.kind !== "scalar" || after.kind !== "scalar") return false;
  if (before.value === after.value) return true;
  const own = edits.filter(({ span }) => before.start <= span.start && span.end <= before.end);
  return own.length > 0 && typeof before.value === typeof after.value && isExpected(before.value, after.value, own);
}

/** The key, or its edited form. */
function newName({ name, key }: MapEntry, edits: readonly Edit[]): string {
  const own = edits.find(({ span, becomes }) => becomes && span.start === key.start && span.end === key.end);
  return String(own?.becomes?.[0] ?? name);
}

/** Item by item, except for those that an edit splits. */
function areSameItems(before: readonly YamlNode[], after: readonly YamlNode[], edits: readonly Edit[]): boolean {
  let at = 0;
  const same = before.every((item) => {
    const made = edits.find(
      ({ span, becomes, node }) => becomes && !node && span.start === item.start && span.end === item.end,
    );
    const next = after.slice(at, at + (made?.becomes?.length ?? 1));
    at += made?.becomes?.length ?? 1;
    if (made?.becomes) return isEqual(next.map(toData), made.becomes);
    return isSameNode(item, next[0] ?? null, edits);
  });
  return same && at === after.length;
}

const isEqual = (a: unknown, b: unknown) =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));

/** Whether only the edits' own characters were added or removed. */
function isExpected(before: unknown, after: unknown, edits: readonly Edit[]): boolean {
  const bare = (text: unknown) => String(text).replace(/\s+/g, "");
  const sorted = (text: string) => [...text].sort().join("");
  const gone = edits.map((edit) => bare(edit.was)).join("");
  const come = edits.map((edit) => bare(edit.text)).join("");
  // As multisets of characters: the old ones without the removed equal the new ones without the added.
  return sorted(bare(before) + come) === sorted(bare(after) + gone);
}
