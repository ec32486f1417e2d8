// QR codes of an abstract, of a session, on the sheet for a door. In: the addresses that the book gives, with
// placeholders in braces. Out: the code, a link like any other, with the address at its side for those without a
// camera.
import { directionOf } from "../language/labels.ts";
import type { Abstract, Session } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { drawQr, quietZone } from "../ornament/draw-qr.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { urlVoice } from "./address.ts";
import type { Block, Tag } from "./block.ts";
import { inlineContext, namePiece, paragraph } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { tag } from "./structure.ts";

export function abstractCode(abstract: Abstract, parent: Tag, setting: Setting): readonly Block[] {
  const number = abstract.number ?? "";
  return codeOf("abstracts", { id: abstract.anchor, number }, plainText(abstract.title), parent, setting);
}

export function sessionCode(session: Session, parent: Tag, setting: Setting): readonly Block[] {
  return codeOf("sessions", { id: session.slug }, plainText(session.title), parent, setting);
}

export function doorCode(room: string, date: string, parent: Tag, setting: Setting): readonly Block[] {
  return codeOf("doors", { room, date }, room, parent, setting);
}

function codeOf(
  of: "abstracts" | "sessions" | "doors",
  names: Readonly<Record<string, string>>,
  title: string,
  parent: Tag,
  setting: Setting,
): readonly Block[] {
  const { book, style } = setting;
  const pattern = book.codes?.[of];
  if (!pattern) return [];
  const url = pattern.url.replace(/\{([a-z]{1,12})\}/g, (whole, name: string) => {
    const value = names[name];
    return value === undefined ? whole : encodeURIComponent(value);
  });
  const picture = drawQr(url);
  if (!picture) {
    setting.tooLong(of, { url, span: pattern.span });
    return [];
  }
  const side = style.codes.width * (of === "doors" ? 2 : 1);
  const link = tag("Link", parent);
  const around = tag("P", parent);
  const align = directionOf(book.language) === "rtl" ? "right" : "left";
  const look = { ...paragraphStyle(style, "code-address"), align } as const;
  const voice = inlineContext(look, book.language, around);
  const address = paragraph(look, [namePiece(shown(url), urlVoice(url, url, voice, setting))], around, {
    language: "en",
    span: pattern.span,
  });
  const target = { kind: "uri", uri: url } as const;
  return [
    {
      kind: "figure",
      pictures: [
        {
          ...{
            picture,
            width: side,
            height: side,
            link: { target, title },
            beside: [address],
            besideAt: "middle" as const,
          },
          tag: tag("Figure", link, { alt: `QR: ${url}` }),
        },
      ],
      gap: 2,
      // The white around the code is in the margin, so that its squares are aligned with the text.
      shift: -(side * quietZone) / picture.width,
      align,
      ...{ spaceBefore: style.codes.gap, spaceAfter: style.codes.gap, span: pattern.span },
      // That of an abstract ends it, that of a session belongs to its heading.
      ...{ keepWithNext: of === "sessions", isTail: of === "abstracts" },
    },
  ];
}

/** The protocol is implied. */
function shown(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
