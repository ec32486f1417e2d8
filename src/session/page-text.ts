// A page → its words, element by element in reading order, each line at its place; and the links over them. This is the
// text that is searched, copied and read aloud in the browser.
import type { Tag } from "../compose/block.ts";
import { safeAddress } from "../model/address.ts";
import type { Document, LinkArea, Page, Placed } from "../page/document.ts";
import type { Line, LineItem } from "../paragraph/line.ts";
import type { PageLink, PageText, Place, TextBlock, TextLine } from "./snapshot.ts";

type PlacedLine = Extract<Placed, { kind: "line" }>;
type Open = { readonly tag: Tag | null; readonly block: TextBlock & { readonly lines: TextLine[] } };

export function pageText(page: Page, placeOf: (destination: string) => Place | null): PageText {
  const margin = page.bleed?.margin ?? 0;
  const blocks: TextBlock[] = [];
  let open = null as Open | null;
  for (const item of page.items) {
    if (item.kind === "line") {
      const { tag } = item.line;
      const line = textLine(item, margin);
      if (line.text.trim() === "") continue;
      if (open?.tag !== tag || item.artifact !== null) {
        open = {
          tag: item.artifact === null ? tag : null,
          block: { ...elementOf(tag, item.artifact !== null), lines: [] },
        };
        blocks.push(open.block);
      }
      open.block.lines.push(line);
    } else if (item.kind === "picture" && item.tag && item.artifact === null) {
      open = null;
      const { x, y, width, height, tag } = item;
      const box = {
        text: "",
        x: x + margin,
        y: y + margin,
        width,
        height,
        baseline: height,
        size: height,
        divided: false,
      };
      blocks.push({ ...elementOf(tag, false), lines: [box] });
    }
  }
  return { blocks, links: page.links.flatMap((area) => linkOf(area, margin, placeOf) ?? []) };
}

/** The text of a line in reading order, without a hyphen that the line breaker added. */
export function lineText(line: Line): string {
  const items = line.reading ?? line.items;
  const text = items.map(wordsOf).join("");
  return line.hyphenated ? text.replace(/[-\u2010]$/, "") : text;
}

function wordsOf(item: LineItem): string {
  switch (item.kind) {
    case "glyphs":
      return `${item.runs.map((run) => run.text).join(" ")}${item.space ? " " : ""}`;
    case "drawing":
      return `${item.text} `;
    case "leader":
      return " ";
    default:
      return "";
  }
}

export function textLine({ line, x, baseline }: PlacedLine, margin: number): TextLine {
  const printed = line.items.filter((item) => item.kind !== "anchor");
  const left = Math.min(...printed.map((item) => item.x), line.width);
  const right = Math.max(...printed.map((item) => item.x + item.width), left);
  const sizes = printed.map((item) => (item.kind === "glyphs" ? item.size : 0));
  return {
    text: lineText(line).replace(/[\u00AD\u200B\u2060]/g, ""),
    x: x + left + margin,
    y: baseline - line.ascent + margin,
    width: right - left,
    height: line.ascent + line.descent,
    baseline: line.ascent,
    size: Math.max(...sizes) || line.ascent,
    divided: line.hyphenated,
  };
}

/** The element that the words belong to: the nearest that is more than a span of text. */
function elementOf(tag: Tag, isArtifact: boolean): Omit<TextBlock, "lines"> {
  if (isArtifact) return { role: "Artifact", language: null, alt: null };
  let language: string | null = null;
  let alt: string | null = null;
  let role: string | null = null;
  for (let at: Tag | null = tag; at; at = at.parent) {
    language ??= at.language ?? null;
    alt ??= at.role === "Figure" ? (at.alt ?? null) : null;
    if (role === null && at.role !== "Span" && at.role !== "Div") ({ role } = at);
  }
  return { role: role ?? "P", language, alt };
}

function linkOf(
  { x, y, width, height, link }: LinkArea,
  margin: number,
  placeOf: (name: string) => Place | null,
): PageLink | null {
  const { target, title } = link;
  const to = target.kind === "uri" ? safeAddress(target.uri) : placeOf(target.name);
  return to === null ? null : { x: x + margin, y: y + margin, width, height, title: title || "", to };
}

/** Where the destinations of a document are. */
export function destinationsOf(document: Document, firstPage: number): ReadonlyMap<string, Place> {
  return new Map(
    document.destinations.map(({ name, page, y }) => {
      const margin = document.pages[page]?.bleed?.margin ?? 0;
      return [name, { page: page + firstPage, y: y + margin, height: 0 }];
    }),
  );
}
