// The plan as people read it: additions, removals and changes in the words of `diff`; conflicts in the form of a merge.
import type { Imported } from "../import.ts";
import type { ImportChange, ImportConflict } from "./merge.ts";

export interface Said {
  readonly changes: readonly ImportChange[];
  readonly conflicts: readonly ImportConflict[];
  readonly imported: Imported;
  readonly folder: string;
}

const words: Readonly<Record<ImportChange["kind"], string>> = {
  new: "added",
  changed: "changed",
  withdrawn: "withdrawn",
  reinstated: "reinstated",
  restored: "added again",
  moved: "moved",
  scheduled: "scheduled",
  unscheduled: "no longer scheduled",
  "session-new": "session added",
  "session-changed": "session changed",
  "session-gone": "session removed",
  book: "changed",
  affiliations: "affiliations added",
  file: "file",
};

export function planText(said: Said): string {
  const lines = said.changes.map(
    ({ kind, id, title, details }) =>
      `${words[kind]}: ${id}${title === "" ? "" : ` “${plain(title)}”`}${details.length > 0 ? `: ${details.join(", ")}` : ""}\n`,
  );
  const count = said.changes.length;
  const end =
    count === 0 && said.conflicts.length === 0
      ? "nothing changed\n"
      : `\n${count} change${count === 1 ? "" : "s"}${said.conflicts.length > 0 ? `, ${said.conflicts.length} conflict${said.conflicts.length === 1 ? "" : "s"}` : ""}\n`;
  return `${lines.join("")}${conflictText(said.conflicts)}${end}`;
}

export function planSummary(said: Said): string {
  const { contributions, sessions } = said.imported.conference;
  const left = [...said.imported.selection.left.values()].reduce((sum, list) => sum + list.length, 0);
  const counted = `${contributions.length} abstract${contributions.length === 1 ? "" : "s"}${sessions.length > 0 ? ` in ${sessions.length} session${sessions.length === 1 ? "" : "s"}` : ""}`;
  const by = (kind: ImportChange["kind"]) => said.changes.filter((change) => change.kind === kind).length;
  const parts = (["new", "changed", "withdrawn", "reinstated", "moved"] as const).flatMap((kind) =>
    by(kind) > 0 ? `${by(kind)} ${kind}` : [],
  );
  const others =
    said.changes.length -
    (["new", "changed", "withdrawn", "reinstated", "moved"] as const).reduce((sum, kind) => sum + by(kind), 0);
  if (others > 0) parts.push(`${others} other change${others === 1 ? "" : "s"}`);
  const what =
    said.changes.length === 0 && said.conflicts.length === 0 ? "nothing changed" : parts.join(", ") || "no changes";
  const notTaken =
    left > 0
      ? `; ${left} not accepted and left out (${[...said.imported.selection.left].map(([state, list]) => `${list.length} ${state}`).join(", ")})`
      : "";
  return `${said.folder}: ${counted}, from ${said.imported.format.title}: ${what}${notTaken}.\n${conflictText(said.conflicts)}`;
}

function plain(title: string): string {
  return title.replace(/\\(?=[!-/:-@[-`{-~])/g, "");
}

function conflictText(conflicts: readonly ImportConflict[]): string {
  return conflicts
    .map(({ file, what, ours, theirs }) => {
      const [mine, yours] = differing(shown(ours), shown(theirs));
      return `\n${what}\n<<<<<<< ${file}\n${mine}=======\n${yours}>>>>>>> the source\n`;
    })
    .join("");
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return value.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("\n");
  return JSON.stringify(value);
}

/** The lines that differ, without those that both share at the beginning and at the end. */
function differing(a: string, b: string): readonly [string, string] {
  const [mine, yours] = [a, b].map((text) => text.replace(/\n$/, "").split("\n"));
  if (!mine || !yours) return [a, b];
  let from = 0;
  while (from < Math.min(mine.length, yours.length) - 1 && mine[from] === yours[from]) from++;
  let tail = 0;
  while (tail < Math.min(mine.length, yours.length) - from - 1 && mine.at(-1 - tail) === yours.at(-1 - tail)) tail++;
  const part = (lines: readonly string[]) =>
    lines
      .slice(from, lines.length - tail)
      .map((line) => `${line}\n`)
      .join("");
  return [part(mine), part(yours)];
}
