// A walk over a composition: what tests need of its blocks, in printed order.
import type { Block, Composition, Paragraph, Piece, Tag } from "../../src/compose/block.ts";

export function flat(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === "deferred") return flat(block.blocks());
    if (block.kind === "variants") return flat(block.forms[0]?.blocks() ?? []);
    return block.kind === "group" ? [block, ...flat(block.children)] : [block];
  });
}

export function paragraphs({ blocks }: Composition): readonly Paragraph[] {
  return flat(blocks).flatMap((block) => {
    if (block.kind === "paragraph") return [block];
    return block.kind === "table" ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)) : [];
  });
}

export function pieces(of: Paragraph): readonly Piece[] {
  return [...(of.label?.pieces ?? []), ...of.pieces];
}

/** The text of a paragraph; `→name` for the page number of a destination. */
export function says(of: Paragraph): string {
  return pieces(of)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "page-number") return `→${piece.destination}`;
      if (piece.kind === "page-list")
        return piece.entries.map(({ destination }) => `→${destination}`).join(piece.comma);
      return piece.kind === "leader" ? " … " : piece.kind === "line-break" ? " / " : "";
    })
    .join("");
}

/** The texts of all paragraphs in a style. */
export function inStyle(composition: Composition, name: string): readonly string[] {
  return paragraphs(composition)
    .filter((paragraph) => paragraph.style.name === name)
    .map(says);
}

export function anchors(composition: Composition): readonly string[] {
  return flat(composition.blocks).flatMap((block) => {
    if (block.kind === "anchor") return [block.name];
    if (block.kind !== "paragraph") return [];
    return pieces(block).flatMap((piece) => (piece.kind === "anchor" ? [piece.name] : []));
  });
}

/** Every destination that a link or a page number refers to. */
export function asked(composition: Composition): readonly string[] {
  return paragraphs(composition)
    .flatMap(pieces)
    .flatMap((piece) => [
      ...(piece.link?.target.kind === "destination" ? [piece.link.target.name] : []),
      ...(piece.kind === "page-number" ? [piece.destination] : []),
      ...(piece.kind === "page-list" ? piece.entries.map(({ destination }) => destination) : []),
    ]);
}

/** Every tag in use, parents included. */
export function tags(composition: Composition): ReadonlySet<Tag> {
  const found = new Set<Tag>();
  const add = (tag: Tag | null) => {
    for (let at = tag; at; at = at.parent) found.add(at);
  };
  for (const block of flat(composition.blocks)) {
    if ("tag" in block) add(block.tag);
    if (block.kind === "figure") for (const picture of block.pictures) add(picture.tag);
  }
  for (const paragraph of paragraphs(composition)) {
    add(paragraph.tag);
    add(paragraph.label?.tag ?? null);
    for (const piece of pieces(paragraph)) add(piece.tag);
  }
  return found;
}
