// The changes as text for a terminal, as Markdown for a comment or a change sheet, as JSON.
import { printable } from "../source/printable.ts";
import type { Change, ChangeKind } from "./changes.ts";

const changeFormats = ["text", "markdown", "json"] as const;
export type ChangeFormat = (typeof changeFormats)[number];

export function writeChanges(changes: readonly Change[], format: ChangeFormat): string {
  if (format === "json") return `${JSON.stringify(changes, null, 2)}\n`;
  if (changes.length === 0) return format === "text" ? "nothing changed\n" : "Nothing changed.\n";
  return format === "text" ? asText(changes) : asMarkdown(changes);
}

/** Sections in the order of importance to readers. */
const sections: readonly { readonly title: string; readonly kinds: readonly ChangeKind[] }[] = [
  { title: "Withdrawn", kinds: ["withdrawn", "removed"] },
  { title: "New", kinds: ["added", "reinstated"] },
  { title: "Moved", kinds: ["moved", "scheduled", "unscheduled"] },
  { title: "Sessions", kinds: ["session-added", "session-removed", "session-time", "session-room", "session-chair"] },
  { title: "Titles", kinds: ["retitled"] },
  { title: "People", kinds: ["people"] },
  { title: "Kinds of contribution", kinds: ["type"] },
  { title: "Texts", kinds: ["text"] },
];

const words: Readonly<Record<ChangeKind, string>> = {
  added: "added",
  removed: "removed",
  withdrawn: "withdrawn",
  reinstated: "reinstated",
  retitled: "new title",
  people: "people",
  type: "type",
  text: "text changed",
  scheduled: "scheduled",
  unscheduled: "no longer scheduled",
  moved: "moved",
  "session-added": "session added",
  "session-removed": "session removed",
  "session-time": "session moved",
  "session-room": "other room",
  "session-chair": "chair",
};

function asText(changes: readonly Change[]): string {
  const lines = changes.map((change) => {
    const what = change.kind === "retitled" ? "" : ` “${change.title}”`;
    return `${printable(`${words[change.kind]}: ${change.id}${what}${difference(change, (text) => text)}`)}\n`;
  });
  return `${lines.join("")}\n${changes.length} change${changes.length === 1 ? "" : "s"}\n`;
}

function asMarkdown(changes: readonly Change[]): string {
  const written = sections.flatMap(({ title, kinds }) => {
    const own = changes.filter((change) => kinds.includes(change.kind));
    if (own.length === 0) return [];
    const lines = own.map(
      (change) =>
        `- ${words[change.kind]}: **${escaped(change.title)}** (${escaped(change.id)})${difference(change, escaped)}\n`,
    );
    return [`## ${title}\n\n${lines.join("")}`];
  });
  return written.join("\n");
}

function difference(change: Change, show: (text: string) => string): string {
  const { old, new: now } = change;
  if (old !== null && now !== null) return `: ${show(old)} → ${show(now)}`;
  if (now !== null && now !== "") return `: ${show(now)}`;
  return old !== null && old !== "" ? ` (was: ${show(old)})` : "";
}

/** Titles are untrusted: nothing in them may become a link, a mention or HTML in a comment. */
function escaped(text: string): string {
  return printable(text)
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>#|~$^]/g, (mark) => `\\${mark}`)
    .replace(/@(?=\w)/g, "@\u2060");
}
