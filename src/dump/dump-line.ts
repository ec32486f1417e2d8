// A line as the dump shows it: its roles, its faces, its words, and how tightly it is set.
import type { Artifact } from "../page/document.ts";
import type { Line, LineItem } from "../paragraph/line.ts";
import { colour, point, quoted, size } from "./terms.ts";

export function dumpLine(line: Line, artifact: Artifact | null): string {
  const roles = artifact
    ? `(${artifact})`
    : unrepeated(line.items.filter(printed).map((item) => item.tag.role)).join(" ");
  return [roles, unrepeated(line.items.flatMap(dumpItem)).join(" "), quoted(wordsOf(line)), setting(line)]
    .filter((part) => part !== "")
    .join("  ");
}

/** The glue's ratio if it is not natural, and faults that a proofreader would mark in the margin. */
function setting(line: Line): string {
  const ratio = Math.abs(line.ratio) < 0.005 ? "" : `r ${point(line.ratio)}`;
  const hyphen = line.hyphenated ? "hyphen" : "";
  const overfull = line.overfull > 0 ? `overfull ${point(line.overfull)}` : "";
  return [ratio, hyphen, overfull].filter((part) => part !== "").join(" ");
}

function printed(item: LineItem): boolean {
  return item.kind !== "anchor" && item.kind !== "leader";
}

/** Face, size, and any differences from plain black type on the baseline. */
function dumpItem(item: LineItem): string[] {
  if (item.kind !== "glyphs") return [];
  const ink = item.colour.every((part) => part === 0) ? "" : colour(item.colour);
  const rise = item.rise === 0 ? "" : `^${point(item.rise)}`;
  const marks = `${item.underline ? "_" : ""}${item.strikethrough ? "~" : ""}`;
  return [`${item.runs[0]?.face.id}/${point(item.size)}${ink}${rise}${marks}`];
}

function wordsOf(line: Line): string {
  return line.items.map(wordOf).join("");
}

function wordOf(item: LineItem): string {
  switch (item.kind) {
    case "glyphs":
      return `${item.runs.map((run) => run.text).join(" ")}${item.space ? " " : ""}`;
    case "drawing":
      return `⟨${item.text}⟩`;
    case "picture":
      return `⟨picture ${size(item.width, item.height)}⟩`;
    case "leader":
      return " … ";
    case "anchor":
      return `⟨#${item.name}⟩`;
  }
}

/** Each of the values once, in order of appearance. */
function unrepeated(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
