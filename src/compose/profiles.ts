// Profiles: portraits and biographies of the authors of an abstract, each portrait with the text at its side.

import { directionOf } from "../language/labels.ts";
import type { Abstract } from "../model/book.ts";
import type { Author, PersonProfile } from "../model/person.ts";
import { cropped } from "../ornament/crop.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Block, FigureBlock, Paragraph, Tag } from "./block.ts";
import { character } from "./character-styles.ts";
import { flow } from "./flow.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import { scopeOf } from "./scope.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

/** Portraits are four fifths as wide as they are high. */
export const portraitShape = 1.25;

export function profileBlocks(abstract: Abstract, own: Tag, setting: Setting): readonly Block[] {
  const { profiles } = setting.style.abstract;
  if (profiles === "none" || (profiles === "keynotes" && abstract.type.toLowerCase() !== "keynote")) return [];
  return abstract.authors.flatMap((author) => {
    const { profile } = author.person;
    return profile ? profileOf(author, profile, abstract, own, setting) : [];
  });
}

function profileOf(
  { person }: Author,
  { biography, photo }: PersonProfile,
  { language }: Abstract,
  parent: Tag,
  setting: Setting,
): readonly Block[] {
  const own = tag("Div", parent);
  const text = biographyOf(person.printed, biography, language, own, setting);
  const picture = photo && setting.assets.pictures.get(photo.path);
  if (!picture || !photo) return text;
  const width = setting.style.abstract.portraitWidth;
  const height = width * portraitShape;
  setting.printed(photo, picture, width);
  const lines = text.filter((block) => block.kind === "paragraph");
  const beside = lines.length === text.length ? lines : [];
  const isRightToLeft = directionOf(language) === "rtl";
  const figure: FigureBlock = {
    kind: "figure",
    pictures: [
      {
        ...{ picture: cropped(picture, width, height), width, height, beside },
        tag: tag("Figure", own, { alt: person.printed }),
      },
    ],
    gap: setting.style.abstract.portraitWidth * 0.2,
    align: isRightToLeft ? "right" : "left",
    spaceBefore: paragraphStyle(setting.style, "abstract-biography").spaceBefore,
    spaceAfter: 1.3 * paragraphStyle(setting.style, "abstract-biography").spaceBefore,
    keepWithNext: false,
    span: photo.span,
  };
  return beside.length > 0 ? [figure] : [figure, ...text];
}

/** The name opens the text. */
function biographyOf(
  name: string,
  biography: PersonProfile["biography"],
  language: string,
  own: Tag,
  setting: Setting,
): readonly Block[] {
  const style = "abstract-biography";
  const scope = scopeOf({ setting, language, parent: own, level: 4, citations: new Map(), first: style });
  const blocks = flow(biography, { ...scope, plain: style, next: style });
  const [first, ...rest] = blocks;
  const nameOf = (line: Paragraph): Paragraph => {
    const context = inlineContext(line.style, language, line.tag);
    const strong = { ...context, text: character(setting.style, "strong", context.text) };
    return {
      ...line,
      pieces: [namePiece(name, strong), textPiece(setting.style.separators.label, context), ...line.pieces],
    };
  };
  if (first?.kind === "paragraph") return [nameOf(first), ...rest];
  const base = paragraphStyle(setting.style, style);
  return [nameOf(paragraph(base, [], tag("P", own), { language })), ...blocks];
}
