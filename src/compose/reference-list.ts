// The list of references of an abstract or a free page: hanging labels, or a hanging indent if the style has none.
import { tieInitials } from "../language/ties.ts";
import type { Inline } from "../model/text.ts";
import type { FormattedEntry, FormattedList } from "../references/formatted.ts";
import { paragraphStyle } from "../template/read-style.ts";
import type { Block, Paragraph, Tag } from "./block.ts";
import { inline } from "./inline.ts";
import { anchorPiece, inlineContext, labelFor, namePiece, paragraph, textPiece } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { headingTag, tag } from "./structure.ts";

export function referenceList(
  list: FormattedList,
  parent: Tag,
  level: number,
  language: string,
  setting: Setting,
): readonly Block[] {
  if (list.entries.length === 0) return [];
  const title = paragraphStyle(setting.style, "abstract-heading");
  const own = headingTag(level, parent);
  const heading = paragraph(
    title,
    [textPiece(setting.labels.references, inlineContext(title, setting.book.language, own))],
    own,
    {
      language: setting.book.language,
    },
  );
  const listTag = tag("L", parent);
  return [
    { ...heading, followsOn: true },
    ...list.entries.map((entry) => entryParagraph(entry, list.labelled, listTag, language, setting)),
  ];
}

/** No line ends between a surname and its initials. */
function withTies(content: readonly Inline[]): readonly Inline[] {
  return content.map((node) => (node.kind === "text" ? { ...node, value: tieInitials(node.value) } : node));
}

function entryParagraph(
  entry: FormattedEntry,
  labelled: boolean,
  list: Tag,
  language: string,
  setting: Setting,
): Paragraph {
  const style = paragraphStyle(setting.style, labelled ? "reference" : "reference-unlabelled");
  const item = tag("LI", list);
  const own = tag("BibEntry", tag("LBody", item));
  const context = inlineContext(style, language, own);
  const pieces = [anchorPiece(entry.destination), ...inline(withTies(entry.content), context, setting)];
  if (!labelled || entry.label === null) return paragraph(style, pieces, own, { language });
  const labelTag = tag("Lbl", item);
  const number = [namePiece(entry.label, { ...context, parent: labelTag })];
  return paragraph(style, pieces, own, { language, label: labelFor(style, number, labelTag) });
}
