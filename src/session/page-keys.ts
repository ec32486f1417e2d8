// Pages → keys by content: two pages with the same key look the same and read the same, whatever else in the book has
// changed. What pages share (lines, pictures) is digested only once, so a page made of kept parts costs almost nothing.
import { createHash } from "node:crypto";
import type { Link, Tag } from "../compose/block.ts";
import type { Page, Placed } from "../page/document.ts";
import type { Line, LineItem } from "../paragraph/line.ts";
import type { GlyphRun } from "../text/glyph-run.ts";
import type { Picture } from "../vector/drawing.ts";

const known = new WeakMap<object, string>();

export function pageKey(page: Page): string {
  return kept(page, () => keyOf(page));
}

function keyOf(page: Page): string {
  const { width, height, bleed, items, links } = page;
  const parts: unknown[] = [width, height, bleed?.width, bleed?.margin];
  for (const item of items) parts.push(placedKey(item));
  for (const area of links) parts.push(area.x, area.y, area.width, area.height, linkKey(area.link));
  return digest(parts.join("\n"));
}

/** The content of a line, wherever the line is. */
export function lineKey(line: Line): string {
  return kept(line.like ?? line, () =>
    digest([line.width, line.ascent, line.descent, line.hyphenated, tagKey(line.tag), ...itemKeys(line)].join("\n")),
  );
}

function itemKeys(line: Line): readonly string[] {
  const order = line.reading?.map((item) => line.items.indexOf(item)) ?? [];
  return [order.join(), ...line.items.map(itemKey)];
}

function placedKey(item: Placed): string {
  switch (item.kind) {
    case "line":
      return `${item.x} ${item.baseline} ${item.artifact} ${lineKey(item.line)}`;
    case "picture":
      return `${boxKey(item)} ${item.artifact} ${item.tag ? tagKey(item.tag) : ""} ${pictureKey(item.picture)}`;
    default:
      return `${item.kind} ${boxKey(item)} ${item.colour.join()} ${item.artifact}`;
  }
}

function boxKey({ x, y, width, height }: Extract<Placed, { kind: "picture" | "rule" | "field" }>): string {
  return `${x} ${y} ${width} ${height}`;
}

function itemKey(item: LineItem): string {
  const base = `${item.kind} ${item.x} ${item.width} ${item.rise} ${tagKey(item.tag)} ${item.link ? linkKey(item.link) : ""}`;
  switch (item.kind) {
    case "glyphs": {
      const { size, colour, scale, tracking, space, hyphen, underline, strikethrough } = item;
      const rules = [underline, strikethrough].map((rule) => (rule ? `${rule.offset} ${rule.thickness}` : ""));
      const look = [size, colour.join(), scale, tracking, space, hyphen, item.at.join(), ...rules];
      return `${base} ${look.join(" ")} ${item.runs.map(runKey).join(" ")}`;
    }
    case "drawing":
      return `${base} ${item.scale} ${item.height} ${item.colour.join()} ${item.text} ${pictureKey(item.drawing)}`;
    case "picture":
      return `${base} ${item.height} ${pictureKey(item.picture)}`;
    case "leader":
      return `${base} ${item.size} ${item.pitch} ${item.colour.join()} ${runKey(item.run)}`;
    case "anchor":
      return "anchor";
  }
}

function runKey(run: GlyphRun): string {
  return kept(run, () => {
    const offsets = run.offsets?.map(({ x, y }) => `${x},${y}`).join() ?? "";
    // Digested, because a text joined of parts is kept with all of its parts.
    return digest(
      `${run.face.id} ${run.rtl} ${run.glyphs.join()} ${run.advances.join()} ${run.clusters.join()} ${offsets} ${run.text}`,
    );
  });
}

/** What a structure element says to assistive software. */
function tagKey(tag: Tag): string {
  const { role, alt, actual, language, title } = tag;
  return [role, alt, actual, language, title].map((part) => part ?? "").join("\u0001");
}

function linkKey({ target, title }: Link): string {
  return `${target.kind} ${target.kind === "uri" ? target.uri : target.name} ${title}`;
}

function pictureKey(picture: Picture): string {
  return kept(picture, () => {
    if (picture.kind === "raster") {
      const { format, bytes, pixelWidth, pixelHeight } = picture;
      return `${format} ${pixelWidth} ${pixelHeight} ${createHash("sha1").update(bytes).digest("base64url")}`;
    }
    // A drawing is plain data, except for the bytes of pictures inside it.
    return digest(JSON.stringify(picture, plain));
  });
}

/** The plain form of a drawing's data: a font becomes its name, the bytes of a picture their digest. */
function plain(name: string, value: unknown): unknown {
  if (name === "font" && typeof value === "object" && value !== null && "id" in value) return value.id;
  return value instanceof Uint8Array ? createHash("sha1").update(value).digest("base64url") : value;
}

function kept(of: object, make: () => string): string {
  const before = known.get(of);
  if (before !== undefined) return before;
  const made = make();
  known.set(of, made);
  return made;
}

function digest(text: string): string {
  return createHash("sha1").update(text).digest("base64url");
}
