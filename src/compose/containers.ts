// Containers of free pages → blocks: boxes, columns, portraits in a grid, logos by tier.
import { directionOf } from "../language/labels.ts";
import type { Figure, Flow, Inline } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import { centred, cropped } from "../ornament/crop.ts";
import { drawSilhouette } from "../ornament/silhouette.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { ParagraphStyle } from "../template/style.ts";
import type { Block, FigureBlock, Link, Paragraph, Tag } from "./block.ts";
import { equalAreas } from "./equal-areas.ts";
import { figureLink } from "./figures.ts";
import { flow } from "./flow.ts";
import { inline } from "./inline.ts";
import { inlineContext, paragraph } from "./pieces.ts";
import { portraitShape } from "./profiles.ts";
import { inlineOptions, type Scope } from "./scope.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";
import { tintOf } from "./timetable/categories.ts";

type ContainerFlow = Extract<Flow, { kind: "container" }>;

export function containerBlocks(node: ContainerFlow, scope: Scope): readonly Block[] {
  switch (node.name) {
    case "box":
      return box(node, scope);
    case "columns":
      return columns(node, scope);
    case "people":
      return inSections(node.children, scope, people);
    case "sponsors":
      return wall(node, scope);
  }
}

/** On a field that reaches a little beyond the text on both sides, so that its text is aligned with that around it. */
function box({ children }: ContainerFlow, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const { background, spaceBefore, spaceAfter, leading } = paragraphStyle(setting.style, "box");
  const padding = leading * 0.55;
  const colour = background ?? tintOf(setting.style.colours.accent, 0.1);
  const around = { x: 0 - padding, width: setting.measure + 2 * padding };
  const inner = flow(children, { ...scope, parent: tag("Div", scope.parent), first: "box", plain: "box", next: "box" });
  const bare = inner.map((block) =>
    block.kind === "paragraph" && block.style.name === "box"
      ? { ...block, style: { ...block.style, background: null } }
      : block,
  );
  const group: Block = {
    ...{ kind: "group", children: bare, keepTogether: bare.length < 12, columns: 1, columnGap: 0 },
    panel: { colour, padding, ...around },
  };
  const space = (height: number): Block => ({ kind: "space", height, fill: 0 });
  return [space(spaceBefore + padding), group, space(spaceAfter + padding)];
}

/** No paragraph is indented: one may be the first of its column. */
function columns({ children, columns: count }: ContainerFlow, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const inside = restyled(setting, ["body-next"], (style) => ({
    ...style,
    firstIndent: 0,
    spaceBefore: Math.max(style.spaceBefore, style.leading * 0.4),
  }));
  const inner = flow(children, { ...scope, setting: inside, parent: tag("Div", scope.parent) });
  const direction = directionOf(scope.language);
  const columnGap = setting.style.columns.gap;
  return [{ kind: "group", children: inner, keepTogether: false, columns: count, columnGap, direction }];
}

function restyled(
  setting: Setting,
  names: readonly string[],
  change: (style: ParagraphStyle) => ParagraphStyle,
): Setting {
  const { style } = setting;
  const changed = names.map((name) => [name, change(paragraphStyle(style, name))] as const);
  return { ...setting, style: { ...style, paragraphs: new Map([...style.paragraphs, ...changed]) } };
}

/** Headings divide grids; what is between two headings is one. */
function inSections(
  children: readonly Flow[],
  scope: Scope,
  grid: (members: readonly Flow[], section: number, scope: Scope) => readonly Block[],
): readonly Block[] {
  const blocks: Block[] = [];
  let members: Flow[] = [];
  let section = 0;
  const end = () => {
    if (members.length > 0) blocks.push(...grid(members, section, scope));
    members = [];
  };
  for (const child of children) {
    if (child.kind !== "heading") members.push(child);
    else {
      end();
      if (blocks.length > 0) section += 1;
      blocks.push(...flow([child], scope));
    }
  }
  end();
  return blocks;
}

interface Tile {
  readonly figure: Figure | null;
  readonly text: readonly Inline[];
}

/** Figures are people with their portraits; paragraphs and items of lists are people without one. */
function people(members: readonly Flow[], _section: number, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const gap = setting.style.columns.gap * 0.6;
  const wanted = setting.style.abstract.portraitWidth * 1.05;
  const count = Math.max(2, Math.floor((setting.measure + gap) / (wanted + gap)));
  const width = (setting.measure - gap * (count - 1)) / count;
  const tiles = members.flatMap(tilesOf);
  const rows = Array.from({ length: Math.ceil(tiles.length / count) }, (_, row) =>
    tiles.slice(row * count, (row + 1) * count),
  );
  const isRightToLeft = directionOf(scope.language) === "rtl";
  const style = paragraphStyle(setting.style, "person");
  return rows.map((row): FigureBlock => {
    const pictures = row.map((tile) => portrait(tile, width, scope));
    return {
      ...{ kind: "figure", pictures: isRightToLeft ? pictures.reverse() : pictures, gap },
      align: isRightToLeft ? "right" : "left",
      ...{ spaceBefore: style.spaceAfter, spaceAfter: style.spaceBefore, keepWithNext: false },
      span: row[0]?.figure?.span ?? row[0]?.text[0]?.span ?? null,
    };
  });
}

function tilesOf(member: Flow): readonly Tile[] {
  if (member.kind === "figure") {
    const { caption, alt, span } = member.figure;
    const text = caption.length > 0 || alt === null ? caption : [{ kind: "text" as const, value: alt, span }];
    return [{ figure: member.figure, text }];
  }
  if (member.kind === "paragraph") return [{ figure: null, text: member.children }];
  return member.kind === "list" ? member.items.flatMap((item) => item.slice(0, 1).flatMap(tilesOf)) : [];
}

function portrait({ figure, text }: Tile, width: number, scope: Scope): FigureBlock["pictures"][number] {
  const { setting } = scope;
  const around = tag("Div", scope.parent);
  const height = width * portraitShape;
  const found = figure && setting.assets.pictures.get(figure.file);
  if (figure && found) setting.printed({ path: figure.file, span: figure.span }, found, width);
  const picture = found
    ? cropped(found, width, height)
    : drawSilhouette(
        width,
        height,
        tintOf(setting.style.colours.muted, 0.16),
        tintOf(setting.style.colours.muted, 0.42),
      );
  const link: Link | undefined = figure ? figureLink(figure, setting) : undefined;
  const own = link ? tag("Link", around) : around;
  return {
    ...{ picture, width, height, ...(link && { link }) },
    tag: found ? tag("Figure", own, { alt: figure?.alt ?? plainText(text) }) : null,
    caption: text.length > 0 ? captionOf(text, tag("Caption", around), scope) : null,
  };
}

function captionOf(text: readonly Inline[], own: Tag, scope: Scope): Paragraph {
  const style = paragraphStyle(scope.setting.style, "person");
  const pieces = inline(withName(text), inlineContext(style, scope.language, own), scope.setting, inlineOptions(scope));
  return paragraph({ ...style, spaceBefore: 4 }, pieces, own, {
    language: scope.language,
    span: text[0]?.span ?? null,
  });
}

/**
 * “Name, further details”: the name in bold, the rest below it. What begins with its own formatting is left as it is.
 */
function withName(text: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = text;
  if (first?.kind !== "text") return text;
  const { span } = first;
  const at = first.value.search(/[,،、，]/u);
  const name = at < 0 ? first.value : first.value.slice(0, at);
  if (name.trim() === "") return text;
  const strong: Inline = { kind: "strong", children: [{ ...first, value: name.trimEnd() }], span };
  if (at < 0) return [strong, ...rest];
  const more = { ...first, value: first.value.slice(at + 1).trimStart() };
  return [strong, { kind: "line-break", span }, more, ...rest];
}

/** Tiers of logos, all on one page. */
function wall({ children }: ContainerFlow, scope: Scope): readonly Block[] {
  const tier = paragraphStyle(scope.setting.style, "sponsor-tier");
  const setting = restyled(scope.setting, ["heading-1", "heading-2", "heading-3", "heading-4"], () => tier);
  const blocks = inSections(children, { ...scope, setting }, sponsors);
  return [{ kind: "group", children: blocks, keepTogether: true, columns: 1, columnGap: 0 }];
}

/** The first tier is the largest. */
const tiers = [1, 0.72, 0.55, 0.45];

function sponsors(members: readonly Flow[], section: number, scope: Scope): readonly Block[] {
  const { setting } = scope;
  const { pictures } = setting.assets;
  const logos = members.flatMap((member) => {
    const picture = member.kind === "figure" ? pictures.get(member.figure.file) : null;
    if (member.kind !== "figure" || !picture) return [];
    return [{ figure: member.figure, picture, width: picture.width, height: picture.height }];
  });
  const others = members.filter((member) => member.kind !== "figure" || !pictures.get(member.figure.file));
  const scale = tiers[Math.min(section, tiers.length - 1)] ?? 1;
  const gap = setting.style.columns.gap * 1.2;
  const room = { width: setting.measure, height: setting.measure * 0.18 * scale, gap, mostRows: 12 };
  const rows = equalAreas(logos, room).map((row): FigureBlock => {
    const tall = Math.max(...row.map(({ height }) => height));
    return {
      kind: "figure",
      pictures: row.map(({ of: { figure, picture }, width, height }) => {
        setting.printed({ path: figure.file, span: figure.span }, picture, width);
        const link = figureLink(figure, setting);
        const around = link ? tag("Link", scope.parent) : scope.parent;
        const alt = figure.alt ?? (plainText(figure.caption) || figure.file);
        return {
          ...{ picture: centred(picture, { width, height }, tall), width, height: tall, ...(link && { link }) },
          tag: tag("Figure", around, { alt }),
        };
      }),
      ...{ gap, align: "center", spaceBefore: gap * 0.5, spaceAfter: gap * 0.5, keepWithNext: false },
      span: row[0]?.of.figure.span ?? null,
    };
  });
  return [...(logos.length > 0 ? rows : []), ...flow(others, scope)];
}
