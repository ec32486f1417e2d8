// In: the Document. Out: the same as text, the golden form of the books in tests/books: page by page one row for each
// thing on paper (left edge, baseline or top, style, words), then destinations, outline and structure.
import type { Link, Tag } from "../compose/block.ts";
import type { Document, OutlineEntry, Page, Placed } from "../page/document.ts";
import { dumpLine } from "./dump-line.ts";
import { colour, point, quoted, size } from "./terms.ts";

export function dump(document: Document): string {
  const rows = [...info(document), ""];
  document.pages.forEach((page, index) => {
    rows.push(...dumpPage(page, index), "");
  });
  rows.push("destinations", ...destinations(document), "");
  rows.push("outline", ...document.outline.flatMap((entry) => outline(entry, 1)), "");
  rows.push("structure", ...structure(document));
  return `${rows.map((row) => row.trimEnd()).join("\n")}\n`;
}

function info({ info }: Document): string[] {
  const rows = [`title     ${info.title}`, `author    ${info.author}`, `subject   ${info.subject}`];
  rows.push(`keywords  ${info.keywords.join("; ")}`, `language  ${info.language}`, `date      ${info.date}`);
  return [...rows, ...info.identifiers.map((identifier) => `id        ${identifier}`)];
}

function dumpPage(page: Page, index: number): string[] {
  const label = page.folio === String(index + 1) ? "" : `, folio ${page.folio}`;
  return [
    `page ${index + 1}${label}, ${size(page.width, page.height)}`,
    ...page.items.map(placed),
    ...page.links.map(({ x, y, width, height, link }) => row(x, y, `link ${size(width, height)} to ${target(link)}`)),
  ];
}

function placed(item: Placed): string {
  const artifact = item.artifact ? ` (${item.artifact})` : "";
  if (item.kind === "line") return row(item.x, item.baseline, `${dumpLine(item.line, item.artifact)}`);
  const extent = size(item.width, item.height);
  if (item.kind !== "picture") return row(item.x, item.y, `${item.kind} ${extent} ${colour(item.colour)}${artifact}`);
  const { picture, tag } = item;
  const what =
    picture.kind === "raster" ? `${picture.format} ${size(picture.pixelWidth, picture.pixelHeight)}` : "drawing";
  const alt = tag?.alt === undefined ? "" : ` alt ${quoted(tag.alt)}`;
  return row(item.x, item.y, `picture ${extent} ${what}${tag ? ` ${tag.role}` : ""}${alt}${artifact}`);
}

function row(x: number, y: number, rest: string): string {
  return `${point(x).padStart(8)} ${point(y).padStart(7)}  ${rest}`;
}

function target({ target }: Link): string {
  return target.kind === "uri" ? target.uri : `#${target.name}`;
}

/** The destination `p-<n>` of every page is left out. */
function destinations(document: Document): string[] {
  return document.destinations
    .filter(({ name, page }) => name !== `p-${document.pages[page]?.folio}`)
    .map(({ name, page, y }) => `  ${name}: page ${page + 1} at ${point(y)}`);
}

function outline({ title, target, children }: OutlineEntry, depth: number): string[] {
  return [`${"  ".repeat(depth)}${title} #${target.name}`, ...children.flatMap((child) => outline(child, depth + 1))];
}

/** The number of structure elements, by the path of roles that leads to them. */
function structure(document: Document): string[] {
  const counts = new Map<string, number>();
  const seen = new Set<Tag>();
  const paths = new Map<Tag, string>();
  const pathOf = (tag: Tag): string => {
    const path = paths.get(tag) ?? (tag.parent ? `${pathOf(tag.parent)} ${tag.role}` : tag.role);
    paths.set(tag, path);
    return path;
  };
  const count = (tag: Tag) => {
    for (let at: Tag | null = tag; at && !seen.has(at); at = at.parent) {
      seen.add(at);
      const path = pathOf(at);
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  };
  for (const page of document.pages) for (const item of page.items) for (const tag of tagsOf(item)) count(tag);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, number]) => `  ${String(number).padStart(5)}  ${path}`);
}

function tagsOf(item: Placed): readonly Tag[] {
  if (item.artifact) return [];
  if (item.kind === "line") return item.line.items.map(({ tag }) => tag);
  return item.kind === "picture" && item.tag ? [item.tag] : [];
}
